#pragma once
// LabelReader: what the language core's labels are worth for a name: whose name a person's is, whether an organisation sits where its name
// says, whether letters stand for words. Reads only the text; nothing that has been found.
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "geo/name_reader.h"

namespace dateline::geo {

// Weights of towns (the logarithm of their people).
inline constexpr double kHamlet = 2.7;      // of 500
inline constexpr double kKnownTown = 3.7;   // of 5,000: named without its label only from here on
inline constexpr double kLargeTown = 5;     // of 100,000
inline constexpr double kKnownCapital = 6;  // a capital of 100,000: capitals weigh 1 more

class LabelReader : public NameReader {
 public:
  LabelReader(const Syntax& syntax, const Gazetteer& gazetteer);

  static double best_weight(const std::vector<Candidate>& candidates);
  /// A well-known capital under its own name.
  static bool any_capital(const std::vector<Candidate>& candidates);
  static bool any_from_tables(const std::vector<Candidate>& candidates);

  /// The surname of somebody whom the text names in full: "George Washington" makes a bare "Washington" doubtful.
  bool is_surname(Range range) const { return range.last - range.first == 1 && surnames_.contains(syntax_.token(range.first).lower); }
  /// A word that the text uses in a person's name; in one of more than one word.
  bool is_persons(TokenIndex i) const { return person_words_.contains(syntax_.token(i).lower); }
  bool is_in_full_name(TokenIndex i) const { return full_names_.contains(syntax_.token(i).lower); }
  /// Inside a person's name that goes on before it.
  bool within_person(Range range) const;
  /// "West Nile virus" is no river.
  bool names_no_place(Range range) const;
  /// "SWAT": letters that stand for words, and some town's by chance.
  bool is_short_form(Range range, const std::vector<Candidate>& candidates) const;
  /// "M23", "Route 9": nothing that a gazetteer could hold.
  bool has_digit(Span span) const;
  /// Whether the labelled name has more names behind this one, which make it another.
  bool goes_on(Range name, Range entity) const;
  /// "Oslo for Bergen" under one label is two names.
  bool ends_at(TokenIndex last, Range entity) const;
  /// "Bank of England" lies in England; "Washington Post" does not tell of Washington.
  bool embedded_in_organisation(Range range, Range entity, const std::vector<Candidate>& candidates) const;
  /// The whole of a label, or the front of an organisation's that is no newspaper or firm.
  bool may_name_place(Range name, Range entity, std::string_view type) const;
  bool has(Cue cue, TokenIndex first, TokenIndex last) const;

 private:
  std::unordered_set<std::string> surnames_, person_words_, full_names_;
};

}  // namespace dateline::geo
