#include "watch/incident_news.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline::watch {
namespace {

using json::Json;

std::set<std::string> keys_of(const IncidentState& incident) {
  std::set<std::string> out;
  for (const StateClaim& claim : incident.claims) out.insert(claim.claim);
  return out;
}

std::vector<std::string> as_list(const std::set<std::string>& keys) { return {keys.begin(), keys.end()}; }

/// Claims that nobody told before, of reports that came in since. What a page's later version says as the one before is nothing new.
std::vector<StateClaim> fresh_claims(const IncidentState* before, const IncidentState& now, const Reports& reports) {
  const std::set<std::string> known = before ? keys_of(*before) : std::set<std::string>();
  std::vector<StateClaim> out;
  for (const StateClaim& claim : now.claims) {
    if (known.contains(claim.claim) || !reports.is_new(claim.report)) continue;
    if (!reports.said_before || !reports.said_before(claim.report, claim.claim)) out.push_back(claim);
  }
  return out;
}

News about(const IncidentState& now, std::string change) {
  News out;
  out.change = std::move(change);
  out.incident = now.id;
  out.about = headline(now);
  return out;
}

/// Whom a claim rests on, for telling others.
std::string root_of(const StateClaim& claim) { return claim.is_person ? "[person]" : claim.root_name; }

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

News first_told(const IncidentState& now, const std::vector<StateClaim>& fresh) {
  News out = about(now, "new_incident");
  out.mark = "new_incident " + fresh.front().claim;
  out.now = {{"standing", now.standing}, {"support", now.support}, {"dispute", now.dispute}, {"independent_sources", now.independent}};
  for (const StateClaim& claim : fresh) out.claims.push_back(claim.claim);
  out.words = "New: " + out.about + " (" + now.standing + ")";
  return out;
}

/// One more independent source than before, by claims that affirm: those that rest on a root that is new by name, else all.
std::optional<News> new_source(const IncidentState& before, const IncidentState& now, const std::vector<StateClaim>& fresh) {
  if (now.independent <= before.independent) return std::nullopt;
  std::set<std::string> roots;
  for (const StateClaim& claim : before.claims) roots.insert(claim.root_name);
  std::vector<std::string> names, keys, others;
  for (const StateClaim& claim : fresh) {
    if (claim.polarity == "denied") continue;
    const bool is_new = !roots.contains(claim.root_name);
    (is_new ? keys : others).push_back(claim.claim);
    const std::string name = root_of(claim);
    if (is_new && !name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (keys.empty()) keys = std::move(others);
  if (keys.empty()) return std::nullopt;
  News out = about(now, "new_source");
  out.mark = "new_source " + mark_of(keys);
  out.before = before.independent;
  out.now = now.independent;
  out.claims = std::move(keys);
  out.words = "Independent sources: " + std::to_string(before.independent) + ", now " + std::to_string(now.independent) +
              (names.empty() ? "" : "; new: " + listed(names));
  return out;
}

std::optional<News> moved(const IncidentState& now, const char* change, const std::string& from, const std::string& to, const std::vector<StateClaim>& fresh) {
  if (from == to || from.empty() || to.empty()) return std::nullopt;
  News out = about(now, change);
  out.mark = std::string(change) + " " + from + ">" + to + " " + mark_of(as_list(keys_of(now)));
  out.before = from;
  out.now = to;
  for (const StateClaim& claim : fresh) out.claims.push_back(claim.claim);
  out.words = (std::string_view(change) == "support" ? "Support: " : "Dispute: ") + from + ", now " + to;
  return out;
}

/// Who has a role that nobody had who is followed, or that it did not have itself.
std::vector<News> newly_named(const IncidentState& before, const IncidentState& now, const std::vector<StateClaim>& fresh) {
  std::vector<News> out;
  if (fresh.empty()) return out;
  for (const StateActor& actor : now.actors) {
    if (actor.role != "agent" && actor.role != "target") continue;
    const bool known = std::any_of(before.actors.begin(), before.actors.end(), [&](const StateActor& other) {
      return other.role == actor.role && (other.actor == actor.actor || other.name == actor.name);
    });
    if (known) continue;
    News news = about(now, "named");
    news.mark = "named " + actor.role + " " + actor.name + " " + now.claims.front().claim;
    news.actor = actor.actor;
    news.now = {{"role", actor.role}, {"name", actor.name}};
    for (const StateClaim& claim : fresh) news.claims.push_back(claim.claim);
    news.words = "Named as " + actor.role + ": " + actor.name;
    out.push_back(std::move(news));
  }
  return out;
}

/// Reports that told it and whose later version no longer does.
std::vector<News> no_longer_told(const IncidentState& before, const IncidentState& now, const Reports& reports) {
  if (std::none_of(now.claims.begin(), now.claims.end(), [](const StateClaim& claim) { return claim.superseded; })) return {};
  std::set<std::string> told_before, told_now;
  for (const StateClaim& claim : before.claims) {
    if (!claim.superseded) told_before.insert(reports.first_version(claim.report));
  }
  std::map<std::string, std::vector<std::string>> superseded;
  for (const StateClaim& claim : now.claims) {
    const std::string first = reports.first_version(claim.report);
    if (!claim.superseded) told_now.insert(first);
    else superseded[first].push_back(claim.claim);
  }
  std::vector<News> out;
  for (auto& [report, keys] : superseded) {
    if (!told_before.contains(report) || told_now.contains(report)) continue;
    News news = about(now, "no_longer_told");
    news.mark = "no_longer_told " + mark_of(keys);
    news.report = report;
    news.claims = std::move(keys);
    news.words = "Report " + report + " no longer tells it in its latest version";
    out.push_back(std::move(news));
  }
  return out;
}

}  // namespace

std::vector<const IncidentState*> counterparts(const std::vector<IncidentState>& now, const std::vector<IncidentState>& before) {
  std::map<std::string, const IncidentState*> by_id;
  std::multimap<std::string, const IncidentState*> by_claim;
  for (const IncidentState& state : before) {
    by_id.emplace(state.id, &state);
    for (const std::string& key : keys_of(state)) by_claim.emplace(key, &state);
  }
  std::vector<const IncidentState*> out;
  for (const IncidentState& state : now) {
    if (const auto same = by_id.find(state.id); same != by_id.end()) {
      out.push_back(same->second);
      continue;
    }
    std::map<std::string, std::pair<int, const IncidentState*>> common;
    for (const std::string& key : keys_of(state)) {
      const auto [from, to] = by_claim.equal_range(key);
      for (auto at = from; at != to; ++at) {
        auto& [count, other] = common[at->second->id];
        ++count;
        other = at->second;
      }
    }
    const IncidentState* best = nullptr;
    int most = 0;
    for (const auto& [id, shared] : common) {
      if (shared.first > most) std::tie(most, best) = std::pair(shared.first, shared.second);
    }
    out.push_back(best);
  }
  return out;
}

std::vector<News> news_of(const IncidentState* before, const IncidentState& now, const Reports& reports) {
  const std::vector<StateClaim> fresh = fresh_claims(before, now, reports);
  std::vector<News> out;
  if (!before) {
    if (!fresh.empty()) out.push_back(first_told(now, fresh));
    return out;
  }
  if (auto news = new_source(*before, now, fresh)) out.push_back(std::move(*news));
  if (auto news = moved(now, "support", before->support, now.support, fresh)) out.push_back(std::move(*news));
  if (auto news = moved(now, "dispute", before->dispute, now.dispute, fresh)) out.push_back(std::move(*news));
  for (News& news : newly_named(*before, now, fresh)) out.push_back(std::move(news));
  for (News& news : no_longer_told(*before, now, reports)) out.push_back(std::move(news));
  return out;
}

std::vector<News> claims_of(const IncidentState* before, const IncidentState& now, const Reports& reports) {
  std::vector<News> out;
  std::set<std::string> seen;
  for (const StateClaim& claim : fresh_claims(before, now, reports)) {
    if (!seen.insert(claim.claim).second) continue;
    const bool denies = claim.polarity == "denied";
    News news = about(now, denies ? "new_denial" : "new_claim");
    news.mark = "claim " + claim.claim;
    news.claim = claim.claim;
    news.report = claim.report;
    const std::string root = root_of(claim);
    news.now = {{"polarity", claim.polarity}, {"root", root.empty() ? Json() : Json(root)}};
    news.claims = {claim.claim};
    news.words = (root.empty() ? "Somebody" : root) + (denies ? " denies: " : " tells: ") + news.about;
    out.push_back(std::move(news));
  }
  return out;
}

int rank_of(std::string_view standing) {
  constexpr std::string_view kRanks[] = {"denied", "contested", "single-source", "multiple-source"};
  const auto* found = std::find(std::begin(kRanks), std::end(kRanks), standing);
  return static_cast<int>(found - std::begin(kRanks));
}

}  // namespace dateline::watch
