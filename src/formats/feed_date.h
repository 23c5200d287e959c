#pragma once
// Dates as feeds write them -> ISO 8601, with the time and zone as far as they are told: RFC 822 (RSS) with its sins (years of two digits,
// no weekday or a wrong one, month names of other languages, zones by name, no seconds), W3CDTF and ISO 8601 (Atom, Dublin Core) with
// blanks for 'T', week and ordinal days, the dates of Unix' ctime, and month-first dates of American programs.
#include <string>
#include <string_view>

namespace dateline::formats {

/// "2004-01-01T19:48:21Z", "2004-01-01", "2004-01"; empty for what is no date.
std::string feed_date(std::string_view written);

}  // namespace dateline::formats
