#pragma once
// From a case in an archive to its memo.
#include <string>

#include "archive/archive.h"
#include "cases/fold.h"
#include "memo/memo.h"

namespace dateline::memo {

struct Gathered {
  Memo memo;
  std::vector<std::string> cited;  // keys of the claims, ids of the reports that have footnotes
};
/// kNotFound: no such case. `day` is today, `version` the program's.
Result<Gathered> gather(const archive::Archive& archive, const std::string& case_name, const std::string& day, const std::string& version);

}  // namespace dateline::memo
