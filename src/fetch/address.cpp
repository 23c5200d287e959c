#include "fetch/address.h"

#include "base/unicode.h"

namespace dateline::fetch {
namespace {

constexpr std::size_t kLongest = 4000;

Error bad_address(std::string_view text, std::string_view what) {
  return {ErrorCode::kUsage, std::string(text.substr(0, 200)) + ": " + std::string(what)};
}

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>') {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

}  // namespace

bool is_web_address(std::string_view text) {
  const std::string begin = to_lower(text.substr(0, 8));
  return begin.starts_with("http://") || begin == "https://";
}

Result<Address> parse_address(std::string_view text) {
  if (!is_web_address(text)) return bad_address(text, "no web address; it should begin with http:// or https://");
  if (text.size() > kLongest) return bad_address(text, "the address is longer than 4000 bytes; shorten it");
  const std::size_t host_start = text.find("//") + 2;
  const std::size_t host_end = std::min(text.find_first_of("/?#\\", host_start), text.size());
  const std::string_view host = text.substr(host_start, host_end - host_start);
  if (host.empty() || host.find_first_of(" \t\r\n") != std::string_view::npos)
    return bad_address(text, "the address has no host that can be asked");
  if (host.find('@') != std::string_view::npos) {
    return bad_address(
        text, "the address holds a user name or password, which the archive would keep; save the page in a browser and add the file");
  }
  Address out;
  out.host = to_lower(host);
  out.origin = to_lower(text.substr(0, host_start)) + out.host;
  const std::string_view rest = text.substr(host_end, std::min(text.find('#', host_end), text.size()) - host_end);
  out.path = percent_encoded(rest);
  if (!out.path.starts_with('/')) out.path.insert(0, "/");
  out.whole = out.origin + out.path;
  return out;
}

}  // namespace dateline::fetch
