#include "query/explain.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/json_parts.h"

namespace dateline::query {
namespace {

using Json = nlohmann::ordered_json;

struct Root {
  std::string name;
  std::string lineage;
  std::set<std::string> affirms, denies, replaced;  // reports
};

/// In the order in which the incident lists them.
std::vector<Root> roots_of(const Json& incident) {
  std::vector<Root> out;
  std::map<std::string, std::size_t> places;
  for (const Json& claim : incident.value("claims", Json::array())) {
    const auto [at, added] = places.emplace(text_of(claim, "root"), out.size());
    if (added) out.push_back({text_of(claim, "root_name"), text_of(claim, "lineage"), {}, {}, {}});
    Root& root = out[at->second];
    if (claim.value("superseded", false)) root.replaced.insert(text_of(claim, "report"));
    else (text_of(claim, "polarity") == "denied" ? root.denies : root.affirms).insert(text_of(claim, "report"));
  }
  return out;
}

/// Why an origin that affirms adds nothing to the count; empty where it counts.
std::string adds_nothing(const Root& root, bool others_known) {
  if (root.lineage == "unknown") return ", but names nobody: adds none";
  if (root.lineage == "altered") return ", in words that another report has from another source: adds none";
  if (root.lineage == "own_voice" && others_known) return " in its own voice: adds none beside sources";
  return {};
}

/// "d2, d4: same day, same place".
std::vector<std::string> joined_sentences(const Json& incident) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  for (const Json& one : incident.value("joined", Json::array())) {
    std::string why;
    for (const Json& reason : one.value("why", Json::array())) why += (why.empty() ? "" : ", ") + reason.get<std::string>();
    auto at = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& row) { return row.first == why; });
    if (at == by_reason.end()) at = by_reason.insert(by_reason.end(), {why, {}});
    const std::string report = text_of(one, "report");
    if (std::find(at->second.begin(), at->second.end(), report) == at->second.end()) at->second.push_back(report);
  }
  std::vector<std::string> out;
  for (const auto& [why, reports] : by_reason) {
    std::string sentence = "One happening by ";
    for (std::size_t i = 0; i < reports.size(); ++i) sentence += (i ? ", " : "") + reports[i];
    out.push_back(sentence + ": " + why + ".");
  }
  return out;
}

/// "Look twice at r1, r2: ...".
std::vector<std::string> doubt_sentences(const Json& incident) {
  constexpr std::size_t kMostNamed = 8;
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  for (const Json& one : incident.value("flags", Json::array())) {
    const std::string why = text_of(one, "why");
    auto at = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& row) { return row.first == why; });
    if (at == by_reason.end()) at = by_reason.insert(by_reason.end(), {why, {}});
    at->second.push_back(text_of(one, "report"));
  }
  std::vector<std::string> out;
  for (const auto& [why, reports] : by_reason) {
    std::string sentence = "Look twice at ";
    for (std::size_t i = 0; i < std::min(reports.size(), kMostNamed); ++i) sentence += (i ? ", " : "") + reports[i];
    if (reports.size() > kMostNamed) sentence += " and " + std::to_string(reports.size() - kMostNamed) + " others";
    out.push_back(sentence + ": " + why + ".");
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
  const std::vector<Root> roots = roots_of(incident);
  const bool known = std::any_of(roots.begin(), roots.end(), [](const Root& root) { return root.lineage == "known" && !root.affirms.empty(); });
  for (const Root& root : roots) {
    const std::string name = root.name.empty() ? "an unnamed source" : root.name;
    if (!root.affirms.empty()) out.push_back("Affirmed by " + name + in_reports(root.affirms.size()) + adds_nothing(root, known) + ".");
    if (!root.denies.empty()) out.push_back("Denied by " + name + in_reports(root.denies.size()) + ".");
    if (root.affirms.empty() && root.denies.empty()) out.push_back("Told by " + name + " only in a report that a later version replaces or that was withdrawn: adds none.");
  }
  if (text_of(incident, "dispute") == "withdrawn") out.push_back("Somebody took back that it happened: who takes back its word counts no more.");
  for (std::string& sentence : joined_sentences(incident)) out.push_back(std::move(sentence));
  for (std::string& sentence : doubt_sentences(incident)) out.push_back(std::move(sentence));
  for (const Json& contradiction : incident.value("contradictions", Json::array())) {
    std::string values;
    for (const Json& value : contradiction.value("values", Json::array())) values += (values.empty() ? "" : " against ") + text_of(value, "value");
    out.push_back("Disputed " + text_of(contradiction, "field") + ": " + values + ".");
  }
  return out;
}

}  // namespace dateline::query
