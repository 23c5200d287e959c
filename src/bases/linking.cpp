#include "bases/linking.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bases/identifiers.h"
#include "bases/import_sink.h"
#include "bases/match.h"

namespace dateline::bases {
namespace {

constexpr double kSure = 0.85;         // of a link
constexpr double kRivalDistance = 0.2;  // by which the next of the same base must be less likely
constexpr double kLeastCandidate = 0.2;
constexpr std::size_t kMostCandidates = 8, kMostListings = 3;
constexpr std::size_t kMostNames = 12;

struct Judged {
  EntryView entry;
  Match match;
};

/// Private and protected persons are not looked up at all.
bool may_be_linked(const Entity& entity) {
  const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
  if (!named) return false;
  if (entity.type == EntityType::kPerson) return entity.person_class == PersonClass::kPublicRole;
  return can_be(entity.type, format::kAny);
}

std::vector<std::string> countries_named(const Reading& reading) {
  std::vector<std::string> out;
  for (const Entity& entity : reading.entities) {
    const bool tells = entity.type == EntityType::kCountry || entity.type == EntityType::kNationality;
    if (tells && !entity.country.empty() && std::find(out.begin(), out.end(), entity.country) == out.end()) out.push_back(entity.country);
  }
  for (const Place& place : reading.places) {
    if (!place.country.empty() && std::find(out.begin(), out.end(), place.country) == out.end()) out.push_back(place.country);
  }
  return out;
}

std::vector<std::string> offices_of(const Reading& reading, EntityId person) {
  std::vector<std::string> out;
  for (const Relation& relation : reading.relations) {
    const bool office = relation.type == RelationType::kHoldsOffice || relation.type == RelationType::kResignedFrom;
    if (office && relation.from == person && relation.to) out.push_back(reading[relation.to].name);
  }
  return out;
}

std::string day_text(std::int32_t day) { return day ? fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100) : std::string(); }

double rounded(double value) { return std::round(value * 100) / 100; }

std::vector<Judged> judged(const Asked& asked, const Bases& bases) {
  std::vector<EntryView> entries;
  for (const std::string& key : asked.identifiers) bases.find_identifier(key, entries);
  for (std::size_t i = 0; i < std::min(asked.names.size(), kMostNames); ++i) {
    std::vector<EntryView> found;
    bases.find(asked.type, asked.names[i], found);
    for (EntryView& entry : found) {
      const bool there = std::any_of(entries.begin(), entries.end(), [&](const EntryView& e) { return e.kb == entry.kb && e.id == entry.id; });
      if (!there) entries.push_back(std::move(entry));
    }
  }
  std::vector<Judged> out;
  for (EntryView& entry : entries) {
    Match match = judge(asked, entry);
    if (match.confidence >= kLeastCandidate) out.push_back({std::move(entry), std::move(match)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Judged& a, const Judged& b) { return a.match.confidence > b.match.confidence; });
  return out;
}

/// The likeliest of its base, with no other of the base near it.
bool is_clear(const std::vector<Judged>& all, const Judged& one) {
  if (one.entry.on_list || one.match.confidence < kSure) return false;
  if (one.entry.among_many && one.entry.identifier.empty()) return false;
  return std::all_of(all.begin(), all.end(), [&](const Judged& other) {
    return &other == &one || other.entry.kb != one.entry.kb || other.match.confidence <= one.match.confidence - kRivalDistance;
  });
}

/// The user's bases come before our own: who imports one wants its ids.
const Judged* clear_one(const std::vector<Judged>& all) {
  const Judged* best = nullptr;
  for (const Judged& one : all) {
    if (!is_clear(all, one)) continue;
    if (!best || (best->entry.own && !one.entry.own) || (best->entry.own == one.entry.own && one.entry.kb < best->entry.kb)) best = &one;
  }
  return best;
}

void add_candidates(const Judged& one, std::vector<LinkCandidate>& out) {
  LinkCandidate candidate;
  candidate.kb = one.entry.kb;
  candidate.id = one.entry.id;
  candidate.name = one.entry.names[0];
  candidate.confidence = rounded(one.match.confidence);
  candidate.reasons = one.match.reasons;
  std::size_t count = 0;
  for (const ListingView& listing : one.entry.listings) {
    if (listing.is_office || count == kMostListings || out.size() == kMostCandidates) continue;
    ++count;
    candidate.list = listing.list.empty() ? one.entry.kb : listing.list;
    candidate.reference = listing.reference;
    candidate.from = day_text(listing.from);
    candidate.to = day_text(listing.to);
    out.push_back(candidate);
  }
  if (count) return;
  if (one.entry.on_list) candidate.list = one.entry.kb;
  candidate.from = day_text(one.entry.from);
  candidate.to = day_text(one.entry.to);
  out.push_back(std::move(candidate));
}

void link(const Asked& asked, const Bases& bases, Entity& entity) {
  const auto all = judged(asked, bases);
  const Judged* clear = clear_one(all);
  if (clear) entity.link = KnowledgeLink{std::string(clear->entry.kb), std::string(clear->entry.id), rounded(clear->match.confidence)};
  for (const Judged& one : all) {
    const bool listed = std::any_of(one.entry.listings.begin(), one.entry.listings.end(), [](const ListingView& l) { return !l.is_office; });
    if (&one == clear && !listed) continue;
    if (entity.candidates.size() < kMostCandidates) add_candidates(one, entity.candidates);
  }
}

}  // namespace

void link_entities(const Syntax& syntax, const Bases& bases, Reading& reading) {
  Asked asked;
  asked.nearby = countries_named(reading);
  asked.day = parse_partial_day(syntax.doc().article.published);
  for (Entity& entity : reading.entities) {
    if (!may_be_linked(entity)) continue;
    asked.type = entity.type;
    asked.country = entity.country;
    asked.names = {entity.name};
    for (const std::string& alias : entity.aliases) asked.names.push_back(alias);
    asked.offices = entity.type == EntityType::kPerson ? offices_of(reading, entity.id) : std::vector<std::string>();
    asked.identifiers.clear();
    for (const Identifier& identifier : entity.identifiers) {
      if (identifier.valid.value_or(false)) asked.identifiers.push_back(identifier_key(identifier.scheme, identifier.value));
    }
    link(asked, bases, entity);
  }
}

}  // namespace dateline::bases
