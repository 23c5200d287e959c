#pragma once
// What a watch's question cites: claims and reports that it names, and all that a case holds, rests on or cites in a draft, as the case stands
// when the watch looks.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "watch/question.h"

namespace dateline::watch {

struct CitedThings {
  std::vector<std::string> claims, reports, incidents;
};
/// Each once. A claim that today's reading has otherwise is that one; of a case that is no more there is nothing.
Result<CitedThings> cited_things(const archive::Archive& archive, const Question& question);

}  // namespace dateline::watch
