#include "ingest/machine_words.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kApart = 8;  // words, from the first of an order to its last

using Words = std::set<std::string, std::less<>>;

struct Turn {
  Words begin, when, what;
};
struct Known {
  std::vector<Turn> turns;
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> phrases;  // by their first word
  std::vector<std::string> marks;
};

Known load() {
  Known out;
  const auto words = [](std::string_view list) {
    std::vector<std::string> all;
    for (const std::string_view word : split(list, ' ')) all.emplace_back(word);
    return all;
  };
  const auto set = [&](std::string_view list) {
    const auto all = words(list);
    return Words(all.begin(), all.end());
  };
  for (const TableRow& row : data_table("ingest/machine_words.tsv")) {
    if (row[0] == "turn" && row.size() == 4) out.turns.push_back({set(row[1]), set(row[2]), set(row[3])});
    if (row[0] == "phrase") {
      auto phrase = words(row[1]);
      out.phrases[phrase.front()].push_back(std::move(phrase));
    }
    if (row[0] == "mark") out.marks.emplace_back(row[1]);
  }
  return out;
}

const Known& known() {
  static const Known loaded = load();
  return loaded;
}

/// Soft hyphens, joiners, marks of direction: nobody sees them, and "ig|nore" is read as one word.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01EF);
}

/// In lower case, of the common width, without what nobody sees.
std::string plain(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char c = utf8[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    char32_t point = next_code_point(utf8, at);
    if (is_unseen(point)) continue;
    if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
    if (point >= 'A' && point <= 'Z') point += 32;
    if (point == 0xA0 || point == 0x3000) point = ' ';
    if ((point >= 0x2010 && point <= 0x2026) || point == 0xAB || point == 0xBB) point = '"';  // dashes, quotation marks, dots
    append_utf8(out, point);
  }
  return out;
}

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

struct Word {
  std::string_view text;
  bool begins;  // a sentence, a line or a quotation
};

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> out;
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_word(text[at])) {
      begins |= std::string_view(".!?:;\"\n([*>#-,").find(text[at]) != std::string_view::npos;
      ++at;
      continue;
    }
    const std::size_t first = at;
    while (at < text.size() && is_of_word(text[at])) ++at;
    out.push_back({text.substr(first, at - first), begins});
    begins = false;
  }
  return out;
}

/// "Ignore", "please ignore": said to the reader, not told of somebody.
bool is_order(const std::vector<Word>& words, std::size_t at) {
  return words[at].begins || (at > 0 && (words[at - 1].text == "please" || words[at - 1].text == "now" || words[at - 1].text == "must"));
}

bool has_turn(const std::vector<Word>& words, std::size_t at, const Turn& turn) {
  if (!turn.begin.contains(words[at].text) || !is_order(words, at)) return false;
  bool when = false;
  for (std::size_t i = at + 1; i < words.size() && i <= at + kApart; ++i) {
    if (when && turn.what.contains(words[i].text)) return true;
    when |= turn.when.contains(words[i].text);
  }
  return false;
}

bool has_phrase(const std::vector<Word>& words, std::size_t at, const std::vector<std::string>& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (words[at + i].text != phrase[i]) return false;
  }
  return true;
}

}  // namespace

bool speaks_to_machines(std::string_view utf8) {
  const std::string text = plain(utf8);
  for (const std::string& mark : known().marks) {
    if (text.find(mark) != std::string::npos) return true;
  }
  const std::vector<Word> words = words_in(text);
  std::string key;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const Turn& turn : known().turns) {
      if (has_turn(words, at, turn)) return true;
    }
    key.assign(words[at].text);
    const auto found = known().phrases.find(key);
    if (found == known().phrases.end()) continue;
    for (const auto& phrase : found->second) {
      if (has_phrase(words, at, phrase)) return true;
    }
  }
  return false;
}

}  // namespace dateline::ingest
