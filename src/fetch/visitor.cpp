#include "fetch/visitor.h"

#include <algorithm>
#include <utility>

#include "base/try.h"

namespace dateline::fetch {
namespace {

constexpr int kMaxRobotsRedirects = 5;

bool is_busy(int status) { return status == 429 || status == 502 || status == 503 || status == 504; }

Error refused(const std::string& url, const std::string& what) { return {ErrorCode::kRefused, url + ": " + what}; }

std::string meaning_of(int status) {
  if (status == 401 || status == 402 || status == 403) return "the page is not given to everyone; save it in a browser and add the file";
  if (status == 404 || status == 410) return "there is no such page (any more); look for a copy in a web archive";
  if (status == 429) return "the site has enough for now; try again later";
  if (status >= 500) return "the site is out of order; try again later";
  return "it is no page";
}

std::string chain_of(const std::vector<std::string>& way) {
  std::string out;
  for (const std::string& address : way) out += (out.empty() ? "" : " -> ") + address;
  return out;
}

bool is_answer(const Exchange& exchange, const HttpRequest& request) {
  const int status = exchange.capture.status;
  const bool is_conditional = !request.etag.empty() || !request.last_modified.empty();
  return (status >= 200 && status < 300) || (status == 304 && is_conditional);
}

}  // namespace

Visitor::Visitor(Ask ask, Politeness politeness, Clock clock) : ask_(std::move(ask)), politeness_(politeness), clock_(std::move(clock)) {}

Robots Visitor::fetch_robots(const std::string& origin, bool may_be_near) {
  HttpRequest request;
  request.url = origin + "/robots.txt";
  request.may_be_near = may_be_near;
  request.keep_first = kMaxRobotsBytes;
  for (int hop = 0; hop <= kMaxRobotsRedirects; ++hop) {
    const auto answer = ask_(request);
    if (!answer && answer.error().code == ErrorCode::kRefused) return allow_all();  // so is the page itself
    if (!answer || answer->capture.status >= 500) return allow_nothing();  // not known: nothing for now (RFC 9309, 2.3.1.4)
    if (answer->redirect_to.empty()) return answer->capture.status < 300 ? read_robots(answer->content, kProduct) : allow_all();
    request.url = answer->redirect_to;
    request.may_be_near = may_be_near && answer->is_near;
  }
  return allow_all();
}

const Robots& Visitor::robots_of(const Address& address, bool may_be_near) {
  const std::pair key(address.origin, may_be_near);
  const auto known = robots_.find(key);
  if (known != robots_.end()) return known->second;
  return robots_.emplace(key, politeness_.ask_robots ? fetch_robots(address.origin, may_be_near) : allow_all()).first->second;
}

Status Visitor::wait(const HttpRequest& request, const Address& address) {
  const TimePoint ready = pace_.ready(address.host), now = clock_.now();
  if (ready - now > politeness_.longest_wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(ready - now).count();
    return refused(request.url, "the site wants to be left alone for " + std::to_string(seconds) + " seconds; try again after that");
  }
  if (ready > now && !clock_.wait_until(ready)) return Error{ErrorCode::kNetwork, request.url + ": interrupted"};
  return {};
}

Result<Exchange> Visitor::ask_politely(const HttpRequest& request) {
  DL_ASSIGN(const Address address, parse_address(request.url));
  const Robots& robots = robots_of(address, request.may_be_near);
  if (!allows(robots, address.path)) {
    return Error{ErrorCode::kRobots, request.url +
                                         ": robots.txt of the site keeps programs away from it, or cannot be had now; save the page in a "
                                         "browser and add the file, or use --ignore-robots where you may"};
  }
  const std::chrono::milliseconds asked = robots.crawl_delay.value_or(std::chrono::milliseconds(0));
  const auto gap = std::max(politeness_.gap, std::min<std::chrono::milliseconds>(asked, politeness_.longest_wait));
  for (int attempt = 0;; ++attempt) {
    DL_TRY(wait(request, address));
    DL_ASSIGN(Exchange exchange, ask_(request));
    if (!is_busy(exchange.capture.status)) {
      pace_.answered(address.host, clock_.now(), gap);
      return exchange;
    }
    pace_.refused(address.host, clock_.now(), exchange.retry_after);
    if (attempt == politeness_.retries) return exchange;
  }
}

Result<Exchange> Visitor::visit(const HttpRequest& request) {
  HttpRequest next = request;
  std::vector<std::string> way{request.url};
  for (;;) {
    DL_ASSIGN(Exchange exchange, ask_politely(next));
    if (exchange.redirect_to.empty()) {
      if (!is_answer(exchange, request)) {
        const int status = exchange.capture.status;
        return refused(next.url, "the site answers " + std::to_string(status) + ": " + meaning_of(status));
      }
      exchange.capture.requested = request.url;
      if (way.size() > 2) exchange.capture.redirects.assign(way.begin() + 1, way.end() - 1);
      return exchange;
    }
    const bool is_circle = std::find(way.begin(), way.end(), exchange.redirect_to) != way.end();
    way.push_back(exchange.redirect_to);
    if (is_circle || way.size() > kMaxRedirects + 1)
      return refused(request.url, "redirects without end: " + chain_of(way) + "; open it in a browser");
    next.url = exchange.redirect_to;
    next.may_be_near = next.may_be_near && exchange.is_near;
    if (!parse_address(next.url)) return refused(request.url, "redirects to " + next.url.substr(0, 200) + ", which is not followed");
  }
}

}  // namespace dateline::fetch
