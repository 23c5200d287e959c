#include "events/predicates.h"

#include <algorithm>

#include "events/blame.h"
#include "events/conditions.h"

namespace dateline::events {
namespace {

const Entry* choose(const Ground& ground, const std::vector<Entry>* entries, TokenIndex head, const Arguments& arguments) {
  if (!entries) return nullptr;
  for (const Entry& entry : *entries) {
    if (!entry.particle.empty() && !ground.has_particle(head, entry.particle)) continue;
    const bool met = std::all_of(entry.when.begin(), entry.when.end(),
                                 [&](const Condition& condition) { return holds(ground, condition, head, arguments); });
    if (met) return &entry;
  }
  return nullptr;
}

/// "Fighting continued": a noun that the parser takes for a verb without anybody or anything.
bool is_gerund_noun(const Ground& ground, TokenIndex word) {
  const Token& token = ground.token(word);
  if (token.tag != "VBG" || (token.dep != "nsubj" && token.dep != "nsubjpass") || !ground.book.noun(ground.lemma[word])) return false;
  return !ground.syntax.child(word, {"aux", "dobj", "nsubj", "xcomp", "ccomp"});
}

bool is_event_noun(const Ground& ground, TokenIndex noun) {
  if (is_gerund_noun(ground, noun)) return true;
  return ground.is_noun(noun) && ground.book.noun(ground.lemma[noun]) && ground.token(noun).ent_type != "PERSON" && ground.token(noun).ent_type != "ORG";
}

/// The verb above a noun and the slot that the noun fills there ("obj", "subj" or a preposition).
struct Above {
  TokenIndex verb;
  std::string slot;
};

std::optional<Above> verb_above(const Ground& ground, TokenIndex noun) {
  TokenIndex at = noun;
  constexpr int kFarthest = 100;
  for (int step = 0; step < kFarthest && ground.token(at).dep == "conj" && ground.is_noun(ground.token(at).head); ++step) at = ground.token(at).head;
  if (ground.token(at).dep == "pobj" && ground.lemma[ground.token(at).head] == "of") {  // "a series of attacks"
    const TokenIndex whole = ground.token(ground.token(at).head).head;
    if (ground.book.is_in(ground.lemma[whole], "SERIES")) at = whole;
  }
  if (ground.token(at).dep == "pobj" && ground.lemma[ground.token(at).head] == "in") {  // "ten million dollars in aid"
    const TokenIndex sum = ground.token(ground.token(at).head).head;
    if (ground.is_noun(sum) && ground.book.is_in(ground.lemma[sum], "MONEY")) at = sum;
  }
  const Token& token = ground.token(at);
  if (ground.syntax.is_root(at)) return std::nullopt;
  const TokenIndex above = token.head;
  const std::string_view dep = token.dep;
  if (dep == "dobj" || dep == "nsubjpass") return Above{above, "obj"};
  if (dep == "nsubj") return Above{above, "subj"};
  if (dep == "attr") return Above{above, "attr"};
  if (dep == "pobj" && !ground.syntax.is_root(above)) {
    const TokenIndex over = ground.token(above).head;
    if (ground.token(over).pos == "VERB" || ground.token(over).pos == "AUX") return Above{over, ground.token(above).dep == "agent" ? "by" : ground.token(above).lower};
  }
  return std::nullopt;
}

const LightVerb* light_verb_of(const Ground& ground, const Above& above) {
  const auto* lights = ground.book.light_verb(ground.lemma[above.verb]);
  if (!lights) return nullptr;
  for (const LightVerb& light : *lights) {
    if (!light.particle.empty() && !ground.has_particle(above.verb, light.particle)) continue;
    if (light.slot == above.slot) return &light;
  }
  return nullptr;
}

/// "A bridge under construction": what the noun is said of, where no verb says it.
void add_undergoer(const Ground& ground, TokenIndex noun, Predicate& out) {
  const Token& token = ground.token(noun);
  if (token.dep != "pobj" || !ground.book.is_in(ground.token(token.head).lower, "UNDERGOING")) return;
  const TokenIndex thing = ground.token(token.head).head;
  if (!ground.is_noun(thing)) return;
  out.arguments.push_back({"obj", thing, thing});
  out.light_status = EventStatus::kOngoing;
}

/// Adds what the verb has to what the noun has: its subject in the slot that the light verb's row names, its prepositions as they are.
void take_from_light_verb(const Ground& ground, const LightVerb& light, const Above& above, Predicate& out) {
  const bool passive = is_passive(ground, above.verb);
  for (const Argument& argument : verb_arguments(ground, above.verb)) {
    if (argument.head == out.head || argument.slot == "comp" || argument.slot == "attr") continue;
    if (passive && argument.slot == "by") continue;  // who thwarts an attack does not attack; else he is the subject
    const bool other_side = (light.slot == "subj" && argument.slot == "obj") || (light.slot != "subj" && argument.slot == "subj");
    if (other_side) {
      if (!light.role.empty()) out.arguments.push_back({light.role, argument.head, argument.first});
    } else if (argument.slot != "obj" && argument.slot != "subj" && argument.slot != light.slot) {
      out.arguments.push_back(argument);
    }
  }
}

/// "Deliveries of bombs to X": where the goods go hangs on them.
void add_ways_of_goods(const Ground& ground, Arguments& arguments) {
  Arguments more;
  for (const Argument& argument : arguments) {
    if (argument.slot == "of" || argument.slot == "for") add_prepositions(ground, argument.head, more);
  }
  for (Argument& one : more) {
    const bool way = one.slot == "to" || one.slot == "from" || one.slot == "for" || one.slot == "through" || one.slot == "via" || one.slot == "into" || one.slot == "with";
    if (!way || has_slot(arguments, one.slot)) continue;
    one.inner = true;
    arguments.push_back(one);
  }
}

/// "The parliament approved the sale", "the minister announced": only a state, its government or a firm sells.
void drop_deciders(const Ground& ground, Arguments& arguments) {
  std::erase_if(arguments, [&](const Argument& argument) {
    if (argument.slot != "subj" || !ground.entity[argument.head]) return false;
    const Entity& entity = ground.reading[ground.entity[argument.head]];
    const std::string sector = entity.sectors.empty() ? std::string() : entity.sectors.front();
    return entity.type == EntityType::kPerson || sector == "LEG" || sector == "JUD";
  });
}

/// "In violation of an embargo": none is imposed there.
bool is_breached(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  if (token.dep == "dobj" || token.dep == "nsubjpass") return ground.book.is_in(ground.lemma[token.head], "BREACH");
  if (token.dep != "pobj" || ground.syntax.is_root(token.head)) return false;
  return ground.book.is_in(ground.lemma[token.head], "BREACH") || ground.book.is_in(ground.lemma[ground.token(token.head).head], "BREACH");
}

Predicate noun_predicate(const Ground& ground, TokenIndex noun) {
  Predicate out;
  out.head = noun;
  out.arguments = noun_arguments(ground, noun);
  if (const auto claim = claim_of(ground, noun)) {  // when and how it is claimed says nothing of the act
    for (const Argument& argument : verb_arguments(ground, *claim)) {
      if (argument.slot == "subj") out.arguments.push_back(argument);
    }
  } else if (const auto above = verb_above(ground, noun)) {
    out.governor = above->verb;
    if (const LightVerb* light = light_verb_of(ground, *above)) {
      out.by_light_verb = true;
      out.light_status = light->status;
      take_from_light_verb(ground, *light, *above, out);
    }
  } else {
    add_undergoer(ground, noun, out);
  }
  for (TokenIndex sufferer : sufferers_of(ground, noun)) add_argument(ground, "obj", sufferer, out.arguments);
  if (!out.by_light_verb && !has_slot(out.arguments, "by")) {
    for (TokenIndex doer : blamed_for(ground, noun)) add_argument(ground, "by", doer, out.arguments);
  }
  if (out.by_light_verb && ground.book.is_in(ground.lemma[*out.governor], "HOSTING") && has_slot(out.arguments, "subj")) {
    for (Argument& argument : out.arguments) {  // "hosted talks between X and Y": the host's guests
      if (argument.slot == "between" || argument.slot == "among") argument.slot = "with";
    }
  }
  out.entry = choose(ground, ground.book.noun(ground.lemma[noun]), noun, out.arguments);
  if (out.entry && out.entry->kind == "transfer") {
    add_ways_of_goods(ground, out.arguments);
    if (out.by_light_verb && ground.book.is_in(ground.lemma[*out.governor], "DECIDING")) drop_deciders(ground, out.arguments);
  }
  if (out.entry && out.entry->kind == "sanction" && is_breached(ground, noun)) out.entry = nullptr;
  return out;
}

/// "The port is closed": a thing's state told by an adjective tells what was done to it.
std::optional<Predicate> adjective_predicate(const Ground& ground, TokenIndex adjective) {
  const Token& token = ground.token(adjective);
  if (token.pos != "ADJ" || !ground.book.noun(ground.lemma[adjective])) return std::nullopt;
  const bool as_verb = ground.syntax.child(adjective, {"auxpass"}).has_value();  // as the parser takes it at times
  if (!as_verb && (token.dep != "acomp" || ground.lemma[token.head] != "be")) return std::nullopt;
  Predicate out;
  out.head = adjective;
  out.governor = as_verb ? adjective : token.head;
  out.light_status = EventStatus::kOccurred;
  for (TokenIndex subject : surface_subject(ground, *out.governor)) add_argument(ground, "obj", subject, out.arguments);
  for (TokenIndex clause : ground.syntax.children_with(adjective, {"xcomp", "ccomp"})) out.arguments.push_back({"comp", clause, clause});
  add_prepositions(ground, adjective, out.arguments);
  if (!as_verb) add_prepositions(ground, token.head, out.arguments);
  out.entry = choose(ground, ground.book.noun(ground.lemma[adjective]), adjective, out.arguments);
  return out.entry ? std::optional(out) : std::nullopt;
}

bool is_light_use(const Ground& ground, TokenIndex verb, const Arguments& arguments) {
  const auto* lights = ground.book.light_verb(ground.lemma[verb]);
  if (!lights) return false;
  return std::any_of(lights->begin(), lights->end(), [&](const LightVerb& light) {
    if (!light.particle.empty() && !ground.has_particle(verb, light.particle)) return false;
    return std::any_of(arguments.begin(), arguments.end(),
                       [&](const Argument& a) { return a.slot == light.slot && is_event_noun(ground, a.head); });
  });
}

/// The noun that tells the means: the argument's own, or of "as a result of the attack" the attack.
TokenIndex means_noun(const Ground& ground, const Argument& argument) {
  if (argument.slot != "as" || !ground.book.is_in(ground.lemma[argument.head], "OUTCOME")) return argument.head;
  const auto of = ground.syntax.child(argument.head, {"prep"});
  const auto noun = of && ground.token(*of).lower == "of" ? ground.syntax.child(*of, {"pobj"}) : std::nullopt;
  return noun.value_or(argument.head);
}

/// "An air strike hit", "killed in an attack by": the noun tells the means of what the verb tells; its own doers are the verb's.
void fold_nouns(const Ground& ground, Predicate& out) {
  if (!out.entry || (out.entry->kind != "assault" && out.entry->kind != "casualty")) return;
  Arguments more;
  for (const Argument& argument : out.arguments) {
    const bool as_means = argument.slot == "subj" || argument.slot == "in" || argument.slot == "by" || argument.slot == "with" ||
                          argument.slot == "from" || argument.slot == "during" || argument.slot == "after" || argument.slot == "as";
    const TokenIndex noun = means_noun(ground, argument);
    if (!as_means || !is_event_noun(ground, noun)) continue;
    const Arguments own = noun_arguments(ground, noun);
    const Entry* entry = choose(ground, ground.book.noun(ground.lemma[noun]), noun, own);
    if (!entry || entry->kind != "assault") continue;
    out.folded.push_back(noun);
    if (out.entry->kind == "casualty") out.act = entry;
    for (const Argument& part : own) {
      const auto role = entry->frame.role_of(part.slot);
      if (part.slot == "mod" && ground.is_in(part.head, "ARMS")) {  // "Kenyan drone strikes"
        for (TokenIndex owner : ground.syntax.children_with(part.head, {"compound", "amod", "nmod"})) {
          if (ground.entity[owner] && ground.is_actor(owner)) more.push_back({"subj", owner, owner});
        }
      }
      const bool prey = part.slot == "mod" && ground.book.is_in(ground.lemma[part.head], "PREY");  // "killed in a convoy attack"
      if (prey) more.push_back({"obj", part.head, part.first});
      else if (role == Role::kAgent && (part.slot != "mod" || ground.is_actor(part.head))) more.push_back({"subj", part.head, part.first});
      else if (role == Role::kTarget && part.slot != "mod" && (ground.entity[part.head] || !has_slot(out.arguments, "obj"))) more.push_back({"obj", part.head, part.first});
      else if (part.slot != "mod" && part.slot != "poss") more.push_back(part);
    }
  }
  out.arguments.insert(out.arguments.end(), more.begin(), more.end());
}

bool may_be_untyped(const Ground& ground, TokenIndex verb, const Arguments& arguments) {
  const std::string& lemma = ground.lemma[verb];
  if (ground.book.is_in(lemma, "SPEECH") || ground.book.is_in(lemma, "STATES") || ground.book.control(lemma)) return false;
  const bool acts = std::any_of(arguments.begin(), arguments.end(),
                                [&](const Argument& a) { return a.slot == "subj" && ground.entity[a.head] && ground.is_actor(a.head); });
  const bool something = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot != "subj"; });
  return acts && something;
}

/// Whether somebody stands for a state or a body of one, an armed group or a party: who can be asked to act.
bool can_be_asked(const Ground& ground, TokenIndex head) {
  if (!ground.entity[head]) return false;
  const Entity& entity = ground.reading[ground.entity[head]];
  if (!is_actor_type(entity.type)) return false;
  const bool body = entity.type == EntityType::kCountry || entity.type == EntityType::kOrganization || entity.type == EntityType::kUnit;
  return body || (!entity.sectors.empty() && entity.sectors.front() != "CVL" && entity.sectors.front() != "REF");
}

/// "X wants Y to withdraw": a wish of X to Y; the verb's row for an object and a clause types it.
void read_wish(const Ground& ground, Predicate& wish) {
  const auto wisher = std::find_if(wish.arguments.begin(), wish.arguments.end(), [](const Argument& a) { return a.slot == "subj"; });
  if (wisher == wish.arguments.end() || !ground.entity[wisher->head] || !ground.is_actor(wisher->head)) return;
  const EntityId asks = ground.entity[wisher->head];
  for (TokenIndex content : ground.syntax.children_with(wish.head, {"ccomp"})) {
    const auto asked = ground.syntax.child(content, {"nsubj", "nsubjpass"});
    if (ground.token(content).tag != "VB" || !asked || !can_be_asked(ground, *asked) || ground.entity[*asked] == asks) continue;
    add_argument(ground, "obj", *asked, wish.arguments);
    wish.entry = choose(ground, ground.book.verb(ground.lemma[wish.head]), wish.head, wish.arguments);
    return;
  }
}

/// "X-supplied radars": of participles before a noun only these tell that something was done, and by whom.
std::optional<Predicate> joined_predicate(const Ground& ground, TokenIndex participle) {
  const auto doer = doer_before_hyphen(ground, participle);
  if (!doer || !ground.book.is_in(ground.lemma[participle], "SUPPLYING")) return std::nullopt;
  Predicate out;
  out.head = participle;
  add_argument(ground, "subj", *doer, out.arguments);
  out.arguments.push_back({"obj", ground.token(participle).head, ground.token(participle).head});
  out.entry = choose(ground, ground.book.verb(ground.lemma[participle]), participle, out.arguments);
  return out.entry && out.entry->kind == "transfer" ? std::optional(out) : std::nullopt;
}

/// "A court sentenced commander X to ten years", where the parser takes the verb for a word before X's name: the name is its object.
std::optional<TokenIndex> object_of_misread_verb(const Ground& ground, TokenIndex verb) {
  if (ground.token(verb).tag != "VBD" || !ground.syntax.child(verb, {"nsubj"})) return std::nullopt;
  TokenIndex at = verb;
  constexpr int kFarthest = 4;
  for (int step = 0; step < kFarthest && (ground.token(at).dep == "amod" || ground.token(at).dep == "compound"); ++step) at = ground.token(at).head;
  return at > verb && ground.is_noun(at) ? std::optional(at) : std::nullopt;
}

std::optional<Predicate> verb_predicate(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  const auto misread = token.dep == "amod" ? object_of_misread_verb(ground, verb) : std::nullopt;
  if (token.dep == "amod" && !misread) return joined_predicate(ground, verb);
  const bool reduced = (token.dep == "acl" || token.dep == "amod") && token.tag == "VBN";
  if (reduced && ground.book.is_in(ground.lemma[verb], "STANDING_RELATIONS")) return std::nullopt;  // "backed by", "led by"
  if (token.dep == "aux" || token.dep == "auxpass" || token.dep == "compound" || token.dep == "prep") return std::nullopt;
  Predicate out;
  out.head = verb;
  out.arguments = verb_arguments(ground, verb);
  if (misread) add_argument(ground, "obj", *misread, out.arguments);
  out.entry = choose(ground, ground.book.verb(ground.lemma[verb]), verb, out.arguments);
  if (!out.entry && ground.book.is_in(ground.lemma[verb], "WISHES")) read_wish(ground, out);
  if (out.entry && out.entry->kind.empty()) return std::nullopt;  // a row that says: no happening
  if (!out.entry && (is_light_use(ground, verb, out.arguments) || !may_be_untyped(ground, verb, out.arguments))) return std::nullopt;
  fold_nouns(ground, out);
  return out;
}

}  // namespace

std::optional<TokenIndex> doer_before_hyphen(const Ground& ground, TokenIndex participle) {
  if (ground.token(participle).tag != "VBN" || participle < 2 || ground.token(participle - 1).lower != "-") return std::nullopt;
  const TokenIndex doer = participle - 2;
  return ground.token(doer).span.end == ground.token(participle - 1).span.start && ground.is_actor(doer) ? std::optional(doer) : std::nullopt;
}

bool names_object(const Entry& entry) {
  return std::any_of(entry.when.begin(), entry.when.end(), [](const Condition& condition) {
    return !condition.absent && !condition.any.empty() && condition.slots.size() == 1 && condition.slots.front() == "obj";
  });
}

namespace {

/// "Went on strike", "is under arrest": bare nouns that the verb's row names behind a preposition, so that the verb tells them.
std::vector<TokenIndex> nouns_told_by(const Ground& ground, const Predicate& verb) {
  std::vector<TokenIndex> out;
  if (!verb.entry || !ground.is_verb(verb.head)) return out;
  for (const Condition& condition : verb.entry->when) {
    if (condition.absent || condition.any.empty() || condition.slots.size() != 1) continue;
    const std::string& slot = condition.slots.front();
    if (slot != "on" && slot != "under") continue;
    for (const Argument& argument : verb.arguments) {
      if (argument.slot == slot && is_event_noun(ground, argument.head) && noun_arguments(ground, argument.head).empty()) out.push_back(argument.head);
    }
  }
  return out;
}

}  // namespace

std::vector<Predicate> find_predicates(const Ground& ground) {
  std::vector<Predicate> out;
  for (TokenIndex i = 0; i < ground.syntax.size(); ++i) {
    if (ground.is_verb(i) && !is_gerund_noun(ground, i)) {
      if (auto verb = verb_predicate(ground, i)) out.push_back(std::move(*verb));
    } else if (is_event_noun(ground, i) && ground.token(i).dep != "compound" && ground.token(i).dep != "amod") {
      Predicate noun = noun_predicate(ground, i);
      if (noun.entry && !noun.entry->kind.empty()) out.push_back(std::move(noun));
    } else if (auto adjective = adjective_predicate(ground, i)) {
      out.push_back(std::move(*adjective));
    }
  }
  // "signed an agreement": where a row of the verb tells the whole, its noun tells nothing beside it.
  std::vector<bool> whole(ground.syntax.size()), folded(ground.syntax.size()), moves(ground.syntax.size());
  for (const Predicate& one : out) {
    if (ground.is_verb(one.head) && one.entry && names_object(*one.entry)) {
      whole[one.head] = true;
      moves[one.head] = one.entry->kind == "transfer";
    }
    for (TokenIndex noun : one.folded) folded[noun] = true;
    for (TokenIndex noun : nouns_told_by(ground, one)) folded[noun] = true;
  }
  std::erase_if(out, [&](const Predicate& one) {
    const bool goods = one.entry && one.entry->kind == "transfer";
    if (!one.governor || !whole[*one.governor] || one.head == *one.governor) return static_cast<bool>(folded[one.head]);
    if (goods) return folded[one.head] || (one.by_light_verb && moves[*one.governor]);  // "approved the sale of tanks", "seized a shipment": the noun alone tells
    return folded[one.head] || one.by_light_verb || ground.token(one.head).dep == "dobj";
  });
  return out;
}

}  // namespace dateline::events
