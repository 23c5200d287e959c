#include "watch/atom.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "model/json_fields.h"

namespace dateline::watch {
namespace {

using json::Json;

/// As text of XML 1.0: what it cannot hold is left out.
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

std::string uuid_of(const std::string& what) {
  std::string hex = sha256_hex(what).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) & 3];
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string element(const char* name, std::string_view text) { return std::string("<") + name + ">" + escaped(text) + "</" + name + ">\n"; }

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::string entry(const archive::MatchRow& row, const std::string& seed) {
  const Json match = Json::parse(row.content, nullptr, false);
  const std::string about = text(match, "about"), words = text(match, "words");
  const bool has_about = about.empty() || words.find(about) != std::string::npos;
  std::string content = words + "\n" + (has_about ? "" : about + "\n");
  for (const char* name : {"incident", "claim", "report", "actor", "item"}) {
    if (const std::string id = text(match, name); !id.empty()) content += std::string(name) + " " + id + "\n";
  }
  content += "since " + text(match, "since") + "\n";
  std::string out = "<entry>\n";
  out += element("id", uuid_of(seed + "\nmatch\n" + row.watch + "\n" + row.mark + "\n" + row.found_at));
  out += element("title", row.watch + ": " + words);
  out += element("updated", row.found_at);
  out += "<category term=\"" + escaped(text(match, "change")) + "\"/>\n";
  out += "<content type=\"text\">" + escaped(content) + "</content>\n";
  return out + "</entry>\n";
}

}  // namespace

std::string atom_feed(const std::vector<archive::MatchRow>& matches, const std::string& watch, const std::string& seed, const std::string& looked_at) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += element("id", uuid_of(seed + "\nfeed\n" + watch));
  out += element("title", watch.empty() ? "Dateline watches" : "Dateline watch: " + watch);
  out += element("updated", matches.empty() ? looked_at : matches.back().found_at);
  out += "<author><name>Dateline</name></author>\n<generator>Dateline</generator>\n";
  for (auto at = matches.rbegin(); at != matches.rend(); ++at) out += entry(*at, seed);  // newest first
  return out + "</feed>\n";
}

}  // namespace dateline::watch
