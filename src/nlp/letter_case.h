#pragma once
// Letter case: a text in capitals ("SAN MARTIN, 9 JAN (WIRE) -- THREE ARMED MEN ...") says less of what is a name than the model was trained
// to see. It is read in lower case first, for its tags and names, and from these its case is restored: same letters, same positions.
#include <functional>
#include <string_view>

#include "base/text.h"
#include "model/document.h"

namespace dateline::nlp {

/// Whether a text is written in capitals: it has some length, and small letters are rare.
bool is_in_capitals(std::string_view text);

/// Each letter in lower case where that is one code point, so that every position stays.
Text in_lower_case(const Text& text);

/// What is known of a word in lower case.
struct WordKnowledge {
  std::function<bool(std::string_view)> is_word;  // a word of the language or a form of one
  std::function<bool(std::string_view)> is_name;  // always has a capital where it is no verb: "salvadoran"
};

/// The text of `doc`, which was annotated as in_lower_case(capitals), with capitals where sentences and names begin and in abbreviations.
/// What stands before the dash of a dateline stays as it is.
Text restore_case(const Document& doc, const Text& capitals, const WordKnowledge& words);

}  // namespace dateline::nlp
