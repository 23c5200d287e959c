#pragma once
// Values as other programs write them: days, points in time, codes of countries and languages, ids. Nothing is guessed: what does not fit is empty.
#include <optional>
#include <string>
#include <string_view>

namespace dateline::exports {

struct DayRange {
  std::string first, last;  // days
};
/// The days of a year, month or day ("2019", "2019-03", "2019-03-04", also where a clock follows); nothing for other forms.
std::optional<DayRange> days_of(std::string_view value);
/// Whether it is a year, a month or a day, and no more.
bool is_plain_date(std::string_view value);

/// "2019-12-05T10:00:00" in UTC, of a time with a zone; midnight of a day alone; empty for others.
std::string instant_of(std::string_view time);

/// An ISO 3166-1 code of two letters or XK, as it is given; else empty.
std::string country_code(std::string_view country);
/// ISO 639-2 of an ISO 639-1 language: "eng" of "en"; empty if unknown.
std::string three_letters_of(std::string_view language);

/// On one line: every run of blanks, line ends, control and format characters is one blank, none at an end.
std::string on_one_line(std::string_view text);
/// What may stand in an address: letters and digits of ASCII, "-", "." and "_"; each other byte as %XX.
std::string percent_encoded(std::string_view text);

/// RFC 4122, version 5, of a name in a namespace, which is a UUID as well.
std::string uuid_v5(std::string_view name_space, std::string_view name);
/// In the namespace of this program: the same name gives the same id in every archive.
std::string own_uuid(std::string_view name);

}  // namespace dateline::exports
