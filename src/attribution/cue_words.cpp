#include "attribution/cue_words.h"

#include <algorithm>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::attribution {

bool CueWord::takes(std::string_view frame) const { return std::find(frames.begin(), frames.end(), frame) != frames.end(); }

bool CueWord::takes(std::string_view prefix, std::string_view preposition) const {
  for (const std::string_view frame : frames) {
    if (frame.size() == prefix.size() + 1 + preposition.size() && frame.starts_with(prefix) && frame[prefix.size()] == ':' &&
        frame.ends_with(preposition)) {
      return true;
    }
  }
  return false;
}

void CueWords::load(std::string_view file, Table& table) {
  for (const TableRow& row : data_table(file)) {
    DL_ASSERT(row.size() >= 4, "a row of cues has lemma, kind, certainty, frames");
    const auto kind = from_name<CueKind>(row[1]);
    const auto certainty = from_name<Certainty>(row[2]);
    DL_ASSERT(kind && certainty, "an unknown kind or certainty in a file of cues");
    table[row[0]].push_back({row[0], *kind, *certainty, split(row[3], ' ')});
  }
}

CueWords::CueWords() {
  load("attribution/verbs.tsv", verbs_);
  load("attribution/nouns.tsv", nouns_);
  load("attribution/sourceless.tsv", sourceless_);
  load("attribution/prepositions.tsv", prepositions_);
  for (const TableRow& row : data_table("attribution/adverbs.tsv")) {
    adverbs_[row[0]] = {*from_name<Certainty>(row[1]), row.size() > 2 && row[2] == "hearsay", row.size() > 2 && row[2] == "condition"};
  }
  for (const TableRow& row : data_table("attribution/occasions.tsv")) occasions_[row[0]] = true;
}

const std::vector<CueWord>& CueWords::find(const Table& table, std::string_view lemma) {
  static const std::vector<CueWord> none;
  const auto found = table.find(lemma);
  return found == table.end() ? none : found->second;
}

const Adverb* CueWords::adverb(std::string_view lower) const {
  const auto found = adverbs_.find(lower);
  return found == adverbs_.end() ? nullptr : &found->second;
}

const CueWords& cue_words() {
  static const CueWords words;
  return words;
}

}  // namespace dateline::attribution
