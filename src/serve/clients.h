#pragma once
// Clients: who is connected, and until when what it does now must be done. A client that sends or takes a byte now and then is never idle;
// here it runs out of time.
#include <sys/socket.h>

#include <chrono>
#include <map>
#include <mutex>

namespace dateline::serve {

class Clients {
 public:
  using Key = const void*;
  void add(Key client, int socket, std::chrono::seconds time) {
    const std::lock_guard lock(mutex_);
    clients_[client] = {socket, std::chrono::steady_clock::now() + time};
  }
  void remove(Key client) {
    const std::lock_guard lock(mutex_);
    clients_.erase(client);
  }
  /// From now on.
  void give_time(Key client, std::chrono::seconds time) {
    const std::lock_guard lock(mutex_);
    const auto found = clients_.find(client);
    if (found != clients_.end()) found->second.end = std::chrono::steady_clock::now() + time;
  }
  /// Ends the connections of those whose time is over. Their sockets stay open until they are removed, so that the number is no other's.
  void part_with_slow() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    for (const auto& [client, one] : clients_) {
      if (one.end < now) shutdown(one.socket, SHUT_RDWR);
    }
  }

 private:
  struct Client {
    int socket = -1;
    std::chrono::steady_clock::time_point end;
  };
  std::mutex mutex_;
  std::map<Key, Client> clients_;
};

}  // namespace dateline::serve
