// POLECAT: a row an event in PLOVER's classes, under a line of names. "None" is what is not known.
#include <algorithm>

#include <fmt/format.h>

#include "base/try.h"
#include "exports/event_data.h"
#include "exports/export.h"
#include "exports/tab_table.h"
#include "exports/words.h"

namespace dateline::exports {
namespace {

constexpr std::string_view kColumns[] = {
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector",
    "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
    "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version"};

std::string joined(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, "; ")); }

/// All that take part on one side, as POLECAT lists them.
void add_side(TabTable& out, const Happening& one, std::initializer_list<std::string_view> roles, const Material& material) {
  std::vector<std::string> names, raw, countries, cow, sectors;
  std::string first_sector;
  for (const Party& party : one.parties) {
    if (party.name.empty() || std::find(roles.begin(), roles.end(), party.role) == roles.end()) continue;
    const auto known = material.actors.find(party.actor);
    add_once(names, known == material.actors.end() ? party.name : known->second.name);
    add_once(raw, party.name);
    if (known == material.actors.end()) continue;
    const CountryCodes codes = country_codes(known->second.country);
    add_once(countries, codes.iso3);
    add_once(cow, codes.cow);
    for (const std::string& sector : known->second.sectors) add_once(sectors, sector);
  }
  out.text(joined(names)).code(joined(countries)).code(joined(cow)).code(sectors.empty() ? "" : sectors.front()).code(joined(sectors)).none().text(joined(raw)).none();
}

void add_site(TabTable& out, const Site* site) {
  if (!site) {
    out.none(10);
    return;
  }
  const bool is_town = site->precision == "settlement";
  out.text(site->name).text(is_town ? site->name : "").none().text(site->precision == "province" ? site->name : "").code(country_codes(site->country).iso3);
  out.code(fmt::format("{}", *site->lat)).code(fmt::format("{}", *site->lon)).none().text(site->name).none();
}

void add_event(TabTable& out, const Happening& one, const Material& material, const std::string& version) {
  const Report& report = material.reports.at(one.told_by().report);
  out.code(one.id).code(day_of(one, material)).code(one.plover).code(joined(one.modes)).none().code(quad_of(one.plover)).code(joined(one.contexts));
  add_side(out, one, {"agent"}, material);
  add_side(out, one, {"target", "recipient"}, material);
  add_site(out, one.shown_site());
  out.text(report.publisher).code(std::string_view(report.published).substr(0, 10)).none(3).code(report.language).code("Dateline " + version).end_row();
}

}  // namespace

Result<std::vector<File>> polecat(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  TabTable out("None");
  for (const std::string_view column : kColumns) out.code(column);
  out.end_row();
  for (const Happening& one : material.happenings) {
    if (!one.plover.empty() && one.plover != "none" && is_affirmed(one)) add_event(out, one, material, order.version);
  }
  return std::vector<File>{{"polecat.txt", out.take()}};
}

}  // namespace dateline::exports
