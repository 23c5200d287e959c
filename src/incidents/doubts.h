#pragma once
// Doubts: what speaks against taking a report for what it says it is: a story repeated under many addresses, a day of publication that its own words
// or its origin belie, a byline that the named outlet does not bear out, sources that name each other in a ring, hidden words, orders to the
// programs that read it. A doubt changes no count, because counting trusts none of these to begin with; it tells a person to look twice.
// Each has a flag and a sentence that says why (data/incidents/flags.tsv), in which nobody is named but outlets of reports.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar_date.h"
#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

struct Flag {
  std::string flag;  // "hidden_text"
  std::string why;   // in words for people
};

/// What a report gives reason for by itself.
std::vector<Flag> own_flags(const Article& article, const Reading& reading);

/// What is looked at of a report beside others.
struct Doubtful {
  std::string id, outlet, url;
  std::optional<Day> day;
  std::vector<std::string> bylines;  // credits.h
  std::vector<Flag> flags;           // its own
  std::string origin;                // the report whose words it has, by and large; its own id where they are its own
  std::optional<std::pair<Day, Day>> told;  // from when to when it tells that the happening was
  std::string altered;               // the outlet in whose words it names another source (Lineage::kAltered); usually nobody's
};

struct ReportFlag {
  std::string report, flag, why;
};

/// Of reports that tell one happening: their own flags, and what they give reason for side by side. `rings`: ids of reports that name each other's
/// outlets as their source. By flag, then in the order of the reports.
std::vector<ReportFlag> find_flags(const std::vector<Doubtful>& reports, const std::vector<std::vector<std::string>>& rings);

}  // namespace dateline::incidents
