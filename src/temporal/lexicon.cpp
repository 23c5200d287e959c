#include "temporal/lexicon.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::temporal {
namespace {

std::uint8_t need_bits(std::string_view text) {
  std::uint8_t bits = 0;
  for (const std::string_view need : split(text, ' ')) {
    if (need == "capital") bits |= kNeedCapital;
    else if (need == "noun") bits |= kNeedNoun;
    else if (need == "notverb") bits |= kNeedNotVerb;
    else if (need == "notmodal") bits |= kNeedNotModal;
    else if (need == "noperson") bits |= kNeedNoPerson;
    else DL_ASSERT(false, "data/temporal: a need that nobody checks");
  }
  return bits;
}

NumberWord number_word(const TableRow& row) {
  NumberWord word;
  const auto kind = from_name<NumberKind>(row[1]);
  DL_ASSERT(kind && row.size() == 3, "data/temporal/numbers.tsv: unknown kind of number word");
  word.kind = *kind;
  if (word.kind != NumberKind::kVague) std::from_chars(row[2].data(), row[2].data() + row[2].size(), word.value);
  return word;
}

}  // namespace

Lexicon::Lexicon() {
  for (const char* file : {"temporal/words.tsv", "temporal/local_months.tsv"}) {
    for (const TableRow& row : data_table(file)) add_meaning(row[0], row[1], row[2], row.size() > 3 ? row[3] : "");
  }
  for (const TableRow& row : data_table("temporal/zones.tsv")) add_meaning(row[0], "zone", row.size() > 1 && !row[1].empty() ? row[1] : "?", "");
  for (const TableRow& row : data_table("temporal/holidays.tsv")) add_meaning(row[0], "holiday", row[1], row.size() > 2 ? row[2] : "capital");
  for (const TableRow& row : data_table("temporal/numbers.tsv")) info(row[0]).number = number_word(row);
}

const WordInfo* Lexicon::find(std::string_view lower) const {
  const auto at = words_.find(lower);
  return at == words_.end() ? nullptr : &at->second;
}

int Lexicon::class_number(std::string_view name) {
  const auto at = std::find(classes_.begin(), classes_.end(), name);
  if (at != classes_.end()) return static_cast<int>(at - classes_.begin());
  classes_.emplace_back(name);
  return static_cast<int>(classes_.size()) - 1;
}

int Lexicon::word_id(std::string_view lower) { return info(lower).id; }

WordInfo& Lexicon::info(std::string_view lower) {
  const auto [at, added] = words_.try_emplace(std::string(lower));
  if (added) at->second.id = static_cast<int>(words_.size());
  return at->second;
}

void Lexicon::add_meaning(std::string_view words, std::string_view word_class, std::string_view value, std::string_view needs) {
  Meaning meaning{class_number(word_class), std::string(value), need_bits(needs), {}};
  std::string spaced;  // as words.h cuts: "'s", a closing "'" and hyphens are words of their own
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view next = words.substr(i + 1);
    const bool ends = next.empty() || next[0] == ' ' || next == "s" || next.starts_with("s ");
    if (words[i] == '-')
      spaced += " - ";
    else if (words[i] == '\'' && i > 0 && words[i - 1] != ' ' && ends)
      (spaced += ' ') += words[i];
    else
      spaced += words[i];
  }
  std::vector<std::string_view> all = split(spaced, ' ');
  std::erase(all, std::string_view());
  for (std::size_t i = 1; i < all.size(); ++i) meaning.rest.emplace_back(all[i]);
  info(all[0]).meanings.push_back(std::move(meaning));
}

}  // namespace dateline::temporal
