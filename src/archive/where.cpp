#include "archive/where.h"

#include "archive/query_terms.h"
#include "base/calendar_date.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kLongestName = 4096;  // bytes; far under what SQLite takes as a pattern

}  // namespace

Status check_text(std::string_view argument, std::string_view given) {
  if (!is_valid_utf8(given)) return Error{ErrorCode::kUsage, std::string(argument) + ": these bytes are not text in UTF-8; write it in UTF-8"};
  return {};
}

Status check_given(std::string_view argument, std::string_view given) {
  DL_TRY(check_text(argument, given));
  if (given.size() <= kLongestName) return {};
  return Error{ErrorCode::kUsage, std::string(argument) + ": " + std::to_string(given.size()) + " bytes; no name has more than " +
                                      std::to_string(kLongestName) + ", give a part of it"};
}

std::string like_contains(std::string_view text) {
  std::string out = "%";
  for (char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

Result<ActorNames> names_of_actor(std::string_view given) {
  ActorNames out{std::string(given), fold_name(given), {}, false};
  if (!has_words(given)) return Error{ErrorCode::kUsage, "--actor \"" + std::string(given) + "\": there is no name in it; give a name, or an id like a-0123abcd"};
  out.is_id = given.starts_with("a-") && given.size() == 10;
  out.pattern = out.is_id ? std::string("\x01") : like_contains(out.folded);
  return out;
}

namespace {
Result<std::string> whole_day(std::string_view text, bool last) {
  std::string day(text);
  if (day.size() == 4) day += last ? "-12-31" : "-01-01";
  else if (day.size() == 7) day += "-01";
  const auto parsed = parse_iso_day(day);
  if (!parsed || day.size() != 10) {
    return Error{ErrorCode::kUsage, "\"" + std::string(text) + "\" is not a day; write it like 2019-12-05, a month like 2019-12, or a year"};
  }
  return iso_day(last && text.size() == 7 ? last_of_month(*parsed) : *parsed);
}
}  // namespace

Result<std::string> first_day(std::string_view text) { return whole_day(text, false); }
Result<std::string> last_day(std::string_view text) { return whole_day(text, true); }

Status check_bbox(const std::array<double, 4>& bbox) {
  const auto [west, south, east, north] = bbox;
  const bool on_globe = west >= -180 && west <= 180 && east >= -180 && east <= 180 && south >= -90 && north <= 90 && south <= north;
  if (!on_globe) return Error{ErrorCode::kUsage, "--bbox: write west,south,east,north in degrees, like 40,12,45,16"};
  return {};
}

}  // namespace dateline::archive
