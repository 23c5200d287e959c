#include <algorithm>

#include "attribution/attribution.h"
#include "attribution/draft.h"
#include "attribution/find_verbs.h"
#include "attribution/speech.h"

namespace dateline::attribution {
namespace {

Quotation quotation_of(const Syntax& syntax, const Draft& draft) {
  Quotation out;
  out.source_spans = spans_of(syntax, draft.source);
  out.cue_spans = spans_of(syntax, draft.cue_tokens);
  out.content_spans = spans_of(syntax, draft.content);
  out.direct = draft.direct;
  return out;
}

}  // namespace

void read_quotations(const Syntax& syntax, Reading& reading) {
  const QuotedRegions quotes(syntax);
  const Scene scene{syntax, quotes};
  Drafts drafts = find_verbs(scene);
  give_speech(scene, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.cue < b.cue; });
  for (const Draft& draft : drafts) reading.quotations.push_back(quotation_of(syntax, draft));
}

void read_claims(const Syntax&, Reading&) {}
void read_exhibits(const Syntax&, Reading&) {}

}  // namespace dateline::attribution
