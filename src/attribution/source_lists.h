#pragma once
// Lists of sources side by side as the words stand: "three officials, two diplomats and a nurse". The parser hangs the later ones on
// anything near them, so a list is read from left to right.
#include <vector>

#include "attribution/token_ranges.h"
#include "model/syntax.h"

namespace dateline::attribution {

struct SourceList {
  std::vector<TokenIndex> heads;
  TokenRange words;  // from the first comma or "and" to the end of the last head
};

/// What a list goes on with after the source phrase that ends before `end`; empty where no list follows. A list ends with "and" and its
/// last member, and every member is a number or an article with a noun for people or papers.
SourceList listed_after(const Syntax& syntax, TokenIndex end);

}  // namespace dateline::attribution
