#pragma once
// A map with its legend, and its places as a table, for pages. Happenings are links to "#happening-NUMBER".
#include <string>

#include "memo/memo.h"

namespace dateline::memo {

std::string happening_link(int number);
/// The map with what its signs mean; a sentence where no happening has a place, nothing where there are no happenings.
std::string map_figure(const Memo& memo, std::size_t happenings);
std::string places_table(const Memo& memo);

}  // namespace dateline::memo
