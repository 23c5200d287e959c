#pragma once
// HTML page -> Article: the report's words in blocks that blank lines part, the headline first; metadata; links with their role.
#include <string_view>

#include "base/result.h"
#include "ingest/ingest.h"

namespace dateline::ingest {

/// `utf8` is the decoded page. What came with the report (title, publisher, day) outranks what the page says. Identity is not filled in.
Result<Article> article_from_html(const RawReport& raw, std::string_view utf8);

}  // namespace dateline::ingest
