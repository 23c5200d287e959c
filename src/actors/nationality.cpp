#include "actors/nationality.h"

#include <algorithm>
#include <set>

#include "actors/leaders.h"
#include "actors/lexicon.h"

namespace dateline::actors {
namespace {

/// "Malaysia Airlines", "Bank of Ghana": states named inside the names of bodies.
void put_names(const Syntax& syntax, const Reading& reading, CountryAt& out) {
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kOrganization || !entity.country.empty() || entity.mentions.front().form != MentionForm::kName) continue;
    const Sentence range = syntax.tokens_in(entity.mentions.front().span);
    for (TokenIndex i = range.first; i < range.last; ++i) {
      const KnownName* name = out[i].empty() ? lexicon().names.find(syntax.token(i).lower) : nullptr;
      const bool state = name && name->country >= 0 && name->naming != Naming::kSeat && name->written.size() > 3;
      if (state) out[i] = lexicon().countries[static_cast<std::size_t>(name->country)].iso2;
    }
  }
}

/// Of a people of several states the one that the report tells of, if it is one.
std::string_view one_told_of(const std::vector<std::string>& countries, const CountryAt& told) {
  std::string_view found;
  for (const std::string& one : countries) {
    if (std::find(told.begin(), told.end(), one) == told.end()) continue;
    if (!found.empty()) return {};
    found = one;
  }
  return found;
}

/// Not a town that happens to be called like somebody, nor one of many that are called so.
bool is_sure(const Reading& reading, const Place& place) {
  constexpr double kSure = 0.9;
  const bool of_person = (place.entity && reading[place.entity].type == EntityType::kPerson) || names_leader(place.name);
  return !of_person && place.confidence >= kSure;
}

bool is_of_no_state(const Entity& entity) {
  if (entity.subtype == "international" || entity.subtype == "ngo" || entity.subtype == "research") return true;
  return std::any_of(entity.sectors.begin(), entity.sectors.end(), [](const std::string& s) { return s == "IGO" || s == "NGO"; });
}

/// "Kenya's allies", "an enemy of Kenya" are not of it.
bool stands_beside(const Entity& entity) {
  return entity.subtype == "ally" || entity.subtype == "partner" || entity.subtype == "adversary";
}

/// "Kenyan and Ugandan troops" are of two states.
bool is_joined(const Syntax& syntax, TokenIndex i) { return syntax.token(i).dep == "conj" || syntax.child(i, {"conj"}); }

/// The state that the words before the head tell; nothing where they tell two.
std::string country_before(const Syntax& syntax, const CountryAt& at, TokenIndex first, TokenIndex head) {
  std::string found;
  for (TokenIndex i = first; i < head; ++i) {
    const std::string_view country = at[i];
    if (country.empty() || takes_side(syntax, i)) continue;
    if (is_joined(syntax, i) || (!found.empty() && found != country)) return {};
    found = country;
  }
  if (!found.empty()) return found;
  const auto owner = syntax.child(head, {"poss"});
  return owner && !is_joined(syntax, *owner) ? std::string(at[*owner]) : std::string();
}

/// "in Guinea", "from Calgary", "based in Beirut" behind the head.
std::string country_behind(const Syntax& syntax, const CountryAt& at, TokenIndex head, bool named) {
  for (TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    const bool based = token.dep == "acl" && token.tag == "VBN" && token.lower == "based";
    const bool tells = token.dep == "prep" && (token.lower == "of" || token.lower == "from" || (token.lower == "in" && !named));
    if (!based && !tells) continue;
    const auto inner = based ? syntax.child(child, {"prep"}) : std::optional(child);
    if (!inner) continue;
    const auto object = syntax.child(*inner, {"pobj"});
    if (!object || syntax.conjuncts(*object).size() > 1) continue;
    if (!at[*object].empty()) return std::string(at[*object]);
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

std::string country_of_phrase(const Syntax& syntax, const CountryAt& at, const Mention& mention, const Entity& entity) {
  const auto head = static_cast<TokenIndex>(mention.head);
  const bool named = mention.form == MentionForm::kName && entity.type != EntityType::kGroup;  // a people is named, but many
  const TokenIndex first = named && entity.type == EntityType::kPerson ? head : std::min(head, syntax.tokens_in(mention.span).first);
  std::string before = country_before(syntax, at, first, head);
  const bool elsewhere = entity.type == EntityType::kGroup && entity.subtype == "people" &&
                         !is_of_people_only(syntax, head);  // "Armenians in Jerusalem" are of there only if called "ethnic"
  if (!before.empty() || elsewhere || lexicon().is(syntax.token(head).lemma, "mission")) return before;
  return country_behind(syntax, at, head, named);
}

bool lacks_one(const Entity& entity) {
  using enum EntityType;
  const bool can_have =
      entity.type == kPerson || entity.type == kOrganization || entity.type == kGroup || entity.type == kUnit || entity.type == kFacility;
  return can_have && entity.country.empty() && !is_of_no_state(entity) && !stands_beside(entity);
}

/// Who belongs to where something happens: bodies of the state, its forces and rebels, its people. Not officials, who travel, nor the
/// media.
bool belongs_to_scene(const Syntax& syntax, const Entity& entity) {
  static constexpr std::string_view kSectors[] = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "REB", "EDU", "LAB", "UAF"};
  if (entity.type == EntityType::kGroup && entity.subtype == "people" && entity.mentions.front().head >= 0) {
    return is_of_people_only(syntax, static_cast<TokenIndex>(entity.mentions.front().head));
  }
  if (entity.type == EntityType::kPerson || entity.sectors.empty()) return false;  // facilities have no sector
  if (entity.type == EntityType::kGroup && (entity.sectors.front() == "GOV" || entity.sectors.front() == "MIL"))
    return false;  // soldiers go abroad
  if (std::find(std::begin(kSectors), std::end(kSectors), entity.sectors.front()) == std::end(kSectors)) return false;
  return std::all_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) {
    if (m.form == MentionForm::kName || m.head < 0) return false;
    for (TokenIndex child : syntax.children(static_cast<TokenIndex>(m.head))) {
      if (lexicon().is(syntax.token(child).lower, "foreign")) return false;
    }
    return true;
  });
}

/// "in Lomé", "near the town of X": not where something came from or goes to.
bool is_set_in(const Syntax& syntax, TokenIndex i) {
  constexpr int kFarthest = 6;
  if (syntax.token(i).dep == "poss") return true;  // "Kenya's elections"
  for (int depth = 0; depth < kFarthest && !syntax.is_root(i); ++depth) {
    const Token& above = syntax.token(syntax.token(i).head);
    if (syntax.token(i).dep == "pobj" && above.lower != "of") {
      return lexicon().is(above.lower, "within") && !lexicon().is(syntax.token(above.head).lemma, "speech");  // not "said in Geneva"
    }
    i = syntax.token(i).head;
  }
  return false;
}

/// The places that the text is set in, by sentence: names in the sense of a place.
std::vector<std::set<std::string>> scenes_of(const Syntax& syntax, const Reading& reading) {
  std::vector<std::set<std::string>> out(syntax.doc().sentences.size());
  const auto put = [&](Span span, const std::string& country) {
    const auto head = syntax.head_of(span);
    if (head && !country.empty() && is_set_in(syntax, *head)) out[syntax.sentence_of(*head)].insert(country);
  };
  std::set<Span> acting;
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kCountry && entity.type != EntityType::kPlace) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.sense == MentionSense::kActor)
        acting.insert(mention.span);
      else if (mention.form == MentionForm::kName)
        put(mention.span, entity.country);
    }
  }
  for (const Place& place : reading.places) {
    if (place.form != PlaceForm::kAdjective && is_sure(reading, place) && !acting.contains(place.span)) put(place.span, place.country);
  }
  return out;
}

bool is_one_of(std::string_view sector, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), sector) != list.end();
}

/// The one state whose opposition, police, courts, rebels or people a sentence tells of, and no other state: "Gambian opposition leaders
/// called on the army". Governments and armies speak and act abroad, and tell nothing of who else is meant.
std::vector<std::string_view> domestic_scenes(const Syntax& syntax, const Reading& reading, const CountryAt& at) {
  std::vector<std::string_view> out(syntax.doc().sentences.size());
  for (const Entity& entity : reading.entities) {
    const bool at_home =
        !entity.sectors.empty() && is_one_of(entity.sectors.front(), {"OPP", "PTY", "REB", "COP", "JUD", "LEG", "LAB", "EDU", "REL"});
    if (entity.country.empty() || !at_home) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.head >= 0 && mention.form != MentionForm::kPronoun)
        out[syntax.sentence_of(static_cast<TokenIndex>(mention.head))] = entity.country;
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Sentence& sentence = syntax.doc().sentences[i];
    for (TokenIndex token = sentence.first; token < sentence.last && !out[i].empty(); ++token) {
      if (!at[token].empty() && at[token] != out[i]) out[i] = {};
    }
  }
  return out;
}

}  // namespace

CountryAt countries_at(const Syntax& syntax, const Reading& reading) {
  CountryAt out(syntax.size());
  const auto put = [&](Span span, const std::string& country) {
    if (country.empty()) return;
    const Sentence range = syntax.tokens_in(span);
    for (TokenIndex i = range.first; i < range.last; ++i) out[i] = country;
  };
  for (const Place& place : reading.places) {
    if (is_sure(reading, place)) put(place.span, place.country);
  }
  std::vector<std::pair<TokenIndex, const std::vector<std::string>*>> of_several;
  const auto& peoples = lexicon().peoples;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {  // before towns that are called alike, behind states
    if (!syntax.token(i).tag.starts_with("NNP") && syntax.token(i).pos != "ADJ") continue;
    const auto people = peoples.find(syntax.token(i).lower);
    if (people == peoples.end()) continue;
    out[i] = people->second.size() == 1 ? std::string_view(people->second.front()) : std::string_view();
    if (out[i].empty()) of_several.emplace_back(i, &people->second);
  }
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kCountry && entity.type != EntityType::kNationality && entity.type != EntityType::kPlace) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kName) put(mention.span, entity.country);
    }
  }
  put_names(syntax, reading, out);
  for (const auto& [i, countries] : of_several) {
    if (out[i].empty()) out[i] = one_told_of(*countries, out);
  }
  return out;
}

bool takes_side(const Syntax& syntax, TokenIndex i) {
  const auto is_hyphen = [&](TokenIndex at) { return at < syntax.size() && syntax.token(at).lower == "-"; };
  if (i > 1 && is_hyphen(i - 1)) return lexicon().is(syntax.token(i - 2).lower, "siding_with");
  return is_hyphen(i + 1) && i + 2 < syntax.size() && syntax.token(i + 2).tag == "VBN" &&
         !lexicon().is(syntax.token(i + 2).lower, "heading");
}

void take_countries_of_phrases(const Syntax& syntax, const CountryAt& at, Reading& reading) {
  for (Entity& entity : reading.entities) {
    const bool people = entity.type == EntityType::kGroup && entity.subtype == "people";  // "Turkish Kurds", "Bosnian Serbs"
    if (!lacks_one(entity) && !people) continue;
    bool found = false;
    for (const Mention& mention : entity.mentions) {
      if (mention.head < 0 || mention.form == MentionForm::kPronoun || found) continue;
      const std::string country = country_of_phrase(syntax, at, mention, entity);
      found = !country.empty();
      if (found || (people && is_of_people_only(syntax, static_cast<TokenIndex>(mention.head)))) entity.country = country;
    }
  }
}

void take_countries_of_scene(const Syntax& syntax, const CountryAt& at, Reading& reading) {
  const std::vector<std::set<std::string>> scenes = scenes_of(syntax, reading);
  const std::vector<std::string_view> domestic = domestic_scenes(syntax, reading, at);
  for (Entity& entity : reading.entities) {
    if (!lacks_one(entity) || !belongs_to_scene(syntax, entity)) continue;
    const Sentence range = syntax.tokens_in(entity.mentions.front().span);
    const auto& scene = scenes[syntax.sentence_of(range.first)];
    if (scene.size() == 1) entity.country = *scene.begin();
    const bool body =
        is_one_of(entity.sectors.empty() ? "" : entity.sectors.front(), {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB"});
    if (scene.empty() && body) entity.country = domestic[syntax.sentence_of(range.first)];
  }
}

}  // namespace dateline::actors
