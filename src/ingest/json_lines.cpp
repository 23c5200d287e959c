#include "ingest/json_lines.h"

#include <nlohmann/json.hpp>

#include <optional>

#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/base64.h"

namespace dateline::ingest {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 64;

/// nlohmann's parser needs no stack of calls, but freeing a deep value does.
bool too_deep(std::string_view line) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

std::string text_field(const json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number() ? found->dump() : std::string();
}

const std::string* payload(const json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get_ptr<const std::string*>() : nullptr;
}

void read_publisher(const json& line, Publisher& out) {
  const auto found = line.find("publisher");
  if (found == line.end()) return;
  if (found->is_string()) out.name = found->get<std::string>();
  if (found->is_object()) out = {text_field(*found, "name"), text_field(*found, "domain")};
}

void read_authors(const json& line, std::vector<std::string>& out) {
  const auto found = line.find("authors");
  if (found == line.end()) return;
  if (found->is_string()) out.push_back(found->get<std::string>());
  if (!found->is_array()) return;
  for (const json& author : *found) {
    if (author.is_string()) out.push_back(author.get<std::string>());
  }
}

Error bad(ErrorCode code, const std::string& name, const std::string& what, const std::string& todo) {
  return {code, name + ": " + what + "; " + todo};
}

Result<RawReport> read_line(const json& line, const std::string& name, const Given& given) {
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
  if (const std::string* text = payload(line, "text")) {
    raw.kind = InputKind::kJsonLines;
    raw.bytes = *text;
  } else if (const std::string* html = payload(line, "html")) {
    raw.kind = InputKind::kHtml;
    raw.bytes = html->starts_with("\xEF\xBB\xBF") ? *html : "\xEF\xBB\xBF" + *html;
  } else if (const std::string* base64 = payload(line, "html_base64")) {
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
  if (too_deep(line)) return {"", bad(ErrorCode::kBadInput, name, "is nested too deeply", "give one flat object a line")};
  const std::string mended = is_valid_utf8(line) ? std::string() : mend_utf8(line);
  const std::string_view valid = mended.empty() ? line : std::string_view(mended);
  const json value = json::parse(valid.begin(), valid.end(), nullptr, false);
  if (value.is_discarded()) return {"", bad(ErrorCode::kBadInput, name, "is not JSON", "give one JSON object a line")};
  if (!value.is_object()) return {"", bad(ErrorCode::kBadInput, name, "is not a JSON object", "give one JSON object a line")};
  return {text_field(value, "id"), read_line(value, name, given)};
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
