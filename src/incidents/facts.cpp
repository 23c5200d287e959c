#include "incidents/facts.h"

#include <algorithm>
#include <map>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utc_time.h"
#include "incidents/actor_facts.h"
#include "incidents/credits.h"
#include "incidents/doers.h"
#include "incidents/landmarks.h"
#include "incidents/match.h"
#include "incidents/names.h"
#include "incidents/prints.h"
#include "incidents/shown_name.h"
#include "incidents/withdrawals.h"

namespace dateline::incidents {
namespace {

constexpr std::uint32_t kArticle = 6;  // code points in which "the" stands before a word

std::vector<int> indexes(const std::vector<ClaimId>& ids, const std::map<int, int>& kept) {
  std::vector<int> out;
  for (const ClaimId id : ids) {
    if (const auto found = kept.find(id.index); found != kept.end()) out.push_back(found->second);
  }
  return out;
}

bool speaks_for(RelationType type) {
  return type == RelationType::kSpokespersonOf || type == RelationType::kHoldsOffice || type == RelationType::kLeads;
}

/// "Spokeswoman": an office of nothing but speaking.
bool speaks_only(std::string_view office) {
  for (const TableRow& row : data_table("incidents/body_words.tsv")) {
    if (fold_name(office) == row[0]) return true;
  }
  return false;
}

/// The body that a person speaks for: the one that the text says they are spokesman of, else the one they belong to. A spokesman of
/// nobody that is named speaks for "spokesman": whoever else in the report it is.
std::string body_of(const Source& source, const Reading& reading) {
  if (source.kind != SourceKind::kPerson || source.anonymous) return {};
  std::string led, office;
  for (const Relation& relation : reading.relations) {
    if (!source.entity || relation.from != source.entity || !relation.to || !speaks_for(relation.type)) continue;
    const Entity& to = reading[relation.to];
    if (to.type == EntityType::kPosition && speaks_only(to.name)) office = to.name;
    // "police spokesman": the words before name the body
    const std::size_t last = to.name.rfind(' ');
    if (to.type == EntityType::kPosition && last != std::string::npos && speaks_only(std::string_view(to.name).substr(last + 1))) office = to.name.substr(0, last);
    if (to.type != EntityType::kOrganization && to.type != EntityType::kUnit && to.type != EntityType::kGroup) continue;
    if (relation.type == RelationType::kSpokespersonOf) return to.name;
    if (led.empty()) led = to.name;
  }
  if (!source.affiliation.empty()) return source.affiliation;
  return led.empty() ? office : led;
}

SourceFact source_fact(const Source& source, const Article& article, const Reading& reading, const std::set<std::string>& private_words) {
  SourceFact out{source.name, source.kind, source.anonymous, source.count, source.affiliation, source.country, source.knowledge,
                 body_of(source, reading), true, !source.anonymity_reason.empty(), source.span ? source.span->start : 0};
  if (out.name.empty() && source.entity) out.name = reading[source.entity].name;
  out.followed = !is_private(source, reading);
  out.shown = shown_name(source, article, reading, private_words);
  return out;
}

PartFact part_fact(const Participant& part, const Article& article, const Reading& reading, const std::set<std::string>& private_words) {
  const Entity& entity = part.role == Role::kAgent ? doer_of(reading[part.entity], article, reading) : reading[part.entity];
  PartFact out;
  out.role = part.role;
  out.name = entity.name;
  out.shown = shown_name(entity, article, private_words);
  out.aliases = entity.aliases;
  out.type = entity.type;
  out.country = entity.country;
  out.named = has_name(entity);
  out.followed = !is_private(entity) && !bears_private_name(entity, private_words);
  return out;
}

SiteFact site_fact(const EventPlace& site, const Reading& reading) {
  const Place& place = reading[site.place];
  return {site.role, place.name, place.kind, place.country, place.admin1, place.lat, place.lon, place.radius_km, place.precision, {}};
}

/// "At noon", "shortly before dawn": an hour of a day that the words do not name.
bool is_hour_only(const EventTime& time, const Article& article, const Reading& reading) {
  if (!time.ref || time.basis == TimeBasis::kPublication) return false;
  const TimeExpression& told = reading[time.ref];
  if (told.type != TimexType::kTime || told.anchor == TimeAnchor::kNone || told.value.find('T') == std::string::npos) return false;
  static const auto kDays = [] {
    std::set<std::string_view> days;
    for (const TableRow& row : data_table("incidents/day_words.tsv")) days.insert(row[0]);
    return days;
  }();
  const std::vector<std::string> words = name_words(article.text.at(told.span));
  return std::none_of(words.begin(), words.end(), [](const std::string& word) { return kDays.contains(word); });
}

WhenFact when_fact(const EventTime& time, const Article& article, const Reading& reading) {
  if (is_hour_only(time, article, reading)) return {"", std::nullopt, time.end, TimeBasis::kUnknown, {}};
  return {time.value, time.start, time.end, time.basis, {}};
}

EventFact event_fact(const Event& event, const Article& article, const Reading& reading, const std::set<std::string>& private_words,
                     const std::map<int, int>& claims) {
  EventFact out;
  out.number = event.id.index;
  out.kind = event.kind;
  out.plover = event.plover;
  out.predicate = event.predicate;
  out.modes = event.modes;
  out.status = event.status;
  out.span = event.span;
  for (const Participant& part : event.participants) {
    if (!part.entity) continue;
    out.parts.push_back(part_fact(part, article, reading, private_words));
    out.parts.back().claims = indexes(part.claims, claims);
  }
  for (const EventPlace& site : event.places) {
    if (!site.place) continue;
    std::vector<SiteFact>& into = site.basis == PlaceBasis::kStated ? out.sites : out.scene;
    into.push_back(site_fact(site, reading));
    into.back().claims = indexes(site.claims, claims);
  }
  out.when = when_fact(event.time, article, reading);
  for (const EventTime& time : event.times) {
    out.whens.push_back(when_fact(time, article, reading));
    out.whens.back().claims = indexes(time.claims, claims);
  }
  for (const EventCount& count : event.counts) out.counts.push_back({count.what, count.low, count.high, indexes(count.claims, claims)});
  const Span first = event.mentions.empty() ? event.span : event.mentions[0];
  const std::vector<std::string> before = name_words(article.text.at({first.start > kArticle ? first.start - kArticle : 0, first.start}));
  out.definite = !before.empty() && (before.back() == "the" || before.back() == "that" || before.back() == "this");
  for (const EventItem& item : event.items) {
    if (item.entity) out.items.push_back(reading[item.entity].name);
    if (!item.designation.empty()) out.items.push_back(item.designation);
  }
  return out;
}

bool is_in_headline(const Article& article, Span span) {
  return std::any_of(article.blocks.begin(), article.blocks.end(),
                     [&](const Block& block) { return block.kind == BlockKind::kHeadline && block.span.start <= span.start && span.end <= block.span.end + 1; });
}

bool rests_on_nobody_named(const Claim& claim, const Reading& reading) {
  const std::vector<std::vector<int>> steps = steps_of(claim);
  return steps.size() > 1 && std::all_of(steps.back().begin(), steps.back().end(), [&](int root) { return reading.sources[static_cast<std::size_t>(root)].anonymous; });
}

/// "Residents tell of attack": who a headline does not name is told of below by name or number, and is nobody more.
std::vector<std::vector<int>> counted_steps(const Claim& claim, const Article& article, const Reading& reading) {
  std::vector<std::vector<int>> steps = steps_of(claim);
  if (!is_in_headline(article, claim.span) || !rests_on_nobody_named(claim, reading)) return steps;
  const bool told_below = std::any_of(reading.claims.begin(), reading.claims.end(), [&](const Claim& other) {
    return !is_in_headline(article, other.span) && steps_of(other).size() > 1;
  });
  if (told_below) steps.resize(1);
  return steps;
}

ClaimFact claim_fact(const Claim& claim, int event, const Article& article, const Reading& reading) {
  return {claim.id.index, claim.key, event, claim.about, claim.polarity, claim.certainty, claim.span.start, counted_steps(claim, article, reading), takes_back(claim, article, reading), refutes(claim)};
}

ExhibitFact exhibit_fact(const Exhibit& exhibit, const Reading& reading, const std::map<int, int>& events) {
  ExhibitFact out{to_string(exhibit.id), exhibit.kind, {}, {}};
  if (exhibit.maker) out.maker = reading[exhibit.maker].name;
  else if (exhibit.publisher) out.maker = reading[exhibit.publisher].name;
  for (const auto& shown : exhibit.shows) {
    if (const auto* event = std::get_if<EventId>(&shown)) {
      if (const auto found = events.find(event->index); found != events.end()) out.events.push_back(found->second);
    }
  }
  return out;
}

void add_events(const Article& article, const Reading& reading, const std::set<std::string>& private_words, ReportFacts& out) {
  const Landmarks landmarks(article, reading);
  std::map<int, int> events, claims;
  const auto told = [&](const Event& event) { return !event.rejected && !event.kind.empty() && !is_told_no_more(event, article, reading); };
  for (const Event& event : reading.events) {
    if (told(event)) events.emplace(event.id.index, static_cast<int>(events.size()));
  }
  for (const Claim& claim : reading.claims) {
    const auto* event = std::get_if<EventId>(&claim.subject);
    if (claim.rejected || !event || !events.contains(event->index)) continue;
    claims.emplace(claim.id.index, static_cast<int>(out.claims.size()));
    out.claims.push_back(claim_fact(claim, events.at(event->index), article, reading));
  }
  for (const Event& event : reading.events) {
    if (!events.contains(event.id.index)) continue;
    out.events.push_back(event_fact(event, article, reading, private_words, claims));
    landmarks.add_to(event, out.events.back());
  }
  for (std::size_t i = 0; i < out.claims.size(); ++i) out.events[static_cast<std::size_t>(out.claims[i].event)].claims.push_back(static_cast<int>(i));
  for (const Exhibit& exhibit : reading.exhibits) out.exhibits.push_back(exhibit_fact(exhibit, reading, events));
}

/// "A report by X", "X's article", "the account that X gave": words beside a name that make it an outlet's.
bool stands_with_report(const Article& article, Span name) {
  constexpr std::uint32_t kBefore = 24, kAfter = 14;
  static const auto kWords = [] {
    std::set<std::string_view> words;
    for (const TableRow& row : data_table("incidents/report_words.tsv")) words.insert(row[0]);
    return words;
  }();
  const auto any = [&](Span span) {
    const std::vector<std::string> words = name_words(article.text.at(span));
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return kWords.contains(word); });
  };
  return any({name.start > kBefore ? name.start - kBefore : 0, name.start}) || any({name.end, name.end + kAfter});
}

/// Names that tell one story from another.
void add_names(const Reading& reading, const std::set<std::string>& private_words, ReportFacts& out) {
  constexpr std::size_t kMost = 48;
  std::set<std::string> known;
  const auto add = [&](const std::string& name) {
    std::string joined = plain_name(name);
    if (joined.size() >= 4 && known.size() < kMost && known.insert(joined).second) out.names.push_back(std::move(joined));
  };
  for (const Place& place : reading.places) {
    if (place.form == PlaceForm::kName && is_fine(place.precision)) add(place.name);
  }
  for (const Entity& entity : reading.entities) {
    if (entity.type == EntityType::kCountry || entity.type == EntityType::kNationality || entity.type == EntityType::kQuantity || entity.type == EntityType::kMoney) continue;
    if (has_name(entity) && !is_private(entity) && !bears_private_name(entity, private_words)) add(entity.name);
  }
}

/// Whatever could be an outlet: which of them are is known when all reports are seen together.
void add_cited(const Article& article, const Reading& reading, ReportFacts& out) {
  const auto add = [&](const std::string& name) {
    if (name.empty() || fold_name(name) == fold_name(out.publisher)) return;
    if (std::find(out.cited.begin(), out.cited.end(), name) == out.cited.end()) out.cited.push_back(name);
  };
  for (const Source& source : reading.sources) {
    if (source.id.index == 0 || source.anonymous) continue;
    if (source.kind == SourceKind::kPublisher || source.kind == SourceKind::kOrganization) add(source.name);
    if (source.kind == SourceKind::kDocument) add(source.affiliation);
  }
  for (const Entity& entity : reading.entities) {
    if (entity.type != EntityType::kOrganization) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kName && stands_with_report(article, mention.span)) add(entity.name);
    }
  }
}

}  // namespace

std::vector<std::vector<int>> steps_of(const Claim& claim) {
  std::map<int, std::vector<int>> by_depth;
  for (const AttributionStep& step : claim.attribution) {
    if (step.source) by_depth[step.depth].push_back(step.source.index);
  }
  std::vector<std::vector<int>> out;
  for (auto& [depth, sources] : by_depth) out.push_back(std::move(sources));
  return out;
}

std::chrono::sys_seconds published_at(const ReportFacts& facts) {
  if (!facts.day) return std::chrono::sys_seconds::max();
  const auto told = parse_utc_time(facts.published);
  return told ? *told : std::chrono::sys_seconds(*facts.day + std::chrono::days(1)) - std::chrono::seconds(1);
}

std::optional<std::chrono::sys_seconds> changed_at(const ReportFacts& facts) {
  const auto published = parse_utc_time(facts.published), modified = parse_utc_time(facts.modified);
  return published && modified ? std::max(*published, *modified) : modified ? modified : published;
}

ReportFacts facts_of(const Article& article, const Reading& reading) {
  ReportFacts out;
  out.id = article.id;
  out.publisher = article.publisher.name.empty() ? article.publisher.domain : article.publisher.name;
  out.domain = article.publisher.domain;
  out.url = article.url;
  out.published = article.published;
  out.modified = article.modified;
  out.day = article.published_day();
  out.version_of = article.version_of;
  out.withdrawn = is_withdrawn(article);
  out.text_sha256 = article.text_sha256;
  const std::set<std::string> kept_back = private_words(article, reading);
  out.title = shown_words(article.title, article, kept_back);
  for (const Source& source : reading.sources) out.sources.push_back(source_fact(source, article, reading, kept_back));
  add_events(article, reading, kept_back, out);
  add_actors(article, reading, out);
  add_names(reading, kept_back, out);
  add_cited(article, reading, out);
  out.credits = credits_in(article);
  out.words = words_of(article.text.view());
  return out;
}

}  // namespace dateline::incidents
