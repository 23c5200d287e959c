#include "archive/map_rows.h"

#include <algorithm>

#include "archive/derive.h"
#include "base/sha256.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "incidents/actor_facts.h"
#include "incidents/protected_words.h"

namespace dateline::archive {
namespace {

/// Calls `take` with the span and the folded letters of each word that begins with a capital.
template <class Take>
void for_capital_words(const Text& text, Span within, Take take) {
  std::uint32_t start = within.start;
  for (std::uint32_t at = within.start; at <= within.end; ++at) {
    std::size_t byte = 0;
    const bool letter = at < within.end && is_letter(next_code_point(text.at({at, at + 1}), byte));
    if (letter) continue;
    if (at > start) {
      byte = 0;
      if (const Span word{start, at}; is_upper(next_code_point(text.at(word), byte))) take(word, fold_name(text.at(word)));
    }
    start = at + 1;
  }
}

/// The names of people who are kept back, and every other place where a word of such a name stands: "the Idris warehouse".
std::vector<Span> names_kept_back(const Article& article, const Reading& reading) {
  constexpr std::uint32_t kShortestWord = 3;
  std::vector<Span> out;
  std::set<std::string> words;
  const auto keep = [&](Span span, std::string word) {
    if (span.size() >= kShortestWord) words.insert(std::move(word));
  };
  for (const Entity& entity : reading.entities) {
    if (!incidents::is_private(entity)) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::kName) continue;
      out.push_back(mention.span);
      for_capital_words(article.text, mention.span, keep);
    }
  }
  if (words.empty()) return out;
  for_capital_words(article.text, {0, article.text.size()}, [&](Span span, const std::string& word) {
    if (words.contains(word)) out.push_back(span);
  });
  std::sort(out.begin(), out.end());
  return out;
}

/// One a line, with a line end before and behind each, so that a whole line can be looked for.
std::string lines_of(const std::set<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out += one.empty() ? "" : "\n" + one;
  return out.empty() ? out : out + "\n";
}

std::string countries_of(const MapRow& row) {
  std::string out;
  for (const std::string& country : row.countries) out += " " + country;
  return out.empty() ? out : out + " ";
}

Status insert_row(const Database& database, std::int64_t n, const std::string& published, const MapRow& row) {
  const std::string& start = row.start.empty() ? published : row.start;
  const std::string& stop = row.stop.empty() ? start : row.stop;
  DL_TRY(database.run("INSERT INTO map_items (report, layer, id, event, names, actors, origins, countries, lat, lon, to_lat, to_lon, start, stop, content) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      n, row.layer, row.id, row.event, lines_of(row.names), lines_of(row.actors), lines_of(row.origins), countries_of(row), row.at.lat,
                      row.at.lon, row.to.lat, row.to.lon, start, stop, row.content));
  return database.run("INSERT INTO map_words (rowid, text) VALUES (?, ?)", database.last_row(), row.words);
}

}  // namespace

bool names_somebody(const Told& told, Span span) {
  return std::any_of(told.kept_back.begin(), told.kept_back.end(), [&](Span name) { return name.overlaps(span); });
}

std::string words_of(const Told& told, Span span) {
  std::string out;
  std::uint32_t at = span.start;
  for (const Span name : told.kept_back) {
    if (!name.overlaps(span) || name.end <= at) continue;
    const bool goes_on = at > span.start && name.start < at;  // a word of a name, and the whole name
    if (name.start > at) out += told.article.text.at({at, name.start});
    if (!goes_on) out += "[person]";
    at = name.end;
  }
  if (at < span.end) out += told.article.text.at({at, span.end});
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

bool names_somebody(const Told& told, const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return names_somebody(told, m.span); });
}

bool is_beside_somebody(const Told& told, const Event& event) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const Participant& part) {
                       if (!part.entity) return false;
                       const Entity& entity = told.reading[part.entity];
                       return incidents::is_private(entity) || (entity.type == EntityType::kGroup && incidents::tells_of_victims(entity.name));
                     });
}

Span sentence_of(const Told& told, Span span) {
  Span out = span;
  for (const Span sentence : told.sentences) {
    if (sentence.overlaps(span)) out = cover(out, sentence);
  }
  for (const Block& block : told.article.blocks) {
    if (told.sentences.empty() && block.span.overlaps(span)) out = cover(out, block.span);
  }
  return out;
}

MapPoint point_of(const Place& place) { return {place.name, place.country, place.precision, place.lat, place.lon, place.radius_km, place.disputed}; }

void add_place(const MapPoint& point, MapRow& row) {
  row.names.insert(fold_name(point.name));
  if (!point.country.empty()) row.countries.insert(point.country);
}

void add_actor(const Entity& entity, MapRow& row) {
  if (incidents::is_private(entity)) return;
  row.actors.insert(fold_name(entity.name));
  row.actors.insert(actor_id_of(entity));
}

void add_origins(const Reading& reading, const Claim& claim, MapRow& row) {
  for (const SourceId root : claim.roots()) {
    if (root && !incidents::is_private(reading[root], reading)) row.origins.insert(fold_name(reading[root].name));
  }
}

std::string short_hash(std::string_view text) { return sha256_hex(text).substr(0, 8); }

Told tell(const Article& article, const Reading& reading, std::span<const Span> sentences) {
  return {article, reading, sentences, names_kept_back(article, reading)};
}

Status insert_map_items(const Database& database, std::int64_t n, const Told& told) {
  const Reading& reading = told.reading;
  const auto day = told.article.published_day();
  const std::string published = day ? iso_day(*day) : std::string();
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kFacility) continue;
    if (const auto row = facility_row(told, entity)) DL_TRY(insert_row(database, n, published, *row));
  }
  for (const Route& route : reading.routes) {
    for (const MapRow& row : leg_rows(told, route)) DL_TRY(insert_row(database, n, published, row));
  }
  return {};
}

}  // namespace dateline::archive
