#include "events/way_tellings.h"

#include <algorithm>

#include "events/event_places.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 4;

bool is_way(const Ground& ground, TokenIndex head) {
  return ground.book.is_in(ground.lemma[head], "WAYS") || (ground.entity[head] && ground.reading[ground.entity[head]].type == EntityType::kRoute);
}

/// "the corridor stretches from": the parser took the verb for a noun, with the way before it.
std::optional<TokenIndex> way_misread(const Ground& ground, TokenIndex noun) {
  if (!ground.book.is_in(ground.lemma[noun], "ROUTE_VERBS") || noun == 0) return std::nullopt;
  return ground.token(noun - 1).head == noun && is_way(ground, noun - 1) ? std::optional(noun - 1) : std::nullopt;
}

/// Whose way it is: "Iran's corridor"; also of the way that this one is joined to ("X's bridge or road").
std::optional<TokenIndex> owner_of(const Ground& ground, TokenIndex way) {
  TokenIndex at = way;
  for (int step = 0; step < kFarthest; ++step) {
    if (const auto owner = ground.syntax.child(at, {"poss"})) return owner;
    if (ground.token(at).dep != "conj" || ground.syntax.is_root(at)) return std::nullopt;
    at = ground.token(at).head;
  }
  return std::nullopt;
}

/// The entity of a way, or of what it is an apposition or alternative of: "the X corridor, the only road to Y".
EntityId entity_of(const Ground& ground, TokenIndex way) {
  TokenIndex at = way;
  for (int step = 0; step < kFarthest; ++step) {
    const Token& token = ground.token(at);
    const bool same = (token.dep == "appos" || token.dep == "conj") && is_way(ground, token.head);
    if (token.dep == "appos" && same) return entity_of(ground, token.head);
    if (ground.entity[at]) return ground.entity[at];
    if (!same) return {};
    at = token.head;
  }
  return {};
}

class Teller {
 public:
  Teller(const Ground& ground, TokenIndex way) : ground_(ground), way_(way) {
    out_.entity = entity_of(ground, way);
    out_.mode = ground.book.travel_mode(ground.lemma[way]);
    out_.span = ground.syntax.span(way);
  }

  WayTelling tell() {
    add_pair();
    Arguments own;
    add_prepositions(ground_, way_, own);
    add_phrases(own);
    for (TokenIndex clause : ground_.syntax.children_with(way_, {"relcl", "acl"})) read_verb(clause);
    for (TokenIndex child : ground_.syntax.children_with(way_, {"amod"})) set_status(child);
    read_governor();
    if (const TokenIndex above = ground_.token(way_).head; ground_.is_noun(above) && way_misread(ground_, above) == way_) {
      Arguments misread;
      add_prepositions(ground_, above, misread);
      add_phrases(misread);
      out_.span = ground_.syntax.span(above);
    }
    add_owner();
    sort_stops(out_.stops);
    for (Stop& stop : out_.stops) stop.told = out_.span;
    return std::move(out_);
  }

 private:
  void add(PlaceId place, StopPart part, TimeBasis basis = TimeBasis::kStated) {
    if (place) add_stop(ground_, {place, part, basis, {}}, out_.stops);
  }

  /// "the Baghdad-Damascus highway": the two words before it.
  void add_pair() {
    for (TokenIndex child : ground_.syntax.children_with(way_, {"compound", "nmod", "amod"})) {
      const TokenIndex dash = child;
      if (dash < 2 || ground_.token(dash - 1).tag != "HYPH" || !ground_.place[dash] || !ground_.place[dash - 2]) continue;
      if (ground_.place[dash] == ground_.place[dash - 2]) continue;
      add(ground_.place[dash - 2], StopPart::kFrom);
      add(ground_.place[dash], StopPart::kTo);
    }
  }

  void add_places(TokenIndex head, StopPart part) {
    for (PlaceId place : places_of_phrase(ground_, head)) add(place, part);
    if (ground_.place[head]) return;
    Arguments inner;  // "to the border and the port in X": a stop's own place
    add_prepositions(ground_, head, inner);
    for (const Argument& one : inner) {
      if (ground_.book.place_preposition(one.slot) != PlaceRole::kSite) continue;
      for (PlaceId place : places_of_phrase(ground_, one.head)) add(place, part);
    }
  }

  void add_phrases(const Arguments& arguments) {
    for (const Argument& argument : arguments) {
      if (ground_.book.is_in(argument.slot, "ROUTE_VIA")) add_places(argument.head, StopPart::kVia);
      if (ground_.book.is_in(argument.slot, "ROUTE_TO")) add_places(argument.head, StopPart::kTo);
      if (!ground_.book.is_in(argument.slot, "ROUTE_FROM")) continue;
      const bool second = argument.slot == "between" && argument.head != argument.first;  // "between A and B"
      add_places(argument.head, second ? StopPart::kTo : StopPart::kFrom);
    }
  }

  /// A verb of which the way is subject or object.
  void read_verb(TokenIndex verb) {
    if (!ground_.is_verb(verb) && ground_.token(verb).pos != "AUX") return;
    const std::string& lemma = ground_.lemma[verb];
    set_status(verb);
    for (TokenIndex state : ground_.syntax.children_with(verb, {"acomp", "oprd", "attr"})) set_status(state);  // "remains blocked"
    const bool connects = ground_.book.is_in(lemma, "CONNECT_VERBS");
    const bool crosses = ground_.book.is_in(lemma, "CROSS_VERBS");
    const bool runs = connects || crosses || ground_.book.is_in(lemma, "ROUTE_VERBS") || ground_.book.is_in(lemma, "ROUTE_ENDS");
    const bool built = ground_.book.is_in(lemma, "WAY_PLANNED");
    if (!runs && !built) return;
    const Arguments arguments = verb_arguments(ground_, verb);
    if (connects) {
      bool first = true;
      for (const Argument& argument : arguments) {
        if (argument.slot != "obj" || argument.head == way_) continue;
        add_places(argument.head, first ? StopPart::kFrom : StopPart::kTo);
        first = false;
      }
    }
    for (const Argument& argument : arguments) {
      if (crosses && argument.slot == "obj" && argument.head != way_) add_places(argument.head, StopPart::kVia);
    }
    if (ground_.book.is_in(lemma, "ROUTE_STARTS") || ground_.book.is_in(lemma, "ROUTE_ENDS")) {
      const StopPart part = ground_.book.is_in(lemma, "ROUTE_ENDS") ? StopPart::kTo : StopPart::kFrom;
      for (const Argument& argument : arguments) {
        const bool there = ground_.book.place_preposition(argument.slot) == PlaceRole::kSite || (argument.slot == "obj" && argument.head != way_);
        if (there) add_places(argument.head, part);
      }
    }
    add_phrases(arguments);
    if (built) add_builder(arguments);
    out_.span = cover(out_.span, ground_.syntax.span(verb));
  }

  /// "Iran is building a bridge to the sea": it begins with who builds it, as is inferred.
  void add_builder(const Arguments& arguments) {
    if (out_.stops.empty() || out_.stops.front().part == StopPart::kFrom) return;
    for (const Argument& argument : arguments) {
      const PlaceId place = ground_.place[argument.head];
      if (argument.slot == "subj" && place && ground_.reading[place].kind == "country") return add(place, StopPart::kFrom, TimeBasis::kInferred);
    }
  }

  void add_owner() {
    const auto has = [&](StopPart part) { return std::any_of(out_.stops.begin(), out_.stops.end(), [&](const Stop& s) { return s.part == part; }); };
    const auto owner = owner_of(ground_, way_);
    if (owner && !has(StopPart::kFrom) && (has(StopPart::kTo) || has(StopPart::kVia))) add(ground_.place[*owner], StopPart::kFrom, TimeBasis::kInferred);
  }

  /// The verb that the way, or what it is an apposition of, is subject or object of, and those joined to it.
  void read_governor() {
    TokenIndex at = way_;
    for (int step = 0; step < kFarthest && (ground_.token(at).dep == "appos" || ground_.token(at).dep == "conj") && is_way(ground_, ground_.token(at).head); ++step) {
      at = ground_.token(at).head;
    }
    const Token& token = ground_.token(at);
    if (ground_.syntax.is_root(at) || (token.dep != "nsubj" && token.dep != "nsubjpass" && token.dep != "dobj")) return;
    read_verb(token.head);
    for (TokenIndex next : ground_.syntax.children_with(token.head, {"conj"})) {
      if (!ground_.syntax.child(next, {"nsubj", "nsubjpass", "dobj"})) read_verb(next);
    }
  }

  void set_status(TokenIndex word) {
    const std::string& lemma = ground_.lemma[word];
    const auto& book = ground_.book;
    if (ground_.syntax.child(word, {"neg"})) return;
    bool modal = false, ahead = false;
    for (TokenIndex aux : ground_.syntax.children_with(word, {"aux"})) {
      modal = modal || ground_.token(aux).tag == "MD";
      ahead = ahead || book.is_in(ground_.token(aux).lower, "WILL");
    }
    if (modal && !(ahead && (book.is_in(lemma, "WAY_PLANNED") || book.is_in(lemma, "WAY_OPEN") || book.is_in(lemma, "CONNECT_VERBS") || book.is_in(lemma, "ROUTE_VERBS")))) return;
    std::optional<RouteStatus> status;
    const std::string_view tag = ground_.token(word).tag;
    const bool done = tag == "VBD" || (tag == "VBN" && ground_.token(word).dep != "amod");
    if (ahead) status = RouteStatus::kPlanned;
    else if (book.is_in(lemma, "WAY_CUT") || book.is_in(ground_.token(word).lower, "WAY_CUT")) status = RouteStatus::kCut;
    else if (book.is_in(lemma, "WAY_OPEN") || book.is_in(ground_.token(word).lower, "WAY_OPEN")) status = RouteStatus::kActive;
    else if ((book.is_in(lemma, "WAY_PLANNED") || book.is_in(ground_.token(word).lower, "WAY_PLANNED")) && !done) status = RouteStatus::kPlanned;
    if (!status) return;
    out_.status = status;
    if (const TimeId time = time_of(word)) out_.time = time;
  }

  TimeId time_of(TokenIndex verb) const {
    for (TokenIndex child : ground_.syntax.children(verb)) {
      if (ground_.time[child]) return ground_.time[child];
      if (ground_.token(child).dep != "prep") continue;
      if (const auto object = ground_.syntax.child(child, {"pobj"}); object && ground_.time[*object]) return ground_.time[*object];
    }
    return {};
  }

  const Ground& ground_;
  TokenIndex way_;
  WayTelling out_;
};

}  // namespace

void sort_stops(std::vector<Stop>& stops) {
  std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.part < b.part; });
}

void add_stop(const Ground& ground, const Stop& stop, std::vector<Stop>& stops) {
  const auto same = [&](const Stop& there) { return there.place == stop.place || ground.reading[there.place].name == ground.reading[stop.place].name; };
  if (std::none_of(stops.begin(), stops.end(), same)) stops.push_back(stop);
}

std::vector<WayTelling> way_tellings(const Ground& ground) {
  std::vector<WayTelling> out;
  for (TokenIndex i = 0; i < ground.syntax.size(); ++i) {
    const bool noun = ground.is_noun(i) && is_way(ground, i);
    const bool named = ground.entity[i] && ground.reading[ground.entity[i]].type == EntityType::kRoute;  // also "it"
    if (!noun && !named) continue;
    WayTelling telling = Teller(ground, i).tell();
    if (!telling.stops.empty() || (telling.entity && telling.status)) out.push_back(std::move(telling));
  }
  return out;
}

}  // namespace dateline::events
