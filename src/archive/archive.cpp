#include "archive/archive.h"

#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/coming_in.h"
#include "archive/compress.h"
#include "archive/custody.h"
#include "archive/decisions.h"
#include "archive/derive.h"
#include "archive/grades.h"
#include "archive/group.h"
#include "archive/judgements.h"
#include "archive/past_claims.h"
#include "archive/purge.h"
#include "archive/schema.h"
#include "base/sha256.h"
#include "base/written_file.h"

namespace dateline::archive {
namespace {

/// What makes two inputs the same: the bytes, and what was told with them.
std::string identity_of(const CapturedInput& input) {
  return chain_hash({}, "input", {input.bytes, input.given});
}

std::vector<Span> sentences_of(const Document& doc) {
  std::vector<Span> out;
  for (const Sentence& sentence : doc.sentences) {
    if (sentence.last > sentence.first) out.push_back(doc.span_of(sentence.first, sentence.last));
  }
  return out;
}

Result<StoredReading> unpack_reading(std::string_view frame) {
  DL_ASSIGN(const std::string json, decompress(frame, kMaxStoredBytes));
  return reading_from_json(json);
}

/// Where a judgement was made or undone: what it is on is derived anew with it, or without.
Status follow_judgement(const Database& database, std::int64_t number) {
  DL_ASSIGN(const std::vector<Decision> all, read_decisions(database));
  const Decision& judged = undone_in_the_end(all, all[static_cast<std::size_t>(number - 1)]);
  if (!judged.judgement || judged.judgement->on.item == review::ItemKind::kIncident) return {};
  DL_TRY(note_judgements(database));
  DL_ASSIGN(const std::vector<std::int64_t> reports, reports_judged(database, judged.judgement->on));
  for (const std::int64_t n : reports) DL_TRY(derive_anew(database, n));
  return {};
}

/// Makes all that is derived anew from the latest readings.
Status derive_all(Database& database) {
  DL_TRY(clear_derived(database));
  DL_TRY(note_judgements(database));
  DL_ASSIGN(Statement rows, database.query("SELECT c.seq, c.report, c.version_of, r.seq, r.content FROM captures c JOIN readings r ON r.seq = "
                                           "(SELECT max(seq) FROM readings WHERE report = c.report) WHERE c.report NOT IN (SELECT report FROM purges) ORDER BY c.seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const ReportKey key{rows.integer(0), rows.integer(3), rows.text(1), rows.text(2)};
    DL_ASSIGN(const StoredReading stored, unpack_reading(rows.view(4)));
    DL_TRY(derive_report(database, key, stored.article, stored.reading, stored.sentences));
  }
  DL_TRY(derive_past_claims(database));
  return group_reports(database);
}

/// The index of words in one piece each: fewer lookups for each word sought, and no word is left of what is gone.
Status join_word_lists(const Database& database) {
  for (const std::string table : {"report_words", "incident_words", "map_words", "name_parts"}) {
    DL_TRY(database.run("INSERT INTO " + table + " (" + table + ") VALUES ('optimize')"));
  }
  return {};
}

Result<bool> is_stale(const Database& database) {
  DL_ASSIGN(const auto grouped, database.word("SELECT value FROM state WHERE name = 'grouped'"));
  DL_ASSIGN(const std::string now, grouping_mark(database));
  return grouped.value_or("") != now;
}

/// Groups what came in since, or only the next of it: true, where more is waiting. Inside a transaction only.
Result<bool> bring_up_to_date(Database& database, bool all) {
  DL_ASSIGN(const bool stale, is_stale(database));
  if (!stale) return false;
  // What earlier rules derived is made anew from the readings.
  DL_ASSIGN(const bool current, rules_are_current(database));
  if (current && !all) return group_next(database);
  DL_TRY(current ? group_reports(database) : derive_all(database));
  return false;
}

}  // namespace

Archive::Archive(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const std::filesystem::path& path, Mode mode) {
  DL_ASSIGN(Database database, open_archive(path, mode));
  return Archive(std::make_unique<Database>(std::move(database)));
}

Result<std::optional<std::string>> Archive::known(const CapturedInput& input) const {
  return database_->word("SELECT report FROM captures WHERE identity = ? AND report NOT IN (SELECT report FROM purges)", identity_of(input));
}

Result<AddOutcome> Archive::add(const CapturedInput& input, const Document& doc, const Reading& reading) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_, Kept::kSoon));
  DL_ASSIGN(const auto same, known(input));
  if (same) return AddOutcome{Added::kKnown, *same, {}};

  const Article& article = doc.article;
  const std::string sha256 = sha256_hex(input.bytes);
  DL_TRY(check_not_purged(*database_, sha256, article, input.input));
  AddOutcome outcome{Added::kNew, article.id, {}};
  DL_ASSIGN(const auto first, earlier_version(*database_, article));
  if (first) {
    outcome = {Added::kVersion, article.id, *first};
    DL_ASSIGN(const std::int64_t taken, database_->number("SELECT count(*) FROM captures WHERE report = ?", article.id));
    if (taken || !input.id_given) {
      DL_ASSIGN(outcome.report, versioned_id(*database_, *first));
    }
  }
  std::string json = reading_to_json(doc, reading);
  if (first) json = with_id(std::move(json), outcome.report, outcome.version_of);

  DL_TRY(append_original(*database_, {input.bytes, sha256}));
  ReportKey key{0, 0, outcome.report, outcome.version_of};
  DL_ASSIGN(key.n, append_capture(*database_, {outcome.report, identity_of(input), sha256, input.input, article.url, input.given,
                                               input.captured_at, outcome.version_of}));
  if (!input.custody.empty()) DL_TRY(append_exchange(*database_, outcome.report, input.custody));
  DL_ASSIGN(key.reading, append_reading(*database_, {outcome.report, reading.engine, reading.model, input.captured_at, json}));
  DL_TRY(derive_report(*database_, key, article, reading, sentences_of(doc)));
  DL_TRY(transaction.commit());
  return outcome;
}

Status Archive::add_reading(std::string_view report, const Document& doc, const Reading& reading, std::string_view read_at) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_, Kept::kSoon));
  DL_ASSIGN(Statement row, database_->query("SELECT seq, version_of FROM captures WHERE report = ?", report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return no_such_report(*database_, report);
  ReportKey key{row.integer(0), 0, std::string(report), row.text(1)};
  const std::string json = with_id(reading_to_json(doc, reading), key.id, key.version_of);
  DL_ASSIGN(key.reading, append_reading(*database_, {key.id, reading.engine, reading.model, std::string(read_at), json}));
  DL_TRY(keep_past_claims(*database_, key.n));
  DL_TRY(derive_report(*database_, key, doc.article, reading, sentences_of(doc)));
  return transaction.commit();
}

Result<std::int64_t> Archive::append(const std::function<Result<Decision>()>& make) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  DL_TRY(bring_up_to_date(*database_, true));
  DL_ASSIGN(const Decision decision, make());
  DL_ASSIGN(const std::int64_t number, append_decision(*database_, decision));
  DL_TRY(follow_judgement(*database_, number));
  DL_TRY(group_reports(*database_));
  DL_TRY(transaction.commit());
  return number;
}

Result<std::int64_t> Archive::append(const Grade& grade) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  DL_ASSIGN(const std::int64_t number, append_grade(*database_, grade));
  DL_TRY(transaction.commit());
  return number;
}

Status Archive::update(const std::function<Status()>& work) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  DL_TRY(bring_up_to_date(*database_, true));
  DL_TRY(work());
  return transaction.commit();
}

Status Archive::look(const std::function<Status()>& work, const std::function<bool()>& stop) const {
  DL_TRY(database_->script("BEGIN"));
  database_->stop_when(stop);
  Status done = work();
  database_->stop_when({});
  const Status ended = database_->script("ROLLBACK");  // nothing was written
  return done ? ended : done;
}

Result<std::int64_t> Archive::data_version() const { return database_->number("PRAGMA data_version"); }

Result<bool> Archive::needs_grouping() const { return is_stale(*database_); }

Status Archive::group(const std::function<void(std::int64_t)>& progressed) {
  DL_ASSIGN(bool more, needs_grouping());
  while (more) {
    DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
    DL_ASSIGN(more, bring_up_to_date(*database_, false));
    DL_TRY(transaction.commit());
    if (!more || !progressed) continue;
    DL_ASSIGN(const std::int64_t waiting, database_->number("SELECT count(*) FROM to_group"));
    progressed(waiting);
  }
  return {};
}

Status Archive::regroup() {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  DL_TRY(derive_all(*database_));
  DL_TRY(join_word_lists(*database_));
  return transaction.commit();
}

Status Archive::rewrite(const std::function<Status()>& work, const std::function<Status()>& after) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  DL_TRY(work());
  DL_TRY(derive_all(*database_));
  DL_TRY(join_word_lists(*database_));
  DL_TRY(after());
  return transaction.commit();
}

Status Archive::sweep() {
  DL_TRY(database_->script("VACUUM"));
  DL_ASSIGN(const std::int64_t busy, database_->number("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (!busy) return {};
  return Error{ErrorCode::kArchiveLocked, database_->name() + ": what was removed still stands in the log beside the file, because another program reads the archive; close it "
                                          "and run `dateline purge --sweep`"};
}

Status Archive::copy_to(const std::filesystem::path& path) const {
  if (std::filesystem::exists(path)) return Error{ErrorCode::kUsage, path.string() + ": is there already; name a file that is not"};
  const std::filesystem::path part = path.string() + ".part";
  std::error_code fault;
  std::filesystem::remove(part, fault);  // of a copy that was broken off
  // What only reads says so to SQLite, which then does not write another file either.
  DL_ASSIGN(const std::int64_t reads_only, database_->number("PRAGMA query_only"));
  DL_TRY(database_->run("PRAGMA query_only = 0"));
  const Status copied = database_->run("VACUUM INTO ?", part.string());
  if (reads_only) DL_TRY(database_->run("PRAGMA query_only = 1"));
  if (!copied) {
    std::filesystem::remove(part, fault);
    return Error{copied.error().code, path.string() + ": the copy cannot be written: " + copied.error().message};
  }
  // SQLite does not sync what it writes here, and a name must not outlive a power cut that its bytes do not.
  DL_TRY(sync_file(part));
  std::filesystem::rename(part, path, fault);
  if (fault) return Error{ErrorCode::kUnreadable, path.string() + ": the copy cannot be put there: " + fault.message()};
  return sync_file(path.has_parent_path() ? path.parent_path() : ".");
}

Result<StoredReading> Archive::reading(std::string_view report) const {
  DL_ASSIGN(StoredReading out, machine_reading(report));
  DL_TRY(lay_judgements_over(*database_, report, out.article, out.reading));
  return out;
}

Result<StoredReading> Archive::machine_reading(std::string_view report) const {
  DL_ASSIGN(Statement row, database_->query("SELECT content FROM readings WHERE report = ? ORDER BY seq DESC LIMIT 1", report));
  DL_ASSIGN(const bool there, row.step());
  if (!there || row.view(0).empty()) return no_such_report(*database_, report);  // empty: it was purged
  return unpack_reading(row.view(0));
}

}  // namespace dateline::archive
