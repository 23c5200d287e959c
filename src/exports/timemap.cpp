// Events, sources and associations as TimeMap takes them. Its schemas allow strings only, and no member that they do not know; an event without a day
// it drops, so that is left out here and counted. A point that only stands for a wide area is not given as one: there would be a pin.
#include <set>

#include <fmt/format.h>

#include "base/calendar_date.h"
#include "base/try.h"
#include "cite/words.h"
#include "exports/export.h"
#include "exports/feature_properties.h"
#include "exports/words.h"
#include "memo/words.h"
#include "query/json_parts.h"

namespace dateline::exports {
namespace {

using json::Json;
using query::Feature;
using query::text_of;

/// 03/05/2019
std::string date_of(const std::string& day) {
  const Day parsed = *parse_iso_day(day);
  return fmt::format("{:02}/{:02}/{:04}", month_of(parsed), day_of_month(parsed), year_of(parsed));
}

/// How finely the day is known.
std::string precision_of(const Time& time) {
  if (time.start == time.end) return "day";
  return time.value.size() == 4 ? "year" : time.value.size() == 7 ? "month" : "interval";
}

/// Ids of what an event is listed under, each made when it is first met.
class Associations {
 public:
  std::string category(const std::string& kind) { return add("kind-" + kind, kind, "CATEGORY", Json::array()); }
  std::string filter(const std::string& field, const std::string& value) { return add(field + "-" + value, value, "FILTER", Json::array({memo::capitalised(field), value})); }
  const Json& all() const { return all_; }

 private:
  std::string add(const std::string& id, const std::string& title, const char* mode, Json paths) {
    if (known_.insert(id).second) all_.push_back({{"id", id}, {"title", title}, {"desc", ""}, {"mode", mode}, {"filter_paths", std::move(paths)}});
    return id;
  }
  Json all_ = Json::array();
  std::set<std::string> known_;
};

Json event_json(const Feature& feature, bool placed, const Happening& one, const Material& material, Associations& associations) {
  const Json place = query::member(feature.properties, "place");
  const bool pin = placed && !place.value("area", false);
  const std::string name = text_of(place, "name");
  Json sources = Json::array();
  for (const Claim& claim : one.claims) query::add_once(claim.report, sources);
  return {{"id", feature.id},
          {"description", headline_of(one) + "\n“" + quote_of(one) + "”"},
          {"date", date_of(one.time.start)},
          {"time", ""},
          {"time_precision", precision_of(one.time)},
          {"time_display", when_of(one)},
          {"location", name.empty() ? where_of(one) : cite::one_line(name) + (pin ? "" : " (a wide area)")},
          {"latitude", pin ? Json(feature.from.lat).dump() : ""},
          {"longitude", pin ? Json(feature.from.lon).dump() : ""},
          {"type", one.standing},
          {"category", one.kind},
          {"associations", Json::array({associations.category(one.kind), associations.filter("standing", one.standing), associations.filter("status", one.status),
                                        associations.filter("review", one.review)})},
          {"sources", sources},
          {"comments", joined(evidence_of(one, material), "\n")}};
}

Json source_json(const Report& report) {
  return {{"id", report.id},
          {"title", cite::one_line(report.title)},
          {"thumbnail", ""},
          {"paths", Json::array()},
          {"type", report.genre},
          {"url", is_web_address(report.url) ? report.url : ""},
          {"description", cite::one_line(report.publisher)},
          {"author", cite::one_line(joined(report.authors, ", "))},
          {"date", report.published},
          {"notes", "Day of publication: " + report.published_basis + "; SHA-256 " + report.sha256 + "; read by Dateline " + report.engine + (report.model.empty() ? "" : ", " + report.model)}};
}

std::string listed(const std::vector<std::string>& rows, const char* open, const char* close) { return fmt::format("{}\n{}\n{}", open, joined(rows, ",\n"), close); }

}  // namespace

Result<std::vector<File>> timemap(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  const ById happenings = by_id(material);
  Associations associations;
  std::vector<std::string> events, sources;
  std::set<std::string> told, left_out;
  for (const auto* list : {&material.features.placed, &material.features.unplaced}) {
    for (const Feature& feature : *list) {
      const Happening* one = happening_of(feature, happenings);
      if (feature.layer != 0 || !one) continue;
      if (!parse_iso_day(one->time.start)) {
        left_out.insert(one->id);
        continue;
      }
      events.push_back(event_json(feature, list == &material.features.placed, *one, material, associations).dump());
      for (const Claim& claim : one->claims) told.insert(claim.report);
    }
  }
  for (const std::string& id : told) sources.push_back(Json(id).dump() + ":" + source_json(material.reports.at(id)).dump());
  const std::string all_events = listed(events, "[", "]"), all_sources = listed(sources, "{", "}"), all_associations = associations.all().dump();
  const Json about = {{"generator", "Dateline " + order.version}, {"left_out", left_out}};
  return std::vector<File>{{"timemap.json", "{\"about\":" + about.dump() + ",\n\"events\":" + all_events + ",\n\"sources\":" + all_sources + ",\n\"associations\":" + all_associations + "}\n"},
                           {"events.json", all_events + "\n"},
                           {"sources.json", all_sources + "\n"},
                           {"associations.json", all_associations + "\n"}};
}

}  // namespace dateline::exports
