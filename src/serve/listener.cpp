#include "serve/listener.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/try.h"
#include "serve/server.h"

namespace dateline::serve {
namespace {

constexpr int kBacklog = 128;

struct Place {
  sockaddr_storage bytes{};
  socklen_t size = 0;
};

bool read_place(const std::string& address, int port, Place& out) {
  auto* v4 = reinterpret_cast<sockaddr_in*>(&out.bytes);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&out.bytes);
  if (inet_pton(AF_INET, address.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(static_cast<std::uint16_t>(port));
    out.size = sizeof(sockaddr_in);
    return true;
  }
  if (inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr) != 1) return false;
  v6->sin6_family = AF_INET6;
  v6->sin6_port = htons(static_cast<std::uint16_t>(port));
  out.size = sizeof(sockaddr_in6);
  return true;
}

int port_of(int socket) {
  Place got;
  got.size = sizeof got.bytes;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&got.bytes), &got.size) != 0) return 0;
  const bool v6 = got.bytes.ss_family == AF_INET6;
  return ntohs(v6 ? reinterpret_cast<sockaddr_in6*>(&got.bytes)->sin6_port : reinterpret_cast<sockaddr_in*>(&got.bytes)->sin_port);
}

Error cannot(const std::string& address, int port, int fault) {
  std::string what = std::strerror(fault);
  if (fault == EADDRINUSE)
    what = "another program has this port; name another with --port, or 0 for one that is free";
  else if (fault == EADDRNOTAVAIL)
    what = "this machine does not have this address; name one of its own with --bind";
  else if (fault == EACCES)
    what = "ports under 1024 are not for everybody; name another with --port";
  return {ErrorCode::kUsage, address + " port " + std::to_string(port) + ": " + what};
}

}  // namespace

Status check_address(const std::string& address) {
  Place place;
  if (read_place(address, 0, place)) return {};
  return Error{ErrorCode::kUsage, "--bind " + address + ": not an address in numbers; write it as 127.0.0.1 or ::1"};
}

Result<Listener> listen_at(const std::string& address, int port) {
  DL_TRY(check_address(address));
  Place place;
  read_place(address, port, place);
  Listener out;
  out.is_v6 = place.bytes.ss_family == AF_INET6;
  out.socket = socket(place.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (out.socket < 0) return cannot(address, port, errno);
  const int yes = 1;
  setsockopt(out.socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (out.is_v6) setsockopt(out.socket, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
  if (bind(out.socket, reinterpret_cast<const sockaddr*>(&place.bytes), place.size) != 0 || listen(out.socket, kBacklog) != 0) {
    const int fault = errno;
    close(out.socket);
    return cannot(address, port, fault);
  }
  out.url = "http://" + (out.is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port_of(out.socket));
  return out;
}

bool is_loopback(const std::string& address) {
  Place place;
  if (!read_place(address, 0, place)) return false;
  if (place.bytes.ss_family == AF_INET) return ntohl(reinterpret_cast<sockaddr_in*>(&place.bytes)->sin_addr.s_addr) >> 24 == 127;
  return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<sockaddr_in6*>(&place.bytes)->sin6_addr);
}

}  // namespace dateline::serve
