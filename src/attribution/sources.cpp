#include "attribution/sources.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool is_definite(const Syntax& syntax, TokenIndex head) {
  const auto article = syntax.child(head, {"det"});
  return article && any(syntax.token(*article).lower, {"the", "this", "that", "these", "those"});
}

bool has_modifier(const Syntax& syntax, TokenIndex head) { return syntax.child(head, {"amod", "compound", "poss", "nmod", "prep"}).has_value(); }

bool has_name(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
}

SourceKind kind_of(const Entity& entity) {
  switch (entity.type) {
    case EntityType::kPerson: case EntityType::kPosition: return SourceKind::kPerson;
    case EntityType::kGroup: case EntityType::kNationality: return SourceKind::kGroup;
    case EntityType::kDocument: return SourceKind::kDocument;
    default: return SourceKind::kOrganization;
  }
}

/// "media reports", "press reports", "news reports": no outlet is named.
bool of_nobody(const Syntax& syntax, TokenIndex head) {
  for (const TokenIndex kind : syntax.children_with(head, {"compound", "amod", "nmod"})) {
    const Informant* what = informant(syntax.token(kind));
    if (any(syntax.token(kind).lemma, {"news"}) || (what && what->what == InformantClass::kOutlet)) return true;
  }
  return false;
}

/// "three officials, two sources and a diplomat": the parser takes the second for an apposition of the first.
void join(const Syntax& syntax, TokenIndex head, std::vector<TokenIndex>& out) {
  for (const TokenIndex one : syntax.conjuncts(head)) {
    if (std::find(out.begin(), out.end(), one) != out.end()) continue;
    out.push_back(one);
    const auto next = syntax.child(one, {"appos"});
    if (next && informant(syntax.token(one)) && informant(syntax.token(*next)) && syntax.child(*next, {"conj", "appos"})) join(syntax, *next, out);
  }
}

std::vector<TokenIndex> joined_sources(const Syntax& syntax, TokenIndex head) {
  std::vector<TokenIndex> out;
  join(syntax, head, out);
  return out;
}

/// "several dockworkers", "three brokers": people by any noun, where a number or a word for some stands before it.
bool is_counted_crowd(const Syntax& syntax, TokenIndex head) {
  if (syntax.token(head).tag != "NNS") return false;
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (child < head && (token.dep == "nummod" || any(token.lower, {"several", "some", "many", "few"}))) return true;
  }
  return false;
}

std::string count_key(const std::optional<int>& count) { return count ? std::to_string(*count) : "?"; }

}  // namespace

SourceBook::SourceBook(const Syntax& syntax, Reading& reading) : syntax_(syntax), reading_(reading), entities_(reading) {
  Source publisher;
  publisher.name = syntax.doc().article.publisher.name;
  if (publisher.name.empty()) publisher.name = "unknown publisher";
  publisher.kind = SourceKind::kPublisher;
  const std::string key = "name:" + fold_name(publisher.name);
  by_key_[key] = add(reading.sources, std::move(publisher));
}

SourceId SourceBook::unnamed(Span span) {
  const auto found = by_key_.find("unnamed");
  if (found != by_key_.end()) return found->second;
  Source source;
  source.name = "unnamed reports";
  source.kind = SourceKind::kGroup;
  source.anonymous = true;
  source.span = span;
  return by_key_["unnamed"] = add(reading_.sources, std::move(source));
}

std::vector<SourceId> SourceBook::sources_of(const Draft& draft) {
  std::vector<SourceId> out;
  if (!draft.source_head) return out;
  std::vector<TokenIndex> heads = joined_sources(syntax_, *draft.source_head);
  for (const TokenIndex more : draft.more_heads) {
    if (std::find(heads.begin(), heads.end(), more) == heads.end()) heads.push_back(more);
  }
  for (const TokenIndex head : heads) {
    if (head != *draft.source_head && !inside(draft.source, head)) continue;
    const auto found = source(head, draft);
    if (found && std::find(out.begin(), out.end(), *found) == out.end()) out.push_back(*found);
  }
  return out;
}

SourceId SourceBook::outlet_of(const Draft& draft) {
  if (!draft.via) return {};
  const auto found = source(*draft.via, draft);
  return found && found->index > 0 && (draft.via_holds || reading_[*found].kind == SourceKind::kPublisher) ? *found : SourceId{};
}

std::optional<SourceId> SourceBook::source(TokenIndex given, const Draft& draft) {
  const TokenIndex head = antecedent(syntax_, given);
  const Token& token = syntax_.token(head);
  if (token.pos == "PRON" && people_meant(syntax_, head) == head) return pronoun(head);

  // "a spokesman, John Smith, said"
  const auto apposition = syntax_.child(head, {"appos"});
  if (apposition && token.pos != "PROPN" && syntax_.token(*apposition).ent_type == "PERSON") return source(*apposition, draft);

  const TokenIndex people = people_meant(syntax_, head);
  const Informant* noun = informant(syntax_.token(people));
  const EntityId who = entity(people);
  const bool name_beside = token.ent_type == "PERSON" && noun && noun->what != InformantClass::kOutlet;
  if (!noun && is_counted_crowd(syntax_, people) && !(who && has_name(reading_[who]))) return anonymous(head, people, Knowledge::kUnstated, draft);
  if (!noun || name_beside) return named(people, who);
  switch (noun->what) {
    case InformantClass::kInformant:
    case InformantClass::kOffice: {
      if (people == head && who && reading_[who].type == EntityType::kPerson && has_name(reading_[who])) return named(head, who);
      const bool definite = is_definite(syntax_, head);
      const auto last = last_of_noun_.find(syntax_.token(people).lemma);
      if (definite && people == head && last != last_of_noun_.end() && !syntax_.child(head, {"nummod"})) return last->second;
      if (noun->what == InformantClass::kInformant) return anonymous(head, people, noun->knowledge, draft);
      if (speaks_for_body(syntax_.token(people))) return spokesman(head, draft);
      const bool known = definite || token.pos == "PROPN" ||
                         (syntax_.child(head, {"poss"}) && head_count(syntax_, head) == 1);
      return known ? described(head, SourceKind::kPerson) : anonymous(head, people, noun->knowledge, draft);
    }
    case InformantClass::kOutlet: {
      if (draft.via_holds) return described(head, SourceKind::kDocument);  // "court papers obtained by the Courier"
      const bool many = any(token.lower, {"media", "press"}) || any(token.tag, {"NNS"});
      if (who && has_name(reading_[who])) {
        const SourceId made = named(head, who);
        // "Harbour Wire": the noun in the name tells that it is no person
        if (reading_[made].kind == SourceKind::kPerson) reading_[made].kind = SourceKind::kPublisher;
        return made;
      }
      if (many && !has_modifier(syntax_, head)) return anonymous(head, people, Knowledge::kUnstated, draft);
      if (is_definite(syntax_, head) && !has_modifier(syntax_, head) && last_outlet_) return last_outlet_;
      if (many && token.pos != "PROPN") return anonymous(head, people, Knowledge::kUnstated, draft);
      const SourceId made = described(head, SourceKind::kPublisher);
      last_outlet_ = made;
      return made;
    }
    case InformantClass::kBody:
      // "According to the Lantern, the ministry said": a ministry is no newspaper, whatever it was taken for
      if (who && token.pos == "NOUN" && !is_news_agency(syntax_, head) && is_outlet_name(reading_[who].name)) return described(head, SourceKind::kOrganization, false);
      if (who || with_longer_name(who, phrase_name(syntax_, head))) return named(head, who);
      return described(head, is_news_agency(syntax_, head) ? SourceKind::kPublisher : SourceKind::kOrganization);
    case InformantClass::kPaper: {
      if (token.lemma == "post" && token.tag == "NNS" && !syntax_.child(head, {"poss"})) return anonymous(head, people, Knowledge::kUnstated, draft);
      if (token.lemma == "report" && token.tag == "NNS" && of_nobody(syntax_, head)) return anonymous(head, people, Knowledge::kUnstated, draft);
      if (token.lemma == "report" && !syntax_.child(head, {"poss", "compound", "nmod"})) {
        if (token.tag == "NNS") return anonymous(head, people, Knowledge::kUnstated, draft);
        if (is_definite(syntax_, head) && last_outlet_) return last_outlet_;
      }
      return who && has_name(reading_[who]) ? named(head, who) : described(head, SourceKind::kDocument);
    }
    case InformantClass::kImagery:
      return described(head, SourceKind::kImagery);
    case InformantClass::kHearsay:
      return anonymous(head, people, Knowledge::kHearsay, draft);
  }
  return std::nullopt;
}

std::optional<SourceId> SourceBook::pronoun(TokenIndex head) {
  const std::string& word = syntax_.token(head).lower;
  if (any(word, {"i", "we", "me", "us", "you", "one", "it", "this", "that", "what", "which", "there", "who"})) {
    if (any(word, {"i", "we"})) return SourceId{0};
    const EntityId who = entity(head);
    if (who) return named(head, who);
    return word == "it" ? last_ : std::nullopt;
  }
  if (const EntityId who = entity(head)) {
    if (has_name(reading_[who])) return named(head, who);
  }
  if (any(word, {"he", "she"})) return last_person_;
  if (any(word, {"they"})) return last_;
  return std::nullopt;
}

/// An unnamed spokesman is heard as the body that he speaks for; only where no body is told is he somebody unnamed.
std::optional<SourceId> SourceBook::spokesman(TokenIndex head, const Draft& draft) {
  const std::string body = body_spoken_for(syntax_, reading_, head);
  if (body.empty()) return anonymous(head, head, Knowledge::kUnstated, draft);
  Source source;
  source.name = phrase_name(syntax_, head);
  source.affiliation = body;
  source.count = head_count(syntax_, head);
  source.span = syntax_.span(head);
  source.country = country_of(syntax_, reading_, head);
  source.kind = SourceKind::kOrganization;
  for (const TokenIndex child : syntax_.children(head)) {
    // "a rebel spokesman": those spoken for are people, not a body
    const Informant* who = any(syntax_.token(child).dep, {"compound", "amod", "poss"}) ? informant(syntax_.token(child)) : nullptr;
    if (who && who->what == InformantClass::kInformant) source.kind = SourceKind::kGroup;
  }
  for (const Entity& entity : reading_.entities) {
    if (fold_name(entity.name) == fold_name(body) && kind_of(entity) == SourceKind::kGroup) source.kind = SourceKind::kGroup;
  }
  return keep(std::move(source), "spokesman:" + fold_name(body), head);
}

/// The one body of the report whose name ends in these words ("Ports Authority" of the "Red Sea Ports Authority"), else the entity given.
EntityId SourceBook::with_longer_name(EntityId who, std::string_view name) const {
  std::string tail = " ";
  tail += fold_name(name);
  EntityId longer;
  for (const Entity& entity : reading_.entities) {
    if (entity.id == who || kind_of(entity) != SourceKind::kOrganization || entity.type == EntityType::kPlace) continue;
    if (!has_name(entity) || !fold_name(entity.name).ends_with(tail)) continue;
    if (longer) return who;
    longer = entity.id;
  }
  return longer ? longer : who;
}

SourceId SourceBook::keep(Source source, const std::string& key, TokenIndex head) {
  auto found = by_key_.find(key);
  if (found == by_key_.end()) found = by_key_.emplace(key, add(reading_.sources, std::move(source))).first;
  const SourceId id = found->second;
  const Source& kept = reading_[id];
  last_ = id;
  if (kept.kind == SourceKind::kPerson) last_person_ = id;
  if (kept.kind == SourceKind::kPublisher && id.index > 0) last_outlet_ = id;
  if (syntax_.token(head).pos == "NOUN") last_of_noun_[syntax_.token(head).lemma] = id;
  return id;
}

SourceId SourceBook::named(TokenIndex head, EntityId who) {
  Source source;
  source.span = syntax_.span(head);
  const bool may_be_body = who ? kind_of(reading_[who]) == SourceKind::kOrganization : syntax_.token(head).ent_type != "PERSON";
  if (may_be_body) who = with_longer_name(who, who ? reading_[who].name : phrase_name(syntax_, head));
  if (who) {
    const Entity& entity = reading_[who];
    source.name = entity.name;
    source.kind = kind_of(entity);
    source.entity = who;
    source.country = entity.country;
    if (source.kind == SourceKind::kPerson && asks_not_to_be_named(syntax_, head)) source.anonymity_reason = anonymity_reason(syntax_, head);
    const bool may_be_outlet = source.kind == SourceKind::kOrganization || entity.type == EntityType::kPerson;
    if (may_be_outlet && (entity.subtype == "media" || is_outlet_name(entity.name))) source.kind = SourceKind::kPublisher;
    const auto same = by_key_.find("name:" + fold_name(source.name));
    if (same != by_key_.end() && same->second == SourceId{0}) return same->second;  // the page's own publisher
    return keep(std::move(source), "entity:" + std::to_string(who.index), head);
  }
  source.name = phrase_name(syntax_, head);
  const std::string_view type = syntax_.token(head).ent_type;
  source.kind = type == "PERSON" ? SourceKind::kPerson : SourceKind::kOrganization;
  if (is_outlet_name(source.name)) source.kind = SourceKind::kPublisher;
  const std::string key = "name:" + fold_name(source.name);
  return keep(std::move(source), key, head);
}

SourceId SourceBook::anonymous(TokenIndex head, TokenIndex people, Knowledge knowledge, const Draft& draft) {
  Source source;
  source.anonymous = true;
  source.name = phrase_name(syntax_, people);
  source.count = head_count(syntax_, head);
  const Informant* noun = informant(syntax_.token(people));
  const bool persons = !noun || noun->what == InformantClass::kInformant || noun->what == InformantClass::kOffice;
  if (!persons) source.count.reset();
  source.kind = persons && source.count == 1 ? SourceKind::kPerson : SourceKind::kGroup;
  source.affiliation = persons ? affiliation_of(syntax_, reading_, people) : "";
  source.country = country_of(syntax_, reading_, people);
  source.knowledge = persons ? knowledge_of(syntax_, people, knowledge) : knowledge;
  if (persons) source.anonymity_reason = anonymity_reason(syntax_, draft.cue);
  source.span = syntax_.span(head);
  source.entity = entity(people);
  const std::string key = "anonymous:" + count_key(source.count) + ":" + fold_name(source.name);
  return keep(std::move(source), key, people);
}

SourceId SourceBook::described(TokenIndex head, SourceKind kind, bool with_entity) {
  Source source;
  source.name = phrase_name(syntax_, head);
  source.kind = kind;
  source.span = syntax_.span(head);
  if (with_entity) source.entity = entity(head);
  source.country = country_of(syntax_, reading_, head);
  if (kind == SourceKind::kPerson || kind == SourceKind::kDocument) {
    source.affiliation = affiliation_of(syntax_, reading_, head);
  }
  const std::string key = source.entity ? "entity:" + std::to_string(source.entity.index) : "name:" + fold_name(source.name);
  return keep(std::move(source), key, head);
}

}  // namespace dateline::attribution
