#include "attribution/quote_marks.h"

#include "attribution/token_ranges.h"

namespace dateline::attribution {
namespace {

constexpr std::uint32_t kSpeechWords = 4;  // shorter ones are mostly titles and words held with tongs

enum class Mark { kNone, kOpen, kClose, kEither };

Mark mark_of(std::string_view word) {
  if (word == "“" || word == "«" || word == "„" || word == "``") return Mark::kOpen;
  if (word == "”" || word == "»") return Mark::kClose;
  if (word == "\"" || word == "''" || word == "’’" || word == "‘‘") return Mark::kEither;
  return Mark::kNone;
}

bool space_before(const Syntax& syntax, TokenIndex i) {
  return i == 0 || is_blank(syntax.token(i - 1)) || syntax.token(i - 1).span.end < syntax.token(i).span.start;
}
bool space_after(const Syntax& syntax, TokenIndex i) {
  return i + 1 >= syntax.size() || is_blank(syntax.token(i + 1)) || syntax.token(i).span.end < syntax.token(i + 1).span.start;
}

/// Two single marks side by side that the tokenizer left apart.
bool is_split_mark(const Syntax& syntax, TokenIndex i) {
  return syntax.token(i).lower == "'" && i + 1 < syntax.size() && syntax.token(i + 1).lower == "'" &&
         syntax.token(i).span.end == syntax.token(i + 1).span.start;
}

bool opens(const Syntax& syntax, TokenIndex i, TokenIndex end, Mark mark, bool is_open) {
  // an opening mark set by mistake at the end: “...,“ said X
  if (mark == Mark::kOpen) return !(is_open && !space_before(syntax, i) && space_after(syntax, end - 1));
  if (mark == Mark::kClose) return false;
  if (space_after(syntax, end - 1)) return false;
  return space_before(syntax, i) || !is_open;
}

bool ends_sentence(std::string_view word) { return word == "." || word == "," || word == "!" || word == "?" || word == "…" || word == "..."; }

void finish(const Syntax& syntax, QuotedRegion& region) {
  for (TokenIndex i = region.first; i < region.last; ++i) {
    if (!is_blank(syntax.token(i)) && !is_punctuation(syntax.token(i))) ++region.words;
  }
  const TokenIndex before_close = region.closed && region.last >= 2 ? region.last - 2 : region.last - 1;
  region.speech = region.words >= kSpeechWords || (region.words > 0 && ends_sentence(syntax.token(before_close).lower));
}

}  // namespace

bool is_quote_mark(std::string_view word) { return mark_of(word) != Mark::kNone; }

QuotedRegions::QuotedRegions(const Syntax& syntax) : of_token_(syntax.size(), -1) {
  std::optional<TokenIndex> open;
  bool carried = false;
  std::optional<std::uint32_t> block;
  const auto close = [&](TokenIndex last, bool closed) {
    QuotedRegion region{*open, last, closed, carried, 0, false};
    finish(syntax, region);
    if (region.words > 0) regions_.push_back(region);
    open.reset();
    carried = false;
  };
  bool left_open = false;  // the block before ended inside a quotation
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (is_blank(syntax.token(i))) continue;
    const auto here = syntax.block_of(i);
    const bool new_block = here != block;
    if (new_block) {
      left_open = open.has_value();
      if (open) close(i, false);
      block = here;
    }
    const bool split = is_split_mark(syntax, i);
    const Mark mark = split ? Mark::kEither : mark_of(syntax.token(i).lower);
    if (mark == Mark::kNone) continue;
    const TokenIndex end = split ? i + 2 : i + 1;
    if (opens(syntax, i, end, mark, open.has_value())) {
      if (!open) {  // else a quotation in a quotation
        open = i;
        carried = new_block && left_open;
      }
    } else if (open) {
      close(end, true);
    }
    i = end - 1;
  }
  if (open) close(syntax.size(), false);
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    for (TokenIndex i = regions_[r].first; i < regions_[r].last; ++i) of_token_[i] = static_cast<std::int32_t>(r);
  }
}

}  // namespace dateline::attribution
