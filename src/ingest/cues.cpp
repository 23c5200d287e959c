#include "ingest/cues.h"

#include <array>
#include <cctype>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/data_file.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::pair<std::string_view, Part> kPartNames[] = {
    {"drop", kPartDrop},       {"maybe", kPartMaybeDrop}, {"body", kPartBody},       {"headline", kPartHeadline}, {"byline", kPartByline},
    {"date", kPartDate},       {"caption", kPartCaption}, {"subhead", kPartSubhead}, {"wall", kPartWall}, {"post", kPartPost},
};

std::uint32_t part_named(std::string_view name) {
  for (const auto& [known, part] : kPartNames) {
    if (known == name) return part;
  }
  DL_ASSERT(false, "an unknown part in data/ingest/class_cues.tsv");
  return kPartNone;
}

struct ClassCues {
  std::unordered_map<std::string_view, std::uint32_t> whole;               // "share" as one word of a class name
  std::vector<std::pair<std::string_view, std::uint32_t>> inside;          // "disqus" anywhere in a class name
  std::unordered_map<std::string_view, std::uint32_t> pairs;               // "article-body": neighbouring words
};

ClassCues load_class_cues() {
  ClassCues out;
  for (const TableRow& row : data_table("ingest/class_cues.tsv")) {
    if (row.size() < 2) continue;
    const std::uint32_t part = part_named(row[0]);
    for (std::string_view word : split(row[1], ' ')) {
      if (word.size() > 2 && word.front() == '*' && word.back() == '*') {
        out.inside.emplace_back(word.substr(1, word.size() - 2), part);
      } else if (word.find('-') != std::string_view::npos) {
        out.pairs[word] |= part;
      } else if (!word.empty()) {
        out.whole[word] |= part;
      }
    }
  }
  return out;
}

const ClassCues& class_cues() {
  static const ClassCues loaded = load_class_cues();
  return loaded;
}

bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "has-sidebar", "category-video": such names speak of the page or of the story's subject, not of the element's part.
bool speaks_of_something_else(std::string_view name) {
  static constexpr std::string_view kStarts[] = {"has-", "no-", "not-", "with-", "without-", "is-", "category-", "tag-", "type-", "format-", "status-", "hide-", "show-", "js-", "col-", "bg-", "data-"};
  for (std::string_view start : kStarts) {
    if (name.starts_with(start)) return true;
  }
  return false;
}

/// Adds what one class name says: its words are parted by anything but letters and digits, and by camelCase.
std::uint32_t parts_of_name(std::string_view name) {
  if (name.size() > 80) name = name.substr(0, 80);
  std::array<char, 160> joined;  // lower case, words parted by '-'
  std::size_t size = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool word = is_small(c) || is_capital(c);
    if (!word) {
      if (size && joined[size - 1] != '-') joined[size++] = '-';
      continue;
    }
    if (is_capital(c) && i && is_small(name[i - 1]) && size) joined[size++] = '-';
    joined[size++] = is_capital(c) ? static_cast<char>(c + 32) : c;
  }
  const std::string_view words(joined.data(), size);
  std::uint32_t out = kPartNone;
  const auto add = [&out](const auto& table, std::string_view key) {
    if (const auto found = table.find(key); found != table.end()) out |= found->second;
  };
  std::string_view before;
  for (std::size_t start = 0; start < words.size();) {
    std::size_t end = words.find('-', start);
    if (end == std::string_view::npos) end = words.size();
    const std::string_view word = words.substr(start, end - start);
    add(class_cues().whole, word);
    if (!before.empty()) add(class_cues().pairs, words.substr(before.data() - words.data(), end - (before.data() - words.data())));
    before = word;
    start = end + 1;
  }
  for (const auto& [piece, part] : class_cues().inside) {
    if (words.find(piece) != std::string_view::npos) out |= part;
  }
  return out;
}

std::uint32_t parts_of_names(std::string_view names) {
  std::uint32_t out = kPartNone;
  int count = 0;
  for (std::size_t start = 0; start < names.size() && count < 40; ++count) {
    start = names.find_first_not_of(" \t\r\n", start);
    if (start == std::string_view::npos) break;
    std::size_t end = names.find_first_of(" \t\r\n", start);
    if (end == std::string_view::npos) end = names.size();
    std::string_view name = names.substr(start, end - start);
    // "section--has-ads": what stands behind two hyphens is a variant of the thing, not the thing.
    if (const std::size_t variant = name.find("--"); variant != std::string_view::npos && variant > 0) name = name.substr(0, variant);
    if (!speaks_of_something_else(name)) out |= parts_of_name(name);
    start = end;
  }
  return out;
}

std::uint32_t parts_of_itemprop(std::string_view itemprop) {
  if (itemprop == "articleBody") return kPartBody;
  if (itemprop == "headline") return kPartHeadline;
  if (itemprop == "author") return kPartByline;
  if (itemprop == "datePublished" || itemprop == "dateModified" || itemprop == "dateCreated") return kPartDate;
  if (itemprop == "comment") return kPartDrop;
  return kPartNone;
}

bool is_side_role(std::string_view role) {
  static constexpr std::string_view kSide[] = {"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "alert",
                                               "menu", "menubar", "toolbar", "tablist", "tooltip", "form", "banner"};
  for (std::string_view side : kSide) {
    if (role == side) return true;
  }
  return false;
}

constexpr std::pair<std::string_view, Phrase> kPhraseNames[] = {
    {"more", Phrase::kMore}, {"related", Phrase::kRelated}, {"noise", Phrase::kNoise},
    {"end", Phrase::kEnd},   {"byline", Phrase::kByline},   {"wall", Phrase::kWall},
    {"origin", Phrase::kOrigin}, {"source", Phrase::kSource},
};

/// Phrases by their first word, so that a line is compared with few of them.
using Phrases = std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, Phrase>>>;

constexpr std::string_view kGap = " * ";  // other words may stand there

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" :.,!?-")); }

Phrases load_phrases() {
  Phrases out;
  for (const TableRow& row : data_table("ingest/phrases.tsv")) {
    if (row.size() < 2) continue;
    for (const auto& [name, phrase] : kPhraseNames) {
      if (name == row[0]) out[first_word(row[1])].emplace_back(row[1], phrase);
    }
  }
  return out;
}

const Phrases& phrases() {
  static const Phrases loaded = load_phrases();
  return loaded;
}

}  // namespace

std::vector<std::uint32_t> parts_of_nodes(const HtmlPage& page) {
  std::vector<std::uint32_t> out(page.size(), kPartNone);
  std::unordered_map<std::string_view, std::uint32_t> known;  // a page says the same names again and again
  const auto parts_of = [&known](std::string_view names) -> std::uint32_t {
    if (names.empty()) return kPartNone;
    const auto [at, is_new] = known.try_emplace(names);
    if (is_new) at->second = parts_of_names(names);
    return at->second;
  };
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].attribute_count == 0) continue;
    out[id] = parts_of(page.attribute(id, "class")) | parts_of(page.attribute(id, "id")) | parts_of_itemprop(page.attribute(id, "itemprop"));
    if (is_side_role(page.attribute(id, "role"))) out[id] |= kPartMaybeDrop;
  }
  return out;
}

Phrase phrase_of(std::string_view line) {
  std::string words = folded(line.substr(0, 400));
  // Arrows, bullets and brackets before the words do not count.
  std::size_t first = 0;
  while (first < words.size()) {
    const unsigned char c = static_cast<unsigned char>(words[first]);
    if (c >= 0x80 && !(c == 0xE2 || c == 0xC2)) break;
    if (c < 0x80 && (std::isalnum(c) || c == '#')) break;
    first += c == 0xE2 ? 3 : c == 0xC2 ? 2 : 1;
  }
  if (first >= words.size()) return Phrase::kNone;
  const std::string_view text = std::string_view(words).substr(first);
  const auto found = phrases().find(first_word(text));
  if (found == phrases().end()) return Phrase::kNone;
  Phrase out = Phrase::kNone;
  std::size_t longest = 0;
  for (const auto& [phrase, kind] : found->second) {
    const bool alone = phrase.ends_with('$');
    std::string_view start = alone ? phrase.substr(0, phrase.size() - 1) : phrase;
    const std::size_t gap = start.find(kGap);
    const std::string_view later = gap == std::string_view::npos ? std::string_view() : start.substr(gap + kGap.size());
    start = start.substr(0, gap);
    if (start.size() <= longest || !starts_with_word(text, start)) continue;
    if (!later.empty() && text.find(later, start.size()) == std::string_view::npos) continue;
    if (alone && later.empty() && text.size() > start.size() + 4) continue;
    longest = start.size();
    out = kind;
  }
  return out;
}

}  // namespace dateline::ingest
