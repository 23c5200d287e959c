#include "incidents/build.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actors.h"
#include "incidents/contradictions.h"
#include "incidents/copy_finder.h"
#include "incidents/match.h"
#include "incidents/origins.h"
#include "incidents/standing.h"

namespace dateline::incidents {
namespace {

using Reports = std::vector<ReportFacts>;

const ReportFacts& report_of(const Reports& reports, EventRef ref) { return reports[static_cast<std::size_t>(ref.report)]; }
const EventFact& event_of(const Reports& reports, EventRef ref) {
  return report_of(reports, ref).events[static_cast<std::size_t>(ref.event)];
}

std::string place_id(const SiteFact& site) { return "p-" + sha256_hex(fold_name(site.name) + "\n" + site.country).substr(0, 8); }

/// The kind that most tellings give; of equals the first told.
std::string kind_of(const Reports& reports, const Group& group) {
  std::map<std::string, int> votes;
  for (const EventRef ref : group) ++votes[event_of(reports, ref).kind];
  std::string best = event_of(reports, group.front()).kind;
  for (const EventRef ref : group) {
    const std::string& kind = event_of(reports, ref).kind;
    // Casualties of an act are part of the act.
    if (best == "casualty" ? kind != "casualty" : votes[kind] > votes[best] && kind != "casualty") best = kind;
  }
  return best;
}

/// What has come about outranks what is supposed; a denial stands only where nobody affirms.
EventStatus status_of(const Reports& reports, const Group& group) {
  static constexpr EventStatus kOrder[] = {EventStatus::kOccurred,  EventStatus::kOngoing,   EventStatus::kFailed,    EventStatus::kUnknown,
                                           EventStatus::kDenied,    EventStatus::kPlanned,   EventStatus::kIntended,  EventStatus::kPromised,
                                           EventStatus::kThreatened, EventStatus::kRequested, EventStatus::kHypothetical};
  std::set<EventStatus> told;
  bool affirmed = false, denied = false;
  for (const EventRef ref : group) {
    told.insert(event_of(reports, ref).status);
    for (int claim : event_of(reports, ref).claims) {
      (report_of(reports, ref).claims[static_cast<std::size_t>(claim)].polarity == Polarity::kDenied ? denied : affirmed) = true;
    }
  }
  if (denied && !affirmed) return EventStatus::kDenied;
  for (const EventStatus status : kOrder) {
    if (told.contains(status)) return status;
  }
  return EventStatus::kUnknown;
}

void add_participants(const Reports& reports, const Group& group, Incident& out) {
  constexpr std::size_t kMost = 40;
  std::vector<PartFact> known;
  const auto take = [&](bool named) {
    for (const EventRef ref : group) {
      for (const PartFact& part : event_of(reports, ref).parts) {
        if (part.named != named || known.size() >= kMost) continue;
        if (std::any_of(known.begin(), known.end(), [&](const PartFact& k) { return k.role == part.role && same_part(k, part); })) continue;
        known.push_back(part);
        out.participants.push_back({part.role, actor_id(part), part.name, part.type, ref.report, part.followed});
      }
    }
  };
  take(true);
  take(false);
}

void add_places(const Reports& reports, const Group& group, PlaceBasis basis, Incident& out) {
  std::vector<std::pair<SiteFact, int>> known;
  for (const EventRef ref : group) {
    const EventFact& event = event_of(reports, ref);
    for (const SiteFact& site : basis == PlaceBasis::kStated ? event.sites : event.scene) {
      const auto found = std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first.role == site.role && fold_name(k.first.name) == fold_name(site.name); });
      if (found == known.end()) known.emplace_back(site, 1);
      else ++found->second;
    }
  }
  // Finest first, then most told.
  std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.precision, -a.second) < std::pair(b.first.precision, -b.second);
  });
  for (const auto& [site, told] : known) out.places.push_back({site.role, place_id(site), site.name, site.country, site.lat, site.lon, site.radius_km, site.precision, basis});
}

/// The time that most reports give, among those told most finely; a stated one before an inferred one.
void set_time(const Reports& reports, const Group& group, const Families& families, Incident& out) {
  struct Told {
    const WhenFact* when;
    std::set<int> reports;
  };
  std::vector<Told> told;
  for (const EventRef ref : group) {
    const WhenFact& when = event_of(reports, ref).when;
    if (!when.end && !when.start && when.value.empty()) continue;
    const int issuing = families.issuing(ref.report, event_of(reports, ref).span.start);
    const auto found = std::find_if(told.begin(), told.end(), [&](const Told& t) { return t.when->start == when.start && t.when->end == when.end; });
    if (found == told.end()) told.push_back({&when, {issuing}});
    else found->reports.insert(issuing);
  }
  if (told.empty()) return;
  const auto rank = [](const Told& t) {
    const int days = width_in_days(*t.when);
    const int wide = days == 0 ? 5 : days <= 1 ? 0 : days <= 7 ? 1 : days <= 31 ? 2 : days <= 366 ? 3 : 4;
    return std::tuple(wide, t.when->basis != TimeBasis::kStated, -static_cast<int>(t.reports.size()));
  };
  const Told& best = *std::min_element(told.begin(), told.end(), [&](const Told& a, const Told& b) { return rank(a) < rank(b); });
  out.time = {best.when->value, best.when->start, best.when->end, best.when->basis};
}

void add_claims(const Reports& reports, const Families& families, const Origins& origins, Incident& out) {
  for (const Telling& telling : origins.tellings) {
    const ReportFacts& report = report_of(reports, telling.event);
    const ClaimFact& claim = report.claims[static_cast<std::size_t>(telling.claim)];
    const Origin& origin = origins.origins[static_cast<std::size_t>(telling.origin)];
    const SourceFact& source = report.sources[static_cast<std::size_t>(telling.source)];
    out.claims.push_back({report.id, claim.key, claim.polarity, claim.certainty, claim.about, origin.id, telling.name.empty() ? origin.name : telling.name, telling.via, origin.lineage,
                          families.superseded(telling.event.report), source.followed});
  }
}

void add_exhibits(const Reports& reports, const Group& group, Incident& out) {
  for (const EventRef ref : group) {
    for (const ExhibitFact& exhibit : report_of(reports, ref).exhibits) {
      if (std::find(exhibit.events.begin(), exhibit.events.end(), ref.event) == exhibit.events.end()) continue;
      const IncidentExhibit row{report_of(reports, ref).id, exhibit.id};
      const bool known = std::any_of(out.exhibits.begin(), out.exhibits.end(), [&](const auto& x) { return x.report == row.report && x.exhibit == row.exhibit; });
      if (!known) out.exhibits.push_back(row);
    }
  }
}

void add_reports(const Reports& reports, const Families& families, const Group& group, Incident& out) {
  std::set<int> folded;
  for (const EventRef ref : group) {
    folded.insert(families.first_version(ref.report));
    const std::string& published = report_of(reports, ref).published;
    if (!published.empty() && (out.first_published.empty() || published < out.first_published)) out.first_published = published;
  }
  out.reports = static_cast<int>(folded.size());
  out.title = report_of(reports, group.front()).title;
}

void add_joined(const Reports& reports, const Group& group, const Reasons& reasons, Incident& out) {
  for (const EventRef ref : group) {
    const auto why = reasons.find(ref);
    const std::vector<int>& claims = event_of(reports, ref).claims;
    if (why == reasons.end() || claims.empty()) continue;
    out.joined.push_back({report_of(reports, ref).id, report_of(reports, ref).claims[static_cast<std::size_t>(claims.front())].key, why->second});
  }
}

}  // namespace

std::string anchor_of(const Reports& reports, const Group& group) {
  const ClaimFact* first = nullptr;
  int report = -1;
  for (const EventRef ref : group) {
    if (first && ref.report != report) break;
    for (int index : event_of(reports, ref).claims) {
      const ClaimFact& claim = report_of(reports, ref).claims[static_cast<std::size_t>(index)];
      if (!first || std::pair(claim.start, claim.number) < std::pair(first->start, first->number)) first = &claim;
      report = ref.report;
    }
  }
  return first ? first->key : std::string();
}

std::string incident_id(std::string_view claim_key) { return "i-" + std::string(claim_key.substr(0, 10)); }

std::string numbered_id(const std::string& id, int number) { return id + "-" + std::to_string(number); }

std::string actor_id(const PartFact& part) { return part.followed && part.named ? actor_id(part.type, part.name, part.country) : std::string(); }

Incident make_incident(const Reports& reports, const Families& families, const Group& group, const Reasons& reasons) {
  Incident out;
  out.id = incident_id(anchor_of(reports, group));
  out.kind = kind_of(reports, group);
  out.status = status_of(reports, group);
  add_reports(reports, families, group, out);
  add_participants(reports, group, out);
  add_places(reports, group, PlaceBasis::kStated, out);
  if (out.places.empty()) add_places(reports, group, PlaceBasis::kInferred, out);
  set_time(reports, group, families, out);
  add_exhibits(reports, group, out);
  const Origins origins = find_origins(reports, families, group);
  add_claims(reports, families, origins, out);
  add_joined(reports, group, reasons, out);
  out.contradictions = find_contradictions(reports, families, group, origins);
  rate(reports, families, group, origins, out);
  return out;
}

std::vector<Copy> citing_reports(const Citations& citations, const Group& group) {
  std::vector<Copy> out;
  std::set<int> known;
  for (const EventRef ref : group) {
    const auto found = std::find_if(group.begin(), group.end(), [&](EventRef other) { return citations.cites(ref.report, other.report); });
    if (found != group.end() && known.insert(ref.report).second) out.push_back({ref.report, found->report, CopyKind::kCites, 0, {}});
  }
  return out;
}

Built build_incidents(const Reports& reports) { return build_incidents(reports, find_copies(reports)); }

Built build_incidents(const Reports& reports, std::vector<Copy> copies, const std::vector<EventDecision>& decisions) {
  Built out;
  out.copies = std::move(copies);
  const Families families(reports, out.copies);
  const Citations citations(reports);
  std::set<std::string> taken;
  std::set<int> copied;
  for (const Copy& copy : out.copies) copied.insert(copy.report);
  Reasons reasons;
  for (Group& group : group_events(reports, out.copies, decisions, &reasons)) {
    if (anchor_of(reports, group).empty()) continue;  // nobody claims it: nothing to stand on
    Incident incident = make_incident(reports, families, group, reasons);
    const std::string id = incident.id;
    for (int n = 2; !taken.insert(incident.id).second; ++n) incident.id = numbered_id(id, n);
    for (Copy& copy : citing_reports(citations, group)) {
      if (copied.insert(copy.report).second) out.copies.push_back(std::move(copy));
    }
    out.incidents.push_back(std::move(incident));
    out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace dateline::incidents
