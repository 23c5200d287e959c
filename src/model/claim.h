#pragma once
// Claim: the words by which somebody says that an event happened, a relation holds or a route exists, with the chain of sources from the
// page's publisher (depth 0) down to the roots (greatest depth). Quotation: source, cue and content words of one attribution in the text.
// Exhibit: an image, a film or a document that a report shows or speaks of as evidence.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"
#include "model/ids.h"

namespace dateline {

enum class Polarity { kAffirmed, kDenied };
template <>
inline constexpr std::array<std::string_view, 2> kEnumNames<Polarity>{"affirmed", "denied"};

enum class Certainty { kCertain, kProbable, kPossible, kUnknown };
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<Certainty>{"certain", "probable", "possible", "unknown"};

/// Which part of the happening a claim speaks of.
enum class ClaimAbout { kAll, kAgent, kTarget, kTime, kPlace, kCount, kItem };
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<ClaimAbout>{"all", "agent", "target", "time", "place", "count", "item"};

struct AttributionStep {
  SourceId source;
  int depth = 0;
  std::string cue;
  std::optional<Span> cue_span;
};

struct Claim {
  ClaimId id;
  std::string key;  // outlives re-reading: claim_key() in model/claim_key.h
  std::variant<EventId, RelationId, RouteId> subject;
  ClaimAbout about = ClaimAbout::kAll;
  Span span;
  std::vector<AttributionStep> attribution;  // by depth; [0] is the publisher
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
  std::vector<Span> hedges;
  TimeId stated;  // when it was said
  double confidence = 0;
  bool rejected = false;  // by a person (src/review); not part of the output

  /// The steps of the greatest depth: whom the claim rests on.
  std::vector<SourceId> roots() const;
};

struct Quotation {
  std::vector<Span> source_spans;
  std::vector<Span> cue_spans;
  std::vector<Span> content_spans;
  bool direct = false;
  SourceId source;
  std::vector<Quotation> nested;  // those that stand within its content, at whatever depth, in text order

  // For making claims; not part of the output.
  std::vector<SourceId> sources;  // all who say it side by side; source is the first
  SourceId via;                   // the outlet that they told it, which stands between the page and them
  int cue = -1;                   // index of the cue's main token
  int outer = -1;                 // place in reading.quotations of the one that this stands in, or whose teller rests on this one
  int within = -1;                // as outer, whether or not the outer one puts anything forward
  int accused = -1;               // index of the token of whom it accuses of a deed
  bool left_open = false;         // the content is asked or wished
  bool puts_forward = false;      // the content is put forward as so (or denied), not asked, wished or judged
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
};

enum class ExhibitKind { kSatelliteImage, kPhoto, kVideo, kAudio, kDocument, kDataset, kIntercept };
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<ExhibitKind>{"satellite_image", "photo", "video", "audio", "document", "dataset", "intercept"};

struct Exhibit {
  ExhibitId id;
  ExhibitKind kind = ExhibitKind::kPhoto;
  Span span;
  EntityId maker, publisher;
  TimeId taken, published;
  std::vector<std::variant<EventId, EntityId>> shows;
};

}  // namespace dateline
