#include "ingest/json_lines.h"

#include <simdjson.h>

#include <optional>

#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/base64.h"

namespace dateline::ingest {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxDepth = 64;

std::string words_of(element value) {
  std::string_view words;
  if (value.get(words) == simdjson::SUCCESS) return std::string(words);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

std::string text_field(object line, std::string_view key) {
  element value;
  return line.at_key(key).get(value) == simdjson::SUCCESS ? words_of(value) : std::string();
}

std::optional<std::string_view> payload(object line, std::string_view key) {
  std::string_view words;
  if (line.at_key(key).get(words) != simdjson::SUCCESS) return std::nullopt;
  return words;
}

void read_publisher(object line, Publisher& out) {
  object parts;
  if (line.at_key("publisher").get(parts) == simdjson::SUCCESS) {
    out = {text_field(parts, "name"), text_field(parts, "domain")};
  } else if (const auto name = payload(line, "publisher")) {
    out.name = *name;
  }
}

void read_authors(object line, std::vector<std::string>& out) {
  if (const auto author = payload(line, "authors")) out.emplace_back(*author);
  array authors;
  if (line.at_key("authors").get(authors) != simdjson::SUCCESS) return;
  for (const element author : authors) {
    std::string_view name;
    if (author.get(name) == simdjson::SUCCESS) out.emplace_back(name);
  }
}

Error bad(ErrorCode code, const std::string& name, const std::string& what, const std::string& todo) {
  return {code, name + ": " + what + "; " + todo};
}

Result<RawReport> read_line(object line, const std::string& name, const Given& given) {
  RawReport raw;
  raw.name = name;
  raw.json_line = true;
  raw.id = text_field(line, "id");
  raw.url = text_field(line, "url");
  raw.title = text_field(line, "title");
  raw.published = text_field(line, "published");
  if (raw.url.empty()) raw.url = given.url;
  if (raw.published.empty()) raw.published = given.published;
  read_publisher(line, raw.publisher);
  read_authors(line, raw.authors);
  if (const auto text = payload(line, "text")) {
    raw.kind = InputKind::kJsonLines;
    raw.bytes = *text;
  } else if (const auto html = payload(line, "html")) {
    raw.kind = InputKind::kHtml;
    if (!html->starts_with("\xEF\xBB\xBF")) raw.bytes = "\xEF\xBB\xBF";
    raw.bytes += *html;
  } else if (const auto base64 = payload(line, "html_base64")) {
    raw.kind = InputKind::kHtml;
    std::optional<std::string> decoded = formats::decode_base64(*base64);
    if (!decoded) return bad(ErrorCode::kBadInput, name, "html_base64 is not base64", "encode the page's bytes by RFC 4648");
    raw.bytes = std::move(*decoded);
  } else {
    return bad(ErrorCode::kBadInput, name, "has none of the fields text, html, html_base64", "give the report's words in one of them");
  }
  return raw;
}

}  // namespace

RawEntry read_json_line(std::string_view line, const std::string& name, const Given& given) {
  if (line.size() > kMaxLineBytes) {
    return {"", bad(ErrorCode::kTooLarge, name, "is longer than a report may be", "cut it into reports")};
  }
  const std::string mended = is_valid_utf8(line) ? std::string() : mend_utf8(line);
  const std::string_view valid = mended.empty() ? line : std::string_view(mended);
  simdjson::dom::parser parser;
  if (parser.allocate(valid.size(), kMaxDepth) != simdjson::SUCCESS) {
    return {"", bad(ErrorCode::kTooLarge, name, "does not fit into memory", "cut it into reports")};
  }
  element value;
  const simdjson::error_code fault = parser.parse(valid.data(), valid.size()).get(value);
  if (fault == simdjson::DEPTH_ERROR) return {"", bad(ErrorCode::kBadInput, name, "is nested too deeply", "give one flat object a line")};
  if (fault != simdjson::SUCCESS) return {"", bad(ErrorCode::kBadInput, name, "is not JSON", "give one JSON object a line")};
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return {"", bad(ErrorCode::kBadInput, name, "is not a JSON object", "give one JSON object a line")};
  return {text_field(fields, "id"), read_line(fields, name, given)};
}

std::vector<RawEntry> split_json_lines(const std::string& name, std::string_view bytes, const Given& given) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<RawEntry> out;
  int number = 0;
  for (std::size_t start = 0; start < bytes.size();) {
    std::size_t end = bytes.find('\n', start);
    if (end == std::string_view::npos) end = bytes.size();
    const std::string_view line = trim(bytes.substr(start, end - start));
    start = end + 1;
    ++number;
    if (!line.empty()) out.push_back(read_json_line(line, name + " line " + std::to_string(number), given));
  }
  return out;
}

}  // namespace dateline::ingest
