#pragma once
// Terms of a query with their signs, as typed. For query_words.cpp.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::archive {

struct Term {
  std::string text;
  std::string field;  // "title" of title:words; empty: none
  bool phrase = false, without = false, begins = false;
};

/// OR and NEAR are terms, too. kUsage for a quotation mark that is not closed.
Result<std::vector<Term>> terms_of(std::string_view query);

bool has_words(std::string_view text);
Error bad_query(std::string_view query, const std::string& why);
/// As one string of a full-text expression.
std::string quoted(const Term& term);

}  // namespace dateline::archive
