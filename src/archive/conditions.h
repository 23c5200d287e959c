#pragma once
// Conditions: what a filter asks of the rows of a list, in two forms. Where few rows meet one of them, these rows are looked up and the rest is
// tested on them; where many do, the list is walked in its order and each row is tested, which soon fills a page. Of those between, all are noted
// first, so that a test costs next to nothing. So neither a rare name nor a frequent one costs a look at the whole archive.
#include <string>
#include <vector>

#include "archive/where.h"

namespace dateline::archive {

/// "SELECT column FROM from WHERE condition": ids of rows.
struct RowSet {
  std::string from, column, condition;
  Where values;  // of the condition's parameters
  bool whole = false;  // looked up once as a whole: to look for one row in it is dear
  bool words = false;  // of a full-text index
};

struct Conditions {
  Where direct;                            // on the list's own columns
  std::vector<std::vector<RowSet>> among;  // for each: the row is in one of these sets

  template <class... Values>
  void add_set(std::string from, std::string column, std::string condition, const Values&... values) {
    RowSet set{std::move(from), std::move(column), std::move(condition), {}};
    (set.values.add_value(values), ...);
    among.push_back({std::move(set)});
  }
};

/// What a list is selected from, with all conditions.
struct Selection {
  std::string from;  // "reports r", or the few rows that meet a condition joined with it
  Where from_values, where;

  /// Binds all from parameter `first` on; gives the next free one.
  int bind(Statement& statement, int first = 1) const { return where.bind(statement, from_values.bind(statement, first)); }
};

/// `list` is a table and its alias, `id` its column that the sets hold: "reports r", "r.n".
Result<Selection> select_from(const Database& database, const Conditions& conditions, const std::string& list, const std::string& id);
/// The same without looking for the few: all as tests of a row.
Where as_tests(const Conditions& conditions, const std::string& id);

/// "(SELECT value FROM json_each(?))" with a JSON list of ids, as cases give them.
inline constexpr char kListed[] = "(SELECT value FROM json_each(?))";

/// What the filter asks of reports `r`; kUsage for what makes no sense for reports.
Result<Conditions> of_reports(const Database& database, const Filter& filter);
/// Whether it asks for anything of reports.
bool asks_of_reports(const Filter& filter);
/// What it asks of incidents `i`.
Result<Conditions> of_incidents(const Database& database, const Filter& filter);

/// Boxes `b` of places that touch this one, without from and column. kUsage for what is no box on the globe.
Result<RowSet> rows_in_box(const std::array<double, 4>& bbox);

/// Names that hold this: "(SELECT ...)" with one parameter, part_of_name.
inline constexpr char kNamesWithPart[] = "(SELECT folded FROM name_parts WHERE folded GLOB ?)";
std::string part_of_name(std::string_view part);
/// Publishers with this domain, or this in their name; asks for domain and like_contains.
inline constexpr char kPublishers[] = "(SELECT name, domain FROM publishers WHERE lower(domain) = lower(?) OR name LIKE ? ESCAPE '\\')";

}  // namespace dateline::archive
