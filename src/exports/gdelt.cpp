// GDELT 2: a row an event, a row a mention, which is one claim in one report. Columns and their order are GDELT's; nothing is a header.
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/try.h"
#include "exports/event_data.h"
#include "exports/export.h"
#include "exports/tab_table.h"

namespace dateline::exports {
namespace {

std::string digits(std::string_view day) { return std::string(day.substr(0, 4)) + std::string(day.substr(5, 2)) + std::string(day.substr(8, 2)); }

/// The number in a happening's id, which is a hash: the same after every export.
std::string number_of(const Happening& one) { return std::to_string(std::stoull(one.id.substr(one.id.find('-') + 1), nullptr, 16)); }

/// GDELT's: months of 30 days in years of 365.
std::string fraction_of_year(std::string_view day) {
  const int month = std::stoi(std::string(day.substr(5, 2))), of_month = std::stoi(std::string(day.substr(8, 2)));
  return fmt::format("{}.{:04d}", day.substr(0, 4), static_cast<int>(((month - 1) * 30 + of_month) * 10000 / 365));
}

std::string quad_class(std::string_view cameo) {
  const int root = std::stoi(std::string(cameo.substr(0, 2)));
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

std::string part(const std::vector<std::string>& parts, std::size_t i) { return i < parts.size() ? parts[i] : std::string(); }

void add_actor(TabTable& out, const Party* party, const Material& material) {
  if (!party) {
    out.none(10);
    return;
  }
  const auto known = material.actors.find(party->actor);
  const ActorCode code = known == material.actors.end() ? ActorCode() : parts_of_code(known->second.code);
  out.code(code.whole).text(party->name).code(code.country).code(code.group).none().code(part(code.religions, 0)).code(part(code.religions, 1));
  for (std::size_t i = 0; i < 3; ++i) out.code(part(code.types, i));
}

/// 1 a country; 3 and 4 a town of the United States and elsewhere, 2 and 5 a province.
std::string geo_type(const Site& site) {
  if (site.precision == "country") return "1";
  const bool in_states = site.country == "US";
  const bool is_town = site.precision == "settlement" || site.precision == "exact" || site.precision == "near";
  return is_town ? (in_states ? "3" : "4") : in_states ? "2" : "5";
}

void add_geo(TabTable& out, const Site* site) {
  if (!site) {
    out.code("0").none(7);
    return;
  }
  const std::string fips = country_codes(site->country).fips, of_country = site->precision == "country" ? fips : std::string();
  out.code(geo_type(*site)).text(site->name).code(fips).code(of_country).none().code(fmt::format("{}", *site->lat)).code(fmt::format("{}", *site->lon)).code(of_country);
}

const Report& report_of(const Claim& claim, const Material& material) { return material.reports.at(claim.report); }

bool is_on_the_web(const Report& report) { return report.url.starts_with("http"); }
const std::string& address_of(const Report& report) { return report.url.empty() ? report.id : report.url; }
const std::string& outlet_of(const Report& report) { return report.domain.empty() || !is_on_the_web(report) ? report.publisher : report.domain; }

/// When the first report of it was published.
std::string first_moment(const Happening& one, const Material& material) {
  std::string out;
  for (const Claim& claim : one.claims) {
    const std::string moment = moment_of(report_of(claim, material));
    if (out.empty() || moment < out) out = moment;
  }
  return out;
}

struct Told {
  std::set<std::string> outlets, reports;
  bool in_lead = false;
};
Told told_by(const Happening& one, const Material& material) {
  Told out;
  for (const Claim& claim : one.claims) {
    out.outlets.insert(outlet_of(report_of(claim, material)));
    out.reports.insert(claim.report);
    out.in_lead = out.in_lead || claim.in_lead;
  }
  return out;
}

void add_event(TabTable& out, const Happening& one, const Material& material) {
  const std::string day = day_of(one, material), date = digits(day);
  out.code(number_of(one)).code(date).code(date.substr(0, 6)).code(date.substr(0, 4)).code(fraction_of_year(day));
  add_actor(out, first_party(one, {"agent"}), material);
  add_actor(out, first_party(one, {"target", "recipient"}), material);
  const Told told = told_by(one, material);
  out.code(told.in_lead ? "1" : "0").code(one.cameo).code(one.cameo.substr(0, 3)).code(one.cameo.substr(0, 2)).code(quad_class(one.cameo)).code(goldstein_weight(one.cameo));
  out.code(std::to_string(one.claims.size())).code(std::to_string(told.outlets.size())).code(std::to_string(told.reports.size())).none();
  add_geo(out, nullptr);  // where the actors are is not told
  add_geo(out, nullptr);
  add_geo(out, one.shown_site());
  out.code(first_moment(one, material)).text(address_of(report_of(one.told_by(), material))).end_row();
}

std::string offset(std::optional<std::size_t> at) { return at ? std::to_string(*at) : "-1"; }

/// The column that GDELT keeps free: what a mention cannot say elsewhere.
std::string more_of(const Claim& claim, const Report& report) {
  return fmt::format("claim={};polarity={};certainty={};lineage={};superseded={};review={};published_basis={};engine={}", claim.key, claim.polarity, claim.certainty,
                     claim.lineage, claim.superseded ? "yes" : "no", claim.review, report.published_basis, report.engine);
}

void add_mentions(TabTable& out, const Happening& one, const Material& material) {
  const std::string number = number_of(one), first = first_moment(one, material);
  for (const Claim& claim : one.claims) {
    const Report& report = report_of(claim, material);
    out.code(number).code(first).code(moment_of(report)).code(is_on_the_web(report) ? "1" : "2").text(outlet_of(report)).text(address_of(report));
    out.code(std::to_string(claim.sentence + 1)).code(offset(claim.agent_at)).code(offset(claim.target_at)).code(std::to_string(claim.span.start)).code("1");
    out.code(std::to_string(std::lround(claim.confidence * 100))).code(std::to_string(report.characters)).none(2).text(more_of(claim, report)).end_row();
  }
}

/// GDELT's files are named by their last moment; so are ours.
std::string last_moment(const Material& material) {
  std::string out = "00000000000000";
  for (const auto& [id, report] : material.reports) out = std::max(out, moment_of(report));
  return out;
}

}  // namespace

Result<std::vector<File>> gdelt(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  TabTable events, mentions;
  for (const Happening& one : material.happenings) {
    if (one.cameo.size() < 3 || !is_affirmed(one)) continue;
    add_event(events, one, material);
    add_mentions(mentions, one, material);
  }
  const std::string name = last_moment(material);
  return std::vector<File>{{name + ".export.CSV", events.take()}, {name + ".mentions.CSV", mentions.take()}};
}

}  // namespace dateline::exports
