#include "attribution/parts.h"

#include <algorithm>
#include <map>

#include "attribution/entity_heads.h"
#include "attribution/grammar.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

/// One value of a part: places and people of one group and different values exclude each other.
struct Value {
  std::string group, value;
  ClaimAbout about;
  Span span;
  std::vector<ClaimId>* claims;
  std::vector<int> chain;
};

std::string text_of(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }

std::vector<Value> values_of(Reading& reading, EventId id) {
  std::vector<Value> out;
  Event& event = reading[id];
  for (EventCount& count : event.counts) {
    out.push_back({"count " + count.what, text_of(count.low) + ".." + text_of(count.high), ClaimAbout::kCount, count.span, &count.claims, {}});
  }
  for (Participant& one : event.participants) {
    // who else was hit is no dispute; who did it is
    if (one.role != Role::kAgent || !one.entity) continue;
    out.push_back({"agent", fold_name(reading[one.entity].name), ClaimAbout::kAgent, one.span, &one.claims, {}});
  }
  for (EventPlace& place : event.places) {
    // "in the city", "in the country": only two settlements exclude each other
    if (place.role != PlaceRole::kSite || !place.place || reading[place.place].kind != "settlement") continue;
    out.push_back({"site", fold_name(reading[place.place].name), ClaimAbout::kPlace, place.span, &place.claims, {}});
  }
  for (EventTime& time : event.times) {
    const Span span = time.ref ? reading[time.ref].span : Span{};
    out.push_back({"time", time.value, ClaimAbout::kTime, span, &time.claims, {}});
  }
  return out;
}

bool dispute(const Value& a, const Value& b) { return a.group == b.group && a.value != b.value && a.chain != b.chain; }

/// The event that a noun tells of: "of the bombing".
Event* told_by(const Syntax& syntax, Reading& reading, TokenIndex noun) {
  const Span word = syntax.token(noun).span;
  for (Event& event : reading.events) {
    const bool here = event.head == static_cast<int>(noun) || std::find(event.mentions.begin(), event.mentions.end(), word) != event.mentions.end();
    if (here) return &event;
  }
  return nullptr;
}

/// What somebody is accused of, behind the accused: "of the bombing", "for the deaths".
std::optional<TokenIndex> deed_behind(const Syntax& syntax, TokenIndex verb, TokenIndex accused) {
  for (const TokenIndex above : {verb, accused}) {
    for (const TokenIndex child : syntax.children_with(above, {"prep"})) {
      if (child < accused || (syntax.token(child).lower != "of" && syntax.token(child).lower != "for")) continue;
      if (const auto object = syntax.child(child, {"pobj"})) return object;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Span> add_accused(const Syntax& syntax, Reading& reading) {
  std::vector<Span> out;
  const EntityHeads entities(reading);
  for (const Quotation& quotation : reading.quotations) {
    if (quotation.accused < 0 || !quotation.puts_forward) continue;
    const auto accused = static_cast<TokenIndex>(quotation.accused);
    const EntityId who = entities.at(accused);
    const auto deed = deed_behind(syntax, static_cast<TokenIndex>(quotation.cue), accused);
    Event* event = who && deed ? told_by(syntax, reading, *deed) : nullptr;
    if (!event) continue;
    const bool known = std::any_of(event->participants.begin(), event->participants.end(), [&](const Participant& p) { return p.role == Role::kAgent && p.entity == who; });
    if (known) continue;
    const Span words = syntax.doc().span_of(noun_phrase(syntax, accused).front().first, accused + 1);
    event->participants.push_back({Role::kAgent, who, words, {}});
    out.push_back(words);
  }
  return out;
}

void claim_parts(const Syntax& syntax, Reading& reading, const std::vector<Span>& alone, const PartClaims& make) {
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const EventId id{static_cast<int>(i)};
    std::vector<Value> values = values_of(reading, id);
    std::erase_if(values, [](const Value& value) { return value.span.empty(); });
    for (Value& value : values) {
      if (const auto head = syntax.head_of(value.span)) value.chain = make.chain_at(*head);
    }
    for (const Value& value : values) {
      const bool disputed = std::find(alone.begin(), alone.end(), value.span) != alone.end() || std::any_of(values.begin(), values.end(), [&](const Value& other) { return dispute(value, other); });
      if (disputed) value.claims->push_back(make.claim(id, value.chain, value.span, value.about));
    }
  }
}

}  // namespace dateline::attribution
