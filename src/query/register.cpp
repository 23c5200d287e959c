// The transfer register: incidents of kind transfer as rows of supplier, recipient, goods, numbers, years and status, in the manner of
// registers of the arms trade, each with the reports and the words that it rests on.
#include <algorithm>
#include <unordered_map>

#include "archive/find.h"
#include "base/try.h"
#include "incidents/protected_words.h"
#include "model/json_fields.h"
#include "query/query.h"
#include "query/register_rows.h"

namespace dateline::query {
namespace {

using json::Json;

constexpr std::size_t kMostReadings = 64;  // kept while rows are made: incidents that follow each other share reports

class Readings {
 public:
  explicit Readings(const Archive& archive) : archive_(archive) {}
  Result<const archive::Told*> of(const std::string& report) {
    const auto found = kept_.find(report);
    if (found != kept_.end()) return &*found->second.told;
    if (kept_.size() >= kMostReadings) kept_.clear();
    DL_ASSIGN(StoredReading stored, archive_.reading(report));
    Kept& kept = kept_[report];
    kept.stored = std::move(stored);
    kept.told.emplace(archive::tell(kept.stored.article, kept.stored.reading, kept.stored.sentences));
    return &*kept.told;
  }

 private:
  struct Kept {
    StoredReading stored;
    std::optional<archive::Told> told;  // refers to `stored`
  };
  const Archive& archive_;
  std::unordered_map<std::string, Kept> kept_;
};

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json list_of(const std::set<std::string>& words) { return Json(std::vector<std::string>(words.begin(), words.end())); }

/// "2019", "2019-2021"; null where no day is told.
Json years_of(const RegisterTelling& telling, const std::string& stage) {
  const auto found = telling.years.find(stage);
  if (found == telling.years.end() || found->second.empty()) return Json();
  const int first = *found->second.begin(), last = *found->second.rbegin();
  return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
}

/// Whoever is a person without an id across reports is not to be followed; a family bears the name of one.
bool is_kept_back(const Json& participant) {
  const Json& type = participant.at("type");
  const Json& name = participant.at("name");
  if (type == "group" && name.is_string()) return incidents::tells_of_kin(name.get<std::string>());
  return participant.at("actor").is_null() && (type.is_null() || type == "person");
}

Json actors_in(const Json& incident, std::string_view role, const RegisterTelling& telling) {
  Json out = Json::array();
  for (const Json& one : incident.at("participants")) {
    if (one.at("role") != role) continue;
    const std::string name = is_kept_back(one) ? "[person]" : one.at("name").is_null() ? "" : one.at("name").get<std::string>();
    const auto country = telling.countries.find(name);
    const bool known = country != telling.countries.end();
    out.push_back({{"id", one.at("actor")}, {"name", null_if_empty(name)}, {"country", known ? Json(country->second) : Json()}});
  }
  return out;
}

/// Where people take part who are kept back, no place is named more finely than the settlement.
Json places_in(const Json& incident, std::string_view role) {
  const Json& participants = incident.at("participants");
  const bool coarse = std::any_of(participants.begin(), participants.end(), is_kept_back);
  Json out = Json::array();
  for (const Json& one : incident.at("places")) {
    const bool fine = one.at("precision") == "exact" || one.at("precision") == "near";
    if (one.at("role") == role && !(coarse && fine) && !one.at("name").is_null()) out.push_back(one.at("name"));
  }
  return out;
}

Json sources_json(const std::vector<RegisterSource>& sources) {
  Json out = Json::array();
  for (const RegisterSource& one : sources) {
    out.push_back({{"report", one.report},
                   {"claim", one.claim},
                   {"publisher", null_if_empty(one.publisher)},
                   {"published", null_if_empty(one.published)},
                   {"url", null_if_empty(one.url)},
                   {"source", null_if_empty(one.source)},
                   {"polarity", one.polarity},
                   {"quote", one.quote}});
  }
  return out;
}

Json row_of(const Json& incident, const RegisterTelling& telling, const RegisterItem& item, std::size_t number) {
  const std::string id = incident.at("id").get<std::string>();
  Json out = {{"id", id + "/" + std::to_string(number)}, {"incident", id}};
  out["suppliers"] = actors_in(incident, "agent", telling);
  out["recipients"] = actors_in(incident, "recipient", telling);
  out["end_users"] = list_of(item.end_users);
  out["item"] = null_if_empty(item.item);
  out["class"] = null_if_empty(item.item_class);
  out["designation"] = null_if_empty(item.designation);
  out["maker"] = null_if_empty(item.maker);
  out["year_made"] = null_if_empty(item.year);
  out["unit"] = item.unit;
  out["number_low"] = item.low ? Json(*item.low) : Json();
  out["number_high"] = item.high ? Json(*item.high) : Json();
  out["amount"] = null_if_empty(item.amount);
  out["identifiers"] = list_of(item.identifiers);
  for (const char* stage : {"ordered", "shipped", "delivered"}) out[std::string("year_") + stage] = years_of(telling, stage);
  out["years"] = years_of(telling, "");
  out["time"] = incident.at("time");
  for (const char* role : {"origin", "via", "destination"}) out[role] = places_in(incident, role);
  out["stages"] = list_of(telling.stages);
  for (const char* same : {"status", "standing", "dispute", "independent_sources"}) out[same] = incident.at(same);
  out["embargo"] = null_if_empty(item.embargo);
  out["review"] = incident.at("review").at("state");
  out["sources"] = sources_json(telling.sources);
  return out;
}

Result<RegisterTelling> telling_of(const Archive& archive, const Json& incident, Readings& readings) {
  RegisterTelling out;
  std::set<std::string> seen;
  for (const Json& row : incident.at("claims")) {
    const std::string key = row.at("claim").get<std::string>();
    if (!seen.insert(key).second) continue;
    DL_ASSIGN(const archive::ClaimPlace place, find_claim(archive, key));
    DL_ASSIGN(const archive::Told* told, readings.of(place.report));
    const std::vector<Claim>& claims = told->reading.claims;
    if (place.claim < 0 || static_cast<std::size_t>(place.claim) >= claims.size()) {
      return Error{ErrorCode::kArchiveDamaged, key + ": the claim is not in its reading; run `dateline regroup`"};
    }
    add_telling(*told, place.report, claims[static_cast<std::size_t>(place.claim)], out);
  }
  return out;
}

}  // namespace

Result<std::string> transfer_register(const Archive& archive, Filter filter) {
  if (!filter.kind.empty() && filter.kind != "transfer") {
    return Error{ErrorCode::kUsage, "--kind " + filter.kind + ": the register holds transfers only; leave --kind out"};
  }
  filter.kind = "transfer";
  if (filter.sort.empty()) filter.sort = "time";
  DL_ASSIGN(const archive::IncidentPage page, find_incidents(archive, filter));
  Readings readings(archive);
  Json out = {{"format", "dateline.register/1"}, {"transfers", Json::array()}};
  for (const std::string& content : page.incidents) {
    const Json incident = Json::parse(content, nullptr, false);
    if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
    DL_ASSIGN(RegisterTelling telling, telling_of(archive, incident, readings));
    if (telling.items.empty()) telling.items.emplace_back().unit = "whole";
    std::size_t number = 0;
    for (const RegisterItem& item : telling.items) out["transfers"].push_back(row_of(incident, telling, item, ++number));
  }
  out["cursor"] = page.cursor.empty() ? Json() : Json(page.cursor);
  return out.dump();
}

}  // namespace dateline::query
