#include <algorithm>
#include <map>

#include "archive/find.h"
#include "archive/sqlite.h"
#include "base/sha256.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kMostRelated = 50;
constexpr int kMostBearing = 40;    // reports that name an actor: one that is everywhere relates nothing
constexpr double kHappening = 0.5;  // how far one happening that both tell relates them
constexpr double kActor = 0.1;
constexpr double kCitation = 0.5;

std::string story_id(const std::string& first_report) { return "st-" + sha256_hex(first_report).substr(0, 10); }

/// What relates each other report, and how closely.
class Relations {
 public:
  void add(const std::string& report, const std::string& why, double score) {
    auto& [whys, apart] = found_.try_emplace(report, std::vector<std::string>(), 1.0).first->second;
    if (std::find(whys.begin(), whys.end(), why) == whys.end()) whys.push_back(why);
    apart *= 1 - std::clamp(score, 0.0, 1.0);
  }
  std::vector<RelatedRow> closest() const {
    std::vector<RelatedRow> out;
    for (const auto& [report, found] : found_) {
      std::string why;
      for (const std::string& word : found.first) why += (why.empty() ? "" : ", ") + word;
      out.push_back({report, why, 1 - found.second});
    }
    std::stable_sort(out.begin(), out.end(), [](const RelatedRow& a, const RelatedRow& b) { return a.score > b.score; });
    if (out.size() > kMostRelated) out.resize(kMostRelated);
    return out;
  }

 private:
  std::map<std::string, std::pair<std::vector<std::string>, double>> found_;
};

Status add_copies(const Database& database, std::string_view report, Relations& out) {
  DL_ASSIGN(
      Statement rows,
      database.query("SELECT of, kind, share FROM copies WHERE report = ? UNION ALL SELECT report, kind, share FROM copies WHERE of = ?",
                     report, report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const std::string kind = rows.text(1);
    out.add(rows.text(0),
            kind == "cites"     ? "citation"
            : kind == "version" ? "version"
                                : "copied words",
            kind == "cites" ? kCitation : rows.real(2));
  }
}

Status add_story(const Database& database, std::int64_t n, Relations& out) {
  DL_ASSIGN(Statement rows,
            database.query("SELECT r.id, s.vector, o.vector FROM story_reports o JOIN story_reports s ON s.story = o.story AND s.n <> o.n "
                           "JOIN reports r ON r.n = s.n WHERE o.n = ? AND o.story <> 0",
                           n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const auto other, incidents::vector_from_bytes(rows.view(1)));
    DL_ASSIGN(const auto own, incidents::vector_from_bytes(rows.view(2)));
    out.add(rows.text(0), "same story", dot(own, other));
  }
}

Status add_shared(const Database& database, std::int64_t n, std::string_view sql, const std::string& why, double each, Relations& out) {
  DL_ASSIGN(Statement rows, database.query(sql, n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out.add(rows.text(0), why, each);
  }
}

}  // namespace

Result<std::vector<FoundStory>> find_stories(const Archive& archive) {
  DL_ASSIGN(
      Statement rows,
      archive.database().query(
          "SELECT s.story, r.id, r.title, r.day FROM story_reports s JOIN stories t ON t.number = s.story JOIN reports r ON r.n = s.n "
          "WHERE t.reports > 1 ORDER BY t.last DESC, s.story, r.day = '', r.day, r.id"));
  std::vector<FoundStory> out;
  std::int64_t story = 0;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (rows.integer(0) != story) out.push_back({story_id(rows.text(1)), {}, {}, {}, {}});
    story = rows.integer(0);
    FoundStory& last = out.back();
    last.reports.push_back(rows.text(1));
    if (last.title.empty()) last.title = rows.text(2);
    if (last.first.empty()) last.first = rows.text(3);
    if (!rows.view(3).empty()) last.last = rows.text(3);
  }
}

Result<std::vector<RelatedRow>> find_related(const Archive& archive, std::string_view report) {
  const Database& database = archive.database();
  DL_ASSIGN(const std::int64_t n, database.number("SELECT n FROM reports WHERE id = ?", report));
  if (n == 0) return Error{ErrorCode::kNotFound, std::string(report) + ": no such report in the archive; `dateline latest` lists them"};
  Relations out;
  DL_TRY(add_copies(database, report, out));
  DL_TRY(add_shared(
      database, n,
      "SELECT DISTINCT r.id, a.incident FROM incident_events a JOIN incident_events b ON b.incident = a.incident AND b.report <> a.report "
      "JOIN reports r ON r.n = b.report WHERE a.report = ?",
      "same happening", kHappening, out));
  DL_TRY(add_story(database, n, out));
  DL_TRY(add_shared(
      database, n,
      "SELECT DISTINCT r.id, a.id FROM actors a JOIN actors b ON b.id = a.id AND b.report <> a.report JOIN reports r ON r.n = b.report "
      "WHERE a.report = ? AND a.id <> '' AND a.type <> 'country' AND (SELECT count(*) FROM (SELECT 1 FROM actors c WHERE c.id = a.id "
      "LIMIT " +
          std::to_string(kMostBearing + 1) + ")) <= " + std::to_string(kMostBearing),
      "same actors", kActor, out));
  return out.closest();
}

}  // namespace dateline::archive
