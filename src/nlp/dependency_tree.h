#pragma once
// What follows from a parse's heads: where sentences start, and where arcs that the parser could only make in disguise belong.
// The parser makes no crossing arcs; for a word whose true head it cannot reach, its label says which word below the head it made is
// meant: "prep||dobj", a prep of the dobj (pseudo-projective parsing, Nivre and Nilsson 2005).
#include <unordered_map>

#include "nlp/labels.h"
#include "nlp/parsed_text.h"

namespace dateline::nlp {

struct Decoration {
  Label label = 0;  // what the arc becomes
  Label head = 0;   // the label of the word that it belongs to
};
using Decorations = std::unordered_map<Label, Decoration>;  // by decorated label

/// The decoration of a label, if it has one; adds its parts to the table.
std::optional<Decoration> parse_decoration(Label label, Labels& labels);

/// Moves decorated arcs and sets the sentence start of every token, from heads and labels.
void finish_tree(ParsedText& text, const Decorations& decorations);

}  // namespace dateline::nlp
