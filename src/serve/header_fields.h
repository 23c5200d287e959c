#pragma once
// What fields of a request's header ask for (RFC 9110).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::serve {

/// Whether Accept takes this media type; an empty one takes all. `type` may have parameters, which do not count.
bool accepts(std::string_view accept, std::string_view type);

/// Whether Accept-Encoding takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

/// The mark of a state as If-None-Match names it, without its quotes: for gzip "-gz" stands behind it. `mark` itself for "*"; nothing where
/// the field does not name it.
std::optional<std::string> state_named(std::string_view if_none_match, std::string_view mark);

/// Whether Host is an address written in numbers, "localhost", or one of these names: a page from elsewhere that had its own name resolved
/// to this machine (DNS rebinding) comes with that name.
bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace dateline::serve
