#include "fetch/sender.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <memory>

#include "base/assert.h"
#include "base/try.h"
#include "fetch/address.h"

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

struct Sending {
  bool may_be_near = false, refused = false;
};

/// Asked with the address that a name resolved to: no name leads around it.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  Sending& sending = *static_cast<Sending*>(to);
  sending.refused = !sending.may_be_near && is_near(address->addr);
  return sending.refused ? CURL_SOCKET_BAD : socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

struct Curl {
  Curl() {
    const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    DL_ASSERT(begun == CURLE_OK, "libcurl could not begin");
    easy = curl_easy_init();
    DL_ASSERT(easy != nullptr, "libcurl gave no handle");
  }
  ~Curl() {
    curl_slist_free_all(fields);
    curl_easy_cleanup(easy);
    curl_global_cleanup();
  }
  Curl(const Curl&) = delete;
  void add_field(const std::string& name, const std::string& value) { fields = curl_slist_append(fields, (name + ": " + value).c_str()); }
  CURL* easy = nullptr;
  curl_slist* fields = nullptr;
};

void set_up(Curl& curl, const Post& post, const Address& address, Sending& sending) {
  curl.add_field("Content-Type", post.content_type);
  curl.add_field("Expect", "");
  for (const auto& [name, value] : post.fields) curl.add_field(name, value);
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.easy, option, value); };
  set(CURLOPT_URL, address.whole.c_str());
  set(CURLOPT_POST, 1L);
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  set(CURLOPT_POSTFIELDS, post.body.data());
  set(CURLOPT_HTTPHEADER, curl.fields);
  set(CURLOPT_USERAGENT, post.user_agent.c_str());
  set(CURLOPT_TIMEOUT, static_cast<long>(post.timeout.count()));
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(post.timeout.count()));
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &sending);
  set(CURLOPT_WRITEFUNCTION, drop);
}

}  // namespace

bool is_near(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_near_4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
  if (address.sa_family == AF_INET6) return is_near_6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  return true;
}

Result<int> send_post(const Post& post) {
  DL_ASSIGN(const Address address, parse_address(post.url));
  Curl curl;
  Sending sending{post.may_be_near, false};
  char words[CURL_ERROR_SIZE] = "";
  set_up(curl, post, address, sending);
  curl_easy_setopt(curl.easy, CURLOPT_ERRORBUFFER, words);
  const CURLcode code = curl_easy_perform(curl.easy);
  if (sending.refused) {
    return Error{ErrorCode::kNetwork, post.url + ": leads into this machine or a private network, which nobody said it may; see --webhook-near"};
  }
  if (code != CURLE_OK) return Error{ErrorCode::kNetwork, post.url + ": cannot be sent to: " + (*words ? words : curl_easy_strerror(code))};
  long status = 0;
  curl_easy_getinfo(curl.easy, CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
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
