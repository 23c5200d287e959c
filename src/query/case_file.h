#pragma once
// A judged item as a case file (docs/formats/case.md): the paragraphs that tell it, and what must be read in them by what people judged. Names of private and
// protected persons are "[person]" in words and lines, as in everything that is told outside.
#include <string>

#include "archive/archive.h"

namespace dateline::query {

struct CaseFile {
  std::string name;  // "event_1a2b3c4d.case"
  std::string text;
};
/// `item`: the key of a claim, or REPORT#ID. kUsage for a happening, which several reports tell, and for what nobody judged.
Result<CaseFile> case_file(const archive::Archive& archive, const std::string& item);

}  // namespace dateline::query
