#pragma once
// Server: the questions of an archive over HTTP/1.1. One thread talks to all clients, so that slow ones hold up nobody; a few others ask
// the archive. Everything is bounded: clients, the size and age of a request, questions that wait, the time of an answer.
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "serve/answerer.h"

namespace dateline::serve {

struct Settings {
  std::string archive;
  std::string address = "127.0.0.1";  // in numbers
  int port = 0;                       // 0: one that is free
  unsigned threads = 4;               // that ask the archive
  int seconds = 10;                   // for one answer
  Policy policy;
  std::shared_ptr<Audience> audience;  // empty: all of the archive is shown
  archive::ShareOrder order;           // who the audience is
  std::shared_ptr<Audience> outside;   // of what goes out, where those who ask see more than may go out; empty: as `audience`
  archive::ShareOrder outside_order;
  std::string assets;  // a folder with the page, for who works on it; empty: what was compiled in
  About about;
  Means means;  // for writing, where the policy allows it
  TakeIn take_in;  // reads what is handed over; empty: nothing is
  PlaceNames places_named;
  std::function<void(const std::string& line)> log;  // one line for each request, called by several threads; may be empty
};

/// Whether an address in numbers is reached by nobody but this machine.
bool is_loopback(const std::string& address);

class Server {
 public:
  /// kUsage for an address that is none, that cannot be bound, or that others reach while no token is asked for; the archive's errors.
  static Result<std::unique_ptr<Server>> start(Settings settings);
  ~Server();  // stops
  /// "http://127.0.0.1:8080"
  std::string url() const;
  /// Whether a browser is shown something at url().
  bool has_page() const;
  /// To be called about every second: parts with clients that take too long over a request.
  void tick();
  /// Takes no more requests, breaks off what runs, and ends when every client has its answer.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::serve
