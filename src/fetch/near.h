#pragma once
// Near addresses: those of this machine and of private networks, which no page elsewhere and no stranger's feed may lead this program to.
#include <string_view>

struct sockaddr;

namespace dateline::fetch {

/// Whether it is no address of the public network: loopback, private, link-local, shared, unspecified or multicast, of IPv4 or IPv6.
bool is_near(const sockaddr& address);
/// The same of a host as an address names it ("[::1]:8443", "localhost"), without asking for a name: what another name resolves to is seen when it
/// is sent to.
bool is_near_host(std::string_view host);

}  // namespace dateline::fetch
