#include "fetch/http_client.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <utility>

#include "base/assert.h"
#include "base/try.h"
#include "base/utc_time.h"
#include "fetch/address.h"
#include "fetch/near.h"
#include "formats/http_message.h"

namespace dateline::fetch {
namespace {

constexpr std::size_t kMaxHeadBytes = std::size_t{256} << 10;
constexpr long kSlowestBytesPerSecond = 10;  // slower for as long as connecting may take: given up
constexpr char kAccept[] =
    "Accept: text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8";

/// What comes in during one GET.
struct Coming {
  const std::atomic<bool>* stop;
  std::string request, head, body;
  std::size_t most = 0;
  bool body_too_large = false, head_too_large = false;
  bool may_be_near = true, is_near = false, refused = false;
};

/// Asked with the address that a name resolved to, so that no name leads around it.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  Coming& coming = *static_cast<Coming*>(to);
  coming.refused = !coming.may_be_near && is_near(address->addr);
  return coming.refused ? CURL_SOCKET_BAD : socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Before anything is sent, also over a connection that was there already.
int look_at_peer(void* to, char* peer, char*, int, int) {
  Coming& coming = *static_cast<Coming*>(to);
  const std::string_view number(peer);
  coming.is_near = is_near_host(number.find(':') == std::string_view::npos ? std::string(number) : "[" + std::string(number) + "]");
  coming.refused = coming.is_near && !coming.may_be_near;
  return coming.refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

std::size_t take_head(char* bytes, std::size_t, std::size_t size, void* to) {
  Coming& coming = *static_cast<Coming*>(to);
  const std::string_view line(bytes, size);
  if (line.starts_with("HTTP/")) coming.head.clear();  // what came before was provisional (1xx)
  coming.head_too_large = coming.head.size() + size > kMaxHeadBytes;
  if (coming.head_too_large) return 0;
  coming.head += line;
  return size;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* to) {
  Coming& coming = *static_cast<Coming*>(to);
  const std::size_t room = coming.most - coming.body.size();
  coming.body.append(bytes, std::min(size, room));
  coming.body_too_large = size > room;
  return coming.body_too_large ? 0 : size;
}

int take_request(CURL*, curl_infotype type, char* bytes, std::size_t size, void* to) {
  const std::string_view sent(bytes, size);
  if (type == CURLINFO_HEADER_OUT && !sent.starts_with("CONNECT ")) static_cast<Coming*>(to)->request = sent;
  return 0;
}

int go_on(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return *static_cast<Coming*>(from)->stop ? 1 : 0; }

Error network_error(const std::string& url, CURLcode code, const char* words, const HttpOptions& options) {
  std::string what = *words ? words : curl_easy_strerror(code);
  std::string todo = "check the address and your connection";
  if (code == CURLE_ABORTED_BY_CALLBACK) return {ErrorCode::kNetwork, url + ": interrupted"};
  if (code == CURLE_OPERATION_TIMEDOUT) {
    todo = "the server is slow or never ends; --timeout gives it more than " + std::to_string(options.timeout.count()) + " seconds";
  } else if (code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING) {
    todo = "the answer did not come in full; try again";
  } else if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) {
    todo = "the server cannot prove who it is, and its answer would be no evidence";
  } else if (code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_PROXY) {
    todo = "check --proxy";
  }
  return {ErrorCode::kNetwork, url + ": cannot be fetched: " + what + "; " + todo};
}

Error too_large(const std::string& url, std::size_t limit) {
  return {ErrorCode::kTooLarge, url + ": the answer is larger than " + std::to_string(limit >> 20) + " MiB; --max-size allows more"};
}

class FieldList {
 public:
  void add(const std::string& field) { list_ = curl_slist_append(list_, field.c_str()); }
  FieldList() = default;
  FieldList(const FieldList&) = delete;
  ~FieldList() { curl_slist_free_all(list_); }
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

/// A value that came from elsewhere stays on its line.
std::string field_line(std::string_view name, std::string_view value) {
  std::string out = std::string(name) + ": " + std::string(value);
  for (char& c : out) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

void fill_fields(const HttpRequest& request, FieldList& fields) {
  fields.add(kAccept);
  fields.add("Accept-Encoding: gzip, deflate, br");  // curl is not asked to unpack: the body is kept as it came
  if (!request.etag.empty()) fields.add(field_line("If-None-Match", request.etag));
  if (!request.last_modified.empty()) fields.add(field_line("If-Modified-Since", request.last_modified));
}

void set_limits(CURL* handle, const HttpOptions& options) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(options.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

void set_transport(CURL* handle, const HttpOptions& options) {
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);  // what web archives can hold as it came
  curl_easy_setopt(handle, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, options.user_agent.c_str());
  curl_easy_setopt(handle, CURLOPT_PROXY, options.proxy.c_str());  // also empty: not the environment's
  curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

/// Behind a proxy the peer is the proxy: there only the host's name can be looked at.
void set_guard(CURL* handle, const HttpOptions& options, Coming& coming) {
  if (!options.proxy.empty()) return;
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &coming);
  curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, look_at_peer);
  curl_easy_setopt(handle, CURLOPT_PREREQDATA, &coming);
}

Error too_near(const std::string& url) {
  return {ErrorCode::kRefused, url + ": leads into this machine or a private network, and it was a page or feed elsewhere that named it; where it is meant, name it yourself"};
}

void set_listeners(CURL* handle, Coming& coming, char* words) {
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &coming);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &coming);
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);  // which the request's bytes come with
  curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, take_request);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &coming);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, go_on);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &coming);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words);
}

Exchange exchange_of(CURL* handle, const std::string& url, Coming coming) {
  Exchange out;
  out.request = std::move(coming.request);
  out.head = std::move(coming.head);
  out.body = std::move(coming.body);
  out.is_cut = coming.body_too_large;
  out.is_near = coming.is_near;
  out.capture.at = utc_time(std::chrono::system_clock::now());
  out.capture.requested = out.capture.final = url;
  if (auto head = formats::read_http_head(out.head)) {
    out.capture.status = head->status;
    out.capture.headers = std::move(head->fields);
  }
  char* to = nullptr;
  curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &to);
  if (to && out.capture.status != 304) out.redirect_to = to;
  curl_off_t seconds = 0;
  curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &seconds);
  if (seconds > 0) out.retry_after = std::chrono::seconds(seconds);
  return out;
}

}  // namespace

struct HttpClient::Handle {
  Handle() {
    const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    DL_ASSERT(begun == CURLE_OK, "libcurl could not begin");
    easy = curl_easy_init();
    DL_ASSERT(easy != nullptr, "libcurl gave no handle");
  }
  ~Handle() {
    curl_easy_cleanup(easy);
    curl_global_cleanup();
  }
  Handle(const Handle&) = delete;
  CURL* easy = nullptr;
};

HttpClient::HttpClient(HttpOptions options, const std::atomic<bool>& stop)
    : options_(std::move(options)), stop_(&stop), handle_(std::make_unique<Handle>()) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;

Result<Exchange> HttpClient::get(const HttpRequest& request) {
  DL_ASSIGN(const Address address, parse_address(request.url));
  CURL* const handle = handle_->easy;
  curl_easy_reset(handle);  // the connections stay
  Coming coming{stop_, {}, {}, {}, request.keep_first ? request.keep_first : options_.max_bytes};
  coming.may_be_near = request.may_be_near;
  coming.is_near = is_near_host(address.host);
  if (coming.is_near && !coming.may_be_near) return too_near(request.url);
  FieldList fields;
  fill_fields(request, fields);
  char words[CURL_ERROR_SIZE] = "";
  set_limits(handle, options_);
  set_transport(handle, options_);
  set_listeners(handle, coming, words);
  set_guard(handle, options_, coming);
  curl_easy_setopt(handle, CURLOPT_URL, address.whole.c_str());
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields.get());
  const CURLcode code = curl_easy_perform(handle);
  if (coming.refused) return too_near(request.url);
  if (coming.body_too_large && !request.keep_first) return too_large(request.url, options_.max_bytes);
  if (coming.head_too_large)
    return Error{ErrorCode::kTooLarge, request.url + ": the answer's header is larger than 256 KiB; such an answer is not taken"};
  if (code != CURLE_OK && !coming.body_too_large) return network_error(request.url, code, words, options_);

  Exchange out = exchange_of(handle, request.url, std::move(coming));
  auto body = formats::decode_http_body(out.capture.headers, out.body, options_.max_bytes);
  if (!body) return too_large(request.url, options_.max_bytes);
  out.content = std::move(body->bytes);
  out.is_cut = out.is_cut || body->is_cut;
  return out;
}

}  // namespace dateline::fetch
