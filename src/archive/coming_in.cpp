#include "archive/coming_in.h"

#include <nlohmann/json.hpp>

#include "archive/purge.h"
#include "base/try.h"

namespace dateline::archive {
namespace {

/// The first of all versions that a report is one of.
Result<std::string> first_version(const Database& database, std::string report) {
  while (true) {
    DL_ASSIGN(const auto of, database.word("SELECT version_of FROM captures WHERE report = ?", report));
    if (!of) return report;
    report = *of;
  }
}

}  // namespace

Result<std::optional<std::string>> earlier_version(const Database& database, const Article& article) {
  DL_ASSIGN(auto same_id, database.word("SELECT report FROM captures WHERE report = ?", article.id));
  if (!same_id && !article.version_of.empty()) {
    DL_ASSIGN(same_id, database.word("SELECT report FROM captures WHERE report = ?", article.version_of));
  }
  if (!same_id && !article.url.empty()) {
    DL_ASSIGN(same_id, database.word("SELECT report FROM captures WHERE url = ? AND url <> '' ORDER BY seq LIMIT 1", article.url));
  }
  if (!same_id) return std::optional<std::string>();
  DL_ASSIGN(std::string first, first_version(database, *same_id));
  return std::optional<std::string>(std::move(first));
}

Result<std::string> versioned_id(const Database& database, const std::string& first) {
  for (int number = 2;; ++number) {
    std::string id = first + "@" + std::to_string(number);
    DL_ASSIGN(const std::int64_t taken, database.number("SELECT count(*) FROM captures WHERE report = ?", id));
    if (!taken) return id;
  }
}

Status check_not_purged(const Database& database, const std::string& sha256, const Article& article, const std::string& input) {
  DL_ASSIGN(auto report, purged_bytes(database, sha256));
  if (!report) {
    DL_ASSIGN(report, purged_bytes(database, article.text_sha256));
  }
  if (!report) {
    DL_ASSIGN(report, purged_at(database, article.url));
  }
  if (!report) return {};
  DL_ASSIGN(const auto purge, find_purge(database, *report));
  if (!purge) return {};
  return Error{ErrorCode::kPurged, input + ": purged as " + *report + " " + words_of_purge(*purge) + "; it was not taken in again"};
}

std::string with_id(std::string json, const std::string& id, const std::string& version_of) {
  nlohmann::ordered_json whole = nlohmann::ordered_json::parse(json);
  whole["report"]["id"] = id;
  whole["report"]["version_of"] = version_of;
  return whole.dump();
}

}  // namespace dateline::archive
