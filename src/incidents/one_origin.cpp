#include "incidents/one_origin.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

std::set<std::string_view> word_list(std::string_view file) {
  std::set<std::string_view> out;
  for (const TableRow& row : data_table(file)) out.insert(row[0]);
  return out;
}

/// A capital that is not only the sentence's first letter.
bool has_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    if (is_upper(next_code_point(text, at)) && !first) return true;
  }
  return false;
}

std::vector<std::string> telling_words(const std::vector<std::string>& all) {
  static const auto kIdle = word_list("incidents/body_words.tsv");
  std::vector<std::string> out;
  for (const std::string& word : all) {
    if (!kIdle.contains(word)) out.push_back(word);
  }
  return out;
}

/// The words that tell one body from another; all of them where nothing else is left.
std::vector<std::string> body_words(std::string_view name) {
  const std::vector<std::string> all = name_words(name);
  const std::vector<std::string> telling = telling_words(all);
  return telling.empty() ? all : telling;
}

/// "Region", "regional".
bool same_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 6, kEnding = 3;
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= kStem && b.size() - a.size() <= kEnding && b.starts_with(a);
}

bool same_body(std::string_view a, std::string_view b) {
  const auto wa = body_words(a), wb = body_words(b);
  if (wa.empty() || wb.empty()) return false;
  const auto& shorter = wa.size() <= wb.size() ? wa : wb;
  const auto& longer = wa.size() <= wb.size() ? wb : wa;
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) { return same_spelling(word, other) || same_stem(word, other); });
  });
}

bool any_same(const std::vector<std::string>& a, const std::vector<std::string>& b, bool (*same)(std::string_view, std::string_view)) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::any_of(b.begin(), b.end(), [&](const auto& y) { return same(x, y); }); });
}

}  // namespace

bool names_nobody(const SourceFact& source) {
  static const auto kWords = word_list("incidents/unknown_lineage.tsv");
  if (source.kind == SourceKind::kPerson || source.kind == SourceKind::kImagery || has_name(source.name)) return false;
  const auto words = name_words(source.name);
  return words.empty() || kWords.contains(words.back());
}

bool is_nameless_voice(const Origin& origin) {
  if (origin.anonymous || origin.lineage != Lineage::kKnown) return false;
  const auto idle = [](const std::string& name) { return telling_words(name_words(name)).empty(); };
  return !origin.bodies.empty() && std::all_of(origin.bodies.begin(), origin.bodies.end(), idle);
}

std::string key_of(const Origin& origin) {
  if (origin.anonymous) return "anonymous " + std::string(name_of(origin.lineage)) + "\n" + origin.issuing;
  if (origin.lineage == Lineage::kOwnVoice) return "voice\n" + origin.issuing;
  if (origin.lineage == Lineage::kUnknown) return "nobody\n" + fold_name(origin.name);
  if (origin.lineage == Lineage::kAltered) return "altered\n" + fold_name(origin.name);
  return {};
}

bool same_origin(const Origin& a, const Origin& b) {
  if (any_same(a.people, b.people, same_name)) return true;
  const bool abroad = !a.country.empty() && !b.country.empty() && a.country != b.country;
  return !abroad && any_same(a.bodies, b.bodies, same_body);
}

}  // namespace dateline::incidents
