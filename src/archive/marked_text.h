#pragma once
// Marked text: a text in which the full-text index marked the words that were found; sentences and snippets of it. For the files of search.
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace dateline::archive {

// Marks around found words in SQLite's answer: characters that no report's text keeps.
inline constexpr char kOpenMark[] = "\x01", kCloseMark[] = "\x02";

struct Marked {
  std::string text;         // without the marks
  std::vector<Span> found;  // in code points
};
Marked take_marks(std::string_view marked);

/// Spans as reports.sentences keeps them.
std::vector<Span> spans_from(std::string_view bytes);

/// The sentence with the most different found words; the first of equals. What has no end is cut around its first found word.
Span best_sentence(const std::vector<Span>& sentences, const Marked& marked, const Text& text);

/// The words of a span on one line, found words between [ and ].
std::string snippet_of(Span span, const Marked& marked, const Text& text);

}  // namespace dateline::archive
