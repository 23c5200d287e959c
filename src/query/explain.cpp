#include "query/explain.h"

#include <map>
#include <set>

#include "query/json_parts.h"

namespace dateline::query {
namespace {

using Json = nlohmann::ordered_json;

struct Root {
  std::string name;
  std::set<std::string> affirms, denies;  // reports
};

/// In the order in which the incident lists them.
std::vector<Root> roots_of(const Json& incident) {
  std::vector<Root> out;
  std::map<std::string, std::size_t> places;
  for (const Json& claim : incident.value("claims", Json::array())) {
    const auto [at, added] = places.emplace(text_of(claim, "root"), out.size());
    if (added) out.push_back({text_of(claim, "root_name"), {}, {}});
    Root& root = out[at->second];
    (text_of(claim, "polarity") == "denied" ? root.denies : root.affirms).insert(text_of(claim, "report"));
  }
  return out;
}

std::string in_reports(std::size_t number) { return number == 1 ? " in one report" : " in " + std::to_string(number) + " reports"; }

std::string standing_sentence(const Json& incident) {
  const std::string standing = text_of(incident, "standing");
  const int sources = incident.value("independent_sources", 0), low = incident.value("independent_sources_low", 0);
  std::string out = standing + ": " + std::to_string(sources) + (sources == 1 ? " independent source" : " independent sources");
  if (low != sources) out += ", " + std::to_string(low) + " if unnamed people of one affiliation are taken for one";
  return out + in_reports(static_cast<std::size_t>(incident.value("reports", 0))) + ".";
}

}  // namespace

std::vector<std::string> explain(const Json& incident) {
  std::vector<std::string> out = {standing_sentence(incident)};
  for (const Root& root : roots_of(incident)) {
    const std::string name = root.name.empty() ? "An unnamed source" : root.name;
    if (!root.affirms.empty()) out.push_back(name + " affirms it" + in_reports(root.affirms.size()) + ".");
    if (!root.denies.empty()) out.push_back(name + " denies it" + in_reports(root.denies.size()) + ".");
  }
  for (const Json& contradiction : incident.value("contradictions", Json::array())) {
    std::string values;
    for (const Json& value : contradiction.value("values", Json::array())) values += (values.empty() ? "" : " against ") + text_of(value, "value");
    out.push_back("Disputed " + text_of(contradiction, "field") + ": " + values + ".");
  }
  return out;
}

}  // namespace dateline::query
