// The whole server in one process, so that sanitizers see all of its threads.
#include "serve/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "serve/test_report.h"

namespace dateline::serve {
namespace {

/// A connection to a port of this machine.
class Client {
 public:
  explicit Client(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_there_ = connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;

  bool say(const std::string& words) const {
    return is_there_ && send(socket_, words.data(), words.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(words.size());
  }
  /// All that comes until the other side closes.
  std::string rest() const {
    std::string out;
    char part[4096];
    for (ssize_t size = 0; is_there_ && (size = recv(socket_, part, sizeof part, 0)) > 0;) out.append(part, static_cast<std::size_t>(size));
    return out;
  }

 private:
  int socket_;
  bool is_there_ = false;
};

std::string request_for(const std::string& path) {
  return "GET /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
}

class ServerTest : public ReportTest {
 protected:
  std::unique_ptr<Server> start(Settings settings = {}) {
    settings.archive = path();
    settings.log = [this](const std::string&) { ++logged_; };
    auto server = Server::start(std::move(settings));
    EXPECT_TRUE(server.ok());
    return std::move(*server);
  }
  static int port_of(const Server& server) { return std::stoi(server.url().substr(server.url().rfind(':') + 1)); }

  std::atomic<int> logged_ = 0;
};

TEST_F(ServerTest, AnswersWhileReportsComeInAndStopsWhileAsked) {
  const auto server = start();
  const int port = port_of(*server);
  std::atomic<bool> ended = false;
  std::atomic<int> good = 0, odd = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 6; ++i) {
    clients.emplace_back([&, i] {
      const char* paths[] = {"/reports", "/incidents", "/stats", "/nothing", "/search?query=troops", "/map"};
      for (int n = i; !ended; ++n) {
        const Client client(port);
        if (!client.say(request_for(paths[n % 6]))) continue;
        const std::string answer = client.rest();
        const bool whole = answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 503");
        if (whole)
          ++good;
        else if (!answer.empty())
          ++odd;
      }
    });
  }
  for (int i = 2; i < 40; ++i) {
    ASSERT_TRUE(add(std::to_string(i)).ok());
    server->tick();
  }
  while (good < 100) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  server->stop();
  ended = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(odd, 0);
  EXPECT_GE(logged_, 100);
  server->stop();  // again is no harm
}

TEST_F(ServerTest, HalfRequestsAndOddOnesHarmNobody) {
  const auto server = start();
  const int port = port_of(*server);
  std::vector<std::unique_ptr<Client>> halves;
  for (int i = 0; i < 50; ++i) {
    halves.push_back(std::make_unique<Client>(port));
    ASSERT_TRUE(halves.back()->say(request_for("/reports").substr(0, 1 + static_cast<std::size_t>(i))));
  }
  for (const char* odd : {"\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01",
                          "POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nabc"}) {
    const Client client(port);
    EXPECT_TRUE(client.say(odd));
  }
  const Client client(port);
  ASSERT_TRUE(client.say(request_for("/status")));
  EXPECT_TRUE(client.rest().starts_with("HTTP/1.1 200"));
}

TEST_F(ServerTest, WritesWholeBodiesOnly) {
  Settings settings;
  settings.policy.writes = true;
  const auto server = start(std::move(settings));
  const int port = port_of(*server);
  const auto answer_to = [&](const std::string& fields, const std::string& body) {
    const Client client(port);
    EXPECT_TRUE(client.say("POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nX-Dateline: write\r\nContent-Type: application/json\r\nConnection: close\r\n" + fields + "\r\n"));
    for (std::size_t i = 0; i < body.size(); i += 1000) client.say(body.substr(i, 1000));
    return client.rest();
  };
  const auto sized = [&](const std::string& body) { return answer_to("Content-Length: " + std::to_string(body.size()) + "\r\n", body); };
  EXPECT_TRUE(sized(R"({"case": "one", "by": "A"})").starts_with("HTTP/1.1 201"));
  EXPECT_TRUE(answer_to("Transfer-Encoding: chunked\r\n", "10\r\n{\"case\": \"two\", \r\na\r\n\"by\": \"A\"\r\n1\r\n}\r\n0\r\n\r\n").starts_with("HTTP/1.1 201"));
  EXPECT_TRUE(sized(R"({"case": "three", "by": "A", "about": ")" + std::string(50'000, 'a') + "\"}").starts_with("HTTP/1.1 201"));
  EXPECT_TRUE(sized("").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(answer_to("Content-Length: 70000\r\n", "").starts_with("HTTP/1.1 413"));
  std::string chunks;
  for (int i = 0; i < 40; ++i) chunks += "800\r\n" + std::string(0x800, ' ') + "\r\n";
  EXPECT_TRUE(answer_to("Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n").starts_with("HTTP/1.1 413"));
  const Client client(port);
  ASSERT_TRUE(client.say("GET /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
  const std::string cases = client.rest();
  for (const char* name : {"\"one\"", "\"two\"", "\"three\""}) EXPECT_NE(cases.find(name), std::string::npos) << name;
}

TEST_F(ServerTest, BoundWhereOthersAreItWantsAToken) {
  Settings settings;
  settings.archive = path();
  settings.address = "0.0.0.0";
  EXPECT_EQ(Server::start(settings).error().code, ErrorCode::kUsage);
  EXPECT_TRUE(is_loopback("127.0.0.1") && is_loopback("127.8.9.1") && is_loopback("::1"));
  EXPECT_FALSE(is_loopback("0.0.0.0") || is_loopback("::") || is_loopback("10.0.0.1") || is_loopback("localhost"));
}

}  // namespace
}  // namespace dateline::serve
