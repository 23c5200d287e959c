#include "incidents/actor_nodes.h"

#include <algorithm>

#include "base/data_file.h"
#include "incidents/names.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

constexpr std::chrono::days kLongestCareer(365 * 60);
constexpr std::size_t kMostTraits = 64;  // of one kind that an actor keeps

bool is_role(RelationType type) {
  return type == RelationType::kHoldsOffice || type == RelationType::kLeads || type == RelationType::kDeputyOf || type == RelationType::kMemberOf ||
         type == RelationType::kSpokespersonOf || type == RelationType::kResignedFrom;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return b.contains(one); });
}
bool contradict(const std::set<std::string>& a, const std::set<std::string>& b) { return !a.empty() && !b.empty() && !meet(a, b); }

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_single_office(const std::vector<std::string>& words) {
  static const auto offices = [] {
    std::set<std::vector<std::string>> out;
    for (const TableRow& row : data_table("incidents/single_offices.tsv")) out.insert(name_words(row[0]));
    return out;
  }();
  return offices.contains(words);
}

void see_day(const std::optional<Day>& day, Traits& traits) {
  if (!day) return;
  if (!traits.first || *day < *traits.first) traits.first = day;
  if (!traits.last || *day > *traits.last) traits.last = day;
}

void add_roles(const ReportFacts& report, int actor, Traits& traits) {
  for (const RelationFact& relation : report.relations) {
    if (relation.from != actor || !is_role(relation.type)) continue;
    const ActorFact& to = report.actors[static_cast<std::size_t>(relation.to)];
    if (!to.country.empty()) traits.office_countries.insert(to.country);
    // "Minister" and "commander" are many people's: an office tells somebody only with its state or body.
    const auto words = words_beside_state(to.name, to.country);
    if (to.type == EntityType::kPosition && is_single_office(words)) traits.titles.insert(joined(words));
    if (to.type == EntityType::kPosition && to.country.empty() && words.size() < 2) continue;
    if (is_common_to_states(words) && to.country.empty()) continue;
    traits.offices.insert(actor_key(to.type, to.name, to.country));
    see_day(parse_iso_day(relation.start), traits);
  }
}

}  // namespace

ActorClass class_of(EntityType type) {
  return type == EntityType::kPerson ? ActorClass::kPerson : type == EntityType::kCountry ? ActorClass::kState : ActorClass::kBody;
}

std::string actor_key(EntityType type, std::string_view name, std::string_view country) {
  if (type == EntityType::kCountry && !country.empty()) return std::string(country);
  std::vector<std::string> words = name_words(name);
  bool of_state = type == EntityType::kPosition && !country.empty();
  if (class_of(type) == ActorClass::kBody && !country.empty()) {
    auto beside = words_beside_state(name, country);
    of_state = of_state || is_common_to_states(beside);
    if (of_state) words = std::move(beside);
  }
  return of_state ? joined(words) + "\n" + std::string(country) : joined(words);
}

ActorNode actor_node(const ReportFacts& report, ActorRef ref) {
  const ActorFact& actor = report.actors[static_cast<std::size_t>(ref.actor)];
  ActorNode out;
  out.ref = ref;
  out.type = actor.type;
  out.kind = class_of(actor.type);
  out.name = actor.name;
  out.key = actor_key(actor.type, actor.name, actor.country);
  out.full = out.kind != ActorClass::kPerson || name_words(actor.name).size() > 1;
  const bool everywhere = actor.subtype == "international" || actor.subtype == "alliance";
  if (!actor.country.empty() && !everywhere) out.traits.countries.insert(actor.country);
  for (const LinkFact& link : actor.links) {
    if (!link.candidate) out.traits.links.insert(link.kb + ":" + link.id);
  }
  see_day(report.day, out.traits);
  if (out.kind == ActorClass::kPerson) add_roles(report, ref.actor, out.traits);
  for (const RelationFact& relation : report.relations) {  // "Syria's 3rd Division" is none of another state's
    const ActorFact& whole = report.actors[static_cast<std::size_t>(relation.to)];
    if (out.kind == ActorClass::kBody && relation.from == ref.actor && relation.type == RelationType::kPartOf && whole.type == EntityType::kCountry && !whole.country.empty()) {
      out.traits.countries.insert(whole.country);
    }
  }
  return out;
}

std::string conflict(const Traits& a, const Traits& b, ActorClass kind) {
  for (const auto& [decision, side] : a.sides) {
    if (const auto found = b.sides.find(decision); found != b.sides.end() && found->second != side) return "decision";
  }
  if (meet(a.links, b.links)) return {};
  if (kind == ActorClass::kState) return {};
  if (contradict(a.countries, b.countries)) return "country";
  if (!meet(a.offices, b.offices) && contradict(a.office_countries, b.office_countries)) return "office";
  if (kind == ActorClass::kPerson && a.first && b.first && (*a.last + kLongestCareer < *b.first || *b.last + kLongestCareer < *a.first)) return "time";
  return {};
}

std::vector<std::string> agreement(const Traits& a, const Traits& b) {
  std::vector<std::string> out;
  const bool country = meet(a.countries, b.countries) || meet(a.office_countries, b.office_countries);
  if (country) out.emplace_back("country");
  // "President" alone is many people's.
  if (meet(a.offices, b.offices) || (country && meet(a.titles, b.titles))) out.emplace_back("office");
  if (meet(a.links, b.links)) out.emplace_back("link");
  return out;
}

bool taken_off(const Traits& a, const Traits& b) {
  return std::any_of(a.sides.begin(), a.sides.end(), [&](const auto& decided) {
    const auto found = b.sides.find(decided.first);
    return decided.second == Side::kTakenOff && found != b.sides.end() && found->second == Side::kBody;
  });
}

bool add_traits(const Traits& from, Traits& to) {
  bool grown = false;
  const auto add = [&](const auto& more, auto& all) {
    for (const auto& one : more) grown |= all.size() < kMostTraits && all.insert(one).second;
  };
  add(from.countries, to.countries);
  add(from.office_countries, to.office_countries);
  add(from.offices, to.offices);
  add(from.titles, to.titles);
  add(from.links, to.links);
  add(from.sides, to.sides);
  see_day(from.first, to);
  see_day(from.last, to);
  return grown;
}

}  // namespace dateline::incidents
