#include "watch/told_outside.h"

#include <algorithm>
#include <set>

#include "archive/share.h"
#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::watch {
namespace {

using json::Json;

bool names_one(const Json& value, const std::set<std::string>& withheld) {
  if (value.is_string()) return withheld.contains(value.get_ref<const std::string&>());
  return value.is_structured() && std::any_of(value.begin(), value.end(), [&](const Json& part) { return names_one(part, withheld); });
}

Result<std::set<std::string>> withheld_at(const archive::Archive& archive, const std::string& at) {
  return archive::withheld_ids(archive, {archive::Tlp::kClear, false, at});
}

}  // namespace

Result<std::vector<archive::MatchRow>> told_outside(const archive::Archive& archive, std::vector<archive::MatchRow> matches, const std::string& at) {
  DL_ASSIGN(const std::set<std::string> withheld, withheld_at(archive, at));
  std::erase_if(matches, [&](const archive::MatchRow& match) { return names_one(Json::parse(match.content, nullptr, false), withheld); });
  return matches;
}

Result<std::string> body_outside(const archive::Archive& archive, const std::string& body, const std::string& at) {
  DL_ASSIGN(const std::set<std::string> withheld, withheld_at(archive, at));
  Json whole = Json::parse(body, nullptr, false);
  if (withheld.empty() || !whole.is_object() || !whole.contains("matches")) return body;
  Json left = Json::array();
  for (Json& match : whole["matches"]) {
    if (!names_one(match, withheld)) left.push_back(std::move(match));
  }
  if (left.size() == whole["matches"].size()) return body;
  whole["matches"] = std::move(left);
  return whole["matches"].empty() ? std::string() : whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::watch
