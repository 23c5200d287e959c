#include "ingest/web_archive.h"

#include <algorithm>
#include <utility>

#include "base/try.h"
#include "formats/charset.h"
#include "formats/http_message.h"
#include "formats/warc_digest.h"
#include "ingest/input_kind.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMostHttpHead = std::size_t{64} << 10;  // beside the report's bytes in a block

/// What of a record's block may be a report.
struct Page {
  std::optional<formats::HttpHead> http;
  std::string_view body;
  formats::ContentType type;
};

bool is_answer(const std::string& type) { return type == "response" || type == "resource" || type == "conversion" || type == "revisit"; }

/// Nothing for an answer other than 200, and a revisit without bytes.
std::optional<Page> page_of(const formats::WarcRecord& record) {
  if (!is_answer(record.head.type)) return std::nullopt;
  Page page;
  page.http = formats::read_http_head(record.block);
  page.body = record.block;
  page.type = formats::content_type_of(record.head.content_type);
  if (page.http) {
    if (page.http->status != 200) return std::nullopt;
    page.body.remove_prefix(page.http->body_start);
    page.type = formats::content_type_of(formats::field_of(page.http->fields, "Content-Type"));
  }
  if (page.body.empty()) return std::nullopt;
  return page;
}

/// An address as it may stand in a line and in JSON: blanks and control characters percent-encoded.
std::string clean_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F) {
      out += c;
    } else {
      out += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  }
  return out;
}

std::string_view kind_named(const std::vector<TableRow>& types, std::string_view media_type) {
  for (const TableRow& row : types) {
    if ((row[0] == "html" || row[0] == "text") && row[1] == media_type) return row[0];
  }
  return {};
}

/// Archiving tools keep logs and lists under addresses of their own ("metadata:", "urn:"); servers, files for robots.
bool may_be_report(const std::vector<TableRow>& types, std::string_view address) {
  const auto any = [&](auto holds) { return std::any_of(types.begin(), types.end(), holds); };
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  if (any([&](const TableRow& row) { return row[0] == "passed_over" && path.ends_with(row[1]); })) return false;
  return address.empty() || any([&](const TableRow& row) { return row[0] == "address" && address.starts_with(row[1]); });
}

/// By the type's name ("html", "text" or empty) and, where servers tell too little, by the bytes. Nothing for what is no page.
std::optional<InputKind> kind_of_page(std::string_view named, std::string_view bytes) {
  if (named == "html") return InputKind::kHtml;
  const InputKind seen = kind_of(bytes);
  if (seen == InputKind::kHtml) return seen;
  if (named == "text" && seen == InputKind::kText) return seen;
  return std::nullopt;
}

/// The page's bytes without the codings of its transfer; an Error without a name before it.
Result<formats::HttpBody> body_of(const formats::WarcRecord& record, const Page& page) {
  if (record.is_skipped)
    return Error{ErrorCode::kTooLarge, "larger than a report may be (" + std::to_string(kMaxReportBytes >> 20) + " MiB)"};
  formats::HttpBody body{std::string(page.body), false};
  if (page.http) {
    DL_ASSIGN(body, formats::decode_http_body(page.http->fields, page.body, kMaxReportBytes));
  }
  // The crawler says so itself where it gave up.
  body.is_cut = body.is_cut || record.is_cut || !formats::field_of(record.head.fields, "WARC-Truncated").empty();
  return body;
}

}  // namespace

WebArchive::WebArchive(formats::ByteSource source, std::string name, Given given)
    : types_(data_table("ingest/record_types.tsv")),
      name_(name),
      given_(std::move(given)),
      reader_(std::move(source), std::move(name), kMaxReportBytes + kMostHttpHead) {}

std::optional<RawEntry> WebArchive::next() {
  while (auto record = reader_.next()) {
    if (!*record) return RawEntry{"", record->error()};
    ++counts_.records;
    if ((*record)->head.type == "warcinfo") note_collector(**record);
    if (auto entry = entry_of(**record)) return entry;
  }
  return std::nullopt;
}

std::optional<CarriedMedia> WebArchive::next_media(const std::function<bool(const std::string& address)>& wanted) {
  while (auto record = reader_.next()) {
    const std::optional<Page> page = *record ? page_of(**record) : std::nullopt;
    if (!page) continue;
    std::string address = clean_address((*record)->head.target);
    if (!wanted(address)) continue;
    auto body = body_of(**record, *page);
    if (body && !body->is_cut) return CarriedMedia{std::move(body->bytes), std::move(address), {}};
  }
  return std::nullopt;
}

void WebArchive::note_collector(const formats::WarcRecord& warcinfo) {
  std::size_t at = 0;
  const auto fields = formats::read_fields(warcinfo.block, at);
  by_ = formats::field_of(fields, "operator");
  with_ = formats::field_of(fields, "software");
}

Capture WebArchive::capture_of(const formats::WarcRecord& record) const {
  Capture out;
  out.at = record.head.date;
  out.requested = out.final = clean_address(record.head.target);
  out.by = by_;
  out.with = with_;
  out.archived = record.head.id.empty() ? formats::name_of(name_, record) : name_ + " " + record.head.id;
  return out;
}

std::optional<RawEntry> WebArchive::entry_of(const formats::WarcRecord& record) {
  const std::optional<Page> page = page_of(record);
  if (record.head.type == "revisit" && !page) ++counts_.revisits;
  if (!page || !may_be_report(types_, record.head.target)) return std::nullopt;
  const std::string_view named = kind_named(types_, page->type.type);
  if (named.empty() && !page->type.type.empty()) return std::nullopt;

  RawReport raw;
  raw.url = record.head.target.empty() ? given_.url : clean_address(record.head.target);
  raw.name = formats::name_of(name_, record) + " (" + raw.url + ")";
  auto body = body_of(record, *page);
  if (!body) return RawEntry{record.head.id, Error{body.error().code, raw.name + ": " + body.error().message + "; it is passed over"}};
  const std::optional<InputKind> kind = kind_of_page(named, body->bytes);
  if (!kind) return std::nullopt;
  raw.bytes = std::move(body->bytes);
  raw.kind = *kind;
  raw.published = given_.published;
  if (!formats::charset_of_label(page->type.charset).empty()) raw.charset = page->type.charset;
  raw.capture = capture_of(record);
  if (page->http) {
    raw.capture->status = page->http->status;
    raw.capture->headers = page->http->fields;
  }
  if (body->is_cut) raw.flags.push_back("cut_short");
  if (!formats::wrong_digests(record).empty()) {
    raw.flags.push_back("digest_wrong");
    ++counts_.wrong_digests;
  }
  ++counts_.pages;
  return RawEntry{record.head.id, std::move(raw), true};
}

}  // namespace dateline::ingest
