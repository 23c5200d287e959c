#include "serve/routes.h"

#include <algorithm>
#include <iterator>

namespace dateline::serve {
namespace {

/// Whether the path is the route's; what stands for its braces goes into `what`.
bool is_at(std::string_view pattern, const std::vector<std::string>& path, std::string& what) {
  for (const std::string& segment : path) {
    if (!pattern.starts_with('/')) return false;
    pattern.remove_prefix(1);
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    if (wanted.starts_with('{')) {
      if (segment.empty()) return false;
      what = segment;
    } else if (wanted != segment) {
      return false;
    }
    pattern.remove_prefix(wanted.size());
  }
  return pattern.empty();
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> out;
    for (std::vector<Route> (*group)() : {archive_routes, report_routes, incident_routes, actor_routes, review_routes, file_routes}) {
      std::vector<Route> some = group();
      out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return out;
  }();
  return all;
}

std::optional<Found> find_route(const std::vector<std::string>& path) {
  for (const Route& route : routes()) {
    Found found{&route, nullptr, {}};
    if (!is_at(std::string(kRoot) + std::string(route.path), path, found.what)) continue;
    const auto& all = write_routes();
    const auto write = std::find_if(all.begin(), all.end(), [&](const WriteRoute& one) { return one.path == route.path; });
    if (write != all.end()) found.write = &*write;
    return found;
  }
  return std::nullopt;
}

}  // namespace dateline::serve
