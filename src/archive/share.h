#pragma once
// A share: a copy of the archive that may be given away. What marks withhold is removed from it as a purge removes it, and by default texts are reduced to quotes
// (archive/reduce.h) and originals are left out. It is an archive like any other, so that no question asked of it can tell what is not in it; its chains still
// follow, and tell of every row that was emptied or reduced what it was left with.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/marks.h"

namespace dateline::archive {

struct ShareOrder {
  Tlp level = Tlp::kClear;   // that those who get it may see
  bool full_texts = false;
  std::string at;            // now
};

/// Something that marks withhold.
struct WithheldItem {
  std::string id;
  std::vector<std::string> why;  // "tlp red, mark 3"
};

struct Withholding {
  std::vector<WithheldItem> reports, cases, entries, decisions;
  std::vector<WithheldItem> staying;  // reports that stay, though they rest on a withheld source among others
  bool none() const { return reports.empty() && cases.empty() && entries.empty() && decisions.empty(); }
};

/// What marks in force withhold on the day of `order`.
Result<Withholding> withheld(const Archive& archive, const ShareOrder& order);

/// By what withheld reports can be told: their ids and addresses, keys of their claims, ids of incidents that they tell of.
Result<std::set<std::string>> withheld_ids(const Archive& archive, const ShareOrder& order);

/// What those may see at least who may see a report, of those that marks are above clear on, by id.
Result<std::map<std::string, Tlp>> tlp_of_reports(const Archive& archive);

/// Makes the file, which must not be there yet, and says what is not in it. Takes as long as `regroup`.
Result<Withholding> make_share(const Archive& archive, const std::filesystem::path& path, const ShareOrder& order);

}  // namespace dateline::archive
