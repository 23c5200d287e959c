#pragma once
// Text for HTML and SVG, and the parts of pages that stand alone: they ask for nothing, run nothing, and may have the one style that they bring.
#include <string>
#include <string_view>
#include <vector>

namespace dateline::memo {

/// Without what would be markup or end an attribute. What steers the writing is taken out before (cite/words.h).
std::string html_escaped(std::string_view text);
/// The same on one line, set apart where it is written from right to left: for what reports say.
std::string say(std::string_view text);

std::string element(const char* name, const std::string& content);
std::string element(const char* name, const char* kind, const std::string& content);
/// Nothing without items.
std::string list(const char* kind, const std::string& items);
std::string row(const std::vector<std::string>& cells, const char* cell = "td");
/// Nothing without rows.
std::string table(const std::vector<std::string>& head, const std::string& rows);
/// An address; a link only where it is one of the web.
std::string page_link(std::string_view url);

/// A style as a source of a policy: 'sha256-...'.
std::string source_of(std::string_view style);
/// From the doctype to the end of the head: a policy that allows this style and nothing else, whatever stands in the page.
std::string page_head(std::string_view title, std::string_view style);

}  // namespace dateline::memo
