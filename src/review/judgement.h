#pragma once
// Judgement: what a person decided on one item of a report's reading, or on an incident: that it is so, that it is not, what is right instead,
// or that a second person agrees; or on a report: that nothing else is in it. It holds evidence (report, text hash, span, words, kind, claim key), never ids of one reading, so that it
// finds its item in whatever a later engine reads. Spans are code points of the report's text.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"

namespace dateline::review {

enum class Verdict { kAccept, kReject, kCorrect, kCreate, kSecond, kDone };
enum class ItemKind { kClaim, kEvent, kRelation, kTime, kPlace, kSource, kIncident, kReport };
enum class State { kUnreviewed, kConfirmed, kCorrected, kRejected, kSecondReviewed };

/// An item as it stood when somebody judged it.
struct Evidence {
  ItemKind item = ItemKind::kClaim;
  std::string report, text_sha256;
  Span span;
  std::string words;      // of the span, by which it is found in another state of the text
  std::string kind;       // of the event, the relation or what a claim is on; the value of a time, the name of a place or source
  std::string predicate;  // of an event
  std::string root;       // of a claim: whom it rests on
  std::string claim;      // key of a claim; of an incident its id at that time
};

/// One field set to another value; checked when it was made (values.h).
struct Correction {
  std::string field;  // kind, status, date, place, actor, role, count, polarity, certainty, speaker, start, end, from, to
  std::string of;     // of a place or actor the role, of a role the participant, of a count what is counted, of a speaker publisher, named or unnamed
  std::string value;  // empty: there is none
  std::string was;    // what was read, for people
  std::string type;   // of an actor that the report does not name otherwise
  std::string country;
  std::optional<double> lat, lon;
  std::optional<Span> span;   // of a speaker: the words that name or describe it
  std::optional<int> count;   // of a speaker without a name: how many people
};

struct Judgement {
  std::int64_t number = 0;
  std::string at, by, why;
  Verdict verdict = Verdict::kAccept;
  Evidence on;
  std::vector<Correction> corrections;
  std::int64_t seconds = 0;  // of kSecond: the judgement that is agreed with
  std::optional<Evidence> about;  // of a created claim: the event or relation that it is on
};

/// How an item stands after all that was judged.
struct ItemReview {
  ItemKind item = ItemKind::kClaim;
  int index = -1;  // place in the reading's list
  State state = State::kUnreviewed;
  bool rejected = false;       // also where a second person agrees
  std::int64_t judgement = 0;  // the last on it
  std::string by, when, why;
};

/// What became of a judgement in one reading.
struct Outcome {
  std::int64_t number = 0;
  bool attached = false;
  int index = -1;  // place of its item in the reading's list
  std::int64_t overruled_by = 0;
  std::string note;  // why it is not attached
};

}  // namespace dateline::review

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<review::Verdict>{"accept", "reject", "correct", "create", "second", "done"};
template <>
inline constexpr std::array<std::string_view, 8> kEnumNames<review::ItemKind>{"claim", "event", "relation", "time", "place", "source", "incident", "report"};
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<review::State>{"unreviewed", "confirmed", "corrected", "rejected", "second_reviewed"};
}  // namespace dateline
