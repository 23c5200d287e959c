#include "incidents/names.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::incidents {
namespace {

/// Letters that must be changed, added or dropped, counted up to `most` + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t above = row[i];
      row[i] = std::min({row[i] + 1, row[i - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[a.size()];
}

constexpr std::size_t kLongestWord = 64;

/// All words of the shorter name stand, in any spelling, among those of the longer.
bool contained(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) { return same_spelling(word, other); });
  });
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = fold_name(name);
  for (std::string_view word : split(folded, ' ')) {
    if (word.ends_with("'s")) word.remove_suffix(2);
    while (!word.empty() && (word.back() == '\'' || word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    if (word.empty() || word == "the" || word == "a" || word == "an" || word == "of" || word == "s") continue;
    out.emplace_back(word);
  }
  return out;
}

bool same_spelling(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t length = std::min(a.size(), b.size());
  if (length < 5 || a.size() > kLongestWord || b.size() > kLongestWord || a[0] != b[0]) return false;
  return edits(a, b, 2) <= (length + 2) / 7;
}

bool same_name(std::string_view a, std::string_view b) {
  const std::vector<std::string> wa = name_words(a), wb = name_words(b);
  if (wa.empty() || wb.empty()) return false;
  const auto& shorter = wa.size() <= wb.size() ? wa : wb;
  const auto& longer = wa.size() <= wb.size() ? wb : wa;
  if (shorter.size() == longer.size()) return contained(shorter, longer);
  // One word of several: the last (a surname, "Front") or a name in itself, not a common first part.
  return contained(shorter, longer) && same_spelling(shorter.back(), longer.back());
}

std::string plain_name(std::string_view name) {
  std::vector<std::string> words = name_words(name);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    const bool article = i == 0 && words.size() > 1 && (word == "al" || word == "el");
    if (article) continue;
    if (i == 0 && word.size() > 5 && (word.starts_with("al-") || word.starts_with("el-"))) word.remove_prefix(3);
    for (const char c : word) {
      if (out.empty() || out.back() != c) out += c;
    }
  }
  return out;
}

}  // namespace dateline::incidents
