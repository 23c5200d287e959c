#include "events/event_places.h"

#include <algorithm>

namespace dateline::events {
namespace {

bool is_clause(const Token& token) { return token.dep == "relcl" || token.dep == "acl" || token.dep == "advcl" || token.dep == "ccomp"; }

void add(const Ground& ground, Event& event, PlaceRole role, PlaceId place) {
  for (const EventPlace& there : event.places) {
    if (there.place == place) return;
  }
  event.places.push_back({role, place, 0, ground.reading[place].span, PlaceBasis::kStated, {}});
}

void add_phrase(const Ground& ground, Event& event, PlaceRole role, TokenIndex head) {
  for (PlaceId place : places_of_phrase(ground, head)) {
    // "an area near the border": near, whatever the phrase's own role.
    const bool beside = !ground.place[head] && role == PlaceRole::kSite && ground.lemma[head] == "area";
    add(ground, event, beside ? PlaceRole::kNear : role, place);
  }
}

std::optional<PlaceRole> role_for(const Ground& ground, const Predicate& predicate, const Argument& argument) {
  if (predicate.entry) {
    if (const auto role = predicate.entry->frame.place_role_of(argument.slot)) return role;
    if (predicate.entry->frame.role_of(argument.slot) && ground.entity[argument.head]) return std::nullopt;  // "sanctions on X": X is no site
  }
  return argument.inner ? std::nullopt : ground.book.place_preposition(argument.slot);
}

/// Place phrases that hang on an argument: "the base near X", "the militia in Syria".
void add_from_argument(const Ground& ground, TokenIndex head, Event& event) {
  if (ground.book.is_in(ground.lemma[head], "DOCUMENT")) return;  // "a report on X" was not published in X
  Arguments inner;
  add_prepositions(ground, head, inner);
  for (const Argument& one : inner) {
    const auto role = ground.book.place_preposition(one.slot);
    if (role == PlaceRole::kSite || role == PlaceRole::kNear) add_phrase(ground, event, *role, one.head);
    else if (one.slot == "of" && !ground.place[one.head] && !ground.is_actor(head)) add_from_argument(ground, one.head, event);
    else if (one.slot == "of" && !ground.place[one.head]) continue;
    else if (one.slot == "of" && ground.book.is_in(ground.lemma[head], "FACILITY")) {
      Arguments deeper;
      add_prepositions(ground, one.head, deeper);
      for (const Argument& place : deeper) {
        if (ground.book.place_preposition(place.slot) == PlaceRole::kSite) add_phrase(ground, event, PlaceRole::kSite, place.head);
      }
    }
  }
}

/// "as he left his house": what goes on at the same time goes on at the same place.
bool is_meanwhile(const Ground& ground, TokenIndex clause) {
  const auto marks = ground.syntax.children_with(clause, {"mark", "advmod"});
  return std::any_of(marks.begin(), marks.end(), [&](TokenIndex mark) {
    const std::string& word = ground.token(mark).lower;
    return word == "as" || word == "when" || word == "while";
  });
}

/// Whether what hangs here may have its place elsewhere: another act, what is said, and what somebody is known by.
bool leads_away(const Ground& ground, TokenIndex token) {
  const Token& it = ground.token(token);
  if (it.dep == "relcl" || it.dep == "acl") return ground.is_actor(it.head) && !ground.book.is_in(ground.lemma[token], "TIMELESS");
  if (it.dep == "advcl") return !is_meanwhile(ground, token);
  if (it.dep == "ccomp" || it.dep == "xcomp" || it.dep == "parataxis" || (it.dep == "conj" && ground.is_verb(token))) return true;
  const bool meanwhile = it.dep == "dobj" && ground.token(it.head).dep == "advcl";  // "while attending a rally in X"
  return it.dep == "poss" || (!meanwhile && ground.book.noun(ground.lemma[token])) || ground.book.is_in(ground.lemma[token], "DOCUMENT");
}

/// The nearest place deeper in the act's own phrases: "an attack in front of a building where diplomats live in X", "was shot as he left
/// his house in X".
void add_from_below(const Ground& ground, TokenIndex head, Event& event) {
  constexpr std::size_t kMostTokens = 60;
  std::vector<TokenIndex> open{head};
  for (std::size_t at = 0; at < open.size() && at < kMostTokens && event.places.empty(); ++at) {
    for (TokenIndex child : ground.syntax.children(open[at])) {
      const Token& token = ground.token(child);
      const auto role = token.dep == "pobj" ? ground.book.place_preposition(ground.lemma[token.head]) : std::nullopt;
      if (role == PlaceRole::kSite || role == PlaceRole::kNear) add_phrase(ground, event, *role, child);
      if (!leads_away(ground, child)) open.push_back(child);
    }
  }
}

int stage(PlaceRole role) {
  switch (role) {
    case PlaceRole::kOrigin: return 0;
    case PlaceRole::kVia: return 1;
    case PlaceRole::kDestination: return 2;
    default: return 3;
  }
}

bool moves(const Predicate& predicate) { return predicate.entry && predicate.entry->frame.place_role_of("to").has_value(); }

}  // namespace

std::vector<PlaceId> places_of_phrase(const Ground& ground, TokenIndex head) {
  std::vector<PlaceId> out;
  const auto take = [&](PlaceId place) {
    if (place && std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
  };
  if (ground.place[head]) {
    take(ground.place[head]);
    // "Mosul, Iraq", "the town of X in Y": the wider place stands beside the finer one and adds nothing to the role.
    return out;
  }
  if (!ground.book.is_in(ground.lemma[head], "PLACES") && !ground.book.is_in(ground.lemma[head], "FACILITY")) {
    for (TokenIndex child : ground.syntax.children_with(head, {"compound", "appos"})) take(ground.place[child]);
    return out;
  }
  std::vector<TokenIndex> open{head};
  for (std::size_t at = 0; at < open.size() && at < 40; ++at) {
    for (TokenIndex child : ground.syntax.children(open[at])) {
      const Token& token = ground.token(child);
      if (is_clause(token) || token.dep == "conj" || token.dep == "poss") continue;
      if (token.dep == "amod" && !ground.book.is_in(ground.lemma[open[at]], "PLACES")) continue;  // "the Greek embassy" is not in Greece
      if (ground.place[child]) take(ground.place[child]);
      else open.push_back(child);
    }
  }
  return out;
}

void add_places(const Ground& ground, const Predicate& predicate, Event& event) {
  for (const Argument& argument : predicate.arguments) {
    const auto role = role_for(ground, predicate, argument);
    if (role && argument.slot != "subj" && argument.slot != "obj") add_phrase(ground, event, *role, argument.head);
  }
  for (const Argument& argument : predicate.arguments) {
    if (!predicate.entry) break;
    const auto role = predicate.entry->frame.place_role_of(argument.slot);
    if (role && (argument.slot == "obj" || argument.slot == "subj" || argument.slot == "mod" || argument.slot == "poss")) {
      add_phrase(ground, event, *role, argument.head);
    }
  }
  // "here", "there" and adverbs that geo knows as places.
  for (TokenIndex child : ground.syntax.children_with(predicate.head, {"advmod", "npadvmod"})) {
    const bool doer = doer_before_hyphen(ground, predicate.head) == child;  // "X-supplied"
    if (ground.place[child] && !doer) add(ground, event, moves(predicate) ? PlaceRole::kDestination : PlaceRole::kSite, ground.place[child]);
  }
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot == "comp" || ground.place[argument.head]) continue;
    const bool means = std::find(predicate.folded.begin(), predicate.folded.end(), argument.head) != predicate.folded.end();
    const bool told_by_row = argument.slot == "obj" && predicate.entry && names_object(*predicate.entry);  // "signed an agreement in X"
    const bool happening = ground.book.noun(ground.lemma[argument.head]) && !means && !told_by_row;  // "condemned the attack in X" was not said in X
    if (!happening && (event.places.empty() || argument.slot == "obj" || argument.slot == "to")) add_from_argument(ground, argument.head, event);
  }
  for (TokenIndex noun : predicate.folded) {
    if (event.places.empty()) add_from_argument(ground, noun, event);
  }
  if (event.places.empty() && ground.book.is_at_a_spot(event.kind)) add_from_below(ground, predicate.head, event);
  std::stable_sort(event.places.begin(), event.places.end(),
                   [](const EventPlace& a, const EventPlace& b) { return stage(a.role) < stage(b.role); });
  for (std::size_t i = 0; i < event.places.size(); ++i) event.places[i].order = static_cast<int>(i);
}

}  // namespace dateline::events
