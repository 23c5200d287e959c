#include "exports/values.h"

#include <openssl/evp.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/calendar_date.h"
#include "base/utc_time.h"
#include "base/utf8.h"

namespace dateline::exports {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) { return std::stoi(std::string(digits)); }

bool is_code(std::string_view code, char first, char last) {
  return code.size() == 2 && std::all_of(code.begin(), code.end(), [&](char c) { return c >= first && c <= last; });
}

/// Made once with a random one, and never to be changed: ids that others keep hang on it.
constexpr std::string_view kOwnNamespace = "e0d9a659-7906-47bc-bd15-e29dab7d87a0";

}  // namespace

std::optional<DayRange> days_of(std::string_view value) {
  if (value.size() == 4 && all_digits(value)) return DayRange{std::string(value) + "-01-01", std::string(value) + "-12-31"};
  if (value.size() == 7 && value[4] == '-' && all_digits(value.substr(0, 4)) && all_digits(value.substr(5))) {
    const auto first = make_day(number(value.substr(0, 4)), number(value.substr(5)), 1);
    if (!first) return {};
    return DayRange{iso_day(*first), iso_day(last_of_month(*first))};
  }
  if (value.size() < 10 || (value.size() > 10 && value[10] != 'T')) return {};
  const auto day = parse_iso_day(value);
  if (!day) return {};
  return DayRange{iso_day(*day), iso_day(*day)};
}

bool is_plain_date(std::string_view value) { return value.size() <= 10 && days_of(value).has_value(); }

std::string instant_of(std::string_view time) {
  if (const auto point = parse_utc_time(time)) return utc_time(*point).substr(0, 19);
  const auto day = parse_iso_day(time);
  return day ? iso_day(*day) + "T00:00:00" : std::string();
}

std::string country_code(std::string_view country) {
  if (!is_code(country, 'A', 'Z')) return {};
  if (country == "XK") return "XK";
  for (const char* const* known = uloc_getISOCountries(); *known; ++known) {
    if (country == *known) return std::string(country);
  }
  return {};
}

std::string three_letters_of(std::string_view language) { return is_code(language, 'a', 'z') ? uloc_getISO3Language(std::string(language).c_str()) : ""; }

std::string on_one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto kind = u_charType(static_cast<UChar32>(c));
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) || kind == U_CONTROL_CHAR || kind == U_FORMAT_CHAR) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, c);
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string uuid_v5(std::string_view name_space, std::string_view name) {
  std::string bytes;
  for (std::size_t i = 0; i < name_space.size();) {
    if (name_space[i] == '-') {
      ++i;
      continue;
    }
    bytes += static_cast<char>(std::stoi(std::string(name_space.substr(i, 2)), nullptr, 16));
    i += 2;
  }
  bytes += name;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha1(), nullptr);
  DL_ASSERT(done == 1, "SHA-1 is not available");
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);
  std::string out;
  for (int i = 0; i < 16; ++i) out += fmt::format("{}{:02x}", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[static_cast<std::size_t>(i)]);
  return out;
}

std::string own_uuid(std::string_view name) { return uuid_v5(kOwnNamespace, name); }

}  // namespace dateline::exports
