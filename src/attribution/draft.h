#pragma once
// Draft: one attribution while it is being found, in tokens. Turned into a Quotation (spans) and a Source once all are known.
#include <optional>
#include <vector>

#include "attribution/cue_words.h"
#include "attribution/quote_marks.h"
#include "attribution/token_ranges.h"
#include "model/syntax.h"

namespace dateline::attribution {

struct Draft {
  const CueWord* word = nullptr;  // nothing where a mark alone is the cue ("Officials: ...")
  TokenIndex cue = 0;             // the cue's main token
  TokenRanges cue_tokens;
  std::optional<TokenIndex> source_head;
  TokenRanges source;
  std::vector<TokenIndex> more_heads;  // of sources beside the first that the parse does not join to it
  std::optional<TokenIndex> via;       // the outlet to which or in which it is said: "told the Courier", "in an interview with the Courier"
  bool via_holds = false;              // who has the paper that tells it: "documents seen by the Courier"
  TokenRanges content;
  bool direct = false;
  bool weak = false;                 // content after a preposition ("spoke about"), which gives way to quoted words
  bool untrue = false;               // "there is no truth in reports that"
  bool content_of_occasion = false;  // "said in a report that": the clause hangs on the report
  bool nobody = false;               // "nobody said that": nobody is heard, and what is not said is not known
  Certainty at_most = Certainty::kCertain;  // where the frame lowers what the word lends
  bool sourceless = false;           // the words themselves name nobody: "reportedly", "is expected to"
  std::optional<TokenIndex> accused;   // "accused the army of": whom
  std::optional<TokenIndex> behind;  // cue of the attribution whose teller rests on this one: "reported, citing officials"
};
using Drafts = std::vector<Draft>;

/// "CAIRO, April 24 (Harbour Wire) - ": the place and day before a report's first words are neither teller nor content.
void drop_dateline(const Syntax& syntax, Draft& draft);
/// Cuts source and content to the paragraph of the cue: what runs over it comes of a parse that joined two sentences.
void keep_in_block(const Syntax& syntax, Draft& draft);

/// What every finder needs.
struct Scene {
  const Syntax& syntax;
  const QuotedRegions& quotes;
};

}  // namespace dateline::attribution
