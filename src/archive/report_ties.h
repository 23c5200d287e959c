#pragma once
// Ties of a report: which actors, incidents and judgements the items of its reading belong to, and which reports have words of it or it of them.
#include <string>
#include <utility>
#include <vector>

#include "archive/find.h"
#include "archive/judgements.h"

namespace dateline::archive {

struct ReportTies {
  std::vector<std::pair<int, std::string>> actors;       // place of an entity in the reading's list; private ones belong to none
  std::vector<std::pair<int, std::string>> incidents;    // the same of an event
  std::vector<std::pair<ReadItem, ReviewRow>> reviews;   // of what people judged
  std::vector<CopyRow> copies;                           // on either side
};

Result<ReportTies> ties_of(const Archive& archive, std::string_view report);

}  // namespace dateline::archive
