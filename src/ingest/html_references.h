#pragma once
// Character references of HTML ("&amp;", "&#8217;"), as section 13.2.5.72 and the following of the HTML Standard read them: the longest
// name that is one, older names also without a semicolon, numbers of windows-1252 taken as what was meant.
#include <string>
#include <string_view>

namespace dateline::ingest {

/// Appends the text with its references resolved. In an attribute a name without a semicolon stands as it is where "=" or a letter or
/// digit follows. The result is at most three times as long.
void append_resolved(std::string& out, std::string_view text, bool in_attribute);

}  // namespace dateline::ingest
