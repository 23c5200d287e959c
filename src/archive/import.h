#pragma once
// Import: another archive is joined to this one. Same reports fold, states of a page stay states of it, and what is taken over keeps its originals, readings and
// the way it came in, with a note from where. What people decided, judged, graded, marked and put into cases there counts here too, once, and in the order
// in which it was made: joining A to B gives the same record as joining B to A. Nothing that is here is lost or replaced, nothing that was purged here
// comes back. Interrupted, each report is whole or absent, and the next run goes on.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

/// Whether a file is an archive by its first bytes, or another program's of the same kind, which opening refuses. kUnreadable where it cannot be read.
Result<bool> is_sqlite(const std::filesystem::path& path);

struct ImportOrder {
  std::string at, by, with;  // now, who, with which program
  std::string file;          // as it is named
};

struct Imported {
  std::size_t reports = 0;     // new here, versions among them
  std::size_t versions = 0;
  std::size_t known = 0;       // were here
  std::size_t readings = 0;    // of reports that were here
  std::size_t exhibits = 0;
  std::size_t peoples = 0;     // decisions, judgements, grades, marks and entries of cases
  std::size_t purged = 0;      // purged here, and not taken in again
  std::vector<std::string> purged_there;  // purged there, and still here
  bool interrupted = false;
  bool changed() const { return reports || readings || exhibits || peoples; }
};

/// An Error is this archive's or the other's; all reports before it are in. `stop` asks to end after the report in work.
Result<Imported> import_archive(Archive& into, const Archive& from, const ImportOrder& order, const std::function<bool()>& stop,
                                const std::function<void(const Imported&)>& progressed = {});

}  // namespace dateline::archive
