#include "exports/stix_things.h"

#include <algorithm>

#include <fmt/format.h>

#include "exports/telling.h"
#include "exports/values.h"

namespace dateline::exports::stix {
namespace {

using archive::Tlp;

std::string_view class_of(const Actor& actor) {
  if (actor.type == "person") return "individual";
  if (actor.type == "organization" || actor.type == "country") return "organization";
  return actor.type == "unit" || actor.type == "group" ? "group" : "";
}

std::string description_of(const Actor& actor) {
  std::vector<std::string> parts = {actor.subtype.empty() ? actor.type : actor.type + ", " + actor.subtype};
  if (!actor.country.empty()) parts.push_back("country " + actor.country);
  if (!actor.code.empty()) parts.push_back("CAMEO " + actor.code);
  if (!actor.aliases.empty()) parts.push_back(fmt::format("also called {}", fmt::join(actor.aliases, ", ")));
  return fmt::format("{}", fmt::join(parts, "; "));
}

Tlp level_of_report(const Order& order, const std::string& report) {
  const auto found = order.tlp.find(report);
  return found == order.tlp.end() ? order.unmarked : found->second;
}

}  // namespace

Json our_reference(const std::string& id) { return {{"source_name", "Dateline"}, {"external_id", id}}; }

std::string first_moment(const std::string& day) {
  const auto days = days_of(day);
  return days ? days->first + "T00:00:00.000Z" : std::string();
}
std::string last_moment(const std::string& day) {
  const auto days = days_of(day);
  return days ? days->last + "T23:59:59.000Z" : std::string();
}

Things::Things(const Material& given, const Order& asked, std::vector<archive::Grade> grades, archive::Lifetime lifetime)
    : material(given), order(asked), grades_(std::move(grades)), lifetime_(std::move(lifetime)) {
  for (const auto& [id, report] : material.reports) {
    const Tlp level = level_of_report(order, id);
    for (const auto& named : report.named) {
      const auto [known, is_new] = actor_levels_.emplace(named.first, level);
      if (!is_new) known->second = std::min(known->second, level);
    }
  }
  for (const Relation& relation : material.relations) {
    if (relation.type != "holds_office" || relation.denied) continue;
    roles_[relation.from].push_back(on_one_line(material.actors.at(relation.to).name + " " + between(relation.start, relation.end)));
  }
}

std::string Things::program() {
  const Json identity = [&] {
    Json out = Bundle::object("identity", "Dateline", always());
    out["name"] = "Dateline";
    out["description"] = "A program that reads news reports. What it made is unreviewed unless its labels say otherwise.";
    out["identity_class"] = "system";
    return out;
  }();
  const std::string id = identity["id"];
  bundle.add(identity, Tlp::kClear);
  return id;
}

std::string Things::outlet(const Report& report) {
  const std::string name = on_one_line(report.publisher.empty() ? report.domain : report.publisher);
  if (name.empty()) return program();
  Json out = Bundle::object("identity", "outlet " + name, always());
  const std::string id = out["id"];
  if (bundle.has(id)) return id;
  out["created_by_ref"] = program();
  out["name"] = name;
  put(out, "description", report.domain.empty() ? "An outlet" : "An outlet: " + report.domain);
  out["identity_class"] = "organization";
  if (const archive::Grade* grade = grade_of(grades_, archive::GradeKind::kReliability, report.publisher)) out["labels"] = {"reliability:" + grade->value};
  Tlp level = Tlp::kRed;
  for (const auto& [other, one] : material.reports) {
    if (one.publisher == report.publisher && one.domain == report.domain) level = std::min(level, level_of_report(order, other));
  }
  bundle.add(std::move(out), level);
  return id;
}

Json Things::actor_object(const Actor& actor) {
  const std::string country = country_code(actor.country);
  if (actor.type == "place" && !country.empty()) {
    Json out = Bundle::object("location", actor.id, always());
    out["country"] = country;
    return out;
  }
  if (actor.type == "facility") {
    Json out = Bundle::object("infrastructure", actor.id, always());
    out["infrastructure_types"] = {"unknown"};
    return out;
  }
  Json out = Bundle::object("identity", actor.id, always());
  put(out, "identity_class", std::string(class_of(actor)));
  if (const auto roles = roles_.find(actor.id); roles != roles_.end()) put(out, "roles", roles->second);
  return out;
}

std::string Things::actor(const std::string& id) {
  const Actor& known = material.actors.at(id);
  if (known.type == "position") return {};
  Json out = actor_object(known);
  const std::string there = out["id"];
  if (bundle.has(there)) return there;
  out["created_by_ref"] = program();
  out["name"] = shown_name(known);
  out["description"] = description_of(known);
  out["external_references"] = Json::array({our_reference(id)});
  const auto level = actor_levels_.find(id);
  bundle.add(std::move(out), level == actor_levels_.end() ? Tlp::kClear : level->second);
  return there;
}

std::string Things::site(const Site& site, Tlp level) {
  const std::string country = country_code(site.country);
  if (country.empty() && !(site.lat && site.lon)) return {};
  Json out = Bundle::object("location", site.id.empty() ? site.country + " " + site.name : site.id + " " + site.name, always());
  const std::string id = out["id"];
  if (bundle.has(id)) return id;
  out["created_by_ref"] = program();
  put(out, "name", on_one_line(site.name));
  put(out, "description", site.precision.empty() ? "" : "told as finely as: " + site.precision);
  if (site.lat && site.lon) {
    out["latitude"] = *site.lat;
    out["longitude"] = *site.lon;
    if (site.radius_km) out["precision"] = *site.radius_km * 1000;
  }
  put(out, "country", country);
  if (!site.id.empty()) out["external_references"] = Json::array({our_reference(site.id)});
  bundle.add(std::move(out), level);
  return id;
}

Tlp Things::level_of(const std::vector<std::string>& reports) const {
  Tlp out = Tlp::kClear;
  for (const std::string& report : reports) out = std::max(out, level_of_report(order, report));
  return out;
}

Made Things::made(const std::vector<std::string>& reports, const std::string& judged) const {
  Made out{"", timestamp(judged)};
  for (const std::string& id : reports) {
    const Report& report = material.reports.at(id);
    const std::string came = timestamp(report.captured_at), read = timestamp(report.read_at);
    if (!came.empty() && (out.created.empty() || came < out.created)) out.created = came;
    out.modified = std::max({out.modified, came, read});
  }
  if (out.created.empty()) out.created = timestamp(lifetime_.begun);
  out.modified = std::max(out.modified, out.created);
  return out;
}

std::optional<int> Things::confidence(const std::string& claim) const {
  const archive::Grade* grade = grade_of(grades_, archive::GradeKind::kCredibility, claim);
  if (!grade || grade->value.size() != 1 || grade->value[0] < '1' || grade->value[0] > '5') return {};
  return 90 - 20 * (grade->value[0] - '1');
}

}  // namespace dateline::exports::stix
