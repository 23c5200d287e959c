#include "engine/pdf_program.h"

#include "base/child_process.h"
#include "base/try.h"

namespace dateline::engine {
namespace {

constexpr ProgramLimits kLimits{std::chrono::seconds(120), std::size_t{128} << 20, std::uint64_t{2} << 30};

}  // namespace

Result<std::string> read_pdf(std::string_view pdf) {
  auto done = run_program({"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-"}, pdf, kLimits);
  if (!done && done.error().code == ErrorCode::kProgramMissing) {
    return Error{ErrorCode::kProgramMissing,
                 "is a PDF, which pdftotext reads, and that is not installed; install poppler-utils, or give the document's words as text"};
  }
  if (!done)
    return Error{done.error().code, "is a PDF that could not be read (" + done.error().message +
                                        "); open it in a viewer and print it to a new PDF, or split it"};
  if (done->status == 0) return std::move(done->out);
  if (done->errors.find("password") != std::string::npos)
    return Error{ErrorCode::kUnreadable, "is a PDF that is locked by a password; save it without one"};
  return Error{ErrorCode::kUnreadable, "is a damaged PDF (pdftotext ended with status " + std::to_string(done->status) +
                                           "); get it again, or print it to a new PDF"};
}

}  // namespace dateline::engine
