#include "temporal/side.h"

#include "temporal/lexicon.h"

#include "base/data_file.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::temporal {
namespace {

constexpr int kFar = 12;  // steps up the parse; a clause further off does not govern

/// The words of data/temporal/ahead.tsv whose dates lie ahead ("plans to", "is scheduled for") or, with `back`, behind ("since").
std::vector<std::string> words_of(bool back) {
  std::vector<std::string> out;
  for (const TableRow& row : data_table("temporal/ahead.tsv")) {
    if (back == (row.size() > 1 && row[1] == "back")) out.emplace_back(row[0]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool looks_ahead(const std::string& lemma) {
  static const auto words = words_of(false);
  return std::binary_search(words.begin(), words.end(), lemma);
}

bool looks_back(const std::string& preposition) {
  static const auto words = words_of(true);
  return std::binary_search(words.begin(), words.end(), preposition);
}

bool is_verb(const Token& token) { return token.tag.starts_with("VB"); }

/// What the auxiliaries of a verb say; nothing decided without one.
Side side_of_auxiliaries(const Syntax& syntax, TokenIndex verb) {
  Side side = Side::kUnknown;
  for (const TokenIndex child : syntax.children(verb)) {
    const Token& token = syntax.token(child);
    if (child > verb || (token.dep != "aux" && token.dep != "auxpass")) continue;
    if (token.tag == "MD") return looks_ahead(token.lower) ? Side::kFuture : Side::kPerhapsFuture;
    if (token.tag == "VBD" || token.lemma == "have") side = Side::kPast;
  }
  return side;
}

bool past_perfect(const Syntax& syntax, TokenIndex verb) {
  for (const TokenIndex child : syntax.children(verb)) {
    const Token& token = syntax.token(child);
    if (child < verb && token.dep == "aux" && token.lemma == "have" && token.tag == "VBD") return true;
  }
  return false;
}

/// "to meet", "to be repeated".
bool is_infinitive(const Syntax& syntax, TokenIndex verb) {
  const std::string_view tag = syntax.token(verb).tag;
  if (tag != "VB" && tag != "VBN") return false;
  for (const TokenIndex child : syntax.children(verb)) {
    if (child < verb && syntax.token(child).tag == "TO") return true;
  }
  return false;
}

Side side_of_verb(const Syntax& syntax, TokenIndex verb) {
  const Token& token = syntax.token(verb);
  if (const Side side = side_of_auxiliaries(syntax, verb); side != Side::kUnknown) {
    if (side == Side::kPast && looks_ahead(token.lemma) && past_perfect(syntax, verb)) return side;  // "had been scheduled for"
    return looks_ahead(token.lemma) ? Side::kFuture : side;
  }
  if (looks_ahead(token.lemma)) return Side::kFuture;
  if (token.tag == "VBD" || (token.tag == "VBN" && !is_infinitive(syntax, verb))) return Side::kPast;
  if (token.tag == "VBZ" || token.tag == "VBP") return Side::kPerhapsFuture;
  return Side::kUnknown;
}

}  // namespace

Side side_of(const Syntax& syntax, TokenIndex token) {
  TokenIndex at = token;
  bool below_noun = false, below_infinitive = false;
  for (int step = 0; step < kFar; ++step) {
    const Token& here = syntax.token(at);
    if ((here.dep == "prep" || here.pos == "ADJ") && looks_ahead(here.lower)) return Side::kFuture;
    if (here.dep == "prep" && looks_back(here.lower)) return Side::kPast;
    if (is_verb(here)) {
      Side side = side_of_verb(syntax, at);
      if (side == Side::kFuture && below_noun) side = Side::kPerhapsFuture;
      if (side == Side::kPast && below_infinitive) side = Side::kPerhapsFuture;  // "agreed to meet"
      if (side != Side::kUnknown) return side;
      below_infinitive |= is_infinitive(syntax, at);
    } else if (at != token && (here.pos == "NOUN" || here.pos == "PROPN")) {
      below_noun = true;
    }
    if (syntax.is_root(at)) break;
    at = here.head;
  }
  return below_infinitive ? Side::kPerhapsFuture : Side::kUnknown;
}

}  // namespace dateline::temporal
