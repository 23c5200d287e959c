#include "attribution/witness_words.h"

#include "base/data_file.h"

namespace dateline::attribution {
namespace {

WordSet words_for(std::string_view what) {
  WordSet out;
  for (const TableRow& row : data_table("attribution/witnesses.tsv")) {
    if (row.size() < 2 || row[0] != what) continue;
    for (std::string_view word : split(row[1], ' ')) out.insert(word);
  }
  return out;
}

}  // namespace

const WitnessWords& witness_words() {
  static const WitnessWords kWords{words_for("seeing"), words_for("staff"),    words_for("numbering"), words_for("kinds"),
                                   words_for("crowd"),  words_for("at_least"), words_for("at_most"),   words_for("telling"),
                                   words_for("identifying"), words_for("making")};
  return kWords;
}

}  // namespace dateline::attribution
