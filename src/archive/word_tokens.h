#pragma once
// The words of a text as the full-text indexes keep them (SQLite's tokenizer "porter unicode61 remove_diacritics 2"), and the words of all reports
// in table `words`, by which a search finds what begins with some letters without walking an index of every report.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/query_words.h"
#include "archive/sqlite.h"

namespace dateline::archive {

struct WordToken {
  std::string kept;      // in the index: without diacritics and endings
  std::size_t start = 0, stop = 0;  // bytes of the text
};
Result<std::vector<WordToken>> tokens_of(const Database& database, std::string_view text);

/// Keeps the words of a text. Of some reports it is counted who has them: enough to tell frequent words from rare ones.
Status keep_words(const Database& database, std::string_view text, bool counted);
/// Whether a report is one of those.
inline bool is_counted(std::int64_t report) { return report % 16 == 0; }

/// The text with its last word, which is only a beginning, made up to each of the words that begin so, the most frequent first, at most `most`.
Result<Beginnings> words_that_begin(const Database& database, const std::string& text, std::int64_t most);

}  // namespace dateline::archive
