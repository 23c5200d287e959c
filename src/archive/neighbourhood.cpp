#include "archive/neighbourhood.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "archive/copied.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using incidents::EventRef;
using incidents::ReportFacts;

struct Outline {
  ReportFacts facts;  // its id, publisher, time of publication and version_of
  std::int64_t n = 0;
};

Result<Outline> outline_of(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT id, publisher, day, published, version_of FROM reports WHERE n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kArchiveDamaged, database.name() + ": a report that an incident tells of is missing; run `dateline regroup`"};
  Outline out{{}, n};
  out.facts.id = row.text(0);
  out.facts.publisher = row.text(1);
  out.facts.day = parse_iso_day(row.text(2));
  out.facts.published = row.text(3);
  out.facts.version_of = row.text(4);
  return out;
}

bool is_known(const ReportFacts& facts, const std::string& known_at) {
  return known_at.empty() || (facts.day && iso_day(*facts.day) <= known_at);
}

/// All reports whose words or other states these are, and whose words those are.
class Family {
 public:
  Family(const Database& database, const std::string& known_at) : database_(database), known_at_(known_at) {}

  Status add(std::int64_t n) {
    std::vector<std::int64_t> open{n};
    while (!open.empty()) {
      const std::int64_t next = open.back();
      open.pop_back();
      if (outlines_.contains(next) || unknown_.contains(next)) continue;
      DL_ASSIGN(Outline outline, outline_of(database_, next));
      if (!is_known(outline.facts, known_at_)) {
        unknown_.insert(next);
        continue;
      }
      outlines_.emplace(next, std::move(outline));
      DL_ASSIGN(std::vector<incidents::Copy> copies, load_copies(database_, next));
      for (incidents::Copy& copy : copies) {
        open.push_back(copy.of);
        copies_.push_back(std::move(copy));
      }
      DL_ASSIGN(Statement rows, database_.query("SELECT r.n FROM copies c JOIN reports r ON r.id = c.report WHERE c.of = (SELECT id FROM reports WHERE n = ?) "
                                                "AND c.kind = 'version'", next));
      while (true) {
        DL_ASSIGN(const bool row, rows.step());
        if (!row) break;
        open.push_back(rows.integer(0));
      }
    }
    return {};
  }

  /// In the order of ids.
  std::vector<Outline> outlines() const {
    std::vector<Outline> out;
    for (const auto& [n, outline] : outlines_) out.push_back(outline);
    std::sort(out.begin(), out.end(), [](const Outline& a, const Outline& b) { return a.facts.id < b.facts.id; });
    return out;
  }
  const std::vector<incidents::Copy>& copies() const { return copies_; }

 private:
  const Database& database_;
  const std::string& known_at_;
  std::map<std::int64_t, Outline> outlines_;
  std::set<std::int64_t> unknown_;
  std::vector<incidents::Copy> copies_;
};

/// What making an incident needs of a report.
ReportFacts without_actors(const ReportFacts& facts) {
  ReportFacts out = facts;
  out.actors.clear();
  out.relations.clear();
  out.names.clear();
  return out;
}

using Places = std::map<std::int64_t, int>;

/// Its members among these reports, those first that were published first.
std::vector<const incidents::Member*> by_publication(const incidents::Happening& happening, const Places& places, const Neighbourhood& around) {
  std::vector<const incidents::Member*> out;
  for (const incidents::Member& member : happening.members) {
    if (places.contains(member.event.report)) out.push_back(&member);
  }
  const auto order = [&](const incidents::Member* member) {
    const int place = places.at(member->event.report);
    return std::pair(published_at(around.reports[static_cast<std::size_t>(place)]), place);
  };
  std::stable_sort(out.begin(), out.end(), [&](const auto* a, const auto* b) { return order(a) < order(b); });
  return out;
}

/// Why the first of the group joined.
std::vector<std::string> first_reason(const incidents::Happening& happening, const Neighbourhood& around, const Places& places) {
  for (const incidents::Member& member : happening.members) {
    const auto place = places.find(member.event.report);
    if (place != places.end() && EventRef{place->second, member.event.event} == around.group.front()) return member.why;
  }
  return {};
}

}  // namespace

Result<Neighbourhood> neighbourhood_of(const Database& database, HappeningTables& tables, const incidents::Happening& happening,
                                       const std::string& known_at) {
  std::set<std::int64_t> telling;
  for (const incidents::Member& member : happening.members) telling.insert(member.event.report);
  Family family(database, known_at);
  for (const std::int64_t n : telling) DL_TRY(family.add(n));

  Neighbourhood out;
  Places places;
  for (Outline& outline : family.outlines()) {
    places.emplace(outline.n, static_cast<int>(out.reports.size()));
    out.numbers.push_back(outline.n);
    DL_ASSIGN(const auto facts, tables.facts(static_cast<int>(outline.n)));
    if (telling.contains(outline.n)) {
      out.reports.push_back(without_actors(*facts));
    } else {
      outline.facts.withdrawn = facts->withdrawn;
      out.reports.push_back(std::move(outline.facts));
    }
  }
  for (incidents::Copy copy : family.copies()) {
    const auto report = places.find(copy.report), of = places.find(copy.of);
    if (report == places.end() || of == places.end()) continue;
    copy.report = report->second;
    copy.of = of->second;
    out.copies.push_back(std::move(copy));
  }
  for (const incidents::Member* member : by_publication(happening, places, out)) {
    const EventRef ref{places.at(member->event.report), member->event.event};
    out.group.push_back(ref);
    // What began it before an earlier report was known is of it for what spoke for that one.
    const std::vector<std::string> why = member->why.empty() ? first_reason(happening, out, places) : member->why;
    if (out.group.size() > 1 && !why.empty()) out.reasons[ref] = why;
  }
  return out;
}

Status set_participants(const Database& database, const Neighbourhood& around, incidents::Incident& incident) {
  std::map<int, std::map<std::string, std::string>> actors;  // by report: type and folded name -> id
  std::set<std::pair<Role, std::string>> seen;
  std::vector<incidents::IncidentActor> kept;
  for (incidents::IncidentActor& part : incident.participants) {
    const auto [here, added] = actors.try_emplace(part.report);
    if (added) {
      DL_ASSIGN(Statement rows, database.query("SELECT a.type, a.folded, m.actor FROM actor_members m JOIN actors a ON a.report = m.report AND "
                                               "a.entity = m.entity WHERE m.report = ?", around.numbers[static_cast<std::size_t>(part.report)]));
      while (true) {
        DL_ASSIGN(const bool row, rows.step());
        if (!row) break;
        here->second.emplace(rows.text(0) + "\n" + rows.text(1), rows.text(2));
      }
    }
    const auto found = here->second.find(std::string(name_of(part.type)) + "\n" + fold_name(part.name));
    part.actor = found == here->second.end() ? std::string() : found->second;
    if (!part.actor.empty() && !seen.emplace(part.role, part.actor).second) continue;
    kept.push_back(std::move(part));
  }
  incident.participants = std::move(kept);
  return {};
}

}  // namespace dateline::archive
