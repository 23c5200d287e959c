#pragma once
// Rows of stories and of the words that they are found by. For stories.cpp.
#include <map>
#include <vector>

#include "archive/sqlite.h"
#include "incidents/stories.h"

namespace dateline::archive {

struct StoryRow {
  std::int64_t number = 0;  // 0: none
  incidents::Story story;
};

Result<incidents::Story> read_story(const Database& database, std::int64_t number);
Status write_story(const Database& database, const StoryRow& row);
/// Takes a story out; its reports must stand in others.
Status delete_story(const Database& database, std::int64_t number);
/// SQL for the day of publication of a report `r`, as far as it says it.
inline constexpr char kStatedDay[] = "iif(r.published_basis = 'inferred', '', r.day)";

struct DatedReport {
  std::int64_t n = 0;
  std::int64_t tie = 0;    // of its id, so that an order of reports of one day does not hang on that of arrival
  std::optional<Day> day;  // of publication, as far as it says it
};
Result<DatedReport> read_dated(const Database& database, std::int64_t n);

/// Enters a report under words by which it is found, and takes it out.
Status enter(const Database& database, const DatedReport& report, const std::vector<std::uint32_t>& terms);
Status take_out(const Database& database, const DatedReport& report, const std::vector<std::uint32_t>& terms);

/// Sums a story up from its reports; takes it out where there are none.
Status sum_up(const Database& database, std::int64_t number);

/// The stories of the reports that share the weightiest of its words, likeliest first: of each word the latest reports only, and of them those
/// published near enough to its own (an unknown day may be any).
Result<std::vector<std::int64_t>> stories_near(const Database& database, const incidents::Story& story);

/// How many reports have each term.
Result<std::map<std::uint32_t, int>> count_terms(const Database& database, const std::vector<std::uint32_t>& terms);

/// Its reports, in the order of publication and of ids.
Result<std::vector<std::int64_t>> reports_of_story(const Database& database, std::int64_t number);

/// "[1,2]" for json_each.
std::string list_json(const std::vector<std::uint32_t>& numbers);

}  // namespace dateline::archive
