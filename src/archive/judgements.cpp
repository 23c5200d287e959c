#include "archive/judgements.h"

#include <algorithm>

#include "archive/log_places.h"

namespace dateline::archive {
namespace {

bool is_judgement(const Decision& decision) { return decision.kind == DecisionKind::kJudge && decision.judgement; }
bool is_on_report(const Decision& decision) { return is_judgement(decision) && decision.judgement->on.item != review::ItemKind::kIncident; }

}  // namespace

Status note_judgements(const Database& database) {
  DL_ASSIGN(std::vector<Decision> decisions, read_decisions(database));
  set_undone(decisions);
  DL_TRY(database.run("DELETE FROM judged"));
  for (const Decision& decision : decisions) {
    if (!is_on_report(decision) || decision.state != DecisionState::kInForce) continue;
    DL_TRY(database.run("INSERT INTO judged (seq, report, text_sha256) VALUES (?, ?, ?)", decision.number, decision.judgement->on.report, decision.judgement->on.text_sha256));
  }
  return {};
}

Result<std::vector<review::Judgement>> judgements_on(const Database& database, std::string_view report, std::string_view text_sha256) {
  std::vector<review::Judgement> out;
  DL_ASSIGN(Statement rows, database.query("SELECT seq FROM judged WHERE report = ?1 UNION SELECT seq FROM judged j WHERE text_sha256 = ?2 AND NOT EXISTS "
                                           "(SELECT 1 FROM captures c WHERE c.report = j.report) ORDER BY 1", report, text_sha256));
  DL_ASSIGN(const std::vector<std::int64_t> numbers, integers_of(std::move(rows)));
  for (const std::int64_t number : numbers) {
    DL_ASSIGN(Decision decision, read_decision(database, number));
    if (is_judgement(decision)) out.push_back(std::move(*decision.judgement));
  }
  return out;
}

Result<review::Overlaid> lay_judgements_over(const Database& database, std::string_view report, const Article& article, Reading& reading) {
  DL_ASSIGN(const std::vector<review::Judgement> judgements, judgements_on(database, report, article.text_sha256));
  return judgements.empty() ? review::Overlaid() : review::lay_over(article, judgements, reading);
}

Status insert_reviews(const Database& database, std::int64_t report, const review::Overlaid& overlaid) {
  for (const review::ItemReview& item : overlaid.items) {
    DL_TRY(database.run("INSERT OR REPLACE INTO reviews (report, item, n, state, rejected, decision) VALUES (?, ?, ?, ?, ?, ?)", report, name_of(item.item), item.index,
                        name_of(item.state), item.rejected ? 1 : 0, item.judgement));
  }
  for (const review::Outcome& outcome : overlaid.outcomes) {
    DL_TRY(database.run("INSERT INTO judgement_outcomes (seq, report, attached, item, overruled_by, note) VALUES (?, ?, ?, ?, ?, ?)", outcome.number, report,
                        outcome.attached ? 1 : 0, outcome.index, outcome.overruled_by, outcome.note));
  }
  return {};
}

Status remove_reviews(const Database& database, std::int64_t report) {
  DL_TRY(database.run("DELETE FROM reviews WHERE report = ?", report));
  return database.run("DELETE FROM judgement_outcomes WHERE report = ?", report);
}

Result<std::vector<std::int64_t>> reports_judged(const Database& database, const review::Evidence& evidence) {
  DL_ASSIGN(Statement rows, database.query("SELECT seq FROM captures WHERE report = ?", evidence.report));
  DL_ASSIGN(std::vector<std::int64_t> out, integers_of(std::move(rows)));
  if (!out.empty()) return out;
  DL_ASSIGN(Statement same, database.query("SELECT n FROM reports WHERE text_sha256 = ?", evidence.text_sha256));
  return integers_of(std::move(same));
}

Status set_judgement_states(const Database& database, std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    if (!is_on_report(decision) || decision.state != DecisionState::kInForce) continue;
    decision.state = DecisionState::kNotAttached;
    decision.note = decision.judgement->on.report + ": the report is not in the archive";
    DL_ASSIGN(const auto reports, reports_judged(database, decision.judgement->on));
    for (const std::int64_t report : reports) {
      DL_ASSIGN(Statement row, database.query("SELECT attached, overruled_by, note FROM judgement_outcomes WHERE report = ? AND seq = ?", report, decision.number));
      DL_ASSIGN(const bool there, row.step());
      if (!there) continue;
      decision.note = row.text(2);
      if (!row.integer(0)) continue;
      decision.state = row.integer(1) ? DecisionState::kOverruled : DecisionState::kInForce;
      if (row.integer(1)) decision.note = "by decision " + std::to_string(row.integer(1));
      break;
    }
  }
  return {};
}

Result<std::vector<Decision>> judgements_of(const Database& database, std::string_view report, const std::vector<ReadItem>& items) {
  DL_ASSIGN(Statement rows, database.query("SELECT o.seq, o.item FROM reports r JOIN judgement_outcomes o ON o.report = r.n WHERE r.id = ? AND o.attached AND o.overruled_by = 0 "
                                           "ORDER BY o.seq", report));
  std::vector<Decision> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(Decision decision, read_decision(database, rows.integer(0)));
    const ReadItem on{decision.judgement->on.item, static_cast<int>(rows.integer(1))};
    if (std::find(items.begin(), items.end(), on) != items.end()) out.push_back(std::move(decision));
  }
}

Result<ReviewRow> review_of(const Database& database, std::string_view report, review::ItemKind item, int index) {
  DL_ASSIGN(Statement row, database.query("SELECT v.state, v.rejected, v.decision, d.made_by, d.made_at, json_extract(d.content, '$.why') FROM reports r "
                                          "JOIN reviews v ON v.report = r.n AND v.item = ? AND v.n = ? JOIN decisions d ON d.seq = " + row_at_sql("decisions", "v.decision") + " WHERE r.id = ?",
                                          name_of(item), index, report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return ReviewRow();
  return ReviewRow{row.text(0), row.text(3), row.text(4), row.text(5), row.integer(1) != 0, row.integer(2)};
}

}  // namespace dateline::archive
