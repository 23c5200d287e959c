#pragma once
// The parts of a memo that come out of the archive. For the files of gather.
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "memo/footnotes.h"
#include "memo/memo.h"

namespace dateline::memo {

/// The happenings in the order of their time, with their footnotes; what is contested in them.
Status add_happenings(const archive::Archive& archive, const std::vector<std::string>& incidents, Footnotes& footnotes, Memo& memo);
/// Where they were, facilities and ways of the case's reports.
Status add_map(const archive::Archive& archive, Memo& memo);
/// On whom it all rests.
Status add_sources(const archive::Archive& archive, Memo& memo);
/// What it was made from and how well that works; `case_reports` belong to the case.
Status add_annex(const archive::Archive& archive, const std::vector<std::string>& case_reports, Memo& memo);

}  // namespace dateline::memo
