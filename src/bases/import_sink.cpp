#include "bases/import_sink.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "actors/lexicon.h"
#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "bases/identifiers.h"

namespace dateline::bases {
namespace {

constexpr std::size_t kLongestText = 250;  // bytes of a name or an id
constexpr std::size_t kLongestDescription = 300;
constexpr std::size_t kMostNames = 200, kMostRoles = 12, kMostCountries = 12, kMostIdentifiers = 20;

using Kinds = std::unordered_map<std::string, std::string_view>;

const Kinds& kinds() {
  static const Kinds kKinds = [] {
    Kinds out;
    for (const TableRow& row : data_table("bases/schemas.tsv")) out.emplace(fold_name(row[0]), row[1]);
    return out;
  }();
  return kKinds;
}

bool is_plain(std::string_view text) {
  return text.size() <= kLongestText && is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) return true;
  }
  return false;
}

/// At most `limit` bytes, cut between characters, on one line.
std::string shortened(std::string_view text, std::size_t limit) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (out.size() + (at - start) > limit) break;
    if (c < ' ') {
      out += ' ';
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

char letter_of(std::string_view kind) {
  if (kind == "person") return format::kPerson;
  if (kind == "body") return format::kBody;
  if (kind == "legal") return format::kLegalEntity;
  if (kind == "craft") return format::kCraft;
  return format::kAny;
}

/// "IR" from "ir", "IR", "gb-sct" or "Iran"; empty if it is none that acts.
std::string country_code(std::string_view text) {
  const actors::Lexicon& lex = actors::lexicon();
  if (text.size() == 2 || (text.size() > 2 && text[2] == '-')) {
    std::string code(text.substr(0, 2));
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return lex.country(code) ? code : std::string();
  }
  const actors::KnownName* found = lex.names.find(text);
  return found && found->country >= 0 && found->naming != actors::Naming::kSeat ? lex.countries[static_cast<std::size_t>(found->country)].iso2 : std::string();
}

std::string country_codes(const std::vector<std::string>& countries) {
  std::vector<std::string> codes;
  for (const std::string& country : countries) {
    std::string code = is_plain(country) ? country_code(country) : std::string();
    if (!code.empty() && codes.size() < kMostCountries && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
  }
  std::string out;
  for (const std::string& code : codes) out += code;
  return out;
}

std::vector<std::string> usable_names(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (out.size() == kMostNames) break;
    const std::string_view text = trim(name);
    if (!text.empty() && is_plain(text) && has_letter(text) && std::find(out.begin(), out.end(), text) == out.end()) out.emplace_back(text);
  }
  return out;
}

/// `last`: the last day that it is, where only the year or the month is told.
std::int32_t day_of(const std::string& text, bool last) {
  std::int32_t day = parse_partial_day(text);
  if (day == 0) return 0;
  if (day / 100 % 100 == 0) return last ? day / 10000 * 10000 + 1231 : day / 10000 * 10000 + 101;
  if (day % 100 == 0) return last ? day + day_of_month(last_of_month(*make_day(day / 10000, day / 100 % 100, 1))) : day + 1;
  return day;
}

}  // namespace

std::string_view kind_of_schema(std::string_view schema) {
  if (schema.size() > kLongestText) return {};
  const auto found = kinds().find(fold_name(schema));
  return found == kinds().end() ? std::string_view() : found->second;
}

std::int32_t parse_partial_day(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);  // as Wikidata writes times
  if (text.size() > 10) text = text.substr(0, 10);
  std::int32_t parts[3] = {0, 0, 0};
  static constexpr std::size_t kAt[] = {0, 5, 8}, kSize[] = {4, 2, 2};
  for (std::size_t i = 0; i < 3; ++i) {
    if (text.size() <= kAt[i]) break;
    if (text.size() < kAt[i] + kSize[i] || (i > 0 && text[kAt[i] - 1] != '-')) return 0;
    const std::string_view part = text.substr(kAt[i], kSize[i]);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), parts[i]);
    if (error != std::errc() || end != part.data() + part.size() || parts[i] < 0) return 0;
    if (parts[i] == 0 && i > 0) break;  // "1957-00-00"
  }
  if (parts[0] < 1 || parts[1] > 12 || !make_day(parts[0], std::max(1, parts[1]), std::max(1, parts[2]))) return 0;
  return parts[0] * 10000 + parts[1] * 100 + parts[2];
}

void ImportSink::bad(const std::string& where, const std::string& what) {
  ++counts_.bad;
  problem_(where, what);
}

void ImportSink::take(const ImportedEntity& entity, const std::string& where) {
  EntryRow row;
  row.id = trim(entity.id);
  if (row.id.empty() || !is_plain(row.id)) return bad(where, "it has no id, or one that is no text of at most 250 bytes");
  row.names = usable_names(entity.names);
  if (row.names.empty()) return bad(where, "it has no name, or none that is text of at most 250 bytes");
  row.kind = letter_of(entity.kind);
  row.description = shortened(entity.description, kLongestDescription);
  for (std::size_t i = 0; i < std::min(entity.roles.size(), kMostRoles); ++i) {
    if (i) row.roles += "; ";
    row.roles += shortened(entity.roles[i], kLongestText);
  }
  row.countries = country_codes(entity.countries);
  row.birth = parse_partial_day(entity.birth);
  row.from = day_of(entity.from, false);
  row.to = day_of(entity.to, true);
  for (std::size_t i = 0; i < std::min(entity.identifiers.size(), kMostIdentifiers); ++i) row.identifiers.push_back(entity.identifiers[i]);
  writer_.add(row);
  ++counts_.entries;
  counts_.names += row.names.size();
  any_listed_ = any_listed_ || entity.is_listed;
  for (const ImportedListing& listing : entity.listings) take(listing);
}

void ImportSink::take(const ImportedListing& listing) {
  any_listed_ = any_listed_ || !listing.is_office;
  if (listing.entity.empty() || !is_plain(listing.entity)) return;
  writer_.add_listing(listing.entity, {shortened(listing.list, kLongestText), shortened(listing.reference, kLongestText), day_of(listing.from, false), day_of(listing.to, true),
                                        listing.is_office ? format::kOffice : format::kOnList});
}

}  // namespace dateline::bases
