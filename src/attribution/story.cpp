#include "attribution/story.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "model/claim_key.h"

namespace dateline::attribution {
namespace {

constexpr std::uint32_t kReach = 6;      // sentences that a story goes on behind the happening that it tells
constexpr std::uint32_t kReachBack = 3;  // and before it
constexpr int kLongestNews = 31;         // days that the news is of; what takes longer is background
constexpr double kConfidence = 0.3;
constexpr TokenIndex kMostContent = 80;  // tokens of a statement

/// News of a day before what is undated, that before what goes on for long; of two days the later; of equals the one told last.
bool stands_before(const EventTime& one, const EventTime& known) {
  const auto rank = [](const EventTime& time) {
    if (!time.start || !time.end || time.value.ends_with("/..")) return time.start && time.end && *time.end - *time.start > std::chrono::days(kLongestNews) ? 0 : 1;
    return *time.end - *time.start <= std::chrono::days(kLongestNews) ? 2 : 0;
  };
  if (rank(one) != rank(known)) return rank(one) > rank(known);
  return !one.start || !known.start || *one.start >= *known.start;
}

}  // namespace

Sentence content_of(const Syntax& syntax, const Quotation& quotation) {
  Sentence out = syntax.tokens_in(quotation.content_spans.front());
  out.last = std::min(out.last, out.first + kMostContent);
  return out;
}

bool tells_of_none(const Syntax& syntax, TokenIndex head) {
  if (is_negated(syntax, head)) return true;
  const auto says_none = [&](TokenIndex child) {
    const std::string& word = syntax.token(child).lower;
    if (word == "no" || word == "none" || word == "nobody" || word == "nothing" || word == "only") return true;
    const auto article = syntax.child(child, {"det", "neg"});
    return article && syntax.token(*article).lower == "no";
  };
  const auto children = syntax.children(head);
  return std::any_of(children.begin(), children.end(), says_none);
}

Story::Story(const Syntax& given, Reading& read) : syntax(given), reading(read), words(witness_words()) {
  for (const Event& event : reading.events) {
    const bool came_about = event.status == EventStatus::kOccurred || event.status == EventStatus::kOngoing;
    if (!came_about || event.negated || !words.kinds.contains(event.kind) || event.mentions.empty()) continue;
    if (const auto head = syntax.head_of(event.mentions.front())) happenings_.push_back({event.id, *head});
  }
  std::stable_sort(happenings_.begin(), happenings_.end(), [](const Happening& a, const Happening& b) { return a.head < b.head; });
  for (const Claim& claim : reading.claims) {
    keys_.insert(claim.key);
    if (const auto* event = std::get_if<EventId>(&claim.subject)) claims_of_[event->index].push_back(claim.id.index);
  }
}

const Happening* Story::about(TokenIndex at, std::string_view kind) const {
  const std::uint32_t sentence = syntax.sentence_of(at);
  const auto first = std::partition_point(happenings_.begin(), happenings_.end(), [&](const Happening& one) { return syntax.sentence_of(one.head) + kReach < sentence; });
  const Happening* best = nullptr;
  for (auto it = first; it != happenings_.end() && syntax.sentence_of(it->head) <= sentence + kReachBack; ++it) {
    if (!kind.empty() && reading[it->event].kind != kind) continue;
    if (it->head > at) return best ? best : &*it;
    if (!best || stands_before(reading[it->event].time, reading[best->event].time)) best = &*it;
  }
  return best;
}

std::vector<const Happening*> Story::within(Sentence tokens) const {
  std::vector<const Happening*> out;
  const auto first = std::partition_point(happenings_.begin(), happenings_.end(), [&](const Happening& one) { return one.head < tokens.first; });
  for (auto it = first; it != happenings_.end() && it->head < tokens.last; ++it) out.push_back(&*it);
  return out;
}

Claim Story::begin(EventId event, Span span, ClaimAbout what) const {
  Claim claim;
  claim.subject = event;
  claim.about = what;
  claim.span = span;
  claim.confidence = kConfidence;
  claim.certainty = Certainty::kCertain;
  claim.attribution.push_back({SourceId{0}, 0, "", std::nullopt});
  return claim;
}

ClaimId Story::keep(Claim claim) {
  claim.key = claim_key(reading, claim, syntax.doc().article.text_sha256);
  if (!keys_.insert(claim.key).second) return {};
  const int event = std::get<EventId>(claim.subject).index;
  const ClaimId id = add(reading.claims, std::move(claim));
  claims_of_[event].push_back(id.index);
  return id;
}

bool Story::has_spoken(EventId event, SourceId source, ClaimAbout what) const {
  const auto found = claims_of_.find(event.index);
  if (found == claims_of_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](int index) {
    const Claim& claim = reading.claims[static_cast<std::size_t>(index)];
    if (what != ClaimAbout::kAll && claim.polarity == Polarity::kAffirmed) return false;
    const auto roots = claim.roots();
    return std::find(roots.begin(), roots.end(), source) != roots.end();
  });
}

ClaimId Story::add_claim(EventId event, const Quotation& quotation, ClaimAbout what) {
  if (has_spoken(event, quotation.source, what)) return {};
  Claim claim = begin(event, quotation.content_spans.front(), what);
  claim.certainty = quotation.certainty;
  int depth = 1;
  if (quotation.via) claim.attribution.push_back({quotation.via, depth++, "", std::nullopt});
  for (const SourceId source : quotation.sources) {
    AttributionStep step{source, depth, "", std::nullopt};
    if (!quotation.cue_spans.empty()) {
      step.cue_span = quotation.cue_spans.front();
      step.cue = std::string(syntax.doc().text().at(*step.cue_span));
    }
    claim.attribution.push_back(std::move(step));
  }
  return keep(std::move(claim));
}

}  // namespace dateline::attribution
