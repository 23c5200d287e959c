#pragma once
// Readings as they leave the archive: a line of JSON each, as `dateline read` prints them, without people's judgements. `dateline import` takes them back.
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"

namespace dateline::archive {

/// Reports that a list with this filter has, in the order in which they came in: versions stand behind what they are versions of.
Result<std::vector<std::string>> reports_in_order(const Archive& archive, Filter filter);

/// The latest reading of a report: whole, or reduced to quotes (archive/reduce.h), which its flag kQuotesOnly says.
Result<std::string> reading_line(const Archive& archive, std::string_view report, bool full_text);

/// Whether the report of this id is here with this text: as it is or better, or only as quotes of it where the article is whole.
enum class SameText { kNone, kQuotes, kAsGood };
Result<SameText> same_text(const Archive& archive, const Article& article);

}  // namespace dateline::archive
