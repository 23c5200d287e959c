#include "formats/xml_references.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "formats/charset.h"
#include "formats/xml_mend.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kMostEntities = 1000;
constexpr std::size_t kLongestValue = 1024;
constexpr std::size_t kMostAdded = std::size_t{1} << 20;

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  const std::size_t found = text.find_first_not_of(" \t\r\n", at);
  return found == std::string_view::npos ? text.size() : found;
}

bool is_xml_char(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

}  // namespace

void XmlReferences::declare(std::string_view doctype) {
  has_doctype_ = true;
  constexpr std::string_view kOpen = "<!ENTITY";
  for (std::size_t at = doctype.find(kOpen); at != std::string_view::npos && declared_.size() < kMostEntities;
       at = doctype.find(kOpen, at)) {
    at = skip_blanks(doctype, at + kOpen.size());
    const std::size_t name_end =
        std::find_if_not(doctype.begin() + static_cast<std::ptrdiff_t>(at), doctype.end(), is_name_char) - doctype.begin();
    const std::string_view name = doctype.substr(at, name_end - at);
    at = skip_blanks(doctype, name_end);
    if (name.empty() || at >= doctype.size() || (doctype[at] != '"' && doctype[at] != '\'')) continue;
    const std::size_t end = doctype.find(doctype[at], at + 1);
    if (end == std::string_view::npos) return;
    const std::string_view value = doctype.substr(at + 1, end - at - 1);
    at = end;
    // The first declaration of a name counts.
    if (value.size() <= kLongestValue && value.find_first_of("<&%") == std::string_view::npos) declared_.emplace(name, value);
  }
}

bool XmlReferences::append_number(std::string& out, std::string_view digits, Repairs& repairs, std::size_t line) const {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  if (end != digits.data() + digits.size() || digits.empty()) return false;
  // Numbers of C1 controls mean the characters of windows-1252 at those places (WHATWG HTML, "numeric character reference end state").
  if (number >= 0x80 && number < 0xA0) {
    const char byte = static_cast<char>(number);
    append_xml_text(out, decode_bytes({&byte, 1}, "windows-1252").text);
  } else if (error == std::errc() && is_xml_char(number)) {
    std::string character;
    append_utf8(character, number);
    append_xml_text(out, character);
  } else {
    repairs.note("a number of no character", line);
  }
  return true;
}

bool XmlReferences::append_name(std::string& out, const std::string& name, Repairs& repairs, std::size_t line) {
  if (name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos") {
    out += "&" + name + ";";
    return true;
  }
  if (const auto found = declared_.find(name); found != declared_.end()) {
    added_ += found->second.size();
    if (added_ <= kMostAdded) {
      append_xml_text(out, found->second);
    } else {
      repairs.note("entities of more than " + std::to_string(kMostAdded >> 20) + " MiB left out", line);
    }
    return true;
  }
  const htmlEntityDesc* html = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (!html) return false;
  if (!has_doctype_) repairs.note("undeclared &" + name + ";", line);
  std::string character;
  append_utf8(character, html->value);
  append_xml_text(out, character);
  return true;
}

void XmlReferences::append(std::string& out, std::string_view text, std::size_t& at, Repairs& repairs, std::size_t line) {
  const std::size_t end = text.substr(at, kLongestName).find(';');
  if (end != std::string_view::npos) {
    const std::string_view inside = text.substr(at + 1, end - 1);
    const bool known = inside.starts_with('#') ? append_number(out, inside.substr(1), repairs, line)
                                               : append_name(out, std::string(inside), repairs, line);
    if (known) {
      at += end + 1;
      return;
    }
  }
  repairs.note("bare '&'", line);
  out += "&amp;";
  ++at;
}

}  // namespace dateline::formats
