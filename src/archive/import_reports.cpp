// Reports of another archive: which are here already, and what of the others comes in.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "archive/chain.h"
#include "archive/coming_in.h"
#include "archive/compress.h"
#include "archive/custody.h"
#include "archive/derive.h"
#include "archive/exhibits.h"
#include "archive/import_parts.h"
#include "archive/reduce.h"
#include "base/sha256.h"
#include "model/reading_json.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::ordered_json;

struct ForeignReading {
  std::string engine, model, read_at, json, sha256;
  bool is_whole = true;  // not reduced to quotes
};

/// A report as it stands in the other archive.
struct Foreign {
  std::int64_t row = 0;
  std::string hash;
  CaptureRow capture;
  std::string custody;                   // JSON; empty: it has none
  std::vector<ForeignReading> readings;  // the last one counts; none: they were removed there
};

/// The reading under the id that its report has here; as it was where that is the same.
Status rename(std::string& json, const std::string& id, const std::string& version_of) {
  DL_ASSIGN(const StoredReading stored, reading_from_json(json));
  if (stored.article.id != id || stored.article.version_of != version_of) json = with_id(std::move(json), id, version_of);
  return {};
}

Result<std::vector<ForeignReading>> readings_of(const Database& database, const std::string& report) {
  std::vector<ForeignReading> out;
  DL_ASSIGN(Statement rows, database.query("SELECT engine, model, read_at, content FROM readings WHERE report = ? AND length(content) > 0 ORDER BY seq", report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    ForeignReading& reading = out.emplace_back(ForeignReading{rows.text(0), rows.text(1), rows.text(2), {}, {}, true});
    DL_ASSIGN(reading.json, decompress(rows.view(3), kMaxStoredBytes));
    DL_ASSIGN(const StoredReading stored, reading_from_json(reading.json));
    reading.is_whole = !is_reduced(stored.article);
    reading.sha256 = sha256_hex(reading.json);
  }
}

Result<std::vector<Foreign>> all_foreign(const Database& there) {
  std::vector<Foreign> out;
  DL_ASSIGN(Statement rows, there.query("SELECT c.seq, c.hash, c.report, c.identity, c.original, c.input, c.url, c.given, c.captured_at, coalesce(c.version_of, ''), "
                                        "coalesce(e.content, '') FROM captures c LEFT JOIN exchanges e ON e.report = c.report "
                                        "WHERE c.report NOT IN (SELECT report FROM purges) ORDER BY c.seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1),
                   {rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7), rows.text(8), rows.text(9)}, rows.text(10), {}});
  }
}

/// The report that this is here: of the same input, or of the same id and text.
Result<std::optional<std::string>> same_report(const Database& here, const Foreign& report, const Article& article) {
  DL_ASSIGN(auto same, here.word("SELECT report FROM captures WHERE identity = ? AND report NOT IN (SELECT report FROM purges)", report.capture.identity));
  if (!same) {
    DL_ASSIGN(same, here.word("SELECT id FROM reports WHERE id = ? AND text_sha256 = ?", report.capture.report, article.text_sha256));
  }
  return same;
}

/// Its bytes; of a share that has none the reading stands for them.
Result<std::string> original_of(const Joining& joining, const Foreign& report) {
  DL_ASSIGN(const auto frame, joining.there.word("SELECT content FROM originals WHERE sha256 = ? AND length(content) > 0", report.capture.original));
  if (!frame) return report.readings.back().json;
  return decompress(*frame, kMaxStoredBytes);
}

/// How it came in there, and from where it came here.
std::string custody_of(const Joining& joining, const Foreign& report) {
  Json out = Json::parse(report.custody, nullptr, false);
  if (!out.is_object() || out.empty()) out = {{"taken_in", {{"at", report.capture.captured_at}, {"by", ""}, {"with", ""}}}, {"capture", nullptr}};
  if (!out.contains("imported")) out["imported"] = Json::array();
  out["imported"].push_back({{"at", joining.order.at}, {"by", joining.order.by}, {"with", joining.order.with}, {"from", joining.order.file}, {"report", report.capture.report},
                             {"original", report.capture.original}, {"row", report.row}, {"hash", report.hash}});
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Images and films that came with a report, or alone ("").
Status add_exhibits(Joining& joining, const std::string& there, const std::string& here) {
  std::vector<std::pair<ExhibitFile, std::string>> found;
  DL_ASSIGN(Statement rows, joining.there.query("SELECT o.content, e.sha256, kind, type, width, height, milliseconds, print, says, location, caption, report, input, captured_at "
                                                "FROM exhibit_files e JOIN originals o ON o.sha256 = e.sha256 WHERE report = ? AND length(o.content) > 0 ORDER BY e.seq", there));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const std::string bytes, decompress(rows.view(0), kMaxStoredBytes));
    ExhibitFile file = exhibit_of_row(rows, 1);
    file.report = here;
    DL_ASSIGN(const bool is_new, append_exhibit(joining.here, bytes, file));
    joining.done.exhibits += is_new;
  }
}

Status add_new(Joining& joining, Foreign& report, Article& article) {
  const auto first = joining.ids.find(report.capture.version_of);
  article.version_of = first == joining.ids.end() ? std::string() : first->second;
  CaptureRow row = report.capture;
  row.version_of.clear();
  DL_ASSIGN(const auto earlier, earlier_version(joining.here, article));
  if (earlier) {
    row.version_of = *earlier;
    DL_ASSIGN(const std::int64_t taken, joining.here.number("SELECT count(*) FROM captures WHERE report = ?", row.report));
    if (taken) {
      DL_ASSIGN(row.report, versioned_id(joining.here, *earlier));
    }
  }
  DL_ASSIGN(const std::string bytes, original_of(joining, report));
  row.original = sha256_hex(bytes);
  DL_TRY(append_original(joining.here, {bytes, row.original}));
  DL_ASSIGN(const std::int64_t n, append_capture(joining.here, row));
  DL_TRY(append_exchange(joining.here, row.report, custody_of(joining, report)));
  for (ForeignReading& reading : report.readings) {
    DL_TRY(rename(reading.json, row.report, row.version_of));
    DL_ASSIGN(const std::int64_t seq, append_reading(joining.here, {row.report, reading.engine, reading.model, reading.read_at, reading.json}));
    (void)seq;
  }
  DL_TRY(derive_anew(joining.here, n));
  joining.ids[report.capture.report] = row.report;
  joining.added.push_back(row.report);
  joining.done.reports += 1;
  joining.done.versions += earlier.has_value();
  return add_exhibits(joining, report.capture.report, row.report);
}

/// Whole ones before quotes, the latest before older ones, the same in both directions.
bool counts_before(const ForeignReading& a, const ForeignReading& b) { return std::tie(a.is_whole, a.read_at, a.sha256) > std::tie(b.is_whole, b.read_at, b.sha256); }

/// Readings that are not here yet are kept beside those that are; the best of all stays, or becomes, the last, which counts.
Status fold_readings(Joining& joining, Foreign& report, const std::string& id) {
  DL_ASSIGN(std::vector<ForeignReading> all, readings_of(joining.here, id));
  if (all.empty()) return {};
  DL_ASSIGN(const auto of, joining.here.word("SELECT version_of FROM captures WHERE report = ?", id));
  const bool has_whole = std::any_of(all.begin(), all.end(), [](const ForeignReading& one) { return one.is_whole; });
  std::vector<ForeignReading> missing;
  for (ForeignReading& reading : report.readings) {
    if (has_whole && !reading.is_whole) continue;  // a share has nothing that the whole does not have
    DL_TRY(rename(reading.json, id, of.value_or("")));
    reading.sha256 = sha256_hex(reading.json);
    if (std::none_of(all.begin(), all.end(), [&](const ForeignReading& one) { return one.sha256 == reading.sha256; })) missing.push_back(reading);
  }
  if (missing.empty()) return {};
  all.insert(all.end(), missing.begin(), missing.end());
  const ForeignReading& best = *std::min_element(all.begin(), all.end(), counts_before);
  if (missing.back().sha256 != best.sha256) missing.push_back(best);
  for (const ForeignReading& reading : missing) {
    DL_ASSIGN(const std::int64_t seq, append_reading(joining.here, {id, reading.engine, reading.model, reading.read_at, reading.json}));
    (void)seq;
    joining.done.readings += 1;
  }
  DL_ASSIGN(const std::int64_t n, joining.here.number("SELECT seq FROM captures WHERE report = ?", id));
  return derive_anew(joining.here, n);
}

Status join(Joining& joining, Foreign& report) {
  DL_ASSIGN(report.readings, readings_of(joining.there, report.capture.report));
  if (report.readings.empty()) return {};
  DL_ASSIGN(StoredReading stored, reading_from_json(report.readings.back().json));
  DL_ASSIGN(const auto same, same_report(joining.here, report, stored.article));
  const Status allowed = same ? Status() : check_not_purged(joining.here, report.capture.original, stored.article, report.capture.report);
  if (!allowed && allowed.error().code != ErrorCode::kPurged) return allowed;
  if (!allowed) {
    joining.done.purged += 1;
    return {};
  }
  if (!same) return add_new(joining, report, stored.article);
  joining.ids[report.capture.report] = *same;
  joining.done.known += 1;
  DL_TRY(fold_readings(joining, report, *same));
  return add_exhibits(joining, report.capture.report, *same);
}

/// All of it or nothing; grouping waits.
Status as_one(const Database& here, const std::function<Status()>& work) {
  DL_TRY(here.run("BEGIN IMMEDIATE"));
  const Status done = work();
  const Status ended = done ? here.run("COMMIT") : here.run("ROLLBACK");
  return done ? ended : done;
}

Status join_all(Joining& joining, const std::function<bool()>& stop, const std::function<void(const Imported&)>& progressed) {
  DL_ASSIGN(std::vector<Foreign> all, all_foreign(joining.there));
  for (Foreign& report : all) {
    joining.done.interrupted = joining.done.interrupted || stop();
    if (joining.done.interrupted) return {};
    DL_TRY(as_one(joining.here, [&] { return join(joining, report); }));
    if (progressed) progressed(joining.done);
    report.readings.clear();
  }
  return as_one(joining.here, [&] { return add_exhibits(joining, "", ""); });
}

}  // namespace

Status join_reports(Joining& joining, const std::function<bool()>& stop, const std::function<void(const Imported&)>& progressed) {
  DL_TRY(joining.here.run("PRAGMA synchronous = NORMAL"));  // what people made comes last, and with it all is kept
  const Status joined = join_all(joining, stop, progressed);
  DL_TRY(joining.here.run("PRAGMA synchronous = FULL"));
  return joined;
}

}  // namespace dateline::archive
