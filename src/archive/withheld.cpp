// Which reports, cases, entries and decisions marks withhold.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/share.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

Result<std::vector<std::string>> words_of(Statement rows) {
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

void add(std::vector<WithheldItem>& list, const std::string& id, const std::string& why) {
  auto found = std::find_if(list.begin(), list.end(), [&](const WithheldItem& one) { return one.id == id; });
  if (found == list.end()) found = list.insert(list.end(), {id, {}});
  found->why.push_back(why);
}

// All states of a page hold much the same words.
constexpr std::string_view kAllStates =
    "SELECT b.report FROM captures a JOIN captures b ON coalesce(a.version_of, a.report) IN (b.report, b.version_of) "
    "WHERE a.report = ? AND b.report NOT IN (SELECT report FROM purges) ORDER BY b.seq";
// Its own, or those in which nobody else is heard beside the page itself.
constexpr std::string_view kReportsOfSource =
    "SELECT id FROM reports r WHERE EXISTS (SELECT 1 FROM sources WHERE report = r.n AND source = 0 AND anonymous = 0 AND folded = ?1) OR "
    "(EXISTS (SELECT 1 FROM sources WHERE report = r.n AND anonymous = 0 AND folded = ?1) AND "
    "NOT EXISTS (SELECT 1 FROM sources WHERE report = r.n AND source > 0 AND (anonymous = 1 OR folded <> ?1))) ORDER BY n";
constexpr std::string_view kReportsThatName =
    "SELECT r.id FROM reports r WHERE EXISTS (SELECT 1 FROM sources WHERE report = r.n AND anonymous = 0 AND folded = ?) ORDER BY n";

Status add_mark(const Database& database, const SensitivityMark& mark, const std::string& why, Withholding& out) {
  if (mark.thing == MarkedThing::kCase) add(out.cases, mark.of, why);
  if (mark.thing == MarkedThing::kEntry) add(out.entries, mark.of, why);
  if (mark.thing == MarkedThing::kDecision) add(out.decisions, mark.of, why);
  if (mark.thing == MarkedThing::kReport) {
    DL_ASSIGN(Statement rows, database.query(std::string(kAllStates), mark.of));
    DL_ASSIGN(const auto ids, words_of(std::move(rows)));
    for (const std::string& id : ids) add(out.reports, id, why);
  }
  if (mark.thing != MarkedThing::kSource) return {};
  const std::string folded = fold_name(mark.of);
  DL_ASSIGN(Statement own, database.query(std::string(kReportsOfSource), folded));
  DL_ASSIGN(const auto of_it, words_of(std::move(own)));
  for (const std::string& first : of_it) {
    DL_ASSIGN(Statement rows, database.query(std::string(kAllStates), first));
    DL_ASSIGN(const auto ids, words_of(std::move(rows)));
    for (const std::string& id : ids) add(out.reports, id, why + " on source " + mark.of);
  }
  DL_ASSIGN(Statement naming, database.query(std::string(kReportsThatName), folded));
  DL_ASSIGN(const auto all, words_of(std::move(naming)));
  for (const std::string& id : all) add(out.staying, id, why + " on source " + mark.of);
  return {};
}

}  // namespace

Result<Withholding> withheld(const Archive& archive, const ShareOrder& order) {
  Withholding out;
  DL_ASSIGN(const auto marks, read_marks(archive.database()));
  for (const SensitivityMark& mark : marks) {
    const std::string reason = reason_to_withhold(mark, order.level, order.at.substr(0, 10));
    if (!reason.empty()) DL_TRY(add_mark(archive.database(), mark, reason + ", mark " + std::to_string(mark.number), out));
  }
  std::erase_if(out.staying, [&](const WithheldItem& item) {
    return std::any_of(out.reports.begin(), out.reports.end(), [&](const WithheldItem& other) { return other.id == item.id; });
  });
  for (WithheldItem& item : out.reports) {  // two states of a page bring each other
    std::sort(item.why.begin(), item.why.end());
    item.why.erase(std::unique(item.why.begin(), item.why.end()), item.why.end());
  }
  return out;
}

Result<std::set<std::string>> withheld_ids(const Archive& archive, const ShareOrder& order) {
  DL_ASSIGN(const Withholding what, withheld(archive, order));
  std::set<std::string> out;
  nlohmann::json reports = nlohmann::json::array();
  for (const WithheldItem& item : what.reports) {
    out.insert(item.id);
    reports.push_back(item.id);
  }
  if (out.empty()) return out;
  static constexpr std::string_view kOf = " WHERE r.id IN (SELECT value FROM json_each(?))";
  for (const std::string_view ids : {"SELECT r.url FROM reports r", "SELECT c.key FROM reports r JOIN claims c ON c.report = r.n",
                                     "SELECT e.incident FROM reports r JOIN incident_events e ON e.report = r.n",
                                     // under which they were told before
                                     "SELECT o.id FROM reports r JOIN happening_events h ON h.report = r.n JOIN happening_events g ON g.happening = h.happening "
                                     "JOIN claims c ON c.report = g.report AND c.event = g.event JOIN incident_ids o ON o.claim = c.key"}) {
    DL_ASSIGN(Statement rows, archive.database().query(std::string(ids) + std::string(kOf), reports.dump()));
    DL_ASSIGN(const auto some, words_of(std::move(rows)));
    out.insert(some.begin(), some.end());
  }
  out.erase("");
  return out;
}

Result<std::map<std::string, Tlp>> tlp_of_reports(const Archive& archive) {
  const std::string after_embargoes = "9999-12-31";
  std::map<std::string, Tlp> out;
  for (const Tlp level : {Tlp::kGreen, Tlp::kAmber, Tlp::kAmberStrict, Tlp::kRed}) {
    const Tlp below = static_cast<Tlp>(static_cast<int>(level) - 1);
    DL_ASSIGN(const Withholding what, withheld(archive, {below, false, after_embargoes}));
    for (const WithheldItem& item : what.reports) out[item.id] = level;
  }
  return out;
}

}  // namespace dateline::archive
