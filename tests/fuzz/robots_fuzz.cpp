// Any robots.txt is read, and any path has an answer. The first line of the input is the path, or an address that redirects name.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fetch/address.h"
#include "fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  const std::string_view path = bytes.substr(0, line);
  const auto robots = dateline::fetch::read_robots(line == std::string_view::npos ? bytes : bytes.substr(line + 1), "dateline");
  if (robots.rules.empty() && !dateline::fetch::allows(robots, path)) std::abort();
  dateline::fetch::allows(robots, path);
  if (const auto address = dateline::fetch::parse_address(path); address && address->whole.find_first_of(" \r\n") != std::string_view::npos)
    std::abort();
  return 0;
}
