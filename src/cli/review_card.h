#pragma once
// One claim, as somebody sees it who is to judge it: its sentence between those beside it, what is read from it field by field, and who says so.
#include <string>

#include "archive/judge.h"
#include "cli/terminal.h"

namespace dateline::cli {

std::string view_review_card(const archive::FoundItem& found, const Style& style);

}  // namespace dateline::cli
