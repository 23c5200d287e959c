#include "geo/cues.h"

#include <array>
#include <charconv>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::geo {
namespace {

constexpr std::array<std::string_view, 28> kKinds{
    "locative",          "bridge",      "of_noun",         "division_noun",  "place_tail",     "edge",       "near",       "title",
    "organisation_tail", "seat_tail",   "not_place",       "never",          "place_verb",     "given_name", "local_noun", "party",
    "road_noun",         "road_number", "division_plural", "rest",           "anyones_domain", "paper_word", "town_noun",  "border_noun",
    "way_noun",          "outer_noun",  "onslaught",       "way_preposition"};

double number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  DL_ASSERT(error == std::errc() && end == text.data() + text.size(), "a figure in data/geo/cues.tsv is no number");
  return out;
}

}  // namespace

const Cues& Cues::get() {
  static const Cues cues;
  return cues;
}

Cues::Cues() {
  for (const TableRow& row : data_table("geo/cues.tsv")) {
    DL_ASSERT(row.size() >= 2, "a row of data/geo/cues.tsv lacks its words");
    for (std::string_view word : split(row[1], '|')) {
      if (row.size() == 3) {
        Values& values = row[0] == "bearing" ? bearings_ : row[0] == "part" ? parts_ : units_;
        values.emplace(std::string(word), number(row[2]));
        continue;
      }
      for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        if (kKinds[kind] == row[0]) words_[std::string(word)] |= 1u << kind;
      }
    }
  }
}

}  // namespace dateline::geo
