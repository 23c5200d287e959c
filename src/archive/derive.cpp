#include "archive/derive.h"

#include <algorithm>
#include <map>

#include "archive/compress.h"
#include "archive/copied.h"
#include "archive/group_actors.h"
#include "archive/happening_tables.h"
#include "archive/judgements.h"
#include "archive/map_rows.h"
#include "archive/source_counts.h"
#include "archive/spellings.h"
#include "archive/stories.h"
#include "archive/word_tokens.h"
#include "base/unicode.h"
#include "incidents/actor_facts.h"
#include "incidents/actors.h"
#include "incidents/credits.h"
#include "incidents/doubts.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"
#include "model/reading_json.h"

namespace dateline::archive {
namespace {

constexpr std::uint32_t kMostWords = 600;  // code points of an event's words that are kept for searching

std::string sentence_bytes(const Article& article, std::span<const Span> sentences) {
  std::string out;
  const auto put = [&](std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xff);
  };
  for (const Span span : sentences) put(span.start), put(span.end);
  if (!sentences.empty()) return out;
  // A report in another language has no sentences: its blocks serve.
  for (const Block& block : article.blocks) put(block.span.start), put(block.span.end);
  return out;
}

Status insert_doubts(const Database& database, std::int64_t n, const Article& article, const Reading& reading) {
  json::Json flags = json::Json::array();
  for (const auto& [flag, why] : incidents::own_flags(article, reading)) flags.push_back({{"flag", flag}, {"why", why}});
  const json::Json bylines = incidents::bylines_in(article);
  if (flags.empty() && bylines.empty()) return {};
  return database.run("INSERT INTO report_doubts (n, flags, bylines) VALUES (?, ?, ?)", n, flags.dump(), bylines.dump());
}

Status insert_report(const Database& database, const ReportKey& key, const Article& article, const Reading& reading, std::span<const Span> sentences) {
  incidents::ReportFacts facts = incidents::facts_of(article, reading);
  facts.id = key.id;
  facts.version_of = key.version_of;
  const std::string facts_bytes = pack(incidents::facts_to_bytes(facts));
  const std::string sentence_list = sentence_bytes(article, sentences);
  const auto day = article.published_day();
  DL_TRY(database.run(
      "INSERT INTO reports (n, id, reading, url, title, publisher, domain, published, day, published_basis, language, unread, genre, version_of, "
      "text_sha256, characters, sentences, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      key.n, key.id, key.reading, article.url, article.title, article.publisher.name, article.publisher.domain, article.published,
      day ? iso_day(*day) : std::string(), name_of(article.published_basis), article.language, reading.unread, name_of(article.genre),
      key.version_of, article.text_sha256, article.text.size(), Blob{sentence_list}, Blob{facts_bytes}));
  DL_TRY(insert_doubts(database, key.n, article, reading));
  DL_TRY(insert_text(database, key.n, facts));
  DL_TRY(insert_for_happenings(database, key.n, facts));
  DL_TRY(insert_story_terms(database, key.n, incidents::story_terms_of(article, reading)));
  DL_TRY(keep_words(database, article.title + "\n" + std::string(article.text.view()), is_counted(key.n)));
  const std::string text = pack(article.text.view());
  DL_TRY(database.run("INSERT INTO report_texts (n, text) VALUES (?, ?)", key.n, Blob{text}));
  return database.run("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", key.n, article.title, article.text.view());
}

/// The index holds no texts: it forgets a report by being told what it was given.
Status remove_report_words(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT r.title, t.text FROM reports r JOIN report_texts t ON t.n = r.n WHERE r.n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  DL_ASSIGN(const std::string text, unpack(row.view(1)));
  DL_TRY(database.run("INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', ?, ?, ?)", n, row.view(0), text));
  return database.run("DELETE FROM report_texts WHERE n = ?", n);
}

Status insert_claims(const Database& database, std::int64_t n, const Reading& reading) {
  for (const Claim& claim : reading.claims) {
    const auto* event = std::get_if<EventId>(&claim.subject);
    const auto number = event && !reading[*event].rejected ? std::optional<int>(event->index) : std::optional<int>();
    DL_TRY(database.run("INSERT INTO claims (report, claim, key, event, about, polarity, certainty, start, stop) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        n, claim.id.index, claim.key, number, name_of(claim.about), name_of(claim.polarity), name_of(claim.certainty),
                        claim.span.start, claim.span.end));
  }
  return {};
}

Status insert_places(const Database& database, std::int64_t n, const Event& event, const Reading& reading) {
  for (const EventPlace& site : event.places) {
    if (!site.place) continue;
    Place place = reading[site.place];
    if (site.basis == PlaceBasis::kInferred) place.lat = place.lon = std::nullopt;  // found by its name, not on the map
    DL_TRY(database.run("INSERT INTO places (report, event, role, name, folded, country, lat, lon) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", n, event.id.index,
                        name_of(site.role), place.name, fold_name(place.name), place.country, place.lat, place.lon));
    if (place.lat && place.lon) {
      DL_TRY(database.run("INSERT INTO place_boxes (n, south, north, west, east) VALUES (?, ?, ?, ?, ?)", database.last_row(), *place.lat, *place.lat,
                          *place.lon, *place.lon));
    }
  }
  return {};
}

/// The sentences that an event stands in, else its block, else its own words.
Span words_around(const Event& event, const Told& told) {
  const Span out = sentence_of(told, event.span);
  return {out.start, std::min(out.end, out.start + kMostWords)};
}

/// The words that tell an event, without the names of people who are kept back: nobody finds these people's happenings by them.
Status insert_events(const Database& database, std::int64_t n, const Told& told) {
  const Reading& reading = told.reading;
  const auto day = [](const std::optional<Day>& value) { return value ? iso_day(*value) : std::string(); };
  std::map<std::string, std::size_t> lines;  // many events stand in one sentence
  std::string text;
  for (const Event& event : reading.events) {
    if (event.rejected) continue;
    const auto [line, fresh] = lines.emplace(words_of(told, words_around(event, told)), lines.size());
    if (fresh) text += line->first + "\n";
    DL_TRY(database.run("INSERT INTO events (report, event, kind, status, start, stop, words) VALUES (?, ?, ?, ?, ?, ?, ?)", n, event.id.index,
                        event.kind, name_of(event.status), day(event.time.start), day(event.time.end), static_cast<std::int64_t>(line->second)));
    DL_TRY(insert_places(database, n, event, reading));
  }
  if (lines.empty()) return {};
  const std::string words = pack(text);
  return database.run("INSERT INTO event_words (report, words) VALUES (?, ?)", n, Blob{words});
}

Status insert_actors(const Database& database, std::int64_t n, const Article& article, const Reading& reading) {
  const auto private_words = incidents::private_words(article, reading);
  for (const Entity& entity : reading.entities) {
    if (!incidents::can_act(entity.type) || incidents::is_private(entity) || incidents::bears_private_name(entity, private_words)) continue;
    DL_TRY(database.run("INSERT INTO actors (report, entity, id, name, folded, type, country, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", n,
                        entity.id.index, actor_id_of(entity), entity.name, fold_name(entity.name), name_of(entity.type), entity.country,
                        static_cast<std::int64_t>(entity.mentions.size())));
  }
  return {};
}

Status insert_sources(const Database& database, std::int64_t n, const Article& article, const Reading& reading) {
  const std::set<std::string> words = incidents::private_words(article, reading);
  for (const Source& source : reading.sources) {
    const bool known = !incidents::is_private(source, reading) && !incidents::tells_private_name(source, words);  // nobody private is found by name
    DL_TRY(database.run("INSERT INTO sources (report, source, name, folded, kind, anonymous) VALUES (?, ?, ?, ?, ?, ?)", n, source.id.index,
                        known ? source.name : std::string(), known ? fold_name(source.name) : std::string(), name_of(source.kind), source.anonymous ? 1 : 0));
  }
  return count_report_sources(database, n, 1);
}

Status clear_report(const Database& database, std::int64_t n) {
  DL_TRY(remove_actors_of(database, n));
  DL_TRY(remove_reviews(database, n));
  DL_TRY(count_report_sources(database, n, -1));
  DL_TRY(remove_from_stories(database, n));
  DL_TRY(remove_text(database, n));
  DL_TRY(remove_from_happenings(database, n));
  DL_TRY(database.run("DELETE FROM place_boxes WHERE n IN (SELECT n FROM places WHERE report = ?)", n));
  DL_TRY(database.run("DELETE FROM map_words WHERE rowid IN (SELECT n FROM map_items WHERE report = ?)", n));
  for (const char* table : {"map_items", "claims", "places", "events", "event_words", "actors", "sources"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table + " WHERE report = ?", n));
  }
  DL_TRY(remove_report_words(database, n));
  DL_TRY(database.run("DELETE FROM report_doubts WHERE n = ?", n));
  return database.run("DELETE FROM reports WHERE n = ?", n);
}

}  // namespace

std::string actor_id_of(const Entity& entity) {
  return incidents::is_known_actor(entity) ? incidents::actor_id(entity.type, entity.name, entity.country) : std::string();
}

Status derive_report(const Database& database, const ReportKey& key, const Article& article, const Reading& machine, std::span<const Span> sentences) {
  DL_TRY(clear_report(database, key.n));
  Reading reading = machine;  // with what people judged laid over
  DL_ASSIGN(const review::Overlaid overlaid, lay_judgements_over(database, key.id, article, reading));
  DL_TRY(insert_reviews(database, key.n, overlaid));
  DL_TRY(insert_report(database, key, article, reading, sentences));
  const Told told = tell(article, reading, sentences);
  DL_TRY(insert_events(database, key.n, told));
  DL_TRY(insert_claims(database, key.n, reading));
  DL_TRY(insert_actors(database, key.n, article, reading));
  DL_TRY(insert_map_items(database, key.n, told));
  DL_TRY(insert_spellings(database, article, reading));
  return insert_sources(database, key.n, article, reading);
}

Status derive_anew(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT c.report, c.version_of, r.seq, r.content FROM captures c JOIN readings r ON r.seq = "
                                          "(SELECT max(seq) FROM readings WHERE report = c.report) WHERE c.seq = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  const ReportKey key{n, row.integer(2), row.text(0), row.text(1)};
  DL_ASSIGN(const std::string json, decompress(row.view(3), kMaxStoredBytes));
  DL_ASSIGN(const StoredReading stored, reading_from_json(json));
  return derive_report(database, key, stored.article, stored.reading, stored.sentences);
}

Status clear_derived(Database& database) {
  DL_TRY(clear_actors(database));
  for (const char* table : {"decision_states", "reviews", "judgement_outcomes", "incident_reviews", "happening_events", "incident_actors", "incident_sources", "incident_words", "incidents", "happenings", "happening_keys", "name_counts", "outlets", "to_group", "to_tell", "copies", "prints", "texts", "story_siblings", "stories", "story_terms", "term_counts", "story_words", "story_reports", "map_items", "map_words", "claims",
                            "place_boxes", "places", "events", "event_words", "actors", "sources", "report_texts", "report_doubts", "reports", "publishers", "place_spellings", "names", "counts", "source_counts", "words", "past_claims"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table));
  }
  DL_TRY(database.run("INSERT INTO name_parts (name_parts) VALUES ('delete-all')"));
  DL_TRY(database.run("INSERT INTO report_words (report_words) VALUES ('delete-all')"));
  DL_TRY(database.run("DELETE FROM state WHERE name IN ('stories_of', 'story_reports')"));
  return database.run("DELETE FROM sqlite_sequence WHERE name = 'happenings'");  // the same reports give the same numbers
}

}  // namespace dateline::archive
