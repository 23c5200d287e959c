#pragma once
// Doctypes: whether one asks browsers to show the page as those of the nineties did ("quirks mode", section 13.2.6.4.1 of the HTML
// Standard), where a table may stand inside a paragraph.
#include <string_view>

namespace dateline::ingest {

/// `inside` is what stands between "<!doctype" and the next ">".
bool is_quirky_doctype(std::string_view inside);

}  // namespace dateline::ingest
