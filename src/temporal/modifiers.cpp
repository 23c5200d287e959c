#include "temporal/modifiers.h"

#include <algorithm>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::temporal {
namespace {

bool stands_at(const Modifier& modifier, const std::vector<Word>& words, std::size_t at) {
  if (at + modifier.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < modifier.words.size(); ++i) {
    if (words[at + i].lower != modifier.words[i] || (i > 0 && words[at + i].paragraph_start)) return false;
  }
  return true;
}

}  // namespace

ModifierBook::ModifierBook(Lexicon& lexicon) {
  for (const TableRow& row : data_table("temporal/modifiers.tsv")) {
    DL_ASSERT(row.size() == 4, "data/temporal/modifiers.tsv: four columns");
    Modifier modifier{{}, row[1] == "before", row[2] == "length" ? Modifier::Of::kLength : row[2] == "era" ? Modifier::Of::kEra : Modifier::Of::kDate, std::string(row[3])};
    for (const std::string_view word : split(row[0], ' ')) modifier.words.emplace_back(word);
    all_.push_back(std::move(modifier));
  }
  std::stable_sort(all_.begin(), all_.end(), [&](const Modifier& a, const Modifier& b) { return lexicon.word_id(a.words[0]) < lexicon.word_id(b.words[0]); });
  for (const Modifier& modifier : all_) first_ids_.push_back(lexicon.word_id(modifier.words[0]));
}

std::vector<ModifierFound> ModifierBook::before(const std::vector<Word>& words, std::size_t at) const {
  std::vector<ModifierFound> found;
  if (!words[at].info) return found;
  const auto [from, to] = std::equal_range(first_ids_.begin(), first_ids_.end(), words[at].info->id);
  for (auto i = from; i != to; ++i) {
    const Modifier& modifier = all_[static_cast<std::size_t>(i - first_ids_.begin())];
    if (!modifier.before || !stands_at(modifier, words, at)) continue;
    std::size_t end = at + modifier.words.size();
    if (end < words.size() && words[end].lower == "-") ++end;
    found.push_back({&modifier, end});
  }
  return found;
}

std::optional<ModifierFound> ModifierBook::after(const std::vector<Word>& words, std::size_t at) const {
  if (at >= words.size() || !words[at].info) return std::nullopt;
  const auto [from, to] = std::equal_range(first_ids_.begin(), first_ids_.end(), words[at].info->id);
  for (auto i = from; i != to; ++i) {
    const Modifier& modifier = all_[static_cast<std::size_t>(i - first_ids_.begin())];
    if (!modifier.before && stands_at(modifier, words, at)) return ModifierFound{&modifier, at + modifier.words.size()};
  }
  return std::nullopt;
}

bool applies(const ModifierFound& found, const Match& match, const std::vector<Word>& words) {
  const RuleKind kind = match.rule->kind;
  if (match.second || words[match.begin].paragraph_start) return false;
  if (found.modifier->of == Modifier::Of::kEra) return kind == RuleKind::kCalendar && (match.parts.has(Field::kDecade) || match.parts.has(Field::kSeason));
  if (found.modifier->of == Modifier::Of::kLength) {
    const bool or_so = !found.modifier->before && kind == RuleKind::kThis;  // "the next year or so"
    if (kind != RuleKind::kLength && kind != RuleKind::kAgo && kind != RuleKind::kThen && !or_so) return false;
    if (match.parts[Field::kNumber] == "X" && found.modifier->mod != "APPROX") return false;       // "over several years" compares nothing
    return !found.modifier->before || !match.parts.has(Field::kDir) || kind != RuleKind::kLength;  // nor does "over the past year"
  }
  if (match.parts.has(Field::kWeekday) || match.parts.has(Field::kDayShift)) return false;
  return kind == RuleKind::kCalendar || kind == RuleKind::kThis || kind == RuleKind::kContext || kind == RuleKind::kHoliday;
}

}  // namespace dateline::temporal
