#include "fetch/near.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <memory>

namespace dateline::fetch {
namespace {

bool is_near_4(std::uint32_t address) {
  struct Net {
    std::uint32_t net;
    int bits;
  };
  constexpr Net kNets[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16},
                           {0xAC100000, 12}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xE0000000, 3}};
  for (const auto& [net, bits] : kNets) {
    if ((address ^ net) >> (32 - bits) == 0) return true;
  }
  return false;
}

bool is_near_6(const in6_addr& address) {
  const unsigned char* byte = address.s6_addr;
  if (IN6_IS_ADDR_V4MAPPED(&address) || IN6_IS_ADDR_V4COMPAT(&address)) {
    std::uint32_t four;
    std::memcpy(&four, byte + 12, sizeof four);
    return IN6_IS_ADDR_V4COMPAT(&address) || is_near_4(ntohl(four));
  }
  const bool unspecified = IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LOOPBACK(&address);
  const bool translated = byte[0] == 0x00 && byte[1] == 0x64 && byte[2] == 0xFF && byte[3] == 0x9B;  // 64:ff9b::/32 leads to IPv4
  return unspecified || translated || (byte[0] & 0xFE) == 0xFC || (byte[0] == 0xFE && (byte[1] & 0x80)) || byte[0] == 0xFF;
}

}  // namespace

bool is_near(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_near_4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
  if (address.sa_family == AF_INET6) return is_near_6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  return true;
}

bool is_near_host(std::string_view host) {
  if (host.starts_with('[')) host = host.substr(1, host.find(']') - 1);
  else host = host.substr(0, host.find(':'));
  while (host.ends_with('.')) host.remove_suffix(1);
  // Names that are kept for this machine and its network (RFC 6761, 6762, 8375), and names without a dot.
  for (const std::string_view end : {".localhost", ".local", ".internal", ".home.arpa", ".lan"}) {
    if (host.ends_with(end)) return true;
  }
  addrinfo only_numbers{}, *found = nullptr;
  only_numbers.ai_flags = AI_NUMERICHOST;
  const bool is_number = getaddrinfo(std::string(host).c_str(), nullptr, &only_numbers, &found) == 0;
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, freeaddrinfo);
  if (!is_number) return host.find('.') == std::string_view::npos;
  for (const addrinfo* at = found; at; at = at->ai_next) {
    if (is_near(*at->ai_addr)) return true;
  }
  return false;
}

}  // namespace dateline::fetch
