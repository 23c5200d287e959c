#pragma once
// Dates as pages write them: ISO 8601 with or without time, RFC 2822, "March 5, 2019", "5. März 2019", "05.03.2019", "2019/03/05".
// Only whole days between 1990 and 2100 count, but for a day that a caller states; an order that cannot be told (03/04/2019) is read as the caller's language writes it.
#include <string>
#include <string_view>

namespace dateline::ingest {

/// ISO 8601 ("2019-03-05" or "2019-03-05T10:00:00+01:00") from a metadata value; empty when it holds no date.
std::string iso_date(std::string_view value, std::string_view language = "");

/// A day that a caller gives with a report: in ISO 8601 of any year since 1500, else as iso_date().
std::string stated_date(std::string_view value);

/// The first date in running words, as an ISO day; empty if there is none.
std::string date_in_words(std::string_view words, std::string_view language = "");

/// The day in an address (/2019/03/05/, /20190305-, ?date=2019-03-05), as an ISO day.
std::string date_in_url(std::string_view url);

/// The month in an address that names no day (/2019/03/bridge), as "2019-03"; empty if there is none.
std::string month_in_url(std::string_view url);

}  // namespace dateline::ingest
