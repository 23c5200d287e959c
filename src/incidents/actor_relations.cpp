#include "incidents/actor_relations.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actor_nodes.h"
#include "incidents/office_names.h"
#include "incidents/role_days.h"

namespace dateline::incidents {
namespace {

constexpr char kSomebody[] = "[person]";

std::string short_id(char letter, const std::string& what) {
  std::string out{letter, '-'};
  return out += sha256_hex(what).substr(0, 8);
}

/// Of a state (its code), a body or whoever holds it (an id).
std::string office_id(std::string_view name, std::string_view country, std::string_view of) {
  return short_id('o', office_title(name, country) + "\n" + std::string(of));
}

/// Offices of a state, places and other things that have a name of their own are one across reports, too.
RelationEnd end_of(const ActorFact& fact) {
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
  for (const std::string& since : fact.vacant) out.vacancies.push_back({since, report.id, report.published, report.publisher});
  return out;
}

/// Told as held on a day on which the other tells that it was over.
bool outlives(const RelationTimes& a, const RelationTimes& b) {
  const auto end = days_of(b.end).last;
  return end && !a.over && a.last_affirmed && *a.last_affirmed > *end;
}

/// The same words with what the ends are now.
void set_key(ToldRelation& told, const std::string& from, const std::string& to) {
  const ActorRelation& relation = told.relation;
  told.key = std::string(name_of(relation.type)) + "\n" + from + "\n" + to + "\n" + relation.start + "\n" + relation.end;
  for (const std::string& mode : relation.modes) told.key += "\n" + mode;
}

}  // namespace

std::vector<ToldRelation> relations_told(const ReportFacts& report, const std::vector<std::optional<RelationEnd>>& ends) {
  std::vector<ToldRelation> out;
  const auto end = [&](int actor) {
    const auto place = static_cast<std::size_t>(actor);
    return ends[place] ? *ends[place] : end_of(report.actors[place]);
  };
  for (const RelationFact& fact : report.relations) {
    if (fact.type == RelationType::kSameAs) continue;  // it joins actors
    const bool office = fact.type == RelationType::kHoldsOffice || fact.type == RelationType::kResignedFrom;
    const int body = office ? body_of(report, fact) : -1;
    ToldRelation told;
    told.relation = relation_told(report, fact, end(fact.from), end(fact.to), body >= 0 ? std::optional(end(body)) : std::nullopt);
    const ActorRelation& relation = told.relation;
    if (relation.from.id.empty() && relation.to.id.empty()) continue;
    if (!relation.from.id.empty() && relation.from.id == relation.to.id) continue;
    told.bare = is_bare_office(relation);
    if (relation.to.type == EntityType::kPosition) told.title = office_title(relation.to.name, relation.to.country);
    set_key(told, end_key(relation.from, report, fact.from), end_key(relation.to, report, fact.to));
    out.push_back(std::move(told));
  }
  return out;
}

void settle(const RelationEnd& office, const std::optional<RelationEnd>& body, ToldRelation& told) {
  told.relation.to = office;
  told.relation.body = body;
  set_key(told, told.relation.from.id, office.id);
}

std::string relation_id(const std::string& key, int number) { return short_id('r', number == 1 ? key : key + "\n\n" + std::to_string(number)); }

std::optional<ActorRelation> listing_of(const RelationEnd& actor, const ActorLink& link) {
  if (link.list.empty() || link.review.state != "confirmed") return std::nullopt;
  ActorRelation out;
  out.type = RelationType::kListedBy;
  out.from = actor;
  out.to = {short_id('x', "list\n" + link.list), link.list, EntityType::kDocument, {}};
  out.start = link.from;
  out.end = link.to;
  out.list = link.list;
  out.reference = link.reference;
  out.review = link.review;
  return out;
}

bool contradict(const RelationTimes& a, const RelationTimes& b) {
  return differ(a.start, b.start) || differ(a.end, b.end) || outlives(a, b) || outlives(b, a);
}

}  // namespace dateline::incidents
