#include "incidents/actors.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actor_nodes.h"
#include "incidents/names.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

using Reports = std::vector<ReportFacts>;

constexpr std::size_t kMostPublishers = 8;
constexpr std::size_t kMostReports = 5;

const ReportFacts& report_of(const Reports& reports, ActorRef ref) { return reports[static_cast<std::size_t>(ref.report)]; }
const ActorFact& fact_of(const Reports& reports, ActorRef ref) { return report_of(reports, ref).actors[static_cast<std::size_t>(ref.actor)]; }

const std::string& first_version(const ReportFacts& report) { return report.version_of.empty() ? report.id : report.version_of; }

template <class T>
T most_told(const std::vector<T>& told) {
  std::vector<std::pair<T, int>> votes;
  for (const T& one : told) {
    const auto found = std::find_if(votes.begin(), votes.end(), [&](const auto& vote) { return vote.first == one; });
    if (found == votes.end()) votes.emplace_back(one, 1);
    else ++found->second;
  }
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? T{} : best->first;
}

/// Names as they are written, most used first; of equals the longer.
std::vector<ActorName> names_of(const Reports& reports, const ActorGroup& group) {
  struct Use {
    std::set<std::string> reports;
    std::vector<std::string> publishers;
  };
  std::map<std::string, Use> uses;
  std::vector<std::string> order;
  for (const ActorRef ref : group.members) {
    const ReportFacts& report = report_of(reports, ref);
    const ActorFact& actor = fact_of(reports, ref);
    std::set<std::string> names{actor.name};
    names.insert(actor.aliases.begin(), actor.aliases.end());
    for (const std::string& name : names) {
      if (!uses.contains(name)) order.push_back(name);
      Use& use = uses[name];
      use.reports.insert(first_version(report));
      const bool known = std::find(use.publishers.begin(), use.publishers.end(), report.publisher) != use.publishers.end();
      if (!known && !report.publisher.empty() && use.publishers.size() < kMostPublishers) use.publishers.push_back(report.publisher);
    }
  }
  std::vector<ActorName> out;
  for (const std::string& name : order) out.push_back({name, static_cast<int>(uses[name].reports.size()), uses[name].publishers});
  std::stable_sort(out.begin(), out.end(), [](const ActorName& a, const ActorName& b) {
    return std::pair(a.reports, a.name.size()) > std::pair(b.reports, b.name.size());
  });
  return out;
}

/// The fullest of the names that entities are called by in at least half as many reports as the most used one.
std::string main_name(const Reports& reports, const ActorGroup& group) {
  std::map<std::string, int> votes;
  int most = 0;
  for (const ActorRef ref : group.members) most = std::max(most, ++votes[fact_of(reports, ref).name]);
  std::string best;
  for (const ActorRef ref : group.members) {
    const std::string& name = fact_of(reports, ref).name;
    if (2 * votes[name] >= most && name_words(name).size() > name_words(best).size()) best = name;
  }
  return best.empty() ? fact_of(reports, group.members.front()).name : best;
}

void add_link(const LinkFact& link, const std::string& report, std::vector<ActorLink>& out) {
  auto known = std::find_if(out.begin(), out.end(), [&](const ActorLink& l) { return l.kb == link.kb && l.id == link.id; });
  if (known == out.end()) {
    out.push_back({link.kb, link.id, link.name, link.list, link.reference, link.from, link.to, link.confidence, link.candidate, link.reasons, {}, {}});
    known = out.end() - 1;
  }
  if (!link.candidate) known->candidate = false;
  known->confidence = std::max(known->confidence, link.confidence);
  for (const std::string& reason : link.reasons) {
    if (std::find(known->reasons.begin(), known->reasons.end(), reason) == known->reasons.end()) known->reasons.push_back(reason);
  }
  if (known->reports.size() < kMostReports) known->reports.push_back(report);
}

/// What is told for some time, in the words of the reports: those of each field that most give.
Actor actor_of(const Reports& reports, const ActorGroup& group) {
  Actor out;
  std::vector<EntityType> types;
  std::vector<std::string> subtypes, countries, codes;
  std::vector<std::vector<std::string>> sectors;
  std::set<std::string> told;
  for (const ActorRef ref : group.members) {
    const ReportFacts& report = report_of(reports, ref);
    const ActorFact& actor = fact_of(reports, ref);
    types.push_back(actor.type);
    if (!actor.subtype.empty()) subtypes.push_back(actor.subtype);
    if (!actor.country.empty()) countries.push_back(actor.country);
    if (!actor.code.empty() && !actor.code.starts_with("---")) codes.push_back(actor.code);  // "---MIL": of no known state
    if (!actor.sectors.empty()) sectors.push_back(actor.sectors);
    told.insert(first_version(report));
    if (!report.published.empty()) {
      if (out.first_published.empty() || report.published < out.first_published) out.first_published = report.published;
      out.last_published = std::max(out.last_published, report.published);
    }
    for (const LinkFact& link : actor.links) add_link(link, report.id, out.links);
  }
  out.name = main_name(reports, group);
  out.names = names_of(reports, group);
  out.type = most_told(types);
  if (out.type != EntityType::kCountry) out.subtype = most_told(subtypes);
  out.country = most_told(countries);
  out.code = most_told(codes);
  if (out.type != EntityType::kCountry) out.sectors = most_told(sectors);
  out.reports = static_cast<int>(told.size());
  for (const ActorMerge& merge : group.merges) {
    out.merges.push_back({merge.why, merge.names, merge.agree, merge.reports, merge.decision ? std::optional(static_cast<int>(merge.decision)) : std::nullopt});
  }
  return out;
}

std::string anchor_of(const Reports& reports, ActorRef ref) { return actor_anchor(report_of(reports, ref), fact_of(reports, ref)); }

/// Ids by the name under which each was first told; a second actor of that name takes the report along.
void set_ids(const Reports& reports, const GivenIds& given, BuiltActors& out) {
  std::unordered_map<std::string, std::size_t> taken;
  // Whoever has been given out under an id keeps it.
  for (std::size_t i = 0; i < out.actors.size(); ++i) {
    for (const ActorRef ref : out.groups[i].members) {
      const auto found = given.find(anchor_of(reports, ref));
      if (found == given.end() || !taken.emplace(found->second, i).second) continue;
      if (out.actors[i].id.empty()) out.actors[i].id = found->second;
    }
  }
  for (std::size_t i = 0; i < out.actors.size(); ++i) {
    const ActorRef first = out.groups[i].members.front();
    const ActorFact& fact = fact_of(reports, first);
    const std::string anchor = anchor_of(reports, first);
    out.anchors.push_back(anchor);
    if (!out.actors[i].id.empty()) continue;
    out.actors[i].id = actor_id(fact.type, fact.name, fact.country);
    for (int n = 1; !taken.emplace(out.actors[i].id, i).second; ++n) {
      out.actors[i].id = "a-" + sha256_hex(anchor + (n == 1 ? "" : "\n" + std::to_string(n))).substr(0, 8);
    }
  }
  for (std::size_t i = 0; i < out.actors.size(); ++i) {
    std::set<std::string> others;
    for (const ActorRef ref : out.groups[i].members) {
      const ActorFact& fact = fact_of(reports, ref);
      const std::string id = actor_id(fact.type, fact.name, fact.country);
      if (taken.emplace(id, i).first->second == i && id != out.actors[i].id) others.insert(id);
    }
    out.actors[i].ids.assign(others.begin(), others.end());
  }
}

/// The last decision on each entry of an actor counts.
void apply_links(const std::vector<LinkDecision>& decisions, BuiltActors& out) {
  for (const LinkDecision& decision : decisions) {
    std::set<std::size_t> meant;
    for (const ActorRef ref : decision.actor) {
      if (const auto found = out.places.find(ref); found != out.places.end()) meant.insert(found->second);
    }
    for (const std::size_t actor : meant) {
      for (ActorLink& link : out.actors[actor].links) {
        if (link.kb != decision.kb || link.id != decision.id) continue;
        link.review = {decision.confirmed ? "confirmed" : "rejected", decision.by, decision.when, decision.why};
      }
    }
  }
}

}  // namespace

std::string actor_anchor(const ReportFacts& report, const ActorFact& actor) {
  return std::string(name_of(actor.type)) + "\n" + fold_name(actor.name) + "\n" + report.text_sha256;
}

std::string actor_id(EntityType type, std::string_view name, std::string_view country) {
  const bool common = class_of(type) == ActorClass::kBody && !country.empty() && is_common_to_states(words_beside_state(name, country));
  const std::string key = common ? actor_key(type, name, country) : fold_name(name);
  return "a-" + sha256_hex(std::string(name_of(type)) + "\n" + key).substr(0, 8);
}

BuiltActors build_actors(const Reports& reports, const std::vector<ActorDecision>& decisions, const std::vector<LinkDecision>& links, const GivenIds& given) {
  BuiltActors out;
  out.groups = group_actors(reports, decisions);
  for (std::size_t i = 0; i < out.groups.size(); ++i) {
    out.actors.push_back(actor_of(reports, out.groups[i]));
    for (const ActorRef ref : out.groups[i].members) out.places.emplace(ref, i);
  }
  set_ids(reports, given, out);
  for (std::size_t i = 0; i < out.groups.size(); ++i) {
    for (const ActorApart& apart : out.groups[i].apart) {
      const Actor& other = out.actors[static_cast<std::size_t>(apart.group)];
      out.actors[i].apart.push_back({other.id, other.name, apart.why});
    }
  }
  apply_links(links, out);
  out.relations = fold_relations(reports, out);
  return out;
}

}  // namespace dateline::incidents
