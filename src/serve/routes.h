#pragma once
// Routes: which questions the server answers, at which addresses. Each is a function of src/query or src/watch: nothing is asked here that
// the command line does not ask. docs/openapi.yaml says the same; a test compares them.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/marks.h"
#include "review/values.h"
#include "serve/intake.h"
#include "serve/order.h"
#include "serve/parameters.h"

namespace dateline::serve {

inline constexpr std::string_view kRoot = "/api/v1";
inline constexpr std::string_view kJson = "application/json", kGeoJson = "application/geo+json", kCsv = "text/csv; charset=utf-8",
                                  kPicture = "image/*";  // which one, the answer's first bytes say

/// What questions about the server itself need.
struct About {
  std::string version;  // of the program
  bool writes = false;  // whether it can be written to
  archive::Tlp level = archive::Tlp::kClear;  // of those who ask
  std::shared_ptr<const Intake> intake;  // empty: nothing is handed over here
};

struct Route {
  std::string_view path;   // below kRoot: "/incidents/{incident}"; one segment in braces at most
  std::string_view about;  // a line
  Names takes;             // parameters
  Names needs;             // those that must be there
  Result<std::string> (*answer)(const archive::Archive& archive, const Asked& asked, const About& about);
  std::string_view type = kJson;
  std::string (*write)(const std::string& answer) = nullptr;  // makes another form out of the JSON
  bool is_of_server = false;  // changes while the archive does not
  bool goes_out = false;      // what others take away: marks hold for it also where who asks sees everything; takes its time
};

/// In the order in which they are listed.
const std::vector<Route>& routes();

/// What writing needs beside the archive.
struct Means {
  review::PlaceFinder places;  // asked by one thread
  std::shared_ptr<Intake> intake;
};

/// POST to the path of a route.
struct WriteRoute {
  std::string_view path, about;
  Names tells, needs;  // members of the body; those that must be there
  Result<std::string> (*make)(archive::Archive& archive, const Order& order, const Means& means);
  std::size_t most_body = kMostBody;  // bytes
};
const std::vector<WriteRoute>& write_routes();

/// The questions of each group.
std::vector<Route> report_routes();
std::vector<Route> incident_routes();
std::vector<Route> actor_routes();
std::vector<Route> archive_routes();
std::vector<Route> review_routes();
std::vector<Route> file_routes();

struct Found {
  const Route* route = nullptr;
  const WriteRoute* write = nullptr;  // nothing is written here
  std::string what;  // the segment that stands for the braces
};
std::optional<Found> find_route(const std::vector<std::string>& path);

}  // namespace dateline::serve
