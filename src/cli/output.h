#pragma once
// Output: what a stranger's words may do to a terminal is nothing. All text for people passes here on its way out; what programs take (--json,
// exports) does not, because JSON has escapes of its own and nobody may change what a report says.
#include <string>
#include <string_view>

namespace dateline::cli {

/// The text with U+FFFD for every control character (C0 but line ends and tabs, DEL, C1) and for those that turn the direction of writing round
/// (U+202A to 202E, U+2066 to 2069): escape sequences lose their head. The colours of terminal.h stay.
std::string harmless(std::string_view text);

/// Writes a line on standard error, harmless.
void remark(std::string_view line);

/// What is wrong with the name of who does something; empty where nothing is. It is kept for ever and shown to others.
std::string fault_in_name(const std::string& name);

}  // namespace dateline::cli
