#include "actors/name_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::actors {
namespace {

constexpr std::size_t kLongestWord = 60;          // letters that are compared
constexpr std::size_t kMostWords = 3 * kMostNameWords;  // articles and "of" among them
constexpr std::size_t kFirmSkeleton = 4;          // consonants that carry a word although one vowel differs
constexpr std::size_t kShortestBareSkeleton = 2;  // consonants of a word without vowels that are compared at all
constexpr std::size_t kLongestAcronym = 6;
constexpr std::size_t kShortestAfterArticle = 4;

struct Sound {
  std::string_view letters, key;
};

struct Tables {
  std::unordered_map<char32_t, std::string_view> latin;
  std::unordered_map<char, std::vector<Sound>> sounds;  // by first letter, longest first
  std::unordered_map<std::string, std::string_view> spellings, spellings_by_sound;  // word, its sounds -> the first word of its group
  std::unordered_map<std::string, char> left_out;               // word -> p(ersons), o(thers), a(ll)
};

void read_spellings(Tables& tables) {
  for (const TableRow& row : data_table("actors/spellings.tsv")) {
    const auto words = split(row[1], ';');
    if (row[0] != "same") {
      for (const std::string_view word : words) tables.left_out.emplace(word, row[0] == "person" ? 'p' : row[0] == "other" ? 'o' : 'a');
      continue;
    }
    for (const std::string_view word : words) tables.spellings.emplace(word, words[0]);
  }
}

std::string sounds_of(const Tables& tables, std::string_view word);

Tables read_tables() {
  Tables out;
  for (const TableRow& row : data_table("actors/scripts.tsv")) {
    out.latin.emplace(decode_utf8(row[0])[0], row.size() > 1 ? row[1] : std::string_view());
  }
  for (const TableRow& row : data_table("actors/sounds.tsv")) out.sounds[row[0][0]].push_back({row[0], row.size() > 1 ? row[1] : std::string_view()});
  for (auto& [letter, rows] : out.sounds) {
    std::stable_sort(rows.begin(), rows.end(), [](const Sound& a, const Sound& b) { return a.letters.size() > b.letters.size(); });
  }
  read_spellings(out);
  for (const auto& [word, first] : out.spellings) {
    const auto [row, fresh] = out.spellings_by_sound.emplace(sounds_of(out, word), first);
    if (!fresh && first < row->second) row->second = first;
  }
  return out;
}

const Tables& tables() {
  static const Tables kTables = read_tables();
  return kTables;
}

bool is_arabic(char32_t c) { return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F); }
bool is_vowel(char c) { return c == 'a' || c == 'i' || c == 'u'; }

/// Words of letters and digits, lower case.
std::vector<std::string> split_words(const std::string& folded) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(folded, at);
    const bool belongs = c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : is_letter(c) || is_digit(c);
    if (belongs && out.back().size() < kLongestWord) out.back().append(folded, start, at - start);
    if (!belongs && c != '.' && !out.back().empty()) out.emplace_back();  // "U.N." is one word
  }
  if (out.back().empty()) out.pop_back();
  if (out.size() > kMostWords) out.resize(kMostWords);
  return out;
}

/// The Arabic article, also where it has taken over the sound of the next word ("as Sadr", "ad Din").
bool is_article(std::string_view word, std::string_view next) {
  if (word == "al" || word == "el" || word == "ul") return true;
  const bool has_form = (word.size() == 2 || word.size() == 3) && (word[0] == 'a' || word[0] == 'e' || word[0] == 'u');
  return has_form && word != "abu" && next.substr(0, word.size() - 1) == word.substr(1);
}

/// "Abd al-Rahman", "Abdel Rahman", "Abdulrahman": one word "abd..." for them all.
void join_servants(std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 6> kServant{"abd", "abdul", "abdel", "abdal", "abdol", "abdoul"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::find(kServant.begin(), kServant.end(), words[i]) != kServant.end() && i + 1 < words.size()) {
      if (i + 2 < words.size() && is_article(words[i + 1], words[i + 2])) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      words[i] = "abd" + words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      continue;
    }
    for (const std::string_view stem : {"abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder"}) {
      if (words[i].size() < stem.size() + kShortestAfterArticle - 1 || !words[i].starts_with(stem)) continue;
      if (tables().spellings.contains(words[i])) break;
      std::size_t cut = stem.size();
      if (stem.ends_with('r')) --cut;  // "Abdurrahman"
      std::string_view rest = std::string_view(words[i]).substr(cut);
      if (rest.size() > 1 && rest[0] == 'r' && rest[1] == 'r') rest.remove_prefix(1);
      words[i] = "abd" + std::string(rest);
      break;
    }
  }
}

std::string sounds_of(const Tables& tables, std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    std::string_view key = word.substr(at, 1);
    std::size_t length = 1;
    if (const auto rows = tables.sounds.find(word[at]); rows != tables.sounds.end()) {
      const auto row = std::find_if(rows->second.begin(), rows->second.end(), [&](const Sound& s) { return word.substr(at, s.letters.size()) == s.letters; });
      if (row != rows->second.end()) key = row->key, length = row->letters.size();
    }
    at += length;
    for (const char c : key) {
      if (out.empty() || out.back() != c) out += c;
    }
  }
  // "Hamza", "Hamzah", "Hamzeh" end alike.
  if (out.size() > 3 && out.back() == 'h' && is_vowel(out[out.size() - 2])) {
    out.pop_back();
    if (out.back() == 'i') out.back() = 'a';
  }
  return out;
}

std::string skeleton_of(std::string_view sounds) {
  std::string out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char c = is_vowel(sounds[i]) ? 'a' : sounds[i];
    if (c == 'a' && i > 0) continue;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

/// For words without written vowels: also without the consonants that stand for vowels.
std::string bare(std::string_view skeleton) {
  std::string out;
  for (std::size_t i = 0; i < skeleton.size(); ++i) {
    if (skeleton[i] == 'v' || skeleton[i] == 'a') continue;
    const char c = skeleton[i] == 'p' ? 'b' : skeleton[i];
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }); }

/// The first word of the group of spellings that a word belongs to; empty: none.
std::string_view group_of(const std::string& word, const std::string& sounds) {
  if (const auto found = tables().spellings.find(word); found != tables().spellings.end()) return found->second;
  const auto found = tables().spellings_by_sound.find(sounds);
  return found == tables().spellings_by_sound.end() ? std::string_view() : found->second;
}

SoundedWord sounded(std::string word, bool no_vowels) {
  SoundedWord out;
  out.no_vowels = no_vowels;
  if (has_digit(word)) {
    out.sounds = out.skeleton = word;
  } else {
    out.sounds = sounds_of(tables(), word);
    out.group = group_of(word, out.sounds);
    if (!out.group.empty()) out.sounds = sounds_of(tables(), out.group);
    out.skeleton = skeleton_of(out.sounds);
  }
  out.word = std::move(word);
  return out;
}

bool is_left_out(const std::string& word, NameKind kind) {
  const auto found = tables().left_out.find(word);
  return found != tables().left_out.end() && (found->second == 'a' || (found->second == 'p') == (kind == NameKind::kPerson));
}

/// "Alassad", "alqdhafy": only where the article is written together with its word in the script itself.
void cut_article(std::string& word) {
  if (word.size() >= kShortestAfterArticle && word.starts_with("al")) word.erase(0, 2);
}

}  // namespace

std::string to_latin(std::string_view text) {
  const std::string lower = to_lower(text);
  if (std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return lower;
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t start = at;
    const auto found = tables().latin.find(next_code_point(lower, at));
    if (found == tables().latin.end()) {
      out.append(lower, start, at - start);
    } else {
      out += found->second;
    }
  }
  return out;
}

std::vector<SoundedWord> compared_words(std::string_view name, NameKind kind) {
  const std::u32string letters = decode_utf8(name);
  const bool no_vowels = std::any_of(letters.begin(), letters.end(), is_arabic);
  std::vector<std::string> words = split_words(fold_name(to_latin(name)));
  if (no_vowels) std::for_each(words.begin(), words.end(), cut_article);
  join_servants(words);
  std::vector<SoundedWord> out;
  for (std::size_t i = 0; i < words.size() && out.size() < kMostNameWords; ++i) {
    if (i + 1 < words.size() && is_article(words[i], words[i + 1])) continue;
    if (words.size() > 1 && is_left_out(words[i], kind)) continue;
    out.push_back(sounded(words[i], no_vowels));
  }
  return out;
}

bool is_acronym(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if ((c < 'A' || c > 'Z') && c != '.') return false;
    letters += c != '.';
  }
  return letters >= 2 && letters <= kLongestAcronym;
}

bool are_spellings(const SoundedWord& a, const SoundedWord& b) {
  if (a.word == b.word) return true;
  if (!a.group.empty() && !b.group.empty()) return a.group == b.group;
  if (a.sounds == b.sounds) return true;
  if (has_digit(a.word) || has_digit(b.word)) return false;
  if (a.no_vowels || b.no_vowels) {
    const std::string left = bare(a.skeleton);
    return left.size() >= kShortestBareSkeleton && left == bare(b.skeleton);
  }
  if (a.skeleton != b.skeleton || a.skeleton.size() < kFirmSkeleton || a.sounds.size() != b.sounds.size()) return false;
  int off = 0;
  for (std::size_t i = 0; i < a.sounds.size(); ++i) {
    if (a.sounds[i] == b.sounds[i]) continue;
    if (!is_vowel(a.sounds[i]) || !is_vowel(b.sounds[i]) || i == 0) return false;
    ++off;
  }
  return off <= 1;
}

}  // namespace dateline::actors
