#include "incidents/kept_actor.h"

#include <algorithm>

#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostPublishers = 8;
constexpr std::size_t kMostReports = 5;   // that stand in a reason or beside a link
constexpr std::size_t kMostNames = 64;    // names, keys and other names of one actor
constexpr std::size_t kMostVotes = 16;    // values of one field
constexpr std::size_t kMostLinks = 32;
constexpr std::size_t kMostReasons = 64;

template <class T, class Is>
T* find_in(std::vector<T>& list, Is is) {
  const auto found = std::find_if(list.begin(), list.end(), is);
  return found == list.end() ? nullptr : &*found;
}

bool has(const std::vector<std::string>& list, const std::string& one) { return std::find(list.begin(), list.end(), one) != list.end(); }

void vote(const std::string& value, int by, KeptVotes& votes) {
  if (value.empty()) return;
  if (KeptVote* known = find_in(votes, [&](const KeptVote& v) { return v.value == value; })) {
    known->told += by;
  } else if (by > 0 && votes.size() < kMostVotes) {
    votes.push_back({value, by});
  }
}

std::string most_told(const KeptVotes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end(), [](const KeptVote& a, const KeptVote& b) { return a.told < b.told; });
  return best == votes.end() ? std::string() : best->value;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void vote_all(const ActorFact& fact, int by, KeptActor& actor) {
  vote(std::string(name_of(fact.type)), by, actor.types);
  vote(fact.subtype, by, actor.subtypes);
  vote(fact.country, by, actor.countries);
  if (!fact.code.starts_with("---")) vote(fact.code, by, actor.codes);  // "---MIL": of no known state
  vote(joined(fact.sectors), by, actor.sectors);
}

/// Whether the name is new.
bool add_name(const std::string& name, bool own, bool told, const std::string& publisher, KeptActor& actor) {
  KeptName* known = find_in(actor.names, [&](const KeptName& n) { return n.name == name; });
  const bool fresh = !known;
  if (fresh) {
    if (actor.names.size() == kMostNames) return false;
    known = &actor.names.emplace_back(KeptName{name, 0, 0, {}});
  }
  known->told += own;
  known->reports += !told;
  if (!publisher.empty() && !has(known->publishers, publisher) && known->publishers.size() < kMostPublishers) known->publishers.push_back(publisher);
  return fresh;
}

bool add_keys(const Mention& mention, KeptActor& actor) {
  bool grown = false;
  const ActorNode& node = mention.node;
  if (actor.keys.size() < kMostNames && !find_in(actor.keys, [&](const KeptKey& k) { return k.key == node.key; })) {
    actor.keys.push_back({node.key, node.name, node.full});
    grown = true;
  }
  for (const std::string& alias : mention.fact.aliases) {
    const std::string key = actor_key(node.type, alias, mention.fact.country);
    if (key == node.key || actor.aliases.size() == kMostNames) continue;
    if (find_in(actor.aliases, [&](const KeptAlias& a) { return a.alias == alias && a.of == node.key; })) continue;
    actor.aliases.push_back({alias, key, node.key, node.name, mention.report.id, node.full});
    grown = true;
  }
  return grown;
}

void add_link(const LinkFact& link, const std::string& report, std::vector<KeptLink>& out) {
  KeptLink* known = find_in(out, [&](const KeptLink& l) { return l.link.kb == link.kb && l.link.id == link.id; });
  if (!known) {
    if (out.size() == kMostLinks) return;
    known = &out.emplace_back();
    known->link = {link.kb, link.id, link.name, link.list, link.reference, link.from, link.to, link.confidence, link.candidate, link.reasons, {}, {}};
  }
  if (!link.candidate) known->link.candidate = false;
  known->link.confidence = std::max(known->link.confidence, link.confidence);
  for (const std::string& reason : link.reasons) {
    if (!has(known->link.reasons, reason)) known->link.reasons.push_back(reason);
  }
  if (known->link.reports.size() < kMostReports && !has(known->link.reports, report)) known->link.reports.push_back(report);
}

/// The last decision on each entry of an actor counts.
void apply(const LinkDecision& decision, std::vector<KeptLink>& links) {
  for (KeptLink& kept : links) {
    if (kept.link.kb != decision.kb || kept.link.id != decision.id || kept.decision > decision.number) continue;
    kept.decision = decision.number;
    kept.link.review = {decision.confirmed ? "confirmed" : "rejected", decision.by, decision.when, decision.why};
  }
}

void see_published(const std::string& published, KeptActor& actor) {
  if (published.empty()) return;
  if (actor.first_published.empty() || published < actor.first_published) actor.first_published = published;
  actor.last_published = std::max(actor.last_published, published);
}

/// Names as they are written, most used first; of equals the longer.
std::vector<ActorName> told_names(const KeptActor& actor) {
  std::vector<ActorName> out;
  for (const KeptName& name : actor.names) {
    if (name.reports > 0) out.push_back({name.name, name.reports, name.publishers});
  }
  std::stable_sort(out.begin(), out.end(), [](const ActorName& a, const ActorName& b) {
    return std::pair(a.reports, a.name.size()) > std::pair(b.reports, b.name.size());
  });
  return out;
}

}  // namespace

std::set<std::string> names_of(const ActorFact& fact) {
  std::set<std::string> out{fact.name};
  out.insert(fact.aliases.begin(), fact.aliases.end());
  return out;
}

bool count_mention(const Mention& mention, const std::optional<std::set<std::string>>& told, KeptActor& actor) {
  const ActorFact& fact = mention.fact;
  if (!actor.members) {
    actor.kind = mention.node.kind;
    actor.first_name = fact.name;
    actor.first_report = mention.report.id;
  }
  ++actor.members;
  actor.reports += !told;
  see_published(mention.report.published, actor);
  vote_all(fact, 1, actor);
  bool grown = false;
  for (const std::string& name : names_of(fact)) grown |= add_name(name, name == fact.name, told && told->contains(name), mention.report.publisher, actor);
  for (const LinkFact& link : fact.links) add_link(link, mention.report.id, actor.links);
  for (const LinkDecision* decision : mention.entries) apply(*decision, actor.links);
  grown |= add_keys(mention, actor);
  grown |= add_traits(mention.node.traits, actor.traits);
  return grown;
}

void discount_mention(const Mention& mention, const std::optional<std::set<std::string>>& told, KeptActor& actor) {
  --actor.members;
  actor.reports -= !told;
  vote_all(mention.fact, -1, actor);
  for (const std::string& name : names_of(mention.fact)) {
    KeptName* known = find_in(actor.names, [&](const KeptName& n) { return n.name == name; });
    if (!known) continue;
    known->told -= name == mention.fact.name;
    known->reports -= !(told && told->contains(name));
  }
}

void add_reason(ActorJoined why, std::vector<ActorJoined>& to) {
  ActorJoined* known = find_in(to, [&](const ActorJoined& k) {
    return k.why == why.why && k.names == why.names && k.agree == why.agree && k.decision == why.decision;
  });
  if (!known) {
    if (to.size() < kMostReasons) to.push_back(std::move(why));
    return;
  }
  for (std::string& report : why.reports) {
    if (known->reports.size() < kMostReports && !has(known->reports, report)) known->reports.push_back(std::move(report));
  }
}

const std::string& main_name(const KeptActor& actor) {
  int most = 0;
  for (const KeptName& name : actor.names) most = std::max(most, name.told);
  const std::string* best = &actor.first_name;
  std::size_t words = 0;
  for (const KeptName& name : actor.names) {
    if (name.told <= 0 || 2 * name.told < most || name_words(name.name).size() <= words) continue;
    best = &name.name;
    words = name_words(name.name).size();
  }
  return *best;
}

EntityType type_of(const KeptActor& actor) { return from_name<EntityType>(most_told(actor.types)).value_or(EntityType::kOrganization); }

std::string country_of(const KeptActor& actor) { return most_told(actor.countries); }

std::string review_of(const KeptActor& actor) {
  std::string out = "unreviewed";
  for (const KeptLink& kept : actor.links) {
    if (kept.link.review.state == "confirmed" || out == "unreviewed") out = kept.link.review.state;
  }
  return out;
}

Actor actor_of(const KeptActor& kept) {
  Actor out;
  out.id = kept.id;
  out.name = main_name(kept);
  out.names = told_names(kept);
  out.type = type_of(kept);
  if (out.type != EntityType::kCountry) out.subtype = most_told(kept.subtypes);
  out.country = country_of(kept);
  out.code = most_told(kept.codes);
  if (out.type != EntityType::kCountry) out.sectors = lines_of(most_told(kept.sectors));
  out.reports = kept.reports;
  out.first_published = kept.first_published;
  out.last_published = kept.last_published;
  for (const KeptLink& link : kept.links) out.links.push_back(link.link);
  out.merges = kept.merges;
  return out;
}

}  // namespace dateline::incidents
