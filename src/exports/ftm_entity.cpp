#include "exports/ftm_entity.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "base/utf8.h"
#include "exports/values.h"

namespace dateline::exports::money {
namespace {

/// Languages that FollowTheMoney 4 keeps; the others it drops without a word.
constexpr std::array<std::string_view, 71> kLanguages = {
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu",
    "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lb", "lo", "lt", "lv", "mk", "mn", "ms", "mt", "my", "ne", "nl", "no", "pl",
    "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "tk", "tr", "uk", "ur", "uz", "vi", "zh", "tl"};

std::string hash_of(std::string_view text) { return sha256_hex(text).substr(0, 16); }

/// Without control and format characters, and without blanks at the ends.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto kind = u_charType(static_cast<UChar32>(c));
    if (kind == U_FORMAT_CHAR || (kind == U_CONTROL_CHAR && c != U'\n')) continue;
    append_utf8(out, c);
  }
  const std::size_t from = out.find_first_not_of(" \n"), to = out.find_last_not_of(" \n");
  return from == std::string::npos ? std::string() : out.substr(from, to - from + 1);
}

std::string without_ends(std::string text, std::string_view ends) {
  const std::size_t from = text.find_first_not_of(ends), to = text.find_last_not_of(ends);
  return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

bool is_web_address(std::string_view url) {
  const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  return host > 0 && url.size() > host && std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

}  // namespace

std::string report_id(std::string_view report) { return "report-" + hash_of(report); }
std::string claim_id(std::string_view report, std::string_view key) { return "claim-" + std::string(key) + "-" + hash_of(report).substr(0, 8); }
std::string site_id(std::string_view place, std::string_view name) { return "site-" + hash_of(std::string(place) + "\n" + std::string(name)); }

Entity& Entity::as_is(const char* property, std::string value) {
  if (value.empty()) return *this;
  json::Json& values = json_["properties"][property];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
  return *this;
}

Entity& Entity::name(const char* property, std::string_view value) { return as_is(property, without_ends(on_one_line(value), " \"'")); }
Entity& Entity::line(const char* property, std::string_view value) { return as_is(property, on_one_line(value)); }
Entity& Entity::text(const char* property, std::string_view value) { return as_is(property, plain(value)); }

Entity& Entity::address(const char* property, std::string_view value) {
  std::string out = on_one_line(value);
  std::replace(out.begin(), out.end(), ';', ',');
  return as_is(property, without_ends(std::move(out), " ,\"'"));
}

Entity& Entity::url(const char* property, std::string_view value) {
  if (!is_web_address(value)) return *this;
  const bool host_alone = value.find_first_of("/?#", value.find("//") + 2) == std::string_view::npos;
  return as_is(property, std::string(value) + (host_alone ? "/" : ""));
}

Entity& Entity::date(const char* property, std::string_view value) { return as_is(property, is_plain_date(value) ? std::string(value) : instant_of(value)); }

Entity& Entity::country(const char* property, std::string_view value) {
  std::string code = country_code(value);
  for (char& c : code) c = static_cast<char>(c | 0x20);
  return as_is(property, code);
}

Entity& Entity::language(std::string_view value) {
  if (std::find(kLanguages.begin(), kLanguages.end(), value) != kLanguages.end()) return as_is("language", three_letters_of(value));
  return value.empty() ? *this : line("keywords", "language: " + std::string(value));
}

}  // namespace dateline::exports::money
