#pragma once
// Marks: times written in digits with their own inner form: "1990s", "10:30", "05/12/2019", "UTC+3", "2014-17". Each looks at one word of a
// text (or the few that its hyphens cut) and says what stands there, or nothing.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "temporal/elements.h"

namespace dateline::temporal {

/// "1990s", "90s", "'90s", "nineties"; the first two digits alone for "the 1800s", which are a century.
std::optional<std::pair<std::size_t, std::string>> decade(const std::vector<Word>& words, std::size_t at);
/// "10:30", "10:30:15" (separator ':'), "10.30" ('.'), "1030" (none).
bool clock(std::string_view text, char separator, Taken& taken);
/// "UTC+3", "GMT-05:30": "+03:00", "-05:30".
std::optional<std::pair<std::size_t, std::string>> zone_offset(const std::vector<Word>& words, std::size_t at);
/// The rest of "2021-06-06T10:15:00Z" behind its last hyphen.
bool iso_day_and_time(std::string_view text, Taken& taken);
/// "12/13" of a night that two days share: the first.
std::optional<std::string> day_pair(std::string_view text);
/// "05/12/2019", "5.12.2019": day and month as the first number above 12 tells; both readings are kept for the resolver otherwise.
bool slash_date(std::string_view text, Taken& taken);
/// "'98".
std::optional<NumberFound> short_year(const std::vector<Word>& words, std::size_t at);
/// The end of "2014-17": two digits that lie behind those of the year before the hyphen, and stand right at it.
std::optional<NumberFound> closing_year(const std::vector<Word>& words, std::size_t at);

}  // namespace dateline::temporal
