#pragma once
// NameReader: reads names off the tokens of a text: where they begin and end, what the language core calls them, what stands around them.
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/calendar_date.h"
#include "geo/cues.h"
#include "geo/gazetteer.h"
#include "model/syntax.h"

namespace dateline::geo {

/// Tokens [first, last).
struct Range {
  TokenIndex first, last;
};

class NameReader {
 public:
  NameReader(const Syntax& syntax, const Gazetteer& gazetteer)
      : syntax_(syntax), doc_(syntax.doc()), gazetteer_(gazetteer), cues_(Cues::get()), published_(doc_.article.published_day()) {}

  bool capitalised(TokenIndex i) const;
  /// A capital, or the article of an Arabic name: "al-Bab".
  bool begins_name(TokenIndex i, TokenIndex end) const;
  bool goes_inside_name(TokenIndex i) const;
  Span span_of(Range range) const;
  std::string folded(Range range) const;
  /// The language core's name that the token is part of.
  Range entity_of(TokenIndex i) const;
  /// The same without a leading "the" and a trailing "'s".
  Range trimmed(Range range) const;
  bool is_place_label(std::string_view type) const;
  /// A single word that is a noun of its own before it is a name: "Court", "North", "March".
  bool is_common_word(Range range) const;
  /// The longest name in the gazetteer that begins here; its candidates go to `candidates`.
  std::optional<Range> longest(TokenIndex i, TokenIndex end, std::vector<Candidate>& candidates) const;
  /// Takes away what is not there on the day that the report was published.
  void keep_valid(std::vector<Candidate>& candidates) const;
  /// The gazetteer's places of this name that are there on the day of the report; its first word also written out: "St. Paul" is "Saint Paul".
  void look_up(const std::string& folded, std::vector<Candidate>& candidates) const;
  bool in_capitals(Range range) const;
  /// The token before, over words like "central" and "the city of"; the token itself where nothing stands before.
  bool after_locative(TokenIndex i) const;
  bool before_division_noun(TokenIndex last) const;
  /// "a Tulsa woman", "Tulsa police".
  bool before_local_noun(TokenIndex last) const;
  /// A politician's home: "R-Boise".
  bool after_party(TokenIndex i) const;
  /// A name in capitals, or any at the start of a paragraph, that a dash, or a bracket with an agency, sets off from the report: "GOMA —".
  bool is_dateline(Range range) const;
  /// Whether the names on either side belong to one longer name with this range.
  bool part_of_longer(Range range) const;

 private:
  std::vector<Candidate> find(const std::string& folded) const;
  mutable std::unordered_map<std::string, std::vector<Candidate>> looked_up_;  // a text asks for a name again and again

 protected:
  const Syntax& syntax_;
  const Document& doc_;
  const Gazetteer& gazetteer_;
  const Cues& cues_;
  const std::optional<Day> published_;
};

}  // namespace dateline::geo
