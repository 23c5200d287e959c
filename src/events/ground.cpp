#include "events/ground.h"

#include "base/unicode.h"

namespace dateline::events {

bool is_actor_type(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kOrganization || type == EntityType::kUnit || type == EntityType::kGroup ||
         type == EntityType::kCountry || type == EntityType::kNationality;
}

bool is_arms_type(EntityType type) { return type == EntityType::kWeapon || type == EntityType::kPlatform; }

namespace {

/// "Prime Minister X": whatever the parser took for the head, the phrase is of the person.
void give_offices_to_holders(const Syntax& syntax, Ground& ground) {
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (!ground.entity[i] || ground.reading[ground.entity[i]].type != EntityType::kPosition) continue;
    for (TokenIndex next = i + 1; next < syntax.size() && next < i + 4; ++next) {
      if (!ground.entity[next] || ground.reading[ground.entity[next]].type != EntityType::kPerson) continue;
      const bool apposed = ground.token(next).dep == "appos" && ground.token(next).head == i;
      if (!ground.mention[next].contains(ground.token(i).span) && !apposed) continue;
      ground.entity[i] = ground.entity[next];
      ground.mention[i] = ground.mention[next];
      break;
    }
  }
}

}  // namespace

Ground::Ground(const Syntax& syntax, const Reading& reading) : syntax(syntax), reading(reading), book(codebook()) {
  const TokenIndex count = syntax.size();
  lemma.reserve(count);
  for (TokenIndex i = 0; i < count; ++i) {
    // "the wounded": people, whatever the tagger says.
    const bool people = token(i).tag == "VBN" && (token(i).dep == "dobj" || token(i).dep == "pobj" || token(i).dep == "nsubj") && syntax.child(i, {"det"});
    lemma.push_back(people ? token(i).lower : to_lower(token(i).lemma));
  }
  entity.resize(count);
  mention.resize(count);
  place.resize(count);
  time.resize(count);
  for (const Entity& one : reading.entities) {
    for_each_mention(one, [&](const Mention& words) {
      if (words.head < 0 || words.head >= static_cast<int>(count)) return;
      const auto head = static_cast<TokenIndex>(words.head);
      if (entity[head] && mention[head].size() <= words.span.size()) return;
      entity[head] = one.id;
      mention[head] = words.span;
    });
  }
  give_offices_to_holders(syntax, *this);
  for (const Place& one : reading.places) {
    const Sentence range = syntax.tokens_in(one.span);
    for (TokenIndex i = range.first; i < range.last; ++i) place[i] = one.id;
  }
  for (const TimeExpression& one : reading.times) {
    if (const auto head = syntax.head_of(one.span)) time[*head] = one.id;
  }
}

std::string_view Ground::particle(TokenIndex verb) const {
  const auto found = syntax.child(verb, {"prt"});
  if (found) return token(*found).lower;
  const bool hyphened = verb >= 2 && token(verb - 1).lower == "-" && token(verb - 1).span.end == token(verb).span.start &&
                        token(verb - 2).span.end == token(verb - 1).span.start;
  return hyphened ? std::string_view(token(verb - 2).lower) : std::string_view();  // "test-fired"
}

bool Ground::has_particle(TokenIndex verb, std::string_view word) const {
  if (particle(verb) == word) return true;
  for (TokenIndex child : syntax.children_with(verb, {"prt", "advmod", "prep", "acomp"})) {
    const bool bare = token(child).dep != "prep" || !syntax.child(child, {"pobj", "pcomp"});  // "handed him over to"
    if (token(child).lower == word && bare) return true;
  }
  return false;
}

bool Ground::is_actor(TokenIndex head) const {
  if (entity[head]) return is_actor_type(reading[entity[head]].type);
  const std::string_view type = token(head).ent_type;
  return type == "PERSON" || type == "ORG" || type == "GPE" || type == "NORP" || book.is_in(lemma[head], "PEOPLE") || book.is_in(lemma[head], "BODIES");
}

bool Ground::is_in(TokenIndex head, std::string_view name) const {
  if (lemma[head] == name || book.is_in(lemma[head], name)) return true;
  const bool quantity = token(head).pos == "NUM" || token(head).pos == "PRON" || token(head).pos == "DET";
  if (quantity || book.is_in(lemma[head], "MEASURES")) {  // "tonnes of wheat"
    for (TokenIndex child : syntax.children_with(head, {"prep"})) {
      if (lemma[child] != "of") continue;
      for (TokenIndex of : syntax.children_with(child, {"pobj"})) {
        if (is_in(of, name)) return true;
      }
    }
  }
  if (book.is_in(lemma[head], "HOLLOW")) {  // "a mediation effort"
    for (TokenIndex child : syntax.children_with(head, {"compound", "amod", "nmod"})) {
      if (lemma[child] == name || book.is_in(lemma[child], name)) return true;
    }
  }
  if (name == "MEDIA" && entity[head]) return reading[entity[head]].subtype == "media";
  if (name == "ACTOR") return is_actor(head);
  if (name == "PERSON") {
    if (entity[head]) return reading[entity[head]].type == EntityType::kPerson || book.is_in(lemma[head], "PEOPLE");
    return token(head).ent_type == "PERSON" || book.is_in(lemma[head], "PEOPLE");
  }
  if (name == "POLITICIAN") {
    if (!entity[head] || reading[entity[head]].type != EntityType::kPerson) return false;
    const auto& sectors = reading[entity[head]].sectors;
    return !sectors.empty() && book.is_in(sectors.front(), "CIVIL_OFFICE");
  }
  if (name == "ORG") {
    if (book.is_in(lemma[head], "BODIES")) return true;
    return entity[head] && is_actor_type(reading[entity[head]].type) && reading[entity[head]].type != EntityType::kPerson;
  }
  if (name == "PLACE") return static_cast<bool>(place[head]) || token(head).ent_type == "GPE" || token(head).ent_type == "LOC" || book.is_in(lemma[head], "PLACES");
  if (name == "FACILITY" && entity[head]) {
    const EntityType type = reading[entity[head]].type;
    return type == EntityType::kFacility || type == EntityType::kRoute;
  }
  if (name == "ARMS") {
    if (entity[head] && is_arms_type(reading[entity[head]].type)) return true;
    if (!book.is_in(lemma[head], "CARRIERS")) return false;  // "missile parts", "a shipment of rifles"
    for (TokenIndex child : syntax.children(head)) {
      if (token(child).dep == "compound" && is_in(child, "ARMS")) return true;
      if (lemma[child] != "of") continue;
      for (TokenIndex of : syntax.children_with(child, {"pobj"})) {
        if (is_in(of, "ARMS")) return true;
      }
    }
  }
  return false;
}

bool is_headline(const Ground& ground, TokenIndex token) {
  const auto block = ground.syntax.block_of(token);
  return block && ground.syntax.doc().article.blocks[*block].kind == BlockKind::kHeadline;
}

}  // namespace dateline::events
