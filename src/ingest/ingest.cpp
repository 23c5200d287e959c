#include "ingest/ingest.h"

#include <algorithm>
#include <utility>

#include "base/data_file.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "ingest/article_document.h"
#include "ingest/article_html.h"
#include "ingest/article_mail.h"
#include "formats/charset.h"
#include "ingest/clean_text.h"
#include "ingest/feed_items.h"
#include "ingest/input_kind.h"
#include "ingest/json_lines.h"
#include "ingest/language.h"
#include "ingest/machine_words.h"
#include "ingest/plain_text.h"
#include "ingest/web_archive.h"
#include "formats/web_address.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kIdDigits = 12;
constexpr std::string_view kReadable = "give a page, text, mail, DOCX, PDF or JSON Lines";

Error unreadable(ErrorCode code, const std::string& name, std::string_view what, std::string_view todo) {
  return {code, name + ": " + std::string(what) + "; " + std::string(todo)};
}

bool is_all_blank(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; });
}

/// What "the same bytes" means (contract, Identity): of a JSON line the words with url, publisher, published and title.
std::string identity_sha256(const RawReport& raw) {
  if (!raw.json_line) return sha256_hex(raw.bytes);
  std::string all = raw.bytes;
  for (const std::string* field : {&raw.url, &raw.publisher.name, &raw.publisher.domain, &raw.published, &raw.title}) {
    all += '\0';
    all += *field;
  }
  return sha256_hex(all);
}

/// What was fetched from two addresses is two reports, even if the bytes are the same.
std::string made_id(const RawReport& raw, const std::string& sha256) {
  return "r-" + (raw.capture ? sha256_hex(sha256 + '\0' + raw.url) : sha256).substr(0, kIdDigits);
}

/// HTTP outranks <meta> (WHATWG, "determining the character encoding").
std::string charset_of_page(const RawReport& raw) {
  return formats::charset_of_label(raw.charset).empty() ? formats::declared_charset(raw.bytes) : raw.charset;
}

Error too_large(const std::string& name, std::string_view part, std::size_t limit) {
  return unreadable(ErrorCode::kTooLarge, name, std::string(part) + " larger than a report may be (" + std::to_string(limit >> 20) + " MiB)",
                    "cut it into reports, one a file or one a JSON line");
}

Result<Article> article_from_text(const RawReport& raw, BlankText blank) {
  Article article;
  // The text of a JSON line stays as it is, code point for code point.
  article.text = Text(raw.kind == InputKind::kJsonLines ? raw.bytes : clean_lines(formats::decode_bytes(raw.bytes, raw.charset).text));
  article.blocks = paragraph_blocks(article.text);
  article.title = collapsed(raw.title);
  if (article.blocks.empty()) {
    if (blank == BlankText::kTaken) return article;
    return unreadable(ErrorCode::kNoText, raw.name, "holds nothing but blanks", "give a report with words");
  }
  const bool headline = begins_with_headline(article.text, article.blocks);
  const bool is_title = !article.title.empty() && folded(article.text.at(article.blocks[0].span)) == folded(article.title) && article.blocks.size() > 1;
  if (is_title || (headline && raw.kind != InputKind::kJsonLines)) {
    article.blocks[0].kind = BlockKind::kHeadline;
    if (article.title.empty()) article.title = collapsed(article.text.at(article.blocks[0].span));
  }
  return article;
}

/// Kinds whose bytes are text with a charset of its own.
bool is_text_kind(InputKind kind) { return kind == InputKind::kAuto || kind == InputKind::kHtml || kind == InputKind::kText; }

Result<Article> article_of_kind(InputKind kind, const RawReport& raw, BlankText blank, const PdfReader& read_pdf) {
  switch (kind) {
    case InputKind::kHtml: return article_from_html(raw, formats::decode_bytes(raw.bytes, charset_of_page(raw)).text);
    case InputKind::kMail: return article_from_mail(raw);
    case InputKind::kSavedPage: return article_from_saved_page(raw);
    case InputKind::kDocx: return article_from_docx(raw);
    case InputKind::kPdf: return article_from_pdf(raw, read_pdf);
    case InputKind::kAuto:
    case InputKind::kText:
    case InputKind::kJsonLines:
    case InputKind::kFeed:  // inside another file; by itself it is split into its reports
    case InputKind::kWebArchive: break;
    case InputKind::kReading: return unreadable(ErrorCode::kBadInput, raw.name, "is a reading, no report", "add it to an archive with --from reading");
  }
  return article_from_text(raw, blank);
}

void take_given(const RawReport& raw, Article& article) {
  if (!raw.url.empty()) article.url = raw.url;
  if (!raw.publisher.name.empty()) article.publisher.name = raw.publisher.name;
  if (!raw.publisher.domain.empty()) article.publisher.domain = raw.publisher.domain;
  if (article.publisher.domain.empty()) article.publisher.domain = formats::domain_of(article.url);
  if (!raw.authors.empty()) article.authors = raw.authors;
  std::erase_if(article.authors, [](const std::string& name) { return name.find_first_not_of(" \t\r\n") == std::string::npos; });
  if (raw.published.empty()) return;
  if (std::string day = stated_date(raw.published); !day.empty()) {
    article.published = std::move(day);
    article.published_basis = PublishedBasis::kGiven;
  } else {
    article.flags.push_back("published_unreadable");
  }
}

void add_flag(Article& article, const std::string& flag) {
  if (std::find(article.flags.begin(), article.flags.end(), flag) == article.flags.end()) article.flags.push_back(flag);
}

/// What lies outside the text of an undated report and bounds its publication: a month in its address, when it was changed, when it was kept.
void bound_publication(const RawReport& raw, Article& article) {
  PublishedWindow window;
  if (const auto month = parse_iso_day(month_in_url(article.url) + "-01")) {
    window.start = *month;
    window.end = last_of_month(*month);
    window.reasons.push_back({WindowReason::kAddress, iso_month(*month), {}});
  }
  const auto not_after = [&](WindowReason reason, std::string_view when) {
    const auto day = parse_iso_day(when);
    if (!day || (window.end && *window.end <= *day) || (window.start && *day < *window.start)) return;
    window.end = *day;
    window.reasons.push_back({reason, iso_day(*day), {}});
  };
  not_after(WindowReason::kModified, article.modified);
  if (raw.capture) not_after(WindowReason::kCaptured, raw.capture->at);
  if (window.reasons.empty()) return;
  article.published_window = std::move(window);
  article.published_basis = PublishedBasis::kInferred;
}

std::vector<RawEntry> split_web_archive(const std::string& name, std::string bytes, const Given& given) {
  const auto source = [bytes = std::move(bytes)](std::string& out) mutable -> Result<bool> {
    const std::string block = std::exchange(bytes, {});
    out += block;
    return !block.empty();
  };
  std::vector<RawEntry> out;
  WebArchive archive(source, name, given);
  while (auto entry = archive.next()) out.push_back(std::move(*entry));
  return out;
}

/// The text's own language where it can be told; else what the page declares.
void settle_language(Article& article) {
  std::string told = detect_language(article.text.view());
  if (!told.empty()) article.language = std::move(told);
}

}  // namespace

std::vector<RawEntry> split_input(std::string name, std::string bytes, InputKind kind, const Given& given) {
  std::vector<RawEntry> out;
  if (bytes.empty()) {
    out.push_back({"", unreadable(ErrorCode::kEmpty, name, "is empty", "give a file with a report in it")});
    return out;
  }
  if (kind == InputKind::kAuto) kind = kind_of(bytes);
  if (kind == InputKind::kWebArchive) return split_web_archive(name, std::move(bytes), given);
  const bool is_text = is_text_kind(kind) || kind == InputKind::kJsonLines;
  if (const std::string_view what = binary_kind(bytes); is_text && !what.empty()) {
    out.push_back({"", unreadable(ErrorCode::kBinary, name, "is " + std::string(what) + ", not text", kReadable)});
    return out;
  }
  if (is_all_blank(bytes)) {
    out.push_back({"", unreadable(ErrorCode::kEmpty, name, "holds nothing but blanks", "give a file with a report in it")});
    return out;
  }
  if (kind == InputKind::kJsonLines) {
    const std::string_view head = std::string_view(bytes).substr(0, 2);
    // JSON is UTF-8; UTF-16 files of Windows programs are forgiven.
    if (head == "\xFF\xFE" || head == "\xFE\xFF") bytes = formats::decode_bytes(bytes, "").text;
    return split_json_lines(name, bytes, given);
  }
  if (kind == InputKind::kFeed) return split_feed(name, bytes, given);
  if (bytes.size() > kMaxReportBytes) {
    out.push_back({"", too_large(name, "is", kMaxReportBytes)});
    return out;
  }
  RawReport raw;
  raw.bytes = std::move(bytes);
  raw.kind = kind;
  raw.name = std::move(name);
  raw.url = given.url;
  raw.published = given.published;
  if (kind == InputKind::kMail) return split_mail(std::move(raw));
  if (kind == InputKind::kSavedPage) raw.capture = capture_of_saved_page(raw.bytes);
  out.push_back({"", std::move(raw)});
  return out;
}

Result<Article> make_article(const RawReport& raw, BlankText blank, const PdfReader& read_pdf) {
  if (raw.bytes.size() > kMaxReportBytes) return too_large(raw.name, "is", kMaxReportBytes);
  const bool refused = blank == BlankText::kRefused || raw.kind == InputKind::kHtml;
  if (refused && is_all_blank(raw.bytes)) return unreadable(ErrorCode::kEmpty, raw.name, "holds no words", "give a report with words");
  const InputKind kind = raw.kind == InputKind::kAuto ? kind_of(raw.bytes) : raw.kind;
  if (is_text_kind(kind)) {
    if (const std::string_view what = binary_kind(raw.bytes); !what.empty()) {
      return unreadable(ErrorCode::kBinary, raw.name, "is " + std::string(what) + ", not text", kReadable);
    }
  }
  Result<Article> made = article_of_kind(kind, raw, blank, read_pdf);
  if (!made) return made;
  Article& article = made.value();
  if (article.text.view().size() > kMaxTextBytes) return too_large(raw.name, "has a text", kMaxTextBytes);
  take_given(raw, article);
  if (article.published.empty()) bound_publication(raw, article);
  for (const std::string& flag : raw.flags) add_flag(article, flag);
  if (speaks_to_machines(article.text.view())) add_flag(article, "speaks_to_machines");
  settle_language(article);
  article.sha256 = identity_sha256(raw);
  article.text_sha256 = sha256_hex(article.text.view());
  article.id = raw.id.empty() ? made_id(raw, article.sha256) : raw.id;
  return made;
}

}  // namespace dateline::ingest
