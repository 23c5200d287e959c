#pragma once
// Visitor: fetches a page as a polite guest: asks robots.txt first, keeps a pause between two visits to a host, waits and tries again where
// a host has enough, follows redirects: into this machine or a private network only from there. Everything about the network and the clock is handed in.
#include <functional>
#include <map>
#include <string>

#include "fetch/address.h"
#include "fetch/http_client.h"
#include "fetch/pace.h"
#include "fetch/robots.h"

namespace dateline::fetch {

struct Politeness {
  bool ask_robots = true;
  std::chrono::milliseconds gap{1000};     // between two visits to a host; a site's Crawl-delay can make it longer
  std::chrono::seconds longest_wait{120};  // a host that asks for more is left for another time
  int retries = 2;
};

inline constexpr int kMaxRedirects = 10;
inline constexpr char kProduct[] = "dateline";  // in robots.txt

using Ask = std::function<Result<Exchange>(const HttpRequest&)>;

struct Clock {
  std::function<TimePoint()> now;
  std::function<bool(TimePoint)> wait_until;  // false: interrupted
};

class Visitor {
 public:
  Visitor(Ask ask, Politeness politeness, Clock clock);

  /// An answer of status 2xx, or 304 to a request that names what is there already. Else an Error: kRobots, kRefused, kNetwork, kTooLarge.
  Result<Exchange> visit(const HttpRequest& request);

 private:
  Result<Exchange> ask_politely(const HttpRequest& request);
  Status wait(const HttpRequest& request, const Address& address);
  const Robots& robots_of(const Address& address, bool may_be_near);
  Robots fetch_robots(const std::string& origin, bool may_be_near);

  Ask ask_;
  Politeness politeness_;
  Clock clock_;
  Pace pace_;
  std::map<std::pair<std::string, bool>, Robots> robots_;  // by origin, and whether it may be near
};

}  // namespace dateline::fetch
