#pragma once
// Words: the tokens of a Document cut as time expressions need them: hyphens and dashes are words of their own ("mid-May" is three), blanks are
// left out. Every Word keeps its token; spans stay code points of the text.
#include <string>
#include <vector>

#include "model/syntax.h"
#include "temporal/lexicon.h"

namespace dateline::temporal {

struct Word {
  std::string lower;  // with ' for every apostrophe and - for every dash
  Span span;
  TokenIndex token = 0;
  bool capital = false;         // begins with a capital letter
  bool paragraph_start = false;  // nothing runs over into it
  const WordInfo* info = nullptr;  // null where the lexicon does not know the word
};

std::vector<Word> cut_words(const Syntax& syntax, const Lexicon& lexicon);

/// Whether the tagger's view of the word allows this meaning.
bool allows(const Syntax& syntax, const Word& word, std::uint8_t needs);

}  // namespace dateline::temporal
