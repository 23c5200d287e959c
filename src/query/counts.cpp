#include "query/counts.h"

#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::query {
namespace {

using json::Json;

void add(Json& counts, const std::string& name, std::int64_t number) {
  Json& count = counts[name.empty() ? "unknown" : name];
  count = (count.is_null() ? std::int64_t{0} : count.get<std::int64_t>()) + number;
}

}  // namespace

Result<std::string> timeline_counts(const archive::Archive& archive, const archive::Filter& filter, archive::Period period) {
  DL_ASSIGN(const auto rows, count_incidents(archive, filter, period));
  Json counts = Json::array(), kinds = Json::object(), standings = Json::object();
  std::int64_t all = 0, undated = 0;
  for (const archive::PeriodCount& row : rows) {
    all += row.incidents;
    add(kinds, row.kind, row.incidents);
    add(standings, row.standing, row.incidents);
    if (row.period.empty()) {
      undated += row.incidents;
      continue;
    }
    if (counts.empty() || counts.back()["period"] != row.period) counts.push_back({{"period", row.period}, {"kinds", Json::object()}, {"incidents", 0}, {"spread", 0}});
    Json& one = counts.back();
    add(one["kinds"], row.kind, row.incidents);
    one["incidents"] = one["incidents"].get<std::int64_t>() + row.incidents;
    one["spread"] = one["spread"].get<std::int64_t>() + row.spread;
  }
  return Json{{"by", name_of(period)}, {"counts", std::move(counts)}, {"undated", undated}, {"kinds", std::move(kinds)}, {"standings", std::move(standings)}, {"incidents", all}}.dump();
}

}  // namespace dateline::query
