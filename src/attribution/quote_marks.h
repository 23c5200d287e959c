#pragma once
// Quotation marks of a text, paired within their block: “...”, "...", ''...'', «...». A quotation that runs over paragraphs opens anew
// in each and closes only in the last; its parts are chained by `continues`.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/syntax.h"

namespace dateline::attribution {

struct QuotedRegion {
  TokenIndex first = 0;  // the opening mark
  TokenIndex last = 0;   // one after the closing mark
  bool closed = true;    // not closed: runs to the end of its block
  bool continues = false;  // begins a block while the one before is not closed
  std::uint32_t words = 0;
  bool speech = false;  // long enough, or a sentence of its own: somebody's speech rather than a word held with tongs
};

class QuotedRegions {
 public:
  explicit QuotedRegions(const Syntax& syntax);
  const std::vector<QuotedRegion>& all() const { return regions_; }
  /// The place in all() of the region that covers the token.
  std::optional<std::size_t> at(TokenIndex token) const { return of_token_[token] < 0 ? std::nullopt : std::optional<std::size_t>(of_token_[token]); }
  bool covers(TokenIndex token) const { return of_token_[token] >= 0; }

 private:
  std::vector<QuotedRegion> regions_;
  std::vector<std::int32_t> of_token_;
};

bool is_quote_mark(std::string_view word);

}  // namespace dateline::attribution
