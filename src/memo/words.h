#pragma once
// Words that both forms of a memo share.
#include <string>

#include "memo/memo.h"

namespace dateline::memo {

/// "12 March 2024", "March 2024", "between 1 and ...", "on or before ...", "undated"; "(inferred)" behind what follows from something else.
std::string when_words(const std::string& value, const std::string& start, const std::string& end, bool inferred);
/// "multiple-source" as a reader says it.
std::string standing_words(const std::string& standing);
/// "34 km", "770 km, a wide area".
std::string within_words(const MapPoint& point);
/// "How many", "Whether it happened": what tellers differ in.
std::string field_words(const std::string& field);
/// "Assault: rebels → depot".
std::string headline(const Happening& happening);
std::string capitalised(std::string text);
/// What the corpus was, in sentences.
std::vector<std::string> corpus_words(const Memo& memo);
/// A state of review as a reader says it.
std::string reviewed_words(const std::string& state);
/// How much people reviewed, in a sentence.
std::string review_words(const Annex& annex);
/// What the figures on one's own material are of, and of those of others; empty where nobody judged anything.
std::string own_error_words(const Annex& annex);
std::string others_error_words(const Annex& annex);
/// What the reader must know of how this was made, in sentences.
std::vector<std::string> method_words();

}  // namespace dateline::memo
