#pragma once
// Pace: when each host may be asked next. A pause between two visits; one that grows twofold while a host says that it has enough.
#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace dateline::fetch {

using TimePoint = std::chrono::steady_clock::time_point;

class Pace {
 public:
  /// Long ago for a host that was never asked.
  TimePoint ready(const std::string& host) const;
  /// The host has answered: the next visit is not before `gap` from now.
  void answered(const std::string& host, TimePoint now, std::chrono::milliseconds gap);
  /// The host has enough (429, 503): not before what it asks for, at least 2, 4, 8, ... seconds.
  void refused(const std::string& host, TimePoint now, std::optional<std::chrono::seconds> retry_after);

 private:
  struct Host {
    TimePoint ready{};
    int refusals = 0;  // in a row
  };
  std::map<std::string, Host> hosts_;
};

}  // namespace dateline::fetch
