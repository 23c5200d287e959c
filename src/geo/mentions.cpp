#include "geo/mentions.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"
#include "geo/atlas.h"
#include "geo/cues.h"
#include "geo/joints.h"
#include "geo/labels.h"
#include "geo/misspelt.h"
#include "geo/resolve.h"
#include "geo/roads.h"

namespace dateline::geo {
namespace {

constexpr std::uint32_t kLongestAcronym = 5;

class Finder : private LabelReader {
 public:
  Finder(const Syntax& syntax, const Gazetteer& gazetteer) : LabelReader(syntax, gazetteer), misspelt_(syntax, gazetteer) {}

  std::vector<PlaceMention> run() {
    for (const Sentence& sentence : doc_.sentences) read_sentence(sentence.first, sentence.last, false);
    for (PlaceMention& m : out_) {
      if (m.loose) keep_valid(m.candidates);
    }
    take_doubtful();
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
    drop_doubtful();
    add_roads(syntax_, gazetteer_, out_);
    join_mentions(syntax_, gazetteer_, out_);
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
    if (after_locative(i) || joined_to_place(i) || after_party(i) || after_onslaught(i)) return true;
    TokenIndex verb = i;
    while (verb > 0 && syntax_.token(verb - 1).lower == "the") --verb;
    return verb > 0 && syntax_.token(verb - 1).pos == "VERB" && cues_.is(Cue::kPlaceVerb, syntax_.token(verb - 1).lemma);
  }
  bool after_onslaught(TokenIndex i) const {
    return i > 1 && syntax_.token(i - 1).lower == "on" && cues_.is(Cue::kOnslaught, syntax_.token(i - 2).lemma);
  }
  bool joined_to_place(TokenIndex i) const {
    if (out_.empty() || out_.back().form != PlaceForm::kName) return false;
    TokenIndex joint = i;
    while (joint > out_.back().last) {
      const std::string& word = syntax_.token(joint - 1).lower;
      if (word != "and" && word != "or" && word != "," && word != "for") return false;
      --joint;
    }
    return joint == out_.back().last && joint < i;
  }

  bool has_sign(Range range) const {
    return has_sign(range.first) || before_division_noun(range.last) || before_local_noun(range.last) || is_dateline(range);
  }
  /// A name that people of the text have is a place's only right behind a preposition of rest, or before a noun that tells.
  bool has_strong_sign(Range range) const {
    if (before_division_noun(range.last) || before_local_noun(range.last) || is_dateline(range)) return true;
    return range.first > 0 && cues_.is(Cue::kRest, syntax_.token(range.first - 1).lower);
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

  /// "Fresno, Calif." whatever its label says.
  bool is_abbreviated(Range range, const std::vector<Candidate>& candidates) const {
    if (range.first == 0 || doc_.word(range.first - 1) != "," || !folded(range).ends_with('.') || out_.empty() ||
        out_.back().last + 1 != range.first)
      return false;
    return std::any_of(candidates.begin(), candidates.end(),
                       [](const Candidate& c) { return c.from_tables && c.precision == PlacePrecision::kProvince; });
  }

  std::optional<PlaceMention> mention_at(TokenIndex i, TokenIndex end) {
    const Token& token = syntax_.token(i);
    std::vector<Candidate> candidates;
    const std::optional<Range> name = longest(i, end, candidates);
    if (name && names_no_place(*name)) return std::nullopt;
    if (name && is_abbreviated(*name, candidates)) return make(*name, std::move(candidates));
    if (name && before_container(*name, end, candidates) && !within_person(*name)) return make(*name, std::move(candidates));
    if (name && is_short_form(*name, candidates)) return std::nullopt;
    if (name && is_surname(*name) && !any_from_tables(candidates) && !has_strong_sign(*name)) return std::nullopt;
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

  /// "Jordan", by its label a person's, is the country where the text speaks of others of its places and of no person of the name.
  void take_doubtful() {
    std::unordered_set<std::string_view> countries;
    for (const PlaceMention& m : out_) {
      const auto best = std::max_element(m.candidates.begin(), m.candidates.end(),
                                         [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
      if (best != m.candidates.end() && !best->country.empty()) countries.insert(best->country);
    }
    for (PlaceMention& m : doubtful_) {
      const bool named = std::any_of(m.candidates.begin(), m.candidates.end(),
                                     [&](const Candidate& c) { return c.kind == "country" && countries.contains(c.country); });
      if (named && !is_in_full_name(m.first)) out_.push_back(std::move(m));
    }
    std::sort(out_.begin(), out_.end(), [](const PlaceMention& a, const PlaceMention& b) { return a.first < b.first; });
  }

  /// Names that are in no gazetteer and that nothing in the text calls a place's.
  void drop_doubtful() {
    std::unordered_set<std::string> signed_names;
    for (const PlaceMention& m : out_) {
      if (m.candidates.empty() && (m.kind == "facility" || has_sign({m.first, m.last}))) signed_names.insert(m.folded);
    }
    std::erase_if(out_, [&](const PlaceMention& m) { return m.candidates.empty() && !signed_names.contains(m.folded); });
  }

  /// A name that the gazetteer has in another spelling only, where a place must stand: "near Abu Kemal".
  std::optional<PlaceMention> unknown_after_sign(TokenIndex i, TokenIndex end) const {
    if (!after_locative(i) || syntax_.token(i).pos != "PROPN") return std::nullopt;
    TokenIndex last = i + 1;
    while (last < end &&
           (syntax_.token(last).pos == "PROPN" || (doc_.word(last) == "-" && last + 1 < end && syntax_.token(last + 1).pos == "PROPN")))
      ++last;
    const Range range{i, last};
    const std::string_view type = syntax_.token(i).ent_type;
    const Range entity = trimmed(entity_of(i));
    if (!type.empty() && (entity.first != range.first || entity.last != range.last)) return std::nullopt;
    PlaceMention m = make(range, {});
    if (is_common_word(range) || is_surname(range) || has_digit(m.span) || in_capitals(range)) return std::nullopt;
    gazetteer_.find_loose(m.folded, m.candidates);
    std::erase_if(m.candidates, [&](const Candidate& c) { return c.weight < kKnownTown && (c.weight < kHamlet || !misspelt_.text_names(c.country)); });
    // Misspelt names are looked for where a place is likely: the search costs as much as the rest.
    const bool likely = type.empty() || is_place_label(type) || type == "NORP" || (type == "PERSON" && range.last - range.first == 1);
    if (m.candidates.empty() && likely) misspelt_.find(m.folded, m.candidates);
    if (m.candidates.empty()) return std::nullopt;
    m.loose = true;
    return m;
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
    if (i != entity.first && !is_common_word({entity.first, entity.first + 1}))
      return name ? std::optional(make(*name, std::move(candidates))) : std::nullopt;
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
  bool accepts_mislabelled(Range range, std::string_view type, const std::vector<Candidate>& candidates) const {
    const Range entity = trimmed(entity_of(range.first));
    const bool whole = range.first == entity.first && ends_at(range.last, entity);
    const bool tables = any_from_tables(candidates);
    const bool locative = has_sign(range);
    if (type == "PERSON") {
      if (!whole || part_of_longer(range) || is_surname(range)) return false;
      if (locative) return true;
      if (!tables && !any_capital(candidates)) return false;
      if (!cues_.is(Cue::kGivenName, syntax_.token(range.first).lower)) return true;
      doubtful_.push_back(make(range, candidates));
      return false;
    }
    if (type == "ORG") {
      if (whole) return !part_of_longer(range) && (locative ? best_weight(candidates) >= kKnownTown : tables || any_capital(candidates));
      return embedded_in_organisation(range, entity, candidates);
    }
    if (type == "NORP" || type == "EVENT" || type == "LAW" || type == "WORK_OF_ART" || type == "PRODUCT") {
      if (tables && best_weight(candidates) > 6 && (whole || type == "EVENT" || type == "LAW")) return true;
      return whole && locative && best_weight(candidates) >= kKnownTown && !part_of_longer(range);
    }
    return tables && locative;
  }

  bool accepts_unlabelled(Range range, const std::vector<Candidate>& candidates) const {
    if (part_of_longer(range)) return false;
    const Token& token = syntax_.token(range.first);
    const bool tables = any_from_tables(candidates);
    if (is_dateline(range) && best_weight(candidates) >= kHamlet) return true;
    if (range.last - range.first == 1 && token.pos != "PROPN" && token.pos != "ADJ" && !(tables && token.pos == "NOUN")) return false;
    if (tables) return true;
    if (token.pos != "PROPN") return false;
    return any_capital(candidates) || (best_weight(candidates) >= (after_locative(range.first) ? kHamlet : kKnownTown) && has_sign(range));
  }

  /// Second pass: a name known as a place's from elsewhere in the text.
  std::optional<PlaceMention> known_name(TokenIndex i, TokenIndex end) const {
    std::vector<Candidate> candidates;
    const auto name = longest(i, end, candidates);
    if (!name || !known_.contains(folded(*name)) || part_of_longer(*name) || is_surname(*name)) return std::nullopt;
    const std::string_view type = syntax_.token(i).ent_type;
    const Range entity = trimmed(entity_of(i));
    if (!type.empty() && !may_name_place(*name, entity, type)) return std::nullopt;
    for (TokenIndex t = name->first; t < name->last; ++t) {
      if (taken_[t]) return std::nullopt;
    }
    if (syntax_.token(i).pos != "PROPN" && !syntax_.token(i).sentence_start) return std::nullopt;
    return make(*name, std::move(candidates));
  }
  mutable Misspelt misspelt_;
  std::vector<PlaceMention> out_;
  std::unordered_set<std::string> known_, known_first_;
  mutable std::vector<PlaceMention> doubtful_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<PlaceMention> find_mentions(const Syntax& syntax, const Gazetteer& gazetteer) { return Finder(syntax, gazetteer).run(); }

}  // namespace dateline::geo
