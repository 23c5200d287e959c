#include "geo/mentions.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"
#include "geo/atlas.h"
#include "geo/cues.h"
#include "geo/misspelt.h"
#include "geo/name_reader.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

constexpr std::uint32_t kLongestAcronym = 5;
constexpr double kKnownTown = 3.7;   // weight of a town of 5,000: named without its NER label only from here on
constexpr double kLargeTown = 5;     // of 100,000
constexpr double kKnownCapital = 6;  // a capital of 100,000: capitals weigh 1 more

class Finder : private NameReader {
 public:
  Finder(const Syntax& syntax, const Gazetteer& gazetteer) : NameReader(syntax, gazetteer), misspelt_(syntax, gazetteer) {}

  std::vector<PlaceMention> run() {
    collect_people();
    for (const Sentence& sentence : doc_.sentences) read_sentence(sentence.first, sentence.last, false);
    for (PlaceMention& m : out_) {
      if (m.loose) keep_valid(m.candidates);
    }
    // A name that once was a place's is so wherever it stands alone.
    for (const PlaceMention& m : out_) {
      if (m.form != PlaceForm::kName || m.candidates.empty()) continue;
      known_.insert(m.folded);
      known_first_.insert(syntax_.token(m.first).lower);
    }
    std::vector<PlaceMention> first_pass = std::move(out_);
    out_.clear();
    taken_.assign(syntax_.size(), false);
    for (const PlaceMention& m : first_pass) std::fill(taken_.begin() + m.first, taken_.begin() + m.last, true);
    for (const Sentence& sentence : doc_.sentences) read_sentence(sentence.first, sentence.last, true);
    out_.insert(out_.end(), std::make_move_iterator(first_pass.begin()), std::make_move_iterator(first_pass.end()));
    std::sort(out_.begin(), out_.end(), [](const PlaceMention& a, const PlaceMention& b) { return a.first < b.first; });
    link_containers();
    return std::move(out_);
  }

 private:
  void read_sentence(TokenIndex first, TokenIndex last, bool again) {
    for (TokenIndex i = first; i < last;) {
      if ((again && (taken_[i] || !known_first_.contains(syntax_.token(i).lower))) || !begins_name(i, last)) {
        ++i;
        continue;
      }
      const std::optional<PlaceMention> found = again ? known_name(i, last) : mention_at(i, last);
      if (found) {
        i = found->last;
        out_.push_back(*found);
      } else {
        ++i;
      }
    }
  }

  /// Signs before a name that it is a place's: a preposition or verb, or a place that it is joined to by "and".
  bool has_sign(TokenIndex i) const {
    if (after_locative(i) || joined_to_place(i)) return true;
    TokenIndex verb = i;
    while (verb > 0 && syntax_.token(verb - 1).lower == "the") --verb;
    return verb > 0 && syntax_.token(verb - 1).pos == "VERB" && cues_.is(Cue::kPlaceVerb, syntax_.token(verb - 1).lemma);
  }
  bool joined_to_place(TokenIndex i) const {
    if (out_.empty() || out_.back().form != PlaceForm::kName) return false;
    TokenIndex joint = i;
    while (joint > out_.back().last) {
      const std::string& word = syntax_.token(joint - 1).lower;
      if (word != "and" && word != "or" && word != ",") return false;
      --joint;
    }
    return joint == out_.back().last && joint < i;
  }

  /// Surnames of people that the text names in full: "George Washington" makes a bare "Washington" doubtful.
  void collect_people() {
    for (TokenIndex i = 0; i < syntax_.size(); ++i) {
      if (syntax_.token(i).ent_iob != 'B' || syntax_.token(i).ent_type != "PERSON") continue;
      const Range person = trimmed(entity_of(i));
      for (TokenIndex t = person.first; t < person.last; ++t) person_words_.insert(syntax_.token(t).lower);
      if (person.last - person.first >= 2) surnames_.insert(syntax_.token(person.last - 1).lower);
    }
  }
  bool is_surname(Range range) const { return range.last - range.first == 1 && surnames_.contains(syntax_.token(range.first).lower); }

  static double best_weight(const std::vector<Candidate>& candidates) {
    double best = 0;
    for (const Candidate& c : candidates) best = std::max(best, c.weight - (c.alternate ? 1 : 0));
    return best;
  }
  /// A well-known capital under its own name.
  static bool any_capital(const std::vector<Candidate>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.capital && !c.alternate && c.weight > kKnownCapital; });
  }
  static bool any_from_tables(const std::vector<Candidate>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.from_tables; });
  }

  PlaceMention make(Range range, std::vector<Candidate> candidates) const {
    PlaceMention m;
    m.first = range.first;
    m.last = range.last;
    m.span = span_of(range);
    if (m.span.size() > 1 && doc_.text().at({m.span.end - 1, m.span.end}) == "-") --m.span.end;
    m.folded = folded(range);
    m.candidates = std::move(candidates);
    return m;
  }

  /// "West Nile virus" is no river.
  bool names_no_place(Range range) const { return range.last < syntax_.size() && cues_.is(Cue::kNotPlace, syntax_.token(range.last).lower); }

  /// "Hugo, Oklahoma": the name behind the comma holds one of the candidates.
  bool before_container(Range range, TokenIndex end, const std::vector<Candidate>& candidates) const {
    if (range.last + 1 >= end || (doc_.word(range.last) != "," && doc_.word(range.last) != "(")) return false;
    std::vector<Candidate> outer;
    if (!longest(range.last + 1, end, outer)) return false;
    for (const Candidate& o : outer) {
      if (!o.from_tables || o.kind == "continent" || o.kind == "water") continue;
      for (const Candidate& c : candidates) {
        if (c.precision == PlacePrecision::kSettlement && lies_in(c, o)) return true;
      }
    }
    return false;
  }

  std::optional<PlaceMention> mention_at(TokenIndex i, TokenIndex end) {
    const Token& token = syntax_.token(i);
    std::vector<Candidate> candidates;
    const std::optional<Range> name = longest(i, end, candidates);
    if (name && names_no_place(*name)) return std::nullopt;
    if (name && before_container(*name, end, candidates) && !within_person(*name)) return make(*name, std::move(candidates));
    std::optional<PlaceMention> adjective = adjective_at(i, end, name, any_from_tables(candidates));
    if (adjective) return adjective;
    if (is_place_label(token.ent_type)) return labelled(i, name, std::move(candidates));
    if (!name) return unknown_after_sign(i, end);
    const Range range = *name;
    if (token.ent_type == "PERSON" || token.ent_type == "ORG" || !token.ent_type.empty()) {
      if (!accepts_mislabelled(range, token.ent_type, candidates)) return std::nullopt;
    } else if (!accepts_unlabelled(range, candidates)) {
      return std::nullopt;
    }
    return make(range, std::move(candidates));
  }

  /// A name that the gazetteer has in another spelling only, where a place must stand: "near Abu Kemal".
  std::optional<PlaceMention> unknown_after_sign(TokenIndex i, TokenIndex end) const {
    if (!after_locative(i) || syntax_.token(i).pos != "PROPN") return std::nullopt;
    TokenIndex last = i + 1;
    while (last < end && (syntax_.token(last).pos == "PROPN" || (doc_.word(last) == "-" && last + 1 < end && syntax_.token(last + 1).pos == "PROPN"))) ++last;
    const Range range{i, last};
    const std::string_view type = syntax_.token(i).ent_type;
    const Range entity = trimmed(entity_of(i));
    if (!type.empty() && (entity.first != range.first || entity.last != range.last)) return std::nullopt;
    PlaceMention m = make(range, {});
    if (is_common_word(range) || is_surname(range) || has_digit(m.span) || in_capitals(range)) return std::nullopt;
    gazetteer_.find_loose(m.folded, m.candidates);
    std::erase_if(m.candidates, [](const Candidate& c) { return c.weight < kKnownTown; });
    if (m.candidates.empty()) misspelt_.find(m.folded, m.candidates);
    if (m.candidates.empty()) return std::nullopt;
    m.loose = true;
    return m;
  }

  /// Inside a person's name that goes on beyond it.
  bool within_person(Range range) const {
    if (syntax_.token(range.first).ent_type != "PERSON") return false;
    const Range person = trimmed(entity_of(range.first));
    return person.first < range.first;
  }

  std::optional<PlaceMention> adjective_at(TokenIndex i, TokenIndex end, std::optional<Range> name, bool name_is_known) const {
    const std::string_view type = syntax_.token(i).ent_type;
    if (type == "LANGUAGE" && !(i > 0 && (syntax_.token(i - 1).lower == "a" || syntax_.token(i - 1).lower == "an"))) return std::nullopt;
    for (TokenIndex length = 3; length > 0; --length) {
      if (i + length > end) continue;
      if (name && (name->last - name->first > length || (name_is_known && name->last - name->first == length))) continue;
      const Range range{i, i + length};
      const auto entry = gazetteer_.atlas().adjective(folded(range));
      if (!entry) continue;
      const Range entity = entity_of(i);
      if (type == "PERSON" && entity.last - entity.first > length) return std::nullopt;
      if (syntax_.token(i).pos == "VERB") return std::nullopt;
      PlaceMention m = make(range, {gazetteer_.atlas().place(entry->place)});
      m.form = PlaceForm::kAdjective;
      return m;
    }
    return std::nullopt;
  }

  /// A name that the language core calls a place.
  std::optional<PlaceMention> labelled(TokenIndex i, std::optional<Range> name, std::vector<Candidate> candidates) const {
    const Range entity = trimmed(entity_of(i));
    if (i < entity.first || i >= entity.last) return std::nullopt;
    const bool weak = !any_from_tables(candidates) && best_weight(candidates) < kLargeTown;
    if (weak && !has_sign(i) && is_persons(i)) return std::nullopt;
    if (name && name->last >= entity.last) return make(*name, std::move(candidates));
    if (is_common_word({i, i + 1}) && i + 1 < entity.last && capitalised(i + 1)) {
      // "North Dallas", "City of Mosul": the name comes later, unless all of it is one name that is not known.
      std::vector<Candidate> later;
      for (TokenIndex next = i + 1; next < entity.last; ++next) {
        if (capitalised(next) && longest(next, entity.last, later)) return std::nullopt;
      }
    }
    if (i != entity.first && !is_common_word({entity.first, entity.first + 1})) return name ? std::optional(make(*name, std::move(candidates))) : std::nullopt;
    if (name && !goes_on(*name, entity)) return make(*name, std::move(candidates));
    PlaceMention m = make(name || i == entity.first ? Range{i, entity.last} : entity, {});
    if (is_common_word({m.first, m.last}) || has_digit(m.span) || cues_.is(Cue::kTitle, syntax_.token(m.first).lower)) return std::nullopt;
    if (has(Cue::kPlaceTail, m.first, m.last)) m.kind = "facility";
    if (name && cues_.is(Cue::kPlaceTail, syntax_.token(entity.last - 1).lower)) {
      m.candidates = std::move(candidates);
      m.kind = "facility";
      return m;
    }
    const bool acronym = m.last - m.first == 1 && m.span.size() <= kLongestAcronym && in_capitals({m.first, m.last});
    if (acronym && !after_locative(i)) return std::nullopt;
    gazetteer_.find_loose(m.folded, m.candidates);
    if (m.candidates.empty() && has_sign(i)) misspelt_.find(m.folded, m.candidates);
    m.loose = !m.candidates.empty();
    return m;
  }
  /// "M23", "Route 9": nothing that a gazetteer could hold.
  bool has_digit(Span span) const {
    const std::string_view text = doc_.text().at(span);
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  /// Whether the labelled name has more names behind this one, which make it another.
  bool goes_on(Range name, Range entity) const {
    if (name.last >= entity.last || !capitalised(name.last)) return false;
    const std::string& next = syntax_.token(name.last).lower;
    return !cues_.is(Cue::kDivisionNoun, next);
  }
  /// A word that the text uses in a person's name more than for a place.
  bool is_persons(TokenIndex i) const { return person_words_.contains(syntax_.token(i).lower); }

  bool accepts_mislabelled(Range range, std::string_view type, const std::vector<Candidate>& candidates) const {
    const Range entity = trimmed(entity_of(range.first));
    const bool whole = range.first == entity.first && range.last >= entity.last;
    const bool tables = any_from_tables(candidates);
    const bool locative = has_sign(range.first) || before_division_noun(range.last);
    if (type == "PERSON") {
      if (!whole || part_of_longer(range) || is_surname(range)) return false;
      return locative || ((tables || any_capital(candidates)) && !cues_.is(Cue::kGivenName, syntax_.token(range.first).lower));
    }
    if (type == "ORG") {
      if (whole) return !part_of_longer(range) && (locative ? best_weight(candidates) >= kKnownTown : tables || any_capital(candidates));
      return embedded_in_organisation(range, entity, candidates);
    }
    if (type == "NORP" || type == "EVENT" || type == "LAW" || type == "WORK_OF_ART" || type == "PRODUCT") {
      return tables && best_weight(candidates) > 6 && (whole || type == "EVENT" || type == "LAW");
    }
    return tables && locative;
  }

  /// "Bank of England" lies in England; "Washington Post" does not tell of Washington.
  bool embedded_in_organisation(Range range, Range entity, const std::vector<Candidate>& candidates) const {
    if (range.first == entity.first && range.last < entity.last) {
      if (has(Cue::kOrganisationTail, range.last, entity.last)) return false;
      return any_from_tables(candidates) || (best_weight(candidates) >= kKnownTown && has(Cue::kSeatTail, range.last, entity.last));
    }
    if (range.first == entity.first || range.first == 0) return false;
    return syntax_.token(range.first - 1).pos == "ADP" && (any_from_tables(candidates) || best_weight(candidates) >= kLargeTown);
  }

  bool has(Cue cue, TokenIndex first, TokenIndex last) const {
    for (TokenIndex t = first; t < last; ++t) {
      if (cues_.is(cue, syntax_.token(t).lower)) return true;
    }
    return false;
  }

  bool accepts_unlabelled(Range range, const std::vector<Candidate>& candidates) const {
    if (part_of_longer(range)) return false;
    const Token& token = syntax_.token(range.first);
    const bool tables = any_from_tables(candidates);
    if (range.last - range.first == 1 && token.pos != "PROPN" && token.pos != "ADJ" && !(tables && token.pos == "NOUN")) return false;
    if (tables) return true;
    if (token.pos != "PROPN") return false;
    return any_capital(candidates) || (best_weight(candidates) >= kKnownTown && (has_sign(range.first) || before_division_noun(range.last)));
  }

  /// Second pass: a name known as a place's from elsewhere in the text.
  std::optional<PlaceMention> known_name(TokenIndex i, TokenIndex end) const {
    std::vector<Candidate> candidates;
    const auto name = longest(i, end, candidates);
    if (!name || !known_.contains(folded(*name)) || part_of_longer(*name) || is_surname(*name)) return std::nullopt;
    const std::string_view type = syntax_.token(i).ent_type;
    const Range entity = trimmed(entity_of(i));
    if (!type.empty() && (name->first != entity.first || name->last < entity.last)) return std::nullopt;
    for (TokenIndex t = name->first; t < name->last; ++t) {
      if (taken_[t]) return std::nullopt;
    }
    if (syntax_.token(i).pos != "PROPN") return std::nullopt;
    return make(*name, std::move(candidates));
  }

  /// "Mosul, Iraq", "Mosul (Iraq)", "Mosul in Iraq".
  void link_containers() {
    for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
      PlaceMention& a = out_[i];
      const PlaceMention& b = out_[i + 1];
      if (b.first != a.last + 1 || b.form != PlaceForm::kName || a.form != PlaceForm::kName) continue;
      const std::string_view between = doc_.word(a.last);
      if (between == "," || between == "(" || between == "in") a.container = static_cast<int>(i + 1);
    }
  }

  mutable Misspelt misspelt_;
  std::vector<PlaceMention> out_;
  std::unordered_set<std::string> known_, known_first_, surnames_, person_words_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<PlaceMention> find_mentions(const Syntax& syntax, const Gazetteer& gazetteer) { return Finder(syntax, gazetteer).run(); }

}  // namespace dateline::geo
