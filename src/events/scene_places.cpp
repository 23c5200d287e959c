#include "events/scene_places.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "events/story.h"

namespace dateline::events {
namespace {

constexpr std::uint32_t kSceneReach = 3;  // sentences that a story stays where it was
constexpr int kDeepest = 4;               // clauses between two happenings of one sentence

bool is_site(const EventPlace& place) {
  return place.basis == PlaceBasis::kStated && (place.role == PlaceRole::kSite || place.role == PlaceRole::kNear);
}

bool has_site(const Event& event) { return std::any_of(event.places.begin(), event.places.end(), is_site); }

void take_sites(const Event& from, Event& into) {
  for (const EventPlace& one : from.places) {
    if (!is_site(one)) continue;
    into.places.push_back(one);
    into.places.back().order = static_cast<int>(into.places.size()) - 1;
    into.places.back().basis = PlaceBasis::kInferred;
    into.places.back().claims.clear();
  }
}

bool is_state(const Entity& entity) {
  const auto armed = [](const std::string& sector) { return sector == "MIL" || sector == "GOV"; };
  return entity.type == EntityType::kCountry || std::any_of(entity.sectors.begin(), entity.sectors.end(), armed);
}

/// Whether it says itself what was done to whom, so that it can be another one.
bool tells_whom(const Event& event) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [](const Participant& one) { return one.role == Role::kTarget || one.role == Role::kTheme; });
}

class Scenes {
 public:
  Scenes(const Ground& ground, std::vector<Telling>& tellings) : ground_(ground), tellings_(tellings), at_(ground.syntax.size(), -1) {
    for (std::size_t i = 0; i < tellings.size(); ++i) at_[head_of(tellings[i])] = static_cast<int>(i);
    find_home();
  }

  void infer() {
    for (Telling& one : tellings_) {
      if (is_open(one)) from_sentence(one);
      if (is_open(one)) from_opening(one);
    }
    const Telling* scene = nullptr;  // the last happening of the story that a place is told of
    for (Telling& one : tellings_) {
      if (!happened(one.event)) continue;
      if (scene && one.sentence - scene->sentence > kSceneReach) scene = nullptr;
      if (scene && is_open(one)) from_scene(one, *scene);
      if (has_site(one.event) && in_story(ground_, one)) scene = &one;
    }
    for (Telling& one : tellings_) {
      if (is_open(one)) from_home(one.event);
    }
  }

 private:
  static TokenIndex head_of(const Telling& one) { return static_cast<TokenIndex>(one.event.head); }

  bool is_open(const Telling& one) const { return one.event.places.empty() && happened(one.event) && ground_.book.is_at_a_spot(one.event.kind); }

  const Telling* giving_site(TokenIndex head, const Telling& one) const {
    const Telling* other = at_[head] < 0 ? nullptr : &tellings_[static_cast<std::size_t>(at_[head])];
    const bool gives = other && other != &one && ground_.book.is_at_a_spot(other->event.kind) && happened(other->event) && has_site(other->event);
    return gives ? other : nullptr;
  }

  /// What hangs on a word as part of one scene: "a woman died when a bomb went off", "were killed during the attack", "by the blast".
  const Telling* giving_site_below(TokenIndex at, const Telling& one) const {
    for (TokenIndex child : ground_.syntax.children_with(at, {"conj", "advcl", "nsubj", "nsubjpass", "prep", "agent"})) {
      std::optional<TokenIndex> word = child;
      if (ground_.token(child).pos == "ADP") {
        if (!ground_.book.is_in(ground_.token(child).lower, "SAME_SCENE")) continue;
        word = ground_.syntax.child(child, {"pobj"});
      }
      if (const Telling* other = word ? giving_site(*word, one) : nullptr) return other;
    }
    return nullptr;
  }

  void from_sentence(Telling& one) const {
    TokenIndex at = head_of(one);
    for (int step = 0; step < kDeepest; ++step) {
      if (const Telling* other = giving_site_below(at, one)) return take_sites(other->event, one.event);
      const Token& token = ground_.token(at);
      const bool part = token.dep == "conj" || token.dep == "advcl" || token.dep == "acl" || token.dep == "relcl" || token.dep == "nsubj" ||
                        token.dep == "nsubjpass" || token.dep == "pobj" || token.dep == "agent" ||
                        (token.dep == "prep" && ground_.book.is_in(token.lower, "SAME_SCENE"));
      if (ground_.syntax.is_root(at) || !part) return;
      at = token.head;
      if (const Telling* other = giving_site(at, one)) return take_sites(other->event, one.event);
    }
  }

  /// "In Mosul, three men who ...": a place that opens the sentence is where all in it goes on.
  void from_opening(Telling& one) const {
    const Sentence tokens = ground_.syntax.doc().sentences[one.sentence];
    for (TokenIndex i = tokens.first; i < tokens.last; ++i) {
      if (ground_.is_verb(i) || ground_.token(i).dep == "nsubj" || ground_.token(i).dep == "nsubjpass") return;
      const Token& token = ground_.token(i);
      if (!ground_.place[i] || token.dep != "pobj" || ground_.book.place_preposition(ground_.token(token.head).lower) != PlaceRole::kSite) continue;
      const Place& place = ground_.reading[ground_.place[i]];
      one.event.places.push_back({PlaceRole::kSite, place.id, 0, place.span, PlaceBasis::kStated, {}});
      return;
    }
  }

  bool sentence_names_place(const Telling& one) const {
    const Span sentence = ground_.syntax.sentence_span(one.sentence);
    const auto& places = ground_.reading.places;  // in the order of the text
    const auto first = std::partition_point(places.begin(), places.end(), [&](const Place& p) { return p.span.start < sentence.start; });
    const auto last = std::find_if(first, places.end(), [&](const Place& p) { return p.span.start >= sentence.end; });
    return std::any_of(first, last, [](const Place& p) { return p.form == PlaceForm::kName || p.form == PlaceForm::kArea; });
  }

  void from_scene(Telling& one, const Telling& scene) const {
    const bool comes_back = one.noun && one.definite && one.event.kind == scene.event.kind && !tells_whom(one.event);  // "the raid"
    const bool same = comes_back || goes_on(ground_, one.event, scene.event);
    if (!same || one.another || sentence_names_place(one)) return;
    if (!one.noun && !in_story(ground_, one)) return;
    take_sites(scene.event, one.event);
  }

  /// The country that most of the report's places lie in.
  void find_home() {
    struct Mentions {
      std::size_t all = 0, of_places = 0;  // "in Colombia", beside "Colombian"
    };
    std::map<std::string_view, Mentions> mentions;
    std::size_t all = 0;
    for (const Place& place : ground_.reading.places) {
      if (place.country.empty()) continue;
      Mentions& there = mentions[place.country];
      ++there.all;
      there.of_places += place.form != PlaceForm::kAdjective;
      ++all;
    }
    for (const auto& [country, count] : mentions) {
      if (2 * count.all > all && count.of_places > 0) home_ = country;
    }
  }

  /// The mention of the home country that stands last before a place of the text, else the first of all.
  const Place* mention_of_home(std::size_t before) const {
    const Place* out = nullptr;
    for (const Place& place : ground_.reading.places) {
      if (place.kind != "country" || place.country != home_) continue;
      if (out && place.span.start > before) break;
      out = &place;
    }
    return out;
  }

  void from_home(Event& event) const {
    if (home_.empty() || !ground_.book.is_at_home(event.kind)) return;
    bool by_state = false, to_its_own = false;
    for (const Participant& one : event.participants) {
      const Entity& entity = ground_.reading[one.entity];
      if (entity.country.empty()) continue;
      if (entity.country != home_) return;
      (one.role == Role::kAgent ? by_state : to_its_own) |= one.role != Role::kAgent || is_state(entity);
    }
    if (by_state && !to_its_own) return;  // an army strikes abroad, too
    const Place* place = mention_of_home(event.span.start);
    if (place) event.places.push_back({PlaceRole::kSite, place->id, 0, place->span, PlaceBasis::kInferred, {}});
  }

  const Ground& ground_;
  std::vector<Telling>& tellings_;
  std::vector<int> at_;  // by token: the telling it heads, or -1
  std::string_view home_;
};

}  // namespace

void infer_places(const Ground& ground, std::vector<Telling>& tellings) { Scenes(ground, tellings).infer(); }

}  // namespace dateline::events
