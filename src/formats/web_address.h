#pragma once
// Web addresses, as far as ingest needs them: the domain of one, and a page's own links made whole.
#include <string>
#include <string_view>

namespace dateline::formats {

/// "https://www.example.org/a" -> "example.org"; empty for what is no web address.
std::string domain_of(std::string_view url);
/// A link as the page at `base` writes it, made whole; empty for what leads nowhere (javascript:, mailto:, #part).
std::string absolute_url(std::string_view base, std::string_view link);

}  // namespace dateline::formats
