#pragma once
// Parameters: what a question may be told in its address, named as the options of the command line, and what they are put into.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/count_incidents.h"
#include "archive/filter.h"
#include "archive/find_search.h"
#include "query/query.h"

namespace dateline::serve {

inline constexpr int kUsualLimit = 50, kMostLimit = 1000;  // items of an answer
inline constexpr int kMostMatches = 1000;                  // of a watch

/// A question, as query and watch take it.
struct Asked {
  std::string what;  // the part of the path: an id, a key or a name
  archive::Filter filter;
  std::string query;  // words of a search
  archive::SearchIn in = archive::SearchIn::kReports;
  std::string as_of, report;
  std::string on;  // what is decided on
  archive::Period period = archive::Period::kMonth;
  std::string state;  // of judgements
  query::NetworkQuestion network;
  int last = 20;
  bool csv = false;
};

struct Parameter {
  std::string_view name;
  /// kUsage for a value that makes no sense.
  Status (*take)(std::string_view value, Asked& asked);
};

using Names = std::vector<std::string_view>;
/// "a, b and c"
std::string listed(const Names& names);

/// All that any question takes.
const std::vector<Parameter>& all_parameters();

/// Puts parameters where they belong. kUsage, naming the parameter, for one that is not among `takes`, and for values that make no sense.
Status take_parameters(const std::vector<std::pair<std::string, std::string>>& given, const Names& takes, Asked& asked);

}  // namespace dateline::serve
