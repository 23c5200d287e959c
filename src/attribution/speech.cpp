#include "attribution/speech.h"

#include <algorithm>

#include "attribution/grammar.h"

namespace dateline::attribution {
namespace {

constexpr std::uint32_t kSentenceWords = 5;  // fewer may be a name or a phrase held with tongs
constexpr std::uint32_t kFarFromMark = 14;  // tokens between a quotation and the cue beside it

TokenRange range_of(const QuotedRegion& region) { return {region.first, region.last}; }

/// Content that reaches into a quotation takes the whole of it.
void take_whole_regions(const Scene& scene, Drafts& drafts) {
  for (Draft& draft : drafts) {
    if (draft.content.empty() || scene.quotes.covers(draft.cue)) continue;
    TokenRanges more;
    for (const TokenRange& part : draft.content) {
      for (const TokenIndex end : {part.first, part.last - 1}) {
        if (const auto region = scene.quotes.at(end)) more.push_back(range_of(scene.quotes.all()[*region]));
      }
    }
    for (const TokenRange& range : more) {
      if (overlap(draft.cue_tokens, range) || overlap(draft.source, range)) continue;
      draft.content = unite(draft.content, {range});
    }
  }
}

/// 'He wrote to the mayor. - "We will stay," he said': a whole sentence in quotation marks right before its cue is all that the cue brings in.
void drop_words_before_speech(const Scene& scene, Draft& draft) {
  if (draft.content.empty() || scene.quotes.covers(draft.cue)) return;
  const TokenRange last = draft.content.back();
  const auto at = scene.quotes.at(last.last - 1);
  if (!at || last.last > draft.cue) return;
  const QuotedRegion& region = scene.quotes.all()[*at];
  if (!region.speech || !region.closed || region.words < kSentenceWords || region.first + 1 >= region.last || region.first <= last.first) return;
  const std::string first_word(scene.syntax.doc().word(region.first + 1));
  if (first_word.empty() || first_word[0] < 'A' || first_word[0] > 'Z') return;
  TokenRanges kept;
  for (const TokenRange& part : draft.content) {
    for (TokenIndex i = part.first; i < part.last; ++i) {
      if (scene.quotes.covers(i)) kept = unite(kept, {{i, i + 1}});
    }
  }
  draft.content = kept;
}

class SpeechGiver {
 public:
  SpeechGiver(const Scene& scene, Drafts& drafts) : scene_(scene), syntax_(scene.syntax), drafts_(drafts), owner_(scene.quotes.all().size(), -1) {
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      if (!scene.quotes.covers(drafts[d].cue)) by_cue_.push_back(d);
      for (const TokenRange& part : drafts[d].content) {
        for (TokenIndex i = part.first; i < part.last; ++i) {
          const auto region = scene.quotes.at(i);
          if (region && scene.quotes.at(drafts[d].cue) != region) own(*region, d);
        }
      }
    }
    std::sort(by_cue_.begin(), by_cue_.end(), [&](std::size_t a, std::size_t b) { return drafts_[a].cue < drafts_[b].cue; });
  }

  void run() {
    const auto& regions = scene_.quotes.all();
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (owner_[r] >= 0 || !regions[r].speech) continue;
      if (auto d = beside(regions[r])) {
        give(r, *d);
      } else if (auto d = before_colon(r)) {
        give(r, *d);
      } else if (auto d = speaker_before(r)) {
        give(r, *d);
      } else if (auto d = teller_before(regions[r])) {
        give(r, *d);
      }
    }
  }

 private:
  void own(std::size_t region, std::size_t draft) {
    if (owner_[region] < 0) owner_[region] = static_cast<int>(draft);
  }
  void give(std::size_t region, std::size_t draft) {
    Draft& to = drafts_[draft];
    if (to.weak) {
      to.weak = false;
      to.content.clear();
      to.cue_tokens = {verb_group(syntax_, to.cue)};
    }
    to.content = unite(to.content, {range_of(scene_.quotes.all()[region])});
    drafts_[draft].direct = true;
    own(region, draft);
  }
  bool same_block(TokenIndex a, TokenIndex b) const { return syntax_.block_of(a) == syntax_.block_of(b); }

  bool can_speak(const Draft& draft) const { return draft.word && draft.word->takes("quote") && !draft.source.empty(); }

  static bool is_free(const Draft& draft) { return draft.content.empty() || draft.weak; }

  /// The cue in the same sentence nearest after the quotation, or else before it.
  std::optional<std::size_t> beside(const QuotedRegion& region) const {
    const auto after = std::partition_point(by_cue_.begin(), by_cue_.end(), [&](std::size_t d) { return drafts_[d].cue < region.last; });
    if (after != by_cue_.end()) {
      const Draft& draft = drafts_[*after];
      if (can_speak(draft) && is_free(draft) && draft.cue - region.last < kFarFromMark && no_stop(region.last, draft.cue)) return *after;
    }
    for (auto it = after; it != by_cue_.begin();) {
      const Draft& draft = drafts_[*--it];
      if (draft.cue >= region.first) continue;
      if (region.first - draft.cue > kFarFromMark || !no_stop(draft.cue + 1, region.first)) break;
      if (can_speak(draft) && is_free(draft)) return *it;
    }
    return std::nullopt;
  }

  /// Whether no sentence ends between the two, outside quotations.
  bool no_stop(TokenIndex from, TokenIndex to) const {
    for (TokenIndex i = from; i < to; ++i) {
      const Token& token = syntax_.token(i);
      if (scene_.quotes.covers(i)) continue;
      if (token.lower == "." || token.lower == "?" || token.lower == "!") return false;
      if (i > from && !same_block(from, i) && !is_blank(token)) return false;
    }
    return same_block(from, to) || from == to;
  }

  /// "He put it this way: '...'": the last cue, or else the subject, of the sentence that ends in a colon.
  std::optional<std::size_t> before_colon(std::size_t r) {
    TokenIndex at = scene_.quotes.all()[r].first;
    while (at > 0 && is_blank(syntax_.token(at - 1))) --at;
    if (at == 0 || syntax_.token(at - 1).lower != ":") return std::nullopt;
    const TokenIndex colon = at - 1;
    const Sentence sentence = syntax_.doc().sentences[syntax_.sentence_of(colon)];
    for (auto it = by_cue_.rbegin(); it != by_cue_.rend(); ++it) {
      const Draft& draft = drafts_[*it];
      if (draft.cue >= colon) continue;
      if (draft.cue < sentence.first) break;
      if (can_speak(draft) && (draft.content.empty() || draft.content.back().last >= colon - 1 || draft.word->kind == CueKind::kSay)) return *it;
    }
    return new_speaker(sentence, colon);
  }

  std::optional<std::size_t> new_speaker(Sentence sentence, TokenIndex colon) {
    for (TokenIndex i = sentence.first; i < colon; ++i) {
      if (!syntax_.is_root(i)) continue;
      const auto subject = is_verb(syntax_.token(i)) ? syntax_.child(i, {"nsubj"}) : std::optional<TokenIndex>(i);
      if (!subject || *subject >= colon) return std::nullopt;
      Draft draft;
      draft.cue = colon;
      draft.cue_tokens = {is_verb(syntax_.token(i)) ? verb_group(syntax_, i) : TokenRange{colon, colon + 1}};
      draft.source_head = subject;
      draft.source = noun_phrase(syntax_, *subject);
      draft.direct = true;
      drafts_.push_back(draft);
      return drafts_.size() - 1;
    }
    return std::nullopt;
  }

  /// The quotation before in the same paragraph, or an open one in the paragraph before, goes on here.
  std::optional<std::size_t> speaker_before(std::size_t r) const {
    const auto& regions = scene_.quotes.all();
    const QuotedRegion& here = regions[r];
    // a title in quotation marks may stand between
    std::size_t b = r;
    while (b > 0 && owner_[b - 1] < 0 && !regions[b - 1].speech && same_block(regions[b - 1].first, here.first)) --b;
    if (b == 0 || owner_[b - 1] < 0) return std::nullopt;
    const QuotedRegion& before = regions[b - 1];
    const auto owner = static_cast<std::size_t>(owner_[b - 1]);
    if (here.continues || fills_next_block(before, here)) return owner;
    if (!same_block(before.first, here.first)) return std::nullopt;
    // only the speaker's own words may stand between: "...," he said. "..."
    const TokenIndex from = std::max(before.last, drafts_[owner].cue + 1);
    if (here.first < from) return std::nullopt;
    if (starts_sentence(here.first) || no_stop(from, here.first)) return owner;
    return std::nullopt;
  }

  /// Speech without a cue after whole sentences of a teller: 'The price will rise, she said. "It has to."'; so, too, a paragraph that is all speech.
  std::optional<std::size_t> teller_before(const QuotedRegion& here) const {
    TokenIndex at = here.first;
    while (at > 0 && is_blank(syntax_.token(at - 1))) --at;
    if (at == 0 || !starts_sentence(here.first)) return std::nullopt;
    const TokenIndex last = at - 1;
    if (!same_block(last, here.first) && !(is_next_block(last, here.first) && fills_block(here))) return std::nullopt;
    if (const auto region = scene_.quotes.at(last)) {
      if (owner_[*region] >= 0) return static_cast<std::size_t>(owner_[*region]);
    }
    const Sentence sentence = syntax_.doc().sentences[syntax_.sentence_of(last)];
    const auto after = std::partition_point(by_cue_.begin(), by_cue_.end(), [&](std::size_t d) { return drafts_[d].cue <= last; });
    for (auto it = after; it != by_cue_.begin();) {
      const Draft& draft = drafts_[*--it];
      if (draft.cue < sentence.first) break;
      if (can_speak(draft) && !draft.weak && draft.word->puts_forward()) return *it;
    }
    return std::nullopt;
  }

  bool is_next_block(TokenIndex before, TokenIndex here) const {
    const auto a = syntax_.block_of(before), b = syntax_.block_of(here);
    return a && b && *a + 1 == *b;
  }
  bool fills_block(const QuotedRegion& here) const {
    const auto block = syntax_.block_of(here.first);
    if (!block) return false;
    const Span whole = syntax_.doc().article.blocks[*block].span;
    return syntax_.token(here.first).span.start == whole.start && syntax_.token(here.last - 1).span.end + 1 >= whole.end;
  }

  /// A paragraph of speech without a cue, after one that ends in speech.
  bool fills_next_block(const QuotedRegion& before, const QuotedRegion& here) const {
    const auto a = syntax_.block_of(before.first), b = syntax_.block_of(here.first);
    if (!a || !b || *a + 1 != *b) return false;
    const auto& blocks = syntax_.doc().article.blocks;
    const auto ends = [&](const QuotedRegion& region, Span block) {
      return syntax_.token(region.last - 1).span.end + 1 >= block.end;
    };
    return ends(before, blocks[*a].span) && ends(here, blocks[*b].span) && syntax_.token(here.first).span.start == blocks[*b].span.start;
  }

  bool starts_sentence(TokenIndex i) const {
    while (i > 0 && is_blank(syntax_.token(i - 1))) --i;
    if (i == 0) return true;
    const std::string& before = syntax_.token(i - 1).lower;
    return before == "." || before == "?" || before == "!" || before == ":" || is_quote_mark(before);
  }

  const Scene& scene_;
  const Syntax& syntax_;
  Drafts& drafts_;
  std::vector<int> owner_;
  std::vector<std::size_t> by_cue_;
};

void mark_direct(const Scene& scene, Draft& draft) {
  std::uint32_t quoted = 0;
  for (const TokenRange& part : draft.content) {
    for (TokenIndex i = part.first; i < part.last; ++i) quoted += scene.quotes.covers(i);
  }
  draft.direct = !scene.quotes.covers(draft.cue) && quoted * 2 > size_of(draft.content);
}

}  // namespace

void give_speech(const Scene& scene, Drafts& drafts) {
  take_whole_regions(scene, drafts);
  SpeechGiver(scene, drafts).run();
  std::erase_if(drafts, [](const Draft& draft) { return draft.content.empty(); });
  for (Draft& draft : drafts) {
    drop_words_before_speech(scene, draft);
    mark_direct(scene, draft);
  }
}

}  // namespace dateline::attribution
