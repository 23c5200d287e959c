#pragma once
// For tests: a report that tells two raids, its reading, and judging it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/sha256.h"
#include "model/claim_key.h"
#include "review/attach.h"
#include "review/overlay.h"
#include "review/values.h"

namespace dateline::review {

inline constexpr char kText[] = "Fighters raided Gwoza on Monday, the army said. The army shelled Bama on Tuesday.";

inline Article article_of(const std::string& text) {
  Article out;
  out.id = "r1";
  out.text = Text(text);
  out.text_sha256 = sha256_hex(text);
  return out;
}

inline Span span_of(const Article& article, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(article.text.view().find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

inline EventId add_event(Reading& reading, const Article& article, std::string_view words, const std::string& kind, TimeId time, PlaceId place) {
  Event event;
  event.kind = kind;
  event.predicate = kind;
  event.span = span_of(article, words);
  event.time = {time, reading[time].value, reading[time].start, reading[time].end, TimeBasis::kStated, {}};
  event.places = {{PlaceRole::kSite, place, 0, reading[place].span, PlaceBasis::kStated, {}}};
  event.status = EventStatus::kOccurred;
  const EventId id = add(reading.events, event);
  Claim claim;
  claim.subject = id;
  claim.span = event.span;
  claim.attribution = {{SourceId{0}, 0, "", {}}, {SourceId{1}, 1, "said", {}}};
  claim.key = claim_key(reading, claim, article.text_sha256);
  add(reading.claims, claim);
  return id;
}

/// Two raids of two places on two days, told by the army.
inline Reading reading_of(const Article& article, const std::string& first_kind = "assault") {
  Reading out;
  for (const auto& [name, kind] : {std::pair("Lake Post", SourceKind::kPublisher), std::pair("the army", SourceKind::kOrganization)}) {
    Source source;
    source.name = name;
    source.kind = kind;
    add(out.sources, source);
  }
  Entity fighters;
  fighters.name = "Fighters";
  fighters.type = EntityType::kGroup;
  add(out.entities, fighters);
  for (const auto& [words, day] : {std::pair("Monday", "2022-05-02"), std::pair("Tuesday", "2022-05-03")}) {
    TimeExpression time;
    time.span = span_of(article, words);
    time.value = day;
    time.start = time.end = parse_iso_day(day);
    add(out.times, time);
  }
  for (const char* name : {"Gwoza", "Bama"}) {
    Place place;
    place.span = span_of(article, name);
    place.name = name;
    place.lat = 11;
    place.lon = 13;
    add(out.places, place);
  }
  add_event(out, article, "Fighters raided Gwoza", first_kind, TimeId{0}, PlaceId{0});
  out.events[0].participants = {{Role::kAgent, EntityId{0}, span_of(article, "Fighters"), {}}};
  add_event(out, article, "shelled Bama", "assault", TimeId{1}, PlaceId{1});
  return out;
}

class Reviewed : public testing::Test {
 protected:
  const Article article_ = article_of(kText);
  const Reading machine_ = reading_of(article_);
  std::vector<Judgement> judgements_;

  Judgement& judge(Verdict verdict, ItemKind item, int index, const std::string& by = "A") {
    Judgement out;
    out.number = static_cast<std::int64_t>(judgements_.size()) + 1;
    out.by = by;
    out.at = "2026-01-0" + std::to_string(out.number);
    out.verdict = verdict;
    out.on = evidence_of(item, index, article_, machine_);
    judgements_.push_back(out);
    return judgements_.back();
  }
  void set(Judgement& judgement, const std::string& written, int index) {
    const auto to = parse_correction(written, judgement.on.item, index, machine_, {});
    ASSERT_TRUE(to.ok()) << to.error().message;
    judgement.corrections.push_back(*to);
  }
  static const ItemReview* review_of(const Overlaid& overlaid, ItemKind item, int index) {
    for (const ItemReview& one : overlaid.items) {
      if (one.item == item && one.index == index) return &one;
    }
    return nullptr;
  }
};

}  // namespace dateline::review
