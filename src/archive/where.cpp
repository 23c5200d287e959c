#include "archive/where.h"

#include "base/calendar_date.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kLongestName = 4096;  // bytes; far under what SQLite takes as a pattern

Error bad_query(std::string_view query, const std::string& why) {
  return {ErrorCode::kUsage, "search for \"" + std::string(query) + "\": " + why};
}

struct Term {
  std::string text;
  bool phrase = false, without = false, begins = false;
};

/// Words and phrases of a query with their signs.
Result<std::vector<Term>> terms_of(std::string_view query) {
  std::vector<Term> out;
  for (std::size_t at = 0; at < query.size();) {
    if (query[at] == ' ' || query[at] == '\t' || query[at] == '\n') {
      ++at;
      continue;
    }
    Term term;
    if (query[at] == '-' && at + 1 < query.size() && query[at + 1] != ' ') {
      term.without = true;
      ++at;
    }
    if (query[at] == '"') {
      const std::size_t end = query.find('"', at + 1);
      if (end == std::string_view::npos) return bad_query(query, "a quotation mark is not closed; put one behind the phrase");
      term.phrase = true;
      term.text = query.substr(at + 1, end - at - 1);
      at = end + 1;
    } else {
      std::size_t end = at;
      while (end < query.size() && query[end] != ' ' && query[end] != '\t' && query[end] != '\n' && query[end] != '"') ++end;
      term.text = query.substr(at, end - at);
      at = end;
      if (term.text.size() > 1 && term.text.back() == '*') {
        term.begins = true;
        term.text.pop_back();
      }
    }
    out.push_back(std::move(term));
  }
  return out;
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

std::string quoted(const Term& term) {
  std::string out = "\"";
  for (char c : term.text) {
    if (c != '"' && c != '\0') out += c;
  }
  return out + (term.begins ? "\"*" : "\"");
}

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
  ActorNames out{std::string(given), fold_name(given), {}};
  if (!has_words(given)) return Error{ErrorCode::kUsage, "--actor \"" + std::string(given) + "\": there is no name in it; give a name, or an id like a-0123abcd"};
  out.pattern = given.starts_with("a-") && given.size() == 10 ? std::string("\x01") : like_contains(out.folded);
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

Result<std::string> search_expression(std::string_view query) {
  DL_ASSIGN(const std::vector<Term> terms, terms_of(query));
  std::string wanted, unwanted;
  bool either = false;
  for (const Term& term : terms) {
    if (!term.phrase && !term.without && term.text == "OR") {
      if (wanted.empty()) return bad_query(query, "OR needs a word before it");
      either = true;
      continue;
    }
    if (!has_words(term.text)) continue;
    std::string& side = term.without ? unwanted : wanted;
    if (!side.empty()) side += term.without || either ? " OR " : " AND ";
    side += quoted(term);
    if (!term.without) either = false;
  }
  if (either) return bad_query(query, "OR needs a word behind it");
  if (wanted.empty()) return bad_query(query, "there is no word in it to look for");
  return unwanted.empty() ? wanted : "(" + wanted + ") NOT (" + unwanted + ")";
}

Status check_bbox(const std::array<double, 4>& bbox) {
  const auto [west, south, east, north] = bbox;
  const bool on_globe = west >= -180 && west <= 180 && east >= -180 && east <= 180 && south >= -90 && north <= 90 && south <= north;
  if (!on_globe) return Error{ErrorCode::kUsage, "--bbox: write west,south,east,north in degrees, like 40,12,45,16"};
  return {};
}

Status add_bbox(Where& where, const std::array<double, 4>& bbox, std::string_view events_with_place) {
  DL_TRY(check_bbox(bbox));
  const auto [west, south, east, north] = bbox;
  const std::string columns = west <= east ? "(b.west <= ? AND b.east >= ?)" : "(b.west <= ? OR b.east >= ?)";
  where.add(std::string(events_with_place) + " b.south <= ? AND b.north >= ? AND " + columns + ")", north, south, east, west);
  return {};
}

}  // namespace dateline::archive
