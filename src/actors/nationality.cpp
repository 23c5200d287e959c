#include "actors/nationality.h"

#include <algorithm>
#include <set>

#include "actors/lexicon.h"

namespace dateline::actors {
namespace {

/// The countries that each token tells: a state, its adjective, a place, a people. More than one only for a people of several states.
using CountriesAt = std::vector<std::vector<std::string>>;

CountriesAt countries_at(const Syntax& syntax, const Reading& reading) {
  CountriesAt out(syntax.size());
  const auto put = [&](Span span, const std::string& country) {
    if (country.empty()) return;
    const Sentence range = syntax.tokens_in(span);
    for (TokenIndex i = range.first; i < range.last; ++i) out[i] = {country};
  };
  for (const Place& place : reading.places) put(place.span, place.country);
  const auto& peoples = lexicon().peoples;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {  // before towns that are called alike, behind states
    if (!syntax.token(i).tag.starts_with("NNP") && syntax.token(i).pos != "ADJ") continue;
    if (const auto people = peoples.find(syntax.token(i).lower); people != peoples.end()) out[i] = people->second;
  }
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kCountry && entity.type != EntityType::kNationality && entity.type != EntityType::kPlace) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kName) put(mention.span, entity.country);
    }
  }
  return out;
}

/// The country of a token; of a people of several states the one that the report tells of, if it is one.
std::string country_of(const CountriesAt& at, const std::set<std::string>& told, TokenIndex i) {
  if (at[i].size() <= 1) return at[i].empty() ? std::string() : at[i].front();
  std::string found;
  for (const std::string& one : at[i]) {
    if (!told.contains(one)) continue;
    if (!found.empty()) return {};
    found = one;
  }
  return found;
}

bool is_of_no_state(const Entity& entity) {
  if (entity.subtype == "international" || entity.subtype == "ngo" || entity.subtype == "research") return true;
  return std::any_of(entity.sectors.begin(), entity.sectors.end(), [](const std::string& s) { return s == "IGO" || s == "NGO"; });
}

/// "Kenya's allies", "an enemy of Kenya" are not of it.
bool stands_beside(const Entity& entity) { return entity.subtype == "ally" || entity.subtype == "partner" || entity.subtype == "adversary"; }

bool is_hyphen(const Syntax& syntax, TokenIndex i) { return i < syntax.size() && syntax.token(i).lower == "-"; }

/// "pro-Iranian", "Syrian-backed": whose side somebody is on, not whose he is.
bool takes_side(const Syntax& syntax, TokenIndex i) { return (i > 0 && is_hyphen(syntax, i - 1)) || is_hyphen(syntax, i + 1); }

/// "Kenyan and Ugandan troops" are of two states.
bool is_joined(const Syntax& syntax, TokenIndex i) { return syntax.token(i).dep == "conj" || syntax.child(i, {"conj"}); }

/// The state that the words before the head tell; nothing where they tell two.
std::string country_before(const Syntax& syntax, const CountriesAt& at, const std::set<std::string>& told, TokenIndex first, TokenIndex head) {
  std::string found;
  for (TokenIndex i = first; i < head; ++i) {
    const std::string country = takes_side(syntax, i) ? std::string() : country_of(at, told, i);
    if (country.empty()) continue;
    if (is_joined(syntax, i) || (!found.empty() && found != country)) return {};
    found = country;
  }
  if (!found.empty()) return found;
  const auto owner = syntax.child(head, {"poss"});
  return owner && !is_joined(syntax, *owner) ? country_of(at, told, *owner) : std::string();
}

/// "in Guinea", "from Calgary", "based in Beirut" behind the head.
std::string country_behind(const Syntax& syntax, const CountriesAt& at, const std::set<std::string>& told, TokenIndex head, bool named) {
  for (TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    const bool based = token.dep == "acl" && token.tag == "VBN" && token.lower == "based";
    const bool tells = token.dep == "prep" && (token.lower == "of" || token.lower == "from" || (token.lower == "in" && !named));
    if (!based && !tells) continue;
    const auto inner = based ? syntax.child(child, {"prep"}) : std::optional(child);
    if (!inner) continue;
    const auto object = syntax.child(*inner, {"pobj"});
    if (!object || syntax.conjuncts(*object).size() > 1) continue;
    if (std::string country = country_of(at, told, *object); !country.empty()) return country;
  }
  return {};
}

/// "ethnic Albanians": of the people, not of the state that has its name.
bool is_of_people_only(const Syntax& syntax, TokenIndex head) {
  for (TokenIndex child : syntax.children_with(head, {"amod"})) {
    if (lexicon().is(syntax.token(child).lower, "ethnic")) return true;
  }
  return false;
}

std::string country_of_phrase(const Syntax& syntax, const CountriesAt& at, const std::set<std::string>& told, const Mention& mention, EntityType type) {
  const auto head = static_cast<TokenIndex>(mention.head);
  const bool named = mention.form == MentionForm::kName && type != EntityType::kGroup;  // a people is named, but many
  const TokenIndex first = named && type == EntityType::kPerson ? head : std::min(head, syntax.tokens_in(mention.span).first);
  std::string before = country_before(syntax, at, told, first, head);
  return before.empty() ? country_behind(syntax, at, told, head, named) : before;
}

bool lacks_one(const Entity& entity) {
  using enum EntityType;
  const bool actor = entity.type == kPerson || entity.type == kOrganization || entity.type == kGroup || entity.type == kUnit;
  return actor && entity.country.empty() && !is_of_no_state(entity) && !stands_beside(entity);
}

std::set<std::string> all_told(const CountriesAt& at) {
  std::set<std::string> out;
  for (const auto& countries : at) {
    if (countries.size() == 1) out.insert(countries.front());
  }
  return out;
}

/// Who belongs to where something happens: bodies of the state, its forces and rebels, its people. Not officials, who travel, nor the media.
bool belongs_to_scene(const Syntax& syntax, const Entity& entity) {
  static constexpr std::string_view kSectors[] = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "REB", "CVL", "EDU", "LAB", "UAF"};
  if (entity.type == EntityType::kGroup && entity.subtype == "people") return true;  // those called "ethnic"
  if (entity.type == EntityType::kPerson || entity.sectors.empty()) return false;
  if (entity.type == EntityType::kGroup && entity.sectors.front() == "GOV") return false;
  if (std::find(std::begin(kSectors), std::end(kSectors), entity.sectors.front()) == std::end(kSectors)) return false;
  return std::all_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) {
    if (m.form == MentionForm::kName || m.head < 0) return false;
    for (TokenIndex child : syntax.children(static_cast<TokenIndex>(m.head))) {
      if (lexicon().is(syntax.token(child).lower, "foreign")) return false;
    }
    return true;
  });
}

/// The places that the text is set in: names in the sense of a place, by sentence.
std::vector<std::set<std::string>> scenes_of(const Syntax& syntax, const Reading& reading) {
  std::vector<std::set<std::string>> out(syntax.doc().sentences.size());
  for (const Place& place : reading.places) {
    if (place.country.empty() || place.form == PlaceForm::kAdjective) continue;
    const Sentence range = syntax.tokens_in(place.span);
    if (range.first >= range.last) continue;
    bool acts = false;
    if (place.entity) {
      for (const Mention& mention : reading[place.entity].mentions) acts = acts || (mention.span.overlaps(place.span) && mention.sense == MentionSense::kActor);
    }
    if (!acts) out[syntax.sentence_of(range.first)].insert(place.country);
  }
  return out;
}

}  // namespace

void take_countries_of_phrases(const Syntax& syntax, Reading& reading) {
  const CountriesAt at = countries_at(syntax, reading);
  const std::set<std::string> told = all_told(at);
  for (Entity& entity : reading.entities) {
    const bool people = entity.type == EntityType::kGroup && entity.subtype == "people";  // "Turkish Kurds", "Bosnian Serbs"
    if (!lacks_one(entity) && !people) continue;
    bool found = false;
    for (const Mention& mention : entity.mentions) {
      if (mention.head < 0 || mention.form == MentionForm::kPronoun || found) continue;
      const std::string country = country_of_phrase(syntax, at, told, mention, entity.type);
      found = !country.empty();
      if (found || (people && is_of_people_only(syntax, static_cast<TokenIndex>(mention.head)))) entity.country = country;
    }
  }
}

void take_countries_of_scene(const Syntax& syntax, Reading& reading) {
  const std::vector<std::set<std::string>> scenes = scenes_of(syntax, reading);
  for (Entity& entity : reading.entities) {
    if (!lacks_one(entity) || !belongs_to_scene(syntax, entity)) continue;
    const Sentence range = syntax.tokens_in(entity.mentions.front().span);
    const auto& scene = scenes[syntax.sentence_of(range.first)];
    if (scene.size() == 1) entity.country = *scene.begin();
  }
}

}  // namespace dateline::actors
