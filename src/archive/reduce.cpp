#include "archive/reduce.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/span.h"
#include "base/try.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::ordered_json;

constexpr char32_t kDot = U'\u00B7';
constexpr std::size_t kShortestWord = 2;  // of a name: one letter is an initial

bool is_word_part(char32_t c) { return is_letter(c) || is_digit(c); }

Span span_of(const Json& value) { return {value.at(0).get<std::uint32_t>(), value.at(1).get<std::uint32_t>()}; }

/// Calls `use` with where each word begins and ends.
template <class Use>
void for_each_word(const std::u32string& text, Use use) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_word_part(text[end])) ++end;
    if (end > i) use(i, end);
    i = std::max(end, i + 1);
  }
}

void add_words(NameWords& to, std::string_view name) {
  const std::u32string text = decode_utf8(name);
  for_each_word(text, [&](std::size_t start, std::size_t end) {
    if (end - start >= kShortestWord && is_upper(text[start])) to.insert(fold_name(encode_utf8(text.substr(start, end - start))));
  });
}

bool is_kept_back(const Json& entity) {
  const auto of = entity.find("person_class");
  return of != entity.end() && (*of == "private" || *of == "protected");
}

/// Ids, hashes and names of forms, in which no words stand.
bool is_no_words(std::string_view name) {
  constexpr std::array<std::string_view, 12> kThese = {"id", "report", "key", "claim", "sha256", "text_sha256", "version_of", "format", "engine", "model", "kind", "type"};
  return std::find(kThese.begin(), kThese.end(), name) != kThese.end();
}

template <class Value>
void hide_names(Value& value, const NameWords& hidden, std::string_view name) {
  if (value.is_object()) {
    const auto item = value.find("item");
    const bool named = item != value.end() && *item == "source";  // then its kind is its name
    for (auto& [key, member] : value.items()) hide_names(member, hidden, named && key == "kind" ? "name" : std::string_view(key));
  } else if (value.is_array()) {
    for (auto& member : value) hide_names(member, hidden, name);
  } else if (value.is_string() && !is_no_words(name)) {
    value = without_names(value.template get<std::string>(), hidden, name == "url" || name == "domain");
  }
}

/// What of a text may be shown, by code point.
struct Kept {
  std::vector<bool> points;

  bool touches(Span span) const {
    for (std::size_t i = span.start; i < span.end && i < points.size(); ++i) {
      if (points[i]) return true;
    }
    return false;
  }
  void set(Span span, bool value) {
    for (std::size_t i = span.start; i < span.end && i < points.size(); ++i) points[i] = value;
  }
};

Kept quotes_of(const Json& reading, std::size_t size) {
  Kept out{std::vector<bool>(size, false)};
  for (const Json& claim : reading.at("claims")) {
    const Span span = span_of(claim.at("span"));
    out.set(span, true);
    for (const Json& sentence : reading.at("sentences")) {
      if (const Span whole = span_of(sentence.at("span")); whole.overlaps(span)) out.set(whole, true);
    }
  }
  return out;
}

std::string dots_for(std::string_view text) {
  std::u32string out = decode_utf8(text);
  for (char32_t& c : out) c = is_space(c) ? c : kDot;
  return encode_utf8(out);
}

bool is_in_quotes(const Json& item, const Kept& kept) {
  if (item.contains("span") && item["span"].is_array() && kept.touches(span_of(item["span"]))) return true;
  if (!item.contains("mentions")) return false;
  return std::any_of(item["mentions"].begin(), item["mentions"].end(), [&](const Json& mention) { return kept.touches(span_of(mention.at("span"))); });
}

/// All strings, among which are the ids of what an item rests on.
void collect_ids(const Json& item, std::set<std::string>& ids) {
  if (item.is_string()) ids.insert(item.get<std::string>());
  if (!item.is_structured()) return;
  for (const Json& member : item) collect_ids(member, ids);
}

/// Claims, what they are of, and what that names.
std::set<std::string> borne_by_claims(const Json& reading) {
  std::set<std::string> out;
  collect_ids(reading.at("claims"), out);
  for (const char* list : {"events", "relations", "routes"}) {
    for (const Json& item : reading.at(list)) {
      if (out.count(item.at("id").get<std::string>())) collect_ids(item, out);
    }
  }
  for (const char* list : {"sources", "places"}) {
    for (const Json& item : reading.at(list)) {
      if (out.count(item.at("id").get<std::string>())) collect_ids(item.at("entity"), out);
    }
  }
  return out;
}

/// What is said of something that stands in no quote, but for its id, its spans and of what type it is.
void blank(Json& item) {
  constexpr std::array<std::string_view, 13> kNulls = {"country", "code", "link", "subtype", "admin1", "lat", "lon", "radius_km", "gazetteer", "runner_up", "affiliation",
                                                       "anonymity_reason", "predicate"};
  constexpr std::array<std::string_view, 6> kEmpty = {"aliases", "candidates", "identifiers", "states", "sectors", "reasons"};
  for (auto& [name, member] : item.items()) {
    if (name == "name" && member.is_string()) member = dots_for(member.get<std::string>());
    if (std::find(kNulls.begin(), kNulls.end(), name) != kNulls.end()) member = Json();
    if (std::find(kEmpty.begin(), kEmpty.end(), name) != kEmpty.end() && member.is_array()) member = Json::array();
  }
}

void blank_what_is_outside(Json& reading, const Kept& kept) {
  const std::set<std::string> borne = borne_by_claims(reading);
  for (const char* list : {"entities", "places", "sources", "events", "relations"}) {
    for (Json& item : reading.at(list)) {
      const bool is_page = list == std::string_view("sources") && item.at("span").is_null();
      if (!is_page && !borne.count(item.at("id").get<std::string>()) && !is_in_quotes(item, kept)) blank(item);
    }
  }
  for (Json& claim : reading.at("claims")) {
    for (Json& step : claim.at("attribution")) {
      if (step.at("cue_span").is_array() && !kept.touches(span_of(step["cue_span"]))) step["cue"] = Json();
    }
  }
  const auto drop_outside = [&](Json& list) {
    for (std::size_t i = list.size(); i-- > 0;) {
      if (!kept.touches(span_of(list[i].at("span")))) list.erase(i);
    }
  };
  drop_outside(reading.at("issues"));
  drop_outside(reading.at("report").at("links"));
  reading["report"]["media"] = Json::array();
  for (Json& block : reading["report"].at("blocks")) block["note"] = Json();
}

/// Where a text writes a name in small letters, its mention tells.
void hide_mentions(const Json& reading, std::u32string& text) {
  for (const Json& entity : reading.at("entities")) {
    if (!is_kept_back(entity)) continue;
    for (const Json& mention : entity.at("mentions")) {
      if (mention.at("form") != "name") continue;
      const Span span = span_of(mention.at("span"));
      for (std::size_t i = span.start; i < span.end && i < text.size(); ++i) text[i] = is_space(text[i]) ? text[i] : kDot;
    }
  }
}

void reduce(Json& reading, const NameWords& hidden) {
  std::u32string text = decode_utf8(reading.at("report").at("text").get<std::string>());
  const Kept kept = quotes_of(reading, text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kept.points[i] && !is_space(text[i])) text[i] = kDot;
  }
  hide_mentions(reading, text);
  reading["report"]["text"] = encode_utf8(text);
  blank_what_is_outside(reading, kept);
  hide_names(reading, hidden, "");
  Json& flags = reading["report"]["flags"];
  if (std::find(flags.begin(), flags.end(), kQuotesOnly) == flags.end()) flags.push_back(kQuotesOnly);
}

const Error kNoReading{ErrorCode::kArchiveDamaged, "a stored reading cannot be reduced to quotes; run `dateline check`"};

}  // namespace

bool is_reduced(const Article& article) { return std::find(article.flags.begin(), article.flags.end(), kQuotesOnly) != article.flags.end(); }

Result<NameWords> private_words(std::string_view reading_json) {
  NameWords out;
  try {
    const Json reading = Json::parse(reading_json);
    const std::u32string text = decode_utf8(reading.at("report").at("text").get<std::string>());
    for (const Json& entity : reading.at("entities")) {
      if (!is_kept_back(entity)) continue;
      for (const Json& mention : entity.at("mentions")) {
        const Span span = span_of(mention.at("span"));
        if (mention.at("form") == "name" && span.start < text.size()) add_words(out, encode_utf8(text.substr(span.start, span.size())));
      }
      const bool has_name = std::any_of(entity.at("mentions").begin(), entity.at("mentions").end(), [](const Json& mention) { return mention.at("form") == "name"; });
      if (!has_name) continue;
      add_words(out, entity.at("name").get<std::string>());
      for (const Json& alias : entity.at("aliases")) add_words(out, alias.get<std::string>());
    }
  } catch (const Json::exception&) {
    return kNoReading;
  }
  return out;
}

Result<NameWords> private_words_of(std::string_view name, std::string_view reading_json) {
  NameWords out;
  try {
    for (const Json& entity : Json::parse(reading_json).at("entities")) {
      const auto bears = [&](const Json& one) { return one.is_string() && fold_name(one.get<std::string>()) == fold_name(name); };
      const Json& aliases = entity.at("aliases");
      if (!is_kept_back(entity) && (bears(entity.at("name")) || std::any_of(aliases.begin(), aliases.end(), bears))) return out;
    }
  } catch (const Json::exception&) {
    return kNoReading;
  }
  add_words(out, name);
  return out;
}

Result<std::string> reduced_reading(std::string_view reading_json, const NameWords& hidden) {
  try {
    Json reading = Json::parse(reading_json);
    reduce(reading, hidden);
    return reading.dump();
  } catch (const Json::exception&) {
    return kNoReading;
  }
}

std::string without_names(std::string_view text, const NameWords& hidden, bool any_case) {
  if (hidden.empty()) return std::string(text);
  std::u32string out = decode_utf8(text);
  const std::u32string from = out;
  for_each_word(from, [&](std::size_t start, std::size_t end) {
    if (!any_case && !is_upper(from[start])) return;
    if (hidden.count(fold_name(encode_utf8(from.substr(start, end - start))))) std::fill(out.begin() + static_cast<std::ptrdiff_t>(start), out.begin() + static_cast<std::ptrdiff_t>(end), kDot);
  });
  return encode_utf8(out);
}

void take_names_out(nlohmann::json& value, const NameWords& hidden) { hide_names(value, hidden, ""); }

}  // namespace dateline::archive
