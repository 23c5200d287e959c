#pragma once
// The parts of an import. For its files only.
#include <map>
#include <string>
#include <vector>

#include "archive/import.h"
#include "archive/sqlite.h"

namespace dateline::archive {

/// An import in work.
struct Joining {
  Archive& into;
  const Database& here;
  const Database& there;
  const ImportOrder& order;
  bool from_quotes = false;                 // the other archive is a share without whole texts
  std::map<std::string, std::string> ids;   // of reports: there, here
  std::vector<std::string> added;           // reports that are new here
  Imported done;
};

/// Reports with originals, readings, exhibits and custody, each in a transaction of its own.
Status join_reports(Joining& joining, const std::function<bool()>& stop, const std::function<void(const Imported&)>& progressed);

/// What people made, and the row of the import itself. Inside a transaction only.
Status join_logs(Joining& joining);
/// Whether there is anything that join_logs would take over.
Result<bool> has_new_rows(const Joining& joining);

}  // namespace dateline::archive
