#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actor_nodes.h"
#include "incidents/actors.h"
#include "incidents/office_names.h"
#include "incidents/role_days.h"

namespace dateline::incidents {
namespace {

constexpr char kSomebody[] = "[person]";
constexpr std::size_t kMostConflicts = 8;  // that are named

std::string short_id(char letter, const std::string& what) {
  std::string out{letter, '-'};
  return out += sha256_hex(what).substr(0, 8);
}

/// Of a state (its code), a body or whoever holds it (an id).
std::string office_id(std::string_view name, std::string_view country, std::string_view of) {
  return short_id('o', office_title(name, country) + "\n" + std::string(of));
}

/// Offices of a state, places and other things that have a name of their own are one across reports, too.
RelationEnd end_of(const ReportFacts& report, ActorRef ref, const BuiltActors& built) {
  const ActorFact& fact = report.actors[static_cast<std::size_t>(ref.actor)];
  if (const auto found = built.places.find(ref); found != built.places.end()) {
    const Actor& actor = built.actors[found->second];
    return {actor.id, actor.name, actor.type, actor.country};
  }
  RelationEnd out{{}, fact.name, fact.type, fact.country};
  const std::string key = std::string(name_of(fact.type)) + "\n" + actor_key(fact.type, fact.name, fact.country) + "\n" + fact.country;
  switch (fact.type) {
    case EntityType::kPosition:
      out.name = office_name(fact.name);
      if (!fact.country.empty()) out.id = office_id(fact.name, fact.country, fact.country);  // else it is one of its body: set_office()
      break;
    case EntityType::kPlace:
    case EntityType::kNationality:
      out.id = short_id('p', key);
      break;
    case EntityType::kFacility:
    case EntityType::kPlatform:
    case EntityType::kVehicle:
    case EntityType::kDocument:
      if (fold_name(fact.name) != fact.name) out.id = short_id('x', key);  // it has a name: capitals
      break;
    default:
      break;
  }
  return out;
}

bool ties_to_body(RelationType type) {
  return type == RelationType::kLeads || type == RelationType::kDeputyOf || type == RelationType::kSpokespersonOf ||
         type == RelationType::kMemberOf;
}

/// What an office is an office of: what its holder leads or speaks for by the same words, else the one such thing that the report names.
int body_of(const ReportFacts& report, const RelationFact& office) {
  int beside = -1, only = -1, found = 0;
  for (const RelationFact& relation : report.relations) {
    if (relation.from != office.from || !ties_to_body(relation.type)) continue;
    if (report.actors[static_cast<std::size_t>(relation.to)].type == EntityType::kPerson) continue;
    if (relation.span.overlaps(office.span)) beside = relation.to;
    if (relation.to != only) ++found;
    only = relation.to;
  }
  return beside >= 0 ? beside : found == 1 ? only : -1;
}

/// "Commander" is an office of a body; where none is told, of whoever holds it.
void set_office(ActorRelation& relation) {
  if (relation.to.type != EntityType::kPosition || !relation.to.id.empty()) return;
  const RelationEnd& of = relation.body ? *relation.body : relation.from;
  if (!of.id.empty()) relation.to.id = office_id(relation.to.name, {}, of.type == EntityType::kCountry && !of.country.empty() ? of.country : of.id);
}

bool is_bare_office(const ActorRelation& relation) {
  return relation.to.type == EntityType::kPosition && relation.to.country.empty() && !relation.body && !relation.from.id.empty();
}

/// "President Juarez" without more holds the one office of President that he is told to hold elsewhere.
void settle_bare_offices(std::vector<ActorRelation>& told) {
  std::unordered_map<std::string, std::vector<const ActorRelation*>> offices;  // by holder and title, each office once
  const auto key = [](const ActorRelation& relation) { return relation.from.id + "\n" + office_title(relation.to.name, relation.to.country); };
  for (const ActorRelation& relation : told) {
    if (relation.to.type != EntityType::kPosition || is_bare_office(relation) || relation.from.id.empty()) continue;
    auto& known = offices[key(relation)];
    if (std::none_of(known.begin(), known.end(), [&](const ActorRelation* one) { return one->to.id == relation.to.id; })) known.push_back(&relation);
  }
  std::vector<std::pair<std::size_t, const ActorRelation*>> settled;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!is_bare_office(told[i])) continue;
    const auto found = offices.find(key(told[i]));
    if (found != offices.end() && found->second.size() == 1) settled.emplace_back(i, found->second.front());
  }
  for (const auto& [i, office] : settled) {
    told[i].to = office->to;
    told[i].body = office->body;
  }
}

std::string source_name(const ReportFacts& report, int source) {
  const SourceFact& fact = report.sources[static_cast<std::size_t>(source)];
  return fact.followed ? fact.name : kSomebody;
}

RelationClaim claim_of(const ReportFacts& report, const RelationClaimFact& claim) {
  RelationClaim out{report.id, claim.key, claim.polarity, claim.certainty, {}, {}, report.published, report.publisher};
  for (std::size_t depth = 0; depth < claim.steps.size(); ++depth) {
    for (const int source : claim.steps[depth])
      (depth + 1 == claim.steps.size() ? out.roots : out.via).push_back(source_name(report, source));
  }
  return out;
}

/// Described ends are one only within a report.
std::string end_key(const RelationEnd& end, const ReportFacts& report, int actor) {
  return end.id.empty() ? report.id + "\n" + std::to_string(actor) : end.id;
}

/// Relations that tell another start or end of the same: years and days that can be one do not differ.
bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && !a.starts_with(b) && !b.starts_with(a); }

/// Told as held on a day on which the other tells that it was over.
bool outlives(const ActorRelation& a, const ActorRelation& b) {
  const auto end = days_of(b.end).last;
  const bool over = !a.end.empty() || std::find(a.modes.begin(), a.modes.end(), "former") != a.modes.end();
  return end && !over && std::any_of(a.claims.begin(), a.claims.end(), [&](const RelationClaim& claim) {
           const auto told = parse_iso_day(claim.published);
           return claim.polarity == Polarity::kAffirmed && told && *told > *end;
         });
}

bool contradict(const ActorRelation& a, const ActorRelation& b) {
  return differ(a.start, b.start) || differ(a.end, b.end) || outlives(a, b) || outlives(b, a);
}

void add_conflicts(std::vector<ActorRelation>& relations) {
  std::unordered_map<std::string, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const ActorRelation& r = relations[i];
    if (!r.from.id.empty() && !r.to.id.empty()) same[std::string(name_of(r.type)) + "\n" + r.from.id + "\n" + r.to.id].push_back(i);
  }
  for (const auto& [key, list] : same) {
    for (const std::size_t i : list) {
      for (const std::size_t k : list) {
        if (relations[i].conflicts.size() == kMostConflicts) break;
        if (i != k && contradict(relations[i], relations[k])) relations[i].conflicts.push_back(relations[k].id);
      }
    }
  }
}

/// What a person confirmed to be on a list.
void add_listings(const BuiltActors& built, std::vector<ActorRelation>& out) {
  for (const Actor& actor : built.actors) {
    for (const ActorLink& link : actor.links) {
      if (link.list.empty() || link.review.state != "confirmed") continue;
      ActorRelation relation;
      relation.type = RelationType::kListedBy;
      relation.from = {actor.id, actor.name, actor.type, actor.country};
      relation.to = {short_id('x', "list\n" + link.list), link.list, EntityType::kDocument, {}};
      relation.start = link.from;
      relation.end = link.to;
      relation.list = link.list;
      relation.reference = link.reference;
      relation.review = link.review;
      relation.id = short_id('r', actor.id + "\n" + link.kb + ":" + link.id);
      out.push_back(std::move(relation));
    }
  }
}

/// What one report tells of one relation.
ActorRelation relation_told(const ReportFacts& report, const RelationFact& fact, const RelationEnd& from, const RelationEnd& to, const std::optional<RelationEnd>& body) {
  ActorRelation out;
  out.type = fact.type;
  out.from = from;
  out.to = to;
  out.body = body;
  set_office(out);
  out.modes = fact.modes;
  std::sort(out.modes.begin(), out.modes.end());
  out.start = fact.start;
  out.end = fact.end;
  for (const RelationClaimFact& claim : fact.claims) out.claims.push_back(claim_of(report, claim));
  return out;
}

std::string key_of(const ActorRelation& relation, const ReportFacts& report, const RelationFact& fact) {
  std::string key = std::string(name_of(relation.type)) + "\n" + end_key(relation.from, report, fact.from) + "\n" +
                    end_key(relation.to, report, fact.to) + "\n" + relation.start + "\n" + relation.end;
  for (const std::string& mode : relation.modes) key += "\n" + mode;
  return key;
}

void add_claims(std::vector<RelationClaim>& from, std::vector<RelationClaim>& to) {
  for (RelationClaim& claim : from) {
    const bool told = std::any_of(to.begin(), to.end(), [&](const RelationClaim& c) { return c.claim == claim.claim && c.report == claim.report; });
    if (!told) to.push_back(std::move(claim));
  }
}

}  // namespace

std::vector<ActorRelation> fold_relations(const std::vector<ReportFacts>& reports, const BuiltActors& built) {
  std::vector<ActorRelation> told;
  std::vector<std::pair<const ReportFacts*, const RelationFact*>> where;
  for (std::size_t n = 0; n < reports.size(); ++n) {
    const ReportFacts& report = reports[n];
    const auto end = [&](int actor) { return end_of(report, {static_cast<int>(n), actor}, built); };
    for (const RelationFact& fact : report.relations) {
      if (fact.type == RelationType::kSameAs) continue;  // it joins actors
      const bool office = fact.type == RelationType::kHoldsOffice || fact.type == RelationType::kResignedFrom;
      const int body = office ? body_of(report, fact) : -1;
      ActorRelation relation = relation_told(report, fact, end(fact.from), end(fact.to), body >= 0 ? std::optional(end(body)) : std::nullopt);
      if (relation.from.id.empty() && relation.to.id.empty()) continue;
      if (!relation.from.id.empty() && relation.from.id == relation.to.id) continue;
      told.push_back(std::move(relation));
      where.emplace_back(&report, &fact);
    }
  }
  settle_bare_offices(told);
  std::vector<ActorRelation> out;
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const std::string key = key_of(told[i], *where[i].first, *where[i].second);
    const auto [place, added] = known.emplace(key, out.size());
    if (added) {
      told[i].id = short_id('r', key);
      out.push_back(std::move(told[i]));
      continue;
    }
    ActorRelation& kept = out[place->second];
    if (!kept.body) kept.body = told[i].body;
    add_claims(told[i].claims, kept.claims);
  }
  add_conflicts(out);
  add_listings(built, out);
  return out;
}

}  // namespace dateline::incidents
