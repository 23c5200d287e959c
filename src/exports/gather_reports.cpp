// What reports say of themselves and what their claims say: each report is read once.
#include <algorithm>
#include <set>

#include "archive/custody.h"
#include "archive/judgements.h"
#include "archive/find_actors.h"
#include "archive/masked_words.h"
#include "base/try.h"
#include "exports/gather_parts.h"
#include "incidents/actor_facts.h"
#include "incidents/shown_name.h"

namespace dateline::exports {
namespace {

using archive::Archive;

struct Wanted {
  Happening* happening = nullptr;  // none for a claim on a relation
  Claim* claim = nullptr;
};
using WantedOf = std::map<std::string, std::vector<Wanted>>;  // by report

Result<Report> report_of(const Archive& archive, const std::string& id, const StoredReading& stored) {
  const Article& article = stored.article;
  Report out;
  out.id = id;
  out.url = article.url;
  out.title = archive::masked_title(stored);
  out.publisher = article.publisher.name.empty() ? article.publisher.domain : article.publisher.name;
  out.domain = article.publisher.domain;
  out.published = article.published;
  out.published_basis = name_of(article.published_basis);
  out.modified = article.modified;
  out.language = article.language;
  out.genre = name_of(article.genre);
  out.authors = article.authors;
  out.sha256 = article.sha256;
  out.text_sha256 = article.text_sha256;
  out.version_of = article.version_of;
  out.characters = article.text.size();
  out.engine = stored.reading.engine;
  out.model = stored.reading.model;
  DL_ASSIGN(const archive::TakenIn taken, archive::find_taken_in(archive, id));
  out.captured_at = taken.at;
  out.read_at = taken.read_at;
  return out;
}

Status add_named(const Archive& archive, const std::string& id, Material& out) {
  DL_ASSIGN(const auto named, archive::find_named(archive, id));
  for (const archive::NamedActor& one : named) {
    if (out.actors.contains(one.actor)) out.reports[id].named.emplace_back(one.actor, one.name);
  }
  return {};
}

/// The sentences that a span stands in, and the number of the first.
std::pair<Span, int> sentence_of(const StoredReading& stored, Span span) {
  Span out;
  int number = 0;
  for (std::size_t i = 0; i < stored.sentences.size(); ++i) {
    if (!stored.sentences[i].overlaps(span)) continue;
    if (out.empty()) number = static_cast<int>(i);
    out = cover(out, stored.sentences[i]);
  }
  return {out.empty() ? span : out, number};
}

void add_chain(const StoredReading& stored, const std::set<std::string>& private_words, const dateline::Claim& read, Claim& out) {
  for (const AttributionStep& step : read.attribution) {
    if (!step.source) continue;
    const Source& source = stored.reading[step.source];
    out.chain.push_back({incidents::shown_name(source, stored.article, stored.reading, private_words), std::string(name_of(source.kind)), step.cue, step.depth,
                         source.anonymous, source.count});
  }
}

/// The end of the first paragraph; what stands before it is the headline.
std::size_t end_of_lead(const Article& article) {
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kParagraph) return block.span.end;
  }
  return article.text.size();
}

/// Where the words that tell the event name a part of it.
std::optional<std::size_t> place_of_part(const StoredReading& stored, const dateline::Claim& read, Role role) {
  const auto* id = std::get_if<EventId>(&read.subject);
  if (!id) return std::nullopt;
  for (const Participant& participant : stored.reading[*id].participants) {
    if (participant.role == role) return participant.span.start;
  }
  return std::nullopt;
}

/// What the event that a happening's first claim is on knows beside the incident.
void add_event(const StoredReading& stored, const dateline::Claim& read, Happening& out) {
  const auto* id = std::get_if<EventId>(&read.subject);
  if (!id) return;
  const Event& event = stored.reading[*id];
  out.plover = event.plover;
  out.cameo = event.cameo;
  out.modes = event.modes;
  out.contexts = event.contexts;
  for (const EventCount& count : event.counts) out.counts.push_back({count.what, count.low, count.high});
}

void add_claim(const StoredReading& stored, const std::set<std::string>& private_words, const dateline::Claim& read, const Wanted& wanted) {
  Claim& out = *wanted.claim;
  out.span = read.span;
  out.confidence = read.confidence;
  const auto [sentence, number] = sentence_of(stored, read.span);
  out.sentence = number;
  out.in_lead = read.span.start < end_of_lead(stored.article);
  out.agent_at = place_of_part(stored, read, Role::kAgent);
  out.target_at = place_of_part(stored, read, Role::kTarget);
  if (!out.target_at) out.target_at = place_of_part(stored, read, Role::kRecipient);
  const std::vector<std::string> words = archive::masked_words(stored, {read.span, sentence});
  out.words = words[0];
  out.words_of_sentence = words[1];
  add_chain(stored, private_words, read, out);
  if (!wanted.happening) out.about = name_of(read.about);
  if (!wanted.happening) out.polarity = name_of(read.polarity);
  if (!wanted.happening) out.certainty = name_of(read.certainty);
  if (wanted.happening && &wanted.happening->told_by() == &out) add_event(stored, read, *wanted.happening);
}

/// What is said of a happening beside its claims names nobody whom one of its reports keeps back: its title, what tellers differ in, why somebody
/// judged it so.
void mask(const StoredReading& stored, Happening& out) {
  for (std::string* words : {&out.title, &out.review_why}) *words = archive::masked_text(stored, *words);
  for (Contradiction& contradiction : out.contradictions) {
    for (Told& told : contradiction.values) told.value = archive::masked_text(stored, told.value);
  }
}

/// Keys of the claims that facilities and legs rest on, by report.
std::map<std::string, std::set<std::string>> keys_of_items(const Material& material) {
  std::map<std::string, std::set<std::string>> out;
  if (material.features.placed.empty() && material.features.unplaced.empty()) return out;
  for (const archive::MapItem& item : material.items) {
    std::set<std::string>& keys = out[item.report];
    if (const auto* facility = std::get_if<archive::FacilityItem>(&item.what)) keys.insert(facility->claims.begin(), facility->claims.end());
    else keys.insert(std::get<archive::LegItem>(item.what).claim);
  }
  return out;
}

Status add_reviews(const Archive& archive, const std::string& report, const StoredReading& stored, const std::set<std::string>& keys, Material& out) {
  for (const auto& claim : stored.reading.claims) {
    if (!keys.contains(claim.key)) continue;
    DL_ASSIGN(const archive::ReviewRow review, archive::review_of(archive.database(), report, review::ItemKind::kClaim, claim.id.index));
    out.reviews[{report, claim.key}] = review.state;
  }
  return {};
}

WantedOf wanted_in(Material& out) {
  WantedOf wanted;
  for (Happening& happening : out.happenings) {
    for (Claim& claim : happening.claims) wanted[claim.report].push_back({&happening, &claim});
  }
  for (Relation& relation : out.relations) {
    for (const auto& [report, key] : relation.claims) {
      relation.told.emplace_back().report = report;
      relation.told.back().key = key;
    }
    for (Claim& claim : relation.told) wanted[claim.report].push_back({nullptr, &claim});
  }
  return wanted;
}

}  // namespace

Status add_reports(const Archive& archive, Material& out) {
  WantedOf all = wanted_in(out);
  const auto of_items = keys_of_items(out);
  for (const auto& row : of_items) all[row.first];
  for (const auto& [id, claims] : all) {
    DL_ASSIGN(const StoredReading stored, archive.reading(id));
    DL_ASSIGN(out.reports[id], report_of(archive, id, stored));
    DL_TRY(add_named(archive, id, out));
    const std::set<std::string> private_words = incidents::private_words(stored.article, stored.reading);
    const Happening* masked = nullptr;  // its claims stand behind one another
    for (const Wanted& wanted : claims) {
      if (wanted.happening && wanted.happening != masked) mask(stored, *wanted.happening);
      masked = wanted.happening;
      const auto read = std::find_if(stored.reading.claims.begin(), stored.reading.claims.end(), [&](const auto& one) { return one.key == wanted.claim->key; });
      if (read != stored.reading.claims.end()) add_claim(stored, private_words, *read, wanted);
    }
    if (const auto keys = of_items.find(id); keys != of_items.end()) DL_TRY(add_reviews(archive, id, stored, keys->second, out));
  }
  return {};
}

}  // namespace dateline::exports
