#pragma once
// The files of data/ (knowledge that a domain person edits), compiled into the binary under their path below data/.
// A table is lines of tab-separated fields; '#' begins a comment line; blank lines and spaces around fields do not count.
#include <string_view>
#include <vector>

namespace dateline {

/// The content of data/<name>, "attribution/cues.tsv" for example. A name that is not there is a bug.
std::string_view data_file(std::string_view name);

using TableRow = std::vector<std::string_view>;

/// The rows of a table: views into `content`.
std::vector<TableRow> parse_table(std::string_view content);

/// The rows of data/<name>.
std::vector<TableRow> data_table(std::string_view name);

/// Splits at a separator and trims spaces; an empty text gives no part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

}  // namespace dateline
