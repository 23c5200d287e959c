#include "review/attach.h"

#include <algorithm>

#include "base/unicode.h"

namespace dateline::review {
namespace {

constexpr int kNoLikeness = 0;

/// Code points that two spans share, as a share of the shorter, in percent.
int overlap(Span a, Span b) {
  if (!a.overlaps(b)) return 0;
  const auto shared = std::min(a.end, b.end) - std::max(a.start, b.start);
  return static_cast<int>(100 * shared / std::max<std::uint32_t>(1, std::min(a.size(), b.size())));
}

/// Where the words are the same, anything there may be meant; where they overlap by half, something of the same kind.
int likeness(Span now, Span then, bool same_kind) {
  const int shared = overlap(now, then);
  if (now == then) return same_kind ? 1000 : 400;
  return same_kind && shared >= 50 ? 300 + shared : kNoLikeness;
}

template <class Items, class Like>
int best_of(const Items& items, Like like) {
  int best = kNoLikeness, found = -1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int now = like(items[i]);
    if (now <= best) continue;
    best = now;
    found = static_cast<int>(i);
  }
  return found;
}

int find_claim(const Evidence& e, Span span, const Reading& reading) {
  const auto same = std::find_if(reading.claims.begin(), reading.claims.end(), [&](const Claim& claim) { return !e.claim.empty() && claim.key == e.claim; });
  if (same != reading.claims.end()) return same->id.index;
  return best_of(reading.claims, [&](const Claim& claim) {
    const int like = likeness(claim.span, span, kind_of_subject(claim, reading) == e.kind);
    return like ? like + 200 * (fold_name(root_name(claim, reading)) == fold_name(e.root)) : like;
  });
}

int find_event(const Evidence& e, Span span, const Reading& reading) {
  return best_of(reading.events, [&](const Event& event) {
    const int like = likeness(event.span, span, event.kind == e.kind || event.predicate == e.predicate);
    return like ? like + 200 * (event.kind == e.kind) + 100 * (event.predicate == e.predicate) : like;
  });
}

int find_in_span(const Evidence& e, Span span, const Reading& reading) {
  switch (e.item) {
    case ItemKind::kClaim: return find_claim(e, span, reading);
    case ItemKind::kEvent: return find_event(e, span, reading);
    case ItemKind::kRelation:
      return best_of(reading.relations, [&](const Relation& r) { return name_of(r.type) == e.kind ? likeness(r.span, span, true) : kNoLikeness; });
    case ItemKind::kTime: return best_of(reading.times, [&](const TimeExpression& t) { return likeness(t.span, span, true); });
    case ItemKind::kPlace: return best_of(reading.places, [&](const Place& p) { return likeness(p.span, span, fold_name(p.name) == fold_name(e.kind)); });
    case ItemKind::kSource:
      return best_of(reading.sources, [&](const Source& s) { return s.span ? likeness(*s.span, span, fold_name(s.name) == fold_name(e.kind)) : kNoLikeness; });
    case ItemKind::kIncident:         // of several reports: the archive finds it
    case ItemKind::kReport: break;    // find_item knows it by its text
  }
  return -1;
}

Span span_of(ItemKind item, std::size_t at, const Reading& reading) {
  switch (item) {
    case ItemKind::kClaim: return reading.claims[at].span;
    case ItemKind::kEvent: return reading.events[at].span;
    case ItemKind::kRelation: return reading.relations[at].span;
    case ItemKind::kTime: return reading.times[at].span;
    case ItemKind::kPlace: return reading.places[at].span;
    case ItemKind::kSource: return reading.sources[at].span.value_or(Span());
    case ItemKind::kIncident:
    case ItemKind::kReport: break;
  }
  return {};
}

std::string kind_of(ItemKind item, std::size_t at, const Reading& reading) {
  switch (item) {
    case ItemKind::kClaim: return kind_of_subject(reading.claims[at], reading);
    case ItemKind::kEvent: return reading.events[at].kind;
    case ItemKind::kRelation: return std::string(name_of(reading.relations[at].type));
    case ItemKind::kTime: return reading.times[at].value;
    case ItemKind::kPlace: return reading.places[at].name;
    case ItemKind::kSource: return reading.sources[at].name;
    case ItemKind::kIncident:
    case ItemKind::kReport: break;
  }
  return {};
}

struct KindOf {
  const Reading& reading;
  std::string operator()(EventId id) const { return reading[id].kind; }
  std::string operator()(RelationId id) const { return std::string(name_of(reading[id].type)); }
  std::string operator()(RouteId) const { return "route"; }
};

}  // namespace

std::string kind_of_subject(const Claim& claim, const Reading& reading) { return std::visit(KindOf{reading}, claim.subject); }

std::string root_name(const Claim& claim, const Reading& reading) {
  const auto roots = claim.roots();
  return roots.empty() || !roots.front() ? std::string() : reading[roots.front()].name;
}

std::optional<Span> span_in(const Evidence& e, const Article& article) {
  if (e.text_sha256 == article.text_sha256) return e.span;
  const std::string_view text = article.text.view();
  const std::size_t first = e.words.empty() ? std::string_view::npos : text.find(e.words);
  if (first == std::string_view::npos || text.find(e.words, first + 1) != std::string_view::npos) return std::nullopt;
  return Span{article.text.position_of_byte(first), article.text.position_of_byte(first + e.words.size())};
}

int find_item(const Evidence& e, const Article& article, const Reading& reading, std::string& note) {
  if (e.item == ItemKind::kReport) {
    if (e.text_sha256 == article.text_sha256) return 0;
    note = "the text is another one now; somebody has to read it anew";
    return -1;
  }
  const auto span = span_in(e, article);
  if (!span) {
    note = "the words do not stand in this text any more, or several times";
    return -1;
  }
  const int found = find_in_span(e, *span, reading);
  if (found < 0) note = "no " + std::string(name_of(e.item)) + " like it is read from these words now";
  return found;
}

Evidence evidence_of(ItemKind item, int index, const Article& article, const Reading& reading) {
  const auto at = static_cast<std::size_t>(index);
  Evidence out;
  out.item = item;
  out.report = article.id;
  out.text_sha256 = article.text_sha256;
  if (item == ItemKind::kReport) return out;
  out.span = span_of(item, at, reading);
  out.words = article.text.at(out.span);
  out.kind = kind_of(item, at, reading);
  if (item == ItemKind::kEvent) out.predicate = reading.events[at].predicate;
  if (item != ItemKind::kClaim) return out;
  out.root = root_name(reading.claims[at], reading);
  out.claim = reading.claims[at].key;
  return out;
}

}  // namespace dateline::review
