#pragma once
// Strangers' XML mended before it is parsed: what comes out has one root, its tags closed and nested no deeper than kMaxXmlDepth, its
// attributes quoted and each given once, no DOCTYPE, no comments, no processing instructions, no CDATA sections, no references but numbers
// and the five of XML. HTML's named characters (&nbsp;) and the plain entities that the DOCTYPE declares stand as what they mean; nothing
// outside the text is ever asked for. Time is linear; the output is bounded by a multiple of the input.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::formats {

inline constexpr std::size_t kMaxXmlDepth = 200;

struct MendedXml {
  std::string text;                  // empty where there is no tag at all
  std::vector<std::string> repairs;  // "line 12: bare '&' (3 times)"; empty for well-formed input
};

/// `text` is valid UTF-8.
MendedXml mend_xml(std::string_view text);

/// Appends words with &, <, > and quotes escaped; controls, which XML forbids, are left out, and their number is returned.
std::size_t append_xml_text(std::string& out, std::string_view words);

}  // namespace dateline::formats
