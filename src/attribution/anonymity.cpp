// Why sources are not named (data/attribution/anonymity.tsv).
#include <algorithm>
#include <unordered_map>

#include "attribution/informants.h"
#include "base/data_file.h"

namespace dateline::attribution {
namespace {

using Marks = std::unordered_map<std::string_view, std::vector<std::string_view>>;

const Marks& marks() {
  static const Marks all = [] {
    Marks out;
    for (const TableRow& row : data_table("attribution/anonymity.tsv")) out[row[0]] = split(row[1], ',');
    return out;
  }();
  return all;
}

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

/// "because ...", "for fear of ...", "citing ...": the head of the words that give the reason itself.
std::optional<TokenIndex> reason_in(const Syntax& syntax, Sentence sentence) {
  for (TokenIndex k = sentence.first; k < sentence.last; ++k) {
    const Token& token = syntax.token(k);
    if (any(token.lower, {"because", "since"}) && token.dep == "mark") return token.head;
    if (token.lower == "because" && token.dep == "prep") return k;
    if (token.lower == "fear" && token.dep == "pobj" && syntax.token(token.head).lower == "for") return token.head;
    const bool gives = any(token.lower, {"citing", "fearing"}) && token.tag == "VBG" && token.dep == "advcl";
    if (gives) return k;
  }
  return std::nullopt;
}

}  // namespace

std::string anonymity_reason(const Syntax& syntax, TokenIndex token) {
  const auto& sentences = syntax.doc().sentences;
  const std::uint32_t first = syntax.sentence_of(token);
  const std::uint32_t last = std::min<std::uint32_t>(first + 2, static_cast<std::uint32_t>(sentences.size()));
  for (std::uint32_t s = first; s < last; ++s) {
    for (TokenIndex i = sentences[s].first; i < sentences[s].last; ++i) {
      const auto found = marks().find(syntax.token(i).lower);
      if (found == marks().end()) continue;
      TokenIndex from = i;
      bool fits = found->second == std::vector<std::string_view>{"-"};
      for (TokenIndex back = i; !fits && back > sentences[s].first && i - back < 8; --back) {
        const Token& before = syntax.token(back - 1);
        if (std::find(found->second.begin(), found->second.end(), before.lemma) != found->second.end()) fits = true, from = back - 1;
      }
      if (!fits) continue;
      if (const auto reason = reason_in(syntax, sentences[s])) return std::string(syntax.doc().text().at(syntax.span(*reason)));
      const TokenRanges words = trimmed(syntax, {{from, syntax.extent(i).last}});
      return words.empty() ? "" : std::string(syntax.doc().text().at(syntax.doc().span_of(words.front().first, words.front().last)));
    }
  }
  return "";
}

bool asks_not_to_be_named(const Syntax& syntax, TokenIndex person) {
  const auto clauses = syntax.children_with(person, {"relcl", "acl"});
  return std::any_of(clauses.begin(), clauses.end(), [&](TokenIndex clause) {
    const Sentence extent = syntax.extent(clause);
    for (TokenIndex i = extent.first; i < extent.last; ++i) {
      if (marks().contains(syntax.token(i).lower)) return true;
    }
    return false;
  });
}

}  // namespace dateline::attribution
