#pragma once
// poppler's pdftotext, which reads PDFs for us where it is installed. The only place that runs another program.
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::engine {

/// What ingest::PdfReader asks for. A PDF that is damaged or locked, and a missing pdftotext, are Errors that say what to do.
Result<std::string> read_pdf(std::string_view pdf);

}  // namespace dateline::engine
