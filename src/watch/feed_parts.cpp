#include "watch/feed_parts.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "model/json_fields.h"

namespace dateline::watch {
namespace {

using json::Json;

std::string uuid_of(const std::string& what) {
  std::string hex = sha256_hex(what).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) & 3];
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if ((c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n') out += text.substr(from, at - from);
  }
  return out;
}

std::string element(const char* name, std::string_view text) { return std::string("<") + name + ">" + escaped(text) + "</" + name + ">\n"; }

std::string feed_id(const std::string& seed, const std::string& watch) { return uuid_of(seed + "\nfeed\n" + watch); }
std::string entry_id(const std::string& seed, const archive::MatchRow& match) { return uuid_of(seed + "\nmatch\n" + match.watch + "\n" + match.mark + "\n" + match.found_at); }

EntryWords words_of(const archive::MatchRow& row) {
  const Json match = Json::parse(row.content, nullptr, false);
  const std::string about = text(match, "about"), words = text(match, "words");
  const bool has_about = about.empty() || words.find(about) != std::string::npos;
  EntryWords out{row.watch + ": " + words, text(match, "change"), words + "\n" + (has_about ? "" : about + "\n")};
  for (const Json& told : match.value("evidence", Json::array())) {
    out.content += "“" + text(told, "sentence") + "” report " + text(told, "report") + (text(told, "claim").empty() ? "" : ", claim " + text(told, "claim")) + "\n";
  }
  for (const char* name : {"incident", "claim", "report", "actor", "item"}) {
    if (const std::string id = text(match, name); !id.empty()) out.content += std::string(name) + " " + id + "\n";
  }
  out.content += "since " + text(match, "since") + "\n";
  return out;
}

}  // namespace dateline::watch
