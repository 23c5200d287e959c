#pragma once
// Query words: what a person types to search, as an expression of SQLite's full-text search that is always valid.
//
//   convoy border          both, in any form      "arms depot"        a phrase               explo*        words that begin so
//   fire OR smoke          one of them            fire -forest        without                title:convoy  in the title
//   fire OR smoke forest   the word forest, and one of the two
//   convoy NEAR/5 border   at most so many words between (10 without a number)
//   publisher:"Po Valley"  as --publisher; also actor:, place:, country:, kind:, source:, language:, genre:
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/filter.h"

namespace dateline::archive {

/// Words that stand for one name, and how else it is written.
struct Widened {
  std::string words;
  std::vector<std::string> also;
};

/// A beginning of a word, made up to words of the archive.
struct Beginnings {
  std::vector<std::string> words;  // the most frequent first
  std::int64_t known = 0;          // how many begin so: more than are looked for
};
struct Begun {
  std::string words;
  std::int64_t known = 0, searched = 0;
};

struct Words {
  std::string expression;
  std::vector<Widened> widened;
  std::vector<Begun> begun;
  bool titled = false;  // it asks for words of titles in particular
};

/// Other spellings of a name; nothing for what is no name.
using OtherSpellings = std::function<Result<std::vector<std::string>>(const std::string& name)>;
/// Words that begin so, at most `most`.
using WordsThatBegin = std::function<Result<Beginnings>(const std::string& beginning, std::int64_t most)>;

/// kUsage says what is wrong with the query. `titles`: what is searched has a title and a text. Without `begin` beginnings are left to the index.
Result<Words> words_of(std::string_view query, bool titles, const OtherSpellings& others, const WordsThatBegin& begin = {});

/// Takes "publisher:..." and the like out of the query's words and puts them into the filter. kUsage where the filter has that field already.
Result<std::string> take_fields(std::string_view query, Filter& filter);

}  // namespace dateline::archive
