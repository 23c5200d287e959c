#pragma once
// Ingest: what came in (a file's bytes) -> raw reports -> Articles. Two steps, because the bytes of each report are kept for ever while the
// Article is made anew from them whenever it is needed: the same raw report gives the same Article. Nothing here opens files, fetches or
// runs programs: what only another program can read (PDF) is read by a function that the caller brings.
// No bytes crash it, and time and memory are bounded; what cannot be read is an Error that names the input, what is wrong and what to do.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/result.h"
#include "model/article.h"
#include "model/capture.h"

namespace dateline::ingest {

/// The most bytes that one report may have, and its text: more words than any report, and a minute of reading at the most.
inline constexpr std::size_t kMaxReportBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMaxTextBytes = std::size_t{8} << 20;

enum class InputKind { kAuto, kHtml, kText, kJsonLines, kFeed, kWebArchive, kMail, kSavedPage, kDocx, kPdf, kReading };

}  // namespace dateline::ingest

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 11> kEnumNames<ingest::InputKind>{"auto", "html",  "text", "jsonl", "feed",   "warc",
                                                                                "eml",  "mhtml", "docx", "pdf",   "reading"};
}  // namespace dateline

namespace dateline::ingest {

/// What the command line says of the input.
struct Given {
  std::string published;
  std::string url;
};

/// One report's original bytes with the metadata that came with it. `kind` is kHtml, kText (a text file), kJsonLines (the `text` of a
/// JSON line, which stays unchanged), kMail (.eml), kSavedPage (.mhtml), kDocx, kPdf or
/// kReading (a line of what `dateline read` printed: no article is made of it). HTML that a JSON line carries decoded begins with a UTF-8 byte order mark, which outranks what it declares.
struct RawReport {
  std::string id;  // given with the input; empty: made from the bytes
  std::string bytes;
  InputKind kind = InputKind::kAuto;
  std::string name;  // what to call it in messages: "in.jsonl line 3"
  std::string url, title, published;
  Publisher publisher;
  std::vector<std::string> authors;
  std::string charset;                // what the server said of the bytes, outranked by a byte order mark only; empty if not told
  std::optional<Capture> capture;     // of what was fetched
  std::vector<std::string> flags;     // of the article, known before it is made: what was odd about how the bytes came, "teaser" of a feed's summary
  bool json_line = false;  // a line or a feed's item: its identity counts url, publisher, published and title along with the bytes
};

struct RawEntry {
  std::string id;  // where known
  Result<RawReport> report;
  bool one_of_many = false;  // a page of a web archive: that it is no article is no fault of the input
};

/// Cuts an input into raw reports: one for most kinds, one a line for JSON Lines, one an item for feeds, one for a mail and one for each document
/// that it carries, one a page for web archives (WebArchive does so without holding all of them). What cannot be read is an Error in its place.
std::vector<RawEntry> split_input(std::string name, std::string bytes, InputKind kind, const Given& given);

/// A text without words is no report, but may be asked for all the same.
enum class BlankText { kRefused, kTaken };

/// From the bytes of a PDF its words with their places on the page, as `pdftotext -bbox-layout` writes them (formats/pdf_pages.h). An Error's
/// message begins with what is wrong, without the input's name.
using PdfReader = std::function<Result<std::string>(std::string_view pdf)>;

Result<Article> make_article(const RawReport& raw, BlankText blank = BlankText::kRefused, const PdfReader& read_pdf = {});

}  // namespace dateline::ingest
