#include "geo/labels.h"

#include <algorithm>

namespace dateline::geo {
namespace {

constexpr std::uint32_t kLongestShortForm = 5;

}  // namespace

LabelReader::LabelReader(const Syntax& syntax, const Gazetteer& gazetteer) : NameReader(syntax, gazetteer) {
  for (TokenIndex i = 0; i < syntax_.size(); ++i) {
    if (syntax_.token(i).ent_iob != 'B' || syntax_.token(i).ent_type != "PERSON") continue;
    const Range person = trimmed(entity_of(i));
    const bool full = person.last - person.first >= 2;
    const bool titled = person.first > 0 && cues_.is(Cue::kTitle, syntax_.token(person.first - 1).lower);
    for (TokenIndex t = person.first; t < person.last; ++t) {
      person_words_.insert(syntax_.token(t).lower);
      if (full) full_names_.insert(syntax_.token(t).lower);
    }
    if (person.first < person.last && (full || titled)) surnames_.insert(syntax_.token(person.last - 1).lower);
  }
}

double LabelReader::best_weight(const std::vector<Candidate>& candidates) {
  double best = 0;
  for (const Candidate& c : candidates) best = std::max(best, c.weight - (c.alternate ? 1 : 0));
  return best;
}

bool LabelReader::any_capital(const std::vector<Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [](const Candidate& c) { return c.capital && !c.alternate && c.weight > kKnownCapital; });
}

bool LabelReader::any_from_tables(const std::vector<Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.from_tables; });
}

bool LabelReader::within_person(Range range) const {
  return syntax_.token(range.first).ent_type == "PERSON" && trimmed(entity_of(range.first)).first < range.first;
}

bool LabelReader::names_no_place(Range range) const {
  return range.last < syntax_.size() && cues_.is(Cue::kNotPlace, syntax_.token(range.last).lower);
}

bool LabelReader::is_short_form(Range range, const std::vector<Candidate>& candidates) const {
  if (range.last - range.first != 1 || span_of(range).size() > kLongestShortForm || !in_capitals(range) || any_from_tables(candidates))
    return false;
  return !is_dateline(range);
}

bool LabelReader::has_digit(Span span) const {
  const std::string_view text = doc_.text().at(span);
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool LabelReader::goes_on(Range name, Range entity) const {
  if (name.last >= entity.last || !capitalised(name.last)) return false;
  const std::string& next = syntax_.token(name.last).lower;
  return !cues_.any_of({Cue::kDivisionNoun, Cue::kSeatTail, Cue::kLocalNoun}, next) || cues_.is(Cue::kPlaceTail, next);
}

bool LabelReader::ends_at(TokenIndex last, Range entity) const {
  return last >= entity.last || cues_.is(Cue::kWayPreposition, syntax_.token(last).lower);
}

bool LabelReader::embedded_in_organisation(Range range, Range entity, const std::vector<Candidate>& candidates) const {
  if (range.first == entity.first && range.last < entity.last) {
    if (has(Cue::kOrganisationTail, range.last, entity.last)) return false;
    return any_from_tables(candidates) || (best_weight(candidates) >= kKnownTown && has(Cue::kSeatTail, range.last, entity.last));
  }
  if (range.first == entity.first || range.first == 0) return false;
  return syntax_.token(range.first - 1).pos == "ADP" && (any_from_tables(candidates) || best_weight(candidates) >= kLargeTown);
}

bool LabelReader::may_name_place(Range name, Range entity, std::string_view type) const {
  if (name.first != entity.first) return false;
  if (name.last >= entity.last) return true;
  if (type == "PERSON") return cues_.any_of({Cue::kSeatTail, Cue::kLocalNoun, Cue::kDivisionNoun}, syntax_.token(name.last).lower);
  return !has(Cue::kOrganisationTail, name.last, entity.last);
}

bool LabelReader::has(Cue cue, TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first; t < last; ++t) {
    if (cues_.is(cue, syntax_.token(t).lower)) return true;
  }
  return false;
}

}  // namespace dateline::geo
