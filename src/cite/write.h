#pragma once
// Citations written down: as footnotes, for reference managers, for programs. What reports say is escaped as each form asks.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/enum_names.h"
#include "cite/citation.h"

namespace dateline::cite {

enum class Form { kText, kCsl, kRis, kBibtex, kMarkdown };

/// All of them, ending in a line end.
std::string write(const std::vector<Citation>& citations, Form form);

/// One footnote, on one line.
std::string footnote(const Citation& citation);
/// The same with Markdown's own signs escaped and the address as a link; without "[^...]:".
std::string markdown_footnote(const Citation& citation);
/// The same for other forms: `link` writes addresses, `say` all other words.
std::string footnote_with(const Citation& citation, const std::function<std::string(std::string_view)>& say, const std::function<std::string(std::string_view)>& link);
/// Text as it is for Markdown.
std::string markdown_escaped(std::string_view text);

/// CSL-JSON 1.0.2, an array of items.
std::string to_csl(const std::vector<Citation>& citations);
/// RIS: a record each, lines that end in CR LF.
std::string to_ris(const std::vector<Citation>& citations);
/// BibTeX, an entry each; letters beyond ASCII stay as they are (UTF-8).
std::string to_bibtex(const std::vector<Citation>& citations);

/// {"claim", "report", "incident", "footnote", ...}
nlohmann::ordered_json to_json(const Citation& citation);

}  // namespace dateline::cite

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<cite::Form>{"text", "csl", "ris", "bibtex", "markdown"};
}  // namespace dateline
