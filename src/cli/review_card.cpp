#include "cli/review_card.h"

#include <algorithm>

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

constexpr std::uint32_t kMostContext = 1200;  // code points

/// The sentences of the words, with one before and one behind.
Span context_of(const StoredReading& stored, Span words) {
  const auto& sentences = stored.sentences;
  Span out = words;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!sentences[i].overlaps(words)) continue;
    out = cover(out, sentences[i > 0 ? i - 1 : i]);
    out = cover(out, sentences[std::min(i + 1, sentences.size() - 1)]);
  }
  if (out.size() <= kMostContext) return out;
  const std::uint32_t start = words.start > kMostContext / 3 ? std::max(out.start, words.start - kMostContext / 3) : out.start;
  return {start, std::min(out.end, std::max(words.end, start + kMostContext))};
}

void field(std::string& out, const std::string& name, const std::string& value, const Style& style) {
  if (!value.empty()) out += "  " + paint(style, Paint::kDim, fit(name, 10)) + " " + shorten(on_one_line(value), style.width - 14) + "\n";
}

std::string event_fields(const Event& event, const Reading& reading, const Style& style) {
  std::string out, where, counts;
  field(out, "kind", event.kind + " · " + std::string(name_of(event.status)), style);
  for (const Role role : {Role::kAgent, Role::kTarget, Role::kRecipient, Role::kTheme, Role::kInstrument, Role::kCause, Role::kOther}) {
    std::string names;
    for (const Participant& part : event.participants) {
      if (part.role == role && part.entity) join(names, reading[part.entity].name, ", ");
    }
    field(out, std::string(name_of(role)), names, style);
  }
  for (const EventPlace& site : event.places) {
    if (site.place) join(where, (site.role == PlaceRole::kSite ? "" : std::string(name_of(site.role)) + " ") + reading[site.place].name, ", ");
  }
  field(out, "place", where, style);
  field(out, "date", event.time.value, style);
  for (const EventCount& count : event.counts) {
    if (count.low) join(counts, count.what + " " + std::to_string(*count.low) + (count.high && *count.high != *count.low ? "-" + std::to_string(*count.high) : ""), ", ");
  }
  field(out, "count", counts, style);
  return out;
}

std::string relation_fields(const Relation& relation, const Reading& reading, const Style& style) {
  std::string out;
  field(out, "kind", std::string(name_of(relation.type)), style);
  if (relation.from) field(out, "from", reading[relation.from].name, style);
  if (relation.to) field(out, "to", reading[relation.to].name, style);
  field(out, "start", relation.start, style);
  field(out, "end", relation.end, style);
  return out;
}

}  // namespace

std::string view_review_card(const archive::FoundItem& found, const Style& style) {
  const StoredReading& stored = found.stored;
  const Reading& reading = stored.reading;
  const Claim& claim = reading.claims[static_cast<std::size_t>(found.index)];
  std::string head = stored.article.publisher.name;
  join(head, stored.article.published.substr(0, 10), ", ");
  join(head, stored.article.id);
  std::string out = "  " + paint(style, Paint::kDim, on_one_line(head)) + "\n";
  out += wrap(style, stored.article.text, context_of(stored, claim.span), "  ", [&](std::uint32_t at) { return claim.span.contains(at) ? Paint::kBold : Paint::kDim; });
  out += '\n';
  if (const auto* event = std::get_if<EventId>(&claim.subject)) out += event_fields(reading[*event], reading, style);
  if (const auto* relation = std::get_if<RelationId>(&claim.subject)) out += relation_fields(reading[*relation], reading, style);
  std::string chain;
  int depth = 0;  // those of one depth stand side by side
  for (const AttributionStep& step : claim.attribution) {
    if (!step.source) continue;
    join(chain, reading[step.source].name.empty() ? "somebody" : reading[step.source].name, step.depth == depth ? " + " : " > ");
    depth = step.depth;
  }
  field(out, "speaker", chain, style);
  field(out, "as", std::string(name_of(claim.polarity)) + ", " + std::string(name_of(claim.certainty)) + (claim.about == ClaimAbout::kAll ? "" : ", on the " + std::string(name_of(claim.about)) + " only"), style);
  return out;
}

}  // namespace dateline::cli
