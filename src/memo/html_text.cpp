#include "memo/html_text.h"

#include "base/sha256.h"
#include "cite/words.h"

namespace dateline::memo {
namespace {

/// The bytes that hexadecimal digits stand for, in base64 (RFC 4648).
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += kSigns[bits >> held & 63];
  }
  if (held) out += kSigns[bits << (6 - held) & 63];
  while (out.size() % 4) out += '=';
  return out;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string say(std::string_view text) { return html_escaped(cite::isolated(text)); }

std::string element(const char* name, const std::string& content) { return std::string("<") + name + ">" + content + "</" + name + ">\n"; }
std::string element(const char* name, const char* kind, const std::string& content) {
  return std::string("<") + name + " class=\"" + kind + "\">" + content + "</" + name + ">\n";
}

std::string list(const char* kind, const std::string& items) { return items.empty() ? "" : element("ul", kind, "\n" + items); }

std::string row(const std::vector<std::string>& cells, const char* cell) {
  std::string out;
  for (const std::string& one : cells) out += std::string("<") + cell + ">" + one + "</" + cell + ">";
  return element("tr", out);
}
std::string table(const std::vector<std::string>& head, const std::string& rows) {
  return rows.empty() ? "" : element("table", element("thead", row(head, "th")) + element("tbody", rows));
}

std::string page_link(std::string_view url) {
  const std::string shown = html_escaped(cite::one_line(url));
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  return web ? "<a rel=\"noreferrer\" href=\"" + shown + "\">" + shown + "</a>" : shown;
}

std::string source_of(std::string_view style) { return "'sha256-" + base64_of_hex(sha256_hex(style)) + "'"; }

std::string page_head(std::string_view title, std::string_view style) {
  const std::string policy = "default-src 'none'; style-src " + source_of(style) + "; base-uri 'none'; form-action 'none'";
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         say(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n";
}

}  // namespace dateline::memo
