#include "engine/custody_json.h"

#include <nlohmann/json.hpp>

namespace dateline::engine {
namespace {

using Json = nlohmann::ordered_json;

Json capture_json(const Capture& capture) {
  Json headers = Json::array();
  for (const HeaderField& field : capture.headers) headers.push_back({field.name, field.value});
  return {{"at", capture.at},
          {"requested", capture.requested},
          {"final", capture.final},
          {"redirects", capture.redirects},
          {"status", capture.status},
          {"headers", std::move(headers)},
          {"by", capture.by},
          {"with", capture.with},
          {"archived", capture.archived}};
}

}  // namespace

std::string custody_json(const TakenIn& taken, const std::optional<Capture>& capture) {
  const Json out = {{"taken_in", {{"at", taken.at}, {"by", taken.by}, {"with", taken.with}}},
                    {"capture", capture ? capture_json(*capture) : Json()}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);  // a server's words may be in any charset
}

}  // namespace dateline::engine
