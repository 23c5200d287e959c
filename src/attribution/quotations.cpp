#include <algorithm>

#include "attribution/attribution.h"
#include "attribution/certainty.h"
#include "attribution/coverage.h"
#include "attribution/draft.h"
#include "attribution/find_phrases.h"
#include "attribution/find_verbs.h"
#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "attribution/listeners.h"
#include "attribution/neighbours.h"
#include "attribution/sources.h"
#include "attribution/speech.h"

namespace dateline::attribution {
namespace {

constexpr std::size_t kDeepestNesting = 16;

/// Whose questions, wishes and opinions are not claims still makes promises and demands known: "vowed to", "demanded that".
bool makes_steps(CueKind kind) { return kind < CueKind::kAsk || kind == CueKind::kPromise || kind == CueKind::kOrder; }

/// "declined to comment", "did not respond to questions": nothing is said.
bool says_nothing(const Syntax& syntax, const Draft& draft) {
  const std::string& cue = syntax.token(draft.cue).lemma;
  const bool declines = cue == "decline" || cue == "refuse" || cue == "request" || (cue == "respond" && is_negated(syntax, draft.cue));
  if (!declines || draft.content.empty()) return false;
  const auto head = syntax.head_of(syntax.doc().span_of(draft.content.front().first, draft.content.back().last));
  return head && is_silence(syntax.token(*head));
}

Quotation quotation_of(const Scene& scene, const Draft& draft, SourceBook& book) {
  Quotation out;
  out.source_spans = spans_of(scene.syntax, draft.source);
  out.cue_spans = spans_of(scene.syntax, draft.cue_tokens);
  out.content_spans = spans_of(scene.syntax, draft.content);
  out.direct = draft.direct;
  out.cue = static_cast<int>(draft.cue);
  const CueKind kind = draft.word ? draft.word->kind : CueKind::kSay;
  out.certainty = lower(draft.word ? draft.word->certainty : Certainty::kCertain, draft.at_most);
  out.puts_forward = makes_steps(kind);
  const bool negated = is_verb(scene.syntax.token(draft.cue)) && is_negated(scene.syntax, draft.cue);
  if (kind == CueKind::kDeny && !negated && !draft.nobody) out.polarity = Polarity::kDenied;
  if (draft.untrue) out.polarity = Polarity::kDenied;
  if (draft.accused) out.accused = static_cast<int>(*draft.accused);
  out.left_open = kind == CueKind::kAsk || kind == CueKind::kWant;
  if (negated || draft.nobody) out.certainty = Certainty::kUnknown;
  const bool silent = says_nothing(scene.syntax, draft);
  if (silent) out.puts_forward = false;
  if (kind != CueKind::kWant && !silent) out.sources = book.sources_of(draft);
  if (!out.sources.empty()) out.via = book.outlet_of(draft);
  if (out.sources.empty() && draft.sourceless && out.puts_forward && !out.cue_spans.empty()) out.sources = {book.unnamed(out.cue_spans.front())};
  if (!out.sources.empty()) out.source = out.sources.front();
  return out;
}

int other_than(int self, const std::vector<int>& found) {
  const auto other = std::find_if(found.begin(), found.end(), [&](int one) { return one != self; });
  return other == found.end() ? -1 : *other;
}

/// Which attribution each one stands in, or rests under.
void nest(const Drafts& drafts, Reading& reading) {
  Coverage coverage, any_coverage;
  for (std::size_t q = 0; q < drafts.size(); ++q) {
    for (const TokenRange& part : drafts[q].content) {
      any_coverage.add(part, static_cast<int>(q));
      if (reading.quotations[q].puts_forward) coverage.add(part, static_cast<int>(q));
    }
  }
  coverage.finish();
  any_coverage.finish();
  for (std::size_t q = 0; q < drafts.size(); ++q) {
    if (drafts[q].behind) {
      for (std::size_t other = 0; other < drafts.size(); ++other) {
        if (other != q && drafts[other].cue == *drafts[q].behind) reading.quotations[q].outer = static_cast<int>(other);
      }
      continue;
    }
    reading.quotations[q].outer = other_than(static_cast<int>(q), coverage.at(drafts[q].cue));
    reading.quotations[q].within = other_than(static_cast<int>(q), any_coverage.at(drafts[q].cue));
  }
}

}  // namespace

void read_quotations(const Syntax& syntax, Reading& reading) {
  const QuotedRegions quotes(syntax);
  const Scene scene{syntax, quotes};
  SourceBook book(syntax, reading);
  Drafts drafts = find_verbs(scene);
  part_neighbours(scene, drafts);
  find_phrases(scene, drafts);
  give_speech(scene, drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.cue < b.cue; });
  for (Draft& draft : drafts) drop_dateline(syntax, draft);
  std::erase_if(drafts, [](const Draft& draft) { return draft.content.empty(); });
  for (Draft& draft : drafts) find_holder(syntax, draft);
  for (const Draft& draft : drafts) reading.quotations.push_back(quotation_of(scene, draft, book));
  nest(drafts, reading);
}

void nest_quotations(const Syntax&, Reading& reading) {
  std::vector<Quotation> all = std::move(reading.quotations);
  reading.quotations.clear();
  // the outermost of each; who stand in each other (a parse gone wrong) are both outermost
  std::vector<std::size_t> outermost(all.size());
  for (std::size_t q = 0; q < all.size(); ++q) {
    std::size_t at = q;
    for (std::size_t steps = 0; all[at].within >= 0; at = static_cast<std::size_t>(all[at].within)) {
      if (++steps > kDeepestNesting) break;
    }
    outermost[q] = all[at].within < 0 ? at : q;
  }
  for (std::size_t q = 0; q < all.size(); ++q) {
    if (outermost[q] != q) all[outermost[q]].nested.push_back(all[q]);
  }
  for (std::size_t q = 0; q < all.size(); ++q) {
    if (outermost[q] == q) reading.quotations.push_back(std::move(all[q]));
  }
}

}  // namespace dateline::attribution
