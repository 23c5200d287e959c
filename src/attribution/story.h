#pragma once
// Story: the happenings that a report tells, in the order of the text, and which of them a later statement is about; claims on them beside
// those that their own words make. Work for one statement does not grow with the length of the report.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attribution/witness_words.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

struct Happening {
  EventId event;
  TokenIndex head;
};

class Story {
 public:
  Story(const Syntax& syntax, Reading& reading);

  const Syntax& syntax;
  Reading& reading;
  const WitnessWords& words;

  bool empty() const { return happenings_.empty(); }
  /// The latest of the happenings that the story has told so far, or the next that it tells; only of one kind, if given.
  const Happening* about(TokenIndex at, std::string_view kind = {}) const;
  /// Those whose word stands in a range of tokens.
  std::vector<const Happening*> within(Sentence tokens) const;

  /// A claim on a happening in the page's voice, for a source to be added.
  Claim begin(EventId event, Span span, ClaimAbout what) const;
  /// Nothing where the same was claimed before.
  ClaimId keep(Claim claim);
  /// By whom a statement is; nothing where he denies the happening or has told it already.
  ClaimId add_claim(EventId event, const Quotation& quotation, ClaimAbout what);

 private:
  bool has_spoken(EventId event, SourceId source, ClaimAbout what) const;

  std::vector<Happening> happenings_;  // by head
  std::unordered_set<std::string> keys_;
  std::unordered_map<int, std::vector<int>> claims_of_;  // by event: places among the claims
};

/// The words of a statement, in tokens; of a very long one the beginning.
Sentence content_of(const Syntax& syntax, const Quotation& quotation);
/// "no badge was seen", "saw nobody".
bool tells_of_none(const Syntax& syntax, TokenIndex head);

}  // namespace dateline::attribution
