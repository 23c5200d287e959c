#pragma once
// Office documents and printed pages -> Article: the blocks as they stand, the headline first, footnotes behind. Where a note's mark stood,
// the word before it carries a link of role `source` to "#footnote-" and the note's name; the footnote's block carries the name.
#include "base/result.h"
#include "ingest/ingest.h"

namespace dateline::ingest {

/// Identity is not filled in.
Result<Article> article_from_docx(const RawReport& raw);
/// Without a reader, and for a scan without words, an Error that says so.
Result<Article> article_from_pdf(const RawReport& raw, const PdfReader& read_pdf);

}  // namespace dateline::ingest
