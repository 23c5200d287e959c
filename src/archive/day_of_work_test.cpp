#include "archive/day_of_work_test.h"

#include "archive/case_log.h"
#include "archive/exhibits.h"
#include "archive/grades.h"
#include "archive/judge.h"
#include "archive/judgements.h"
#include "archive/marks.h"
#include "archive/purge.h"
#include "archive/sqlite.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

constexpr const char* kNow = "2021-07-01T00:00:00Z";

Status judge_one(Archive& archive) {
  NewJudgement given;
  given.verdict = review::Verdict::kReject;
  given.on = "r1#v1";
  given.by = "A. Desk";
  given.why = "seen on film";
  given.at = kNow;
  const auto made = judge(archive, given);
  return made ? Status() : Status(made.error());
}

Status grade_one(Archive& archive) {
  Grade given;
  given.at = kNow;
  given.by = "A. Desk";
  given.why = "read for years";
  given.kind = GradeKind::kReliability;
  given.of = "Post";
  given.value = "B";
  const auto made = grade(archive, given);
  return made ? Status() : Status(made.error());
}

Status open_case(Archive& archive) {
  cases::Entry entry;
  entry.kind = cases::EntryKind::kNew;
  entry.case_name = "depots";
  entry.by = "A. Desk";
  entry.at = kNow;
  const auto made = put_into_case(archive, entry, {});
  return made ? Status() : Status(made.error());
}

Status mark_one(Archive& archive) {
  SensitivityMark given;
  given.of = "r1";
  given.by = "A. Desk";
  given.why = "asked";
  given.at = kNow;
  given.tlp = Tlp::kAmber;
  const auto made = mark(archive, given);
  return made ? Status() : Status(made.error());
}

Status purge_one(Archive& archive) {
  const auto made = purge(archive, {"r2", "A. Desk", "asked by law", kNow});
  if (!made) return made.error();
  return {};
}

Status show_one(Archive& archive) {
  ExhibitFile file;
  file.kind = "image";
  file.type = "image/png";
  file.width = file.height = 640;
  file.report = "r1";
  file.caption = "the gate";
  file.input = "gate.png";
  file.captured_at = kNow;
  const auto made = archive.add_exhibit("bytes of a picture", file);
  return made ? Status() : Status(made.error());
}

}  // namespace

Status put_report(Archive& archive, const std::string& id) {
  const std::string text = "Gunmen attacked depot " + id + " in Cusco on Monday, and left by the river road at night.";
  Article article;
  article.id = id;
  article.url = "https://post.example/" + id;
  article.title = "Depot " + id + " attacked";
  article.publisher = {"Post", "post.example"};
  article.published = "2021-05-04";
  article.published_basis = PublishedBasis::kGiven;
  article.language = "en";
  article.text = Text(text);
  article.sha256 = article.text_sha256 = sha256_hex(text);
  article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
  const Document doc(std::move(article));
  Reading reading;
  reading.engine = reading.model = "test";
  Source own;
  own.name = "Post";
  own.kind = SourceKind::kPublisher;
  const SourceId page = add(reading.sources, own);
  Event event;
  event.kind = "assault";
  event.predicate = "attack";
  event.span = doc.article.text.whole();
  event.time = {{}, "2021-05-03", parse_iso_day("2021-05-03"), parse_iso_day("2021-05-03"), TimeBasis::kStated, {}};
  event.status = EventStatus::kOccurred;
  Claim claim;
  claim.subject = add(reading.events, event);
  claim.span = event.span;
  claim.attribution = {{page, 0, "", {}}};
  add(reading.claims, claim);
  reading.claims[0].key = claim_key(reading, reading.claims[0], doc.article.text_sha256);
  const auto added = archive.add({text, id + ".txt", "{}", true, kNow, R"({"taken_in":{"by":"desk"}})"}, doc, reading);
  return added ? Status() : Status(added.error());
}

Status work_for_a_day(const std::filesystem::path& folder, Held& told) {
  DL_ASSIGN(Archive archive, Archive::open(folder / "news.dateline", Mode::kWrite));
  for (const char* id : {"r1", "r2", "r3"}) DL_TRY(put_report(archive, id));
  DL_TRY(archive.group());
  told.reports = {"r1", "r2", "r3"};
  DL_TRY(show_one(archive));
  ++told.exhibits;
  DL_TRY(judge_one(archive));
  ++told.decisions;
  DL_TRY(grade_one(archive));
  ++told.grades;
  DL_TRY(open_case(archive));
  ++told.entries;
  DL_TRY(archive.copy_to(folder / "copy.dateline"));
  told.backed_up = true;
  DL_TRY(mark_one(archive));
  ++told.marks;
  DL_TRY(put_report(archive, "r4"));
  DL_TRY(archive.regroup());
  told.reports.push_back("r4");
  DL_TRY(purge_one(archive));
  ++told.purges;
  std::erase(told.reports, "r2");
  return {};
}

Result<Held> held_by(const Archive& archive) {
  Held out;
  const Database& database = archive.database();
  DL_ASSIGN(out.decisions, database.number("SELECT count(*) FROM decisions"));
  DL_ASSIGN(out.grades, database.number("SELECT count(*) FROM grades"));
  DL_ASSIGN(out.entries, database.number("SELECT count(*) FROM case_entries"));
  DL_ASSIGN(out.marks, database.number("SELECT count(*) FROM marks"));
  DL_ASSIGN(out.purges, database.number("SELECT count(*) FROM purges"));
  DL_ASSIGN(out.exhibits, database.number("SELECT count(*) FROM exhibit_files"));
  DL_ASSIGN(Statement rows, database.query("SELECT id FROM reports ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.reports.push_back(rows.text(0));
  }
}

std::string problems_of(const Archive& archive) {
  const auto report = archive.check();
  if (!report) return report.error().message;
  std::string out;
  for (const auto& problem : report->problems) out += problem.where + ": " + problem.what + "\n";
  return out;
}

}  // namespace dateline::archive
