#include "formats/web_address.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kLongest = 4000;

std::size_t host_start(std::string_view url) {
  const std::string_view lower_end = url.substr(0, 8);
  if (to_lower(lower_end.substr(0, 7)) == "http://") return 7;
  if (to_lower(lower_end) == "https://") return 8;
  return std::string_view::npos;
}

std::size_t host_end(std::string_view url, std::size_t start) {
  const std::size_t end = url.find_first_of("/?#", start);
  return end == std::string_view::npos ? url.size() : end;
}

/// The scheme's letters and a colon.
bool has_scheme(std::string_view link) {
  const std::size_t colon = link.find(':');
  if (colon == std::string_view::npos || colon > 12) return false;
  return link.substr(0, colon).find_first_of("/?#.") == std::string_view::npos;
}

/// Without "." and ".." in its path (RFC 3986, 5.2.4).
std::string without_dots(std::string url) {
  const std::size_t start = host_end(url, host_start(url)), end = std::min(url.find_first_of("?#", start), url.size());
  if (url.find("/.", start) >= end) return url;
  std::string path;
  for (std::size_t at = start; at < end;) {
    const std::size_t next = std::min(url.find('/', at + 1), end);
    const std::string_view part = std::string_view(url).substr(at, next - at);
    const bool is_last = next == end;
    if (part == "/..") path.resize(std::min(path.rfind('/'), path.size()));
    if (part != "/." && part != "/..") {
      path += part;
    } else if (is_last) {
      path += '/';
    }
    at = next;
  }
  return url.substr(0, start) + path + url.substr(end);
}

}  // namespace

std::string domain_of(std::string_view url) {
  const std::size_t start = host_start(url);
  if (start == std::string_view::npos) return {};
  std::string host = to_lower(url.substr(start, host_end(url, start) - start));
  if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  if (const std::size_t port = host.find(':'); port != std::string::npos) host.resize(port);
  for (std::string_view prefix : {"www.", "m.", "amp."}) {
    if (host.starts_with(prefix) && host.find('.', prefix.size()) != std::string::npos) host.erase(0, prefix.size());
  }
  return host.find('.') == std::string::npos ? std::string() : host;
}

std::string absolute_url(std::string_view base, std::string_view link) {
  if (base.size() > kLongest) base = {};
  link = trim(link);
  if (link.empty() || link.front() == '#' || link.size() > kLongest) return {};
  if (host_start(link) != std::string_view::npos) return std::string(link);
  if (has_scheme(link)) return {};
  const std::size_t start = host_start(base);
  // Without an address of the page the link stays as it is written.
  if (start == std::string_view::npos) return std::string(link);
  if (link.starts_with("//")) return std::string(base.substr(0, start - 2)) + std::string(link);
  const std::size_t end = host_end(base, start);
  if (link.front() == '/') return without_dots(std::string(base.substr(0, end)) + std::string(link));
  const std::string_view path = base.substr(0, base.find_first_of("?#", end));
  if (link.front() == '?') return std::string(path) + std::string(link);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash < end) return without_dots(std::string(base.substr(0, end)) + "/" + std::string(link));
  return without_dots(std::string(path.substr(0, slash + 1)) + std::string(link));
}

}  // namespace dateline::formats
