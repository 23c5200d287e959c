#pragma once
// JSON Lines input: one report a line, {"id", "text" | "html" | "html_base64", "url"?, "title"?, "publisher"?, "authors"?, "published"?}.
// Fields of other names do not count. A bad line is an Error in its place; blank lines are passed over.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace dateline::ingest {

/// The longest line that is looked at.
inline constexpr std::size_t kMaxLineBytes = 2 * kMaxReportBytes;

/// One line, without blanks around it. `name` is what to call it in messages.
RawEntry read_json_line(std::string_view line, const std::string& name, const Given& given);

std::vector<RawEntry> split_json_lines(const std::string& name, std::string_view bytes, const Given& given);

}  // namespace dateline::ingest
