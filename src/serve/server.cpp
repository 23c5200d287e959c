// HTTP/1.1 by libmicrohttpd, whose one thread calls what stands here. A question suspends its connection until a worker has the answer.
#include "serve/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <optional>

#include "base/assert.h"
#include "base/try.h"
#include "base/utc_time.h"
#include "serve/clients.h"
#include "serve/listener.h"
#include "serve/page.h"
#include "serve/workers.h"

namespace dateline::serve {
namespace {

constexpr unsigned kMostClients = 256;
constexpr unsigned kMostIdleSeconds = 15;               // a client that neither sends nor takes anything
constexpr std::size_t kMostBodies = std::size_t{192} << 20;  // bytes of all bodies that came and are not answered
constexpr std::size_t kMemoryOfClient = 64 * 1024;      // both headers must fit; more is refused by the library
constexpr std::chrono::seconds kMostSecondsToAsk{30};   // for sending a request whole
constexpr std::chrono::seconds kMostSecondsToTake{60};  // for taking an answer
constexpr int kTimesToGoOut = 6;  // as long as an answer may take what goes out
constexpr std::chrono::seconds kMostSecondsToStop{3};

/// One request and its answer.
struct Exchange {
  Request request;
  std::optional<Question> question;  // to write, whose body is still coming
  std::optional<Reply> reply;
  std::size_t kept = 0;  // bytes of the body
  Clock::time_point begun = Clock::now();
  bool is_read = false;  // the header was
};

MHD_Result add_field(void* to, MHD_ValueKind, const char* name, const char* value) {
  auto& request = *static_cast<Request*>(to);
  const std::pair<const char*, std::string*> wanted[] = {{"Host", &request.host},
                                                         {"Authorization", &request.authorization},
                                                         {"Accept", &request.accept},
                                                         {"Accept-Encoding", &request.accept_encoding},
                                                         {"If-None-Match", &request.if_none_match},
                                                         {"Content-Type", &request.content_type},
                                                         {"Origin", &request.origin},
                                                         {"Sec-Fetch-Site", &request.fetch_site},
                                                         {"X-Dateline", &request.write_mark}};
  const std::string_view text = value ? value : "";
  for (const auto& [field, into] : wanted) {
    if (strcasecmp(name, field) == 0) *into += (into->empty() ? "" : ", ") + std::string(text);
  }
  if (strcasecmp(name, "Content-Length") == 0) {
    request.has_body = request.has_body || text != "0";
    request.body_bytes = std::strtoull(value ? value : "0", nullptr, 10);
  }
  if (strcasecmp(name, "Transfer-Encoding") == 0) request.has_body = true;
  return MHD_YES;
}

void read_header(MHD_Connection* connection, const char* method, Request& out) {
  out.method = method;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, add_field, &out);
  if (const auto* size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE))
    out.header_bytes = size->header_size - std::min(size->header_size, out.target.size());
}

MHD_Result send(MHD_Connection* connection, const Reply& reply) {
  auto* body = new std::string(reply.body);
  MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
      body->size(), body->data(), [](void* held) { delete static_cast<std::string*>(held); }, body);
  if (!response) {
    delete body;
    return MHD_NO;
  }
  bool whole = true;
  for (const auto& [name, value] : reply.fields) whole = whole && MHD_add_response_header(response, name.c_str(), value.c_str()) == MHD_YES;
  const MHD_Result done = whole ? MHD_queue_response(connection, static_cast<unsigned>(reply.status), response) : MHD_NO;
  MHD_destroy_response(response);
  return done;
}

std::string client_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  char text[INET6_ADDRSTRLEN] = "-";
  if (!info) return text;
  const bool v6 = info->client_addr->sa_family == AF_INET6;
  const void* bytes = v6 ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(info->client_addr)->sin6_addr)
                         : static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(info->client_addr)->sin_addr);
  inet_ntop(info->client_addr->sa_family, bytes, text, sizeof text);
  return text;
}

int socket_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

Result<std::unique_ptr<Answerer>> answerer_of(const Settings& settings, const std::shared_ptr<Audience>& audience, const archive::ShareOrder& order) {
  if (audience) return Answerer::open(settings.archive, settings.about, settings.places_named, audience, order);
  return Answerer::open(settings.archive, settings.about, settings.places_named);
}

}  // namespace

struct Server::State {
  Settings settings;
  std::string url;
  std::optional<Page> page;
  std::shared_ptr<Intake> intake;            // where files may be handed over
  std::unique_ptr<Workers> workers, writer, exporter;  // the last two are one each, the writer only where writing is allowed
  Clients clients;
  std::atomic<int> unanswered = 0;  // requests that were read
  std::size_t kept = 0;             // bytes of all bodies
  MHD_Daemon* daemon = nullptr;

  /// Whether the header is that of a question; else the reply is there: the page, or why not.
  bool passes(Exchange& exchange) {
    exchange.reply = page->answer(exchange.request, settings.policy);
    if (exchange.reply) return false;
    auto question = pass(exchange.request, settings.policy);
    if (question) exchange.question = std::move(*question);
    else exchange.reply = refusal(question.error(), exchange.request, settings.policy);
    return question.ok();
  }

  /// Suspends the connection until the answer is there.
  void hand_over(MHD_Connection* connection, Exchange& exchange) {
    Question& question = *exchange.question;
    question.body = std::move(exchange.request.body);
    const bool goes_out = !question.write && question.route->goes_out;
    Workers& able = question.write ? *writer : goes_out ? *exporter : *workers;
    const std::chrono::seconds time{settings.seconds * (goes_out ? kTimesToGoOut : 1)};
    MHD_suspend_connection(connection);  // before a worker can have answered
    const bool taken = able.take({std::move(question), Clock::now() + time, [connection, &exchange](Reply reply) {
                                    exchange.reply = std::move(reply);
                                    MHD_resume_connection(connection);
                                  }});
    if (taken) return;
    exchange.reply = error_reply({ErrorCode::kBusy, "too many questions are waiting already; ask again in a moment"});
    MHD_resume_connection(connection);
  }

  /// Of a body that is longer than its header told, or whose header told nothing, no more is kept than tells that it is too long.
  void keep(Exchange& exchange, const char* bytes, std::size_t size) {
    const std::size_t most = exchange.question->write->most_body + 1;
    const std::size_t more = std::min(size, most - std::min(exchange.kept, most));
    if (kept + more > kMostBodies) {
      exchange.reply = error_reply({ErrorCode::kBusy, "too much is being sent here at once; send it again in a moment"});
      return;
    }
    exchange.request.body.append(bytes, more);
    exchange.kept += more;
    kept += more;
  }

  MHD_Result handle(MHD_Connection* connection, const char* method, const char* bytes, std::size_t* size, Exchange& exchange) {
    if (!exchange.is_read) {
      exchange.is_read = true;
      ++unanswered;
      clients.give_time(connection, std::chrono::seconds(settings.seconds * kTimesToGoOut) + kMostSecondsToTake);
      read_header(connection, method, exchange.request);
      // This is called again when more has come, and once more when all has. Where a body is refused the refusal goes out now, so that it is never read.
      if (passes(exchange) || !exchange.request.has_body) return MHD_YES;
    }
    if (*size > 0 && !exchange.reply) {
      keep(exchange, bytes, *size);
      *size = 0;
      return MHD_YES;
    }
    const std::size_t most = exchange.question && exchange.question->write ? exchange.question->write->most_body : 0;
    if (!exchange.reply && exchange.request.body.size() > most)
      exchange.reply = error_reply({ErrorCode::kTooLarge, "the body has more than " + std::to_string(most) + " bytes; write less at once"});
    if (!exchange.reply) {
      hand_over(connection, exchange);
      return MHD_YES;
    }
    add_common_fields(*exchange.reply);
    return send(connection, *exchange.reply);
  }

  void finish(MHD_Connection* connection, std::unique_ptr<Exchange> exchange, bool whole) {
    clients.give_time(connection, kMostSecondsToAsk);
    if (exchange->is_read) --unanswered;
    kept -= exchange->kept;
    if (!settings.log) return;
    const std::size_t sent = exchange->reply && exchange->request.method != "HEAD" ? exchange->reply->body.size() : 0;
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - exchange->begun).count();
    settings.log(fmt::format("{} {} {} {} {} B {} ms{}", utc_time(std::chrono::system_clock::now()), client_of(connection),
                             outline(exchange->request), exchange->reply ? exchange->reply->status : 400, sent, taken,
                             whole ? "" : ", broken off"));
  }

  static void* begin_exchange(void*, const char* uri, MHD_Connection*) {
    auto* exchange = new Exchange;
    exchange->request.target = uri;
    return exchange;
  }
  static MHD_Result handle_request(void* state, MHD_Connection* connection, const char*, const char* method, const char*, const char* bytes,
                                   std::size_t* size, void** exchange) {
    return static_cast<State*>(state)->handle(connection, method, bytes, size, *static_cast<Exchange*>(*exchange));
  }
  static void end_exchange(void* state, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode how) {
    std::unique_ptr<Exchange> ended(static_cast<Exchange*>(*exchange));
    *exchange = nullptr;
    if (ended) static_cast<State*>(state)->finish(connection, std::move(ended), how == MHD_REQUEST_TERMINATED_COMPLETED_OK);
  }
  static void note_client(void* state, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode what) {
    Clients& clients = static_cast<State*>(state)->clients;
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
      clients.add(connection, socket_of(connection), kMostSecondsToAsk);
    else
      clients.remove(connection);
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() { stop(); }
std::string Server::url() const { return state_->url; }
bool Server::has_page() const { return state_->page->is_there(); }
void Server::tick() { state_->clients.part_with_slow(); }

Result<std::unique_ptr<Server>> Server::start(Settings settings) {
  DL_TRY(check_address(settings.address));
  if (!is_loopback(settings.address) && settings.policy.token.empty()) {
    return Error{ErrorCode::kUsage,
                 "--bind " + settings.address +
                     ": others can reach this address; give a token that they must know, with --token FILE or in DATELINE_TOKEN"};
  }
  std::vector<std::unique_ptr<Answerer>> answerers, writers, exporters;
  settings.about.writes = settings.policy.writes;
  std::shared_ptr<Intake> intake;
  if (settings.policy.writes && settings.take_in) {
    intake = std::make_shared<Intake>(std::move(settings.take_in));
    settings.about.intake = settings.means.intake = intake;
  }
  if (settings.policy.writes) {
    DL_ASSIGN(auto one, Answerer::open_to_write(settings.archive, settings.means));
    writers.push_back(std::move(one));
  }
  for (unsigned i = 0; i < settings.threads; ++i) {
    DL_ASSIGN(auto answerer, answerer_of(settings, settings.audience, settings.order));
    answerers.push_back(std::move(answerer));
  }
  const bool less = settings.outside != nullptr;
  DL_ASSIGN(auto exporter, answerer_of(settings, less ? settings.outside : settings.audience, less ? settings.outside_order : settings.order));
  exporters.push_back(std::move(exporter));
  DL_ASSIGN(const Listener listener, listen_at(settings.address, settings.port));
  auto state = std::make_unique<State>();
  state->settings = std::move(settings);
  state->url = listener.url;
  state->intake = std::move(intake);
  state->page.emplace(state->settings.assets);
  state->workers = std::make_unique<Workers>(std::move(answerers));
  state->exporter = std::make_unique<Workers>(std::move(exporters));
  if (!writers.empty()) state->writer = std::make_unique<Workers>(std::move(writers));
  const unsigned flags =
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (listener.is_v6 ? static_cast<unsigned>(MHD_USE_IPv6) : 0u);
  state->daemon =
      MHD_start_daemon(flags, 0, nullptr, nullptr, State::handle_request, state.get(), MHD_OPTION_LISTEN_SOCKET, listener.socket,
                       MHD_OPTION_URI_LOG_CALLBACK, State::begin_exchange, state.get(), MHD_OPTION_NOTIFY_COMPLETED, State::end_exchange,
                       state.get(), MHD_OPTION_NOTIFY_CONNECTION, State::note_client, state.get(), MHD_OPTION_CONNECTION_LIMIT,
                       kMostClients, MHD_OPTION_CONNECTION_TIMEOUT, kMostIdleSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, kMemoryOfClient,
                       MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
  if (!state->daemon) {
    close(listener.socket);
    return Error{ErrorCode::kInternal, state->url + ": the HTTP library could not be started"};
  }
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

void Server::stop() {
  if (!state_->daemon) return;
  const int listener = MHD_quiesce_daemon(state_->daemon);
  state_->workers->stop();
  state_->exporter->stop();
  if (state_->writer) state_->writer->stop();  // what is being written is written whole
  if (state_->intake) state_->intake->stop();
  const auto end = Clock::now() + kMostSecondsToStop;
  while (state_->unanswered > 0 && Clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  MHD_stop_daemon(state_->daemon);
  if (listener != MHD_INVALID_SOCKET) close(listener);
  state_->daemon = nullptr;
}

}  // namespace dateline::serve
