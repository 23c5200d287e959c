// Layers for geographical information systems: happenings, facilities, legs, each with what has no place, and tables of claims and reports.
#include "exports/geopackage.h"

#include <algorithm>

#include "base/try.h"
#include "exports/export.h"
#include "exports/feature_properties.h"
#include "exports/words.h"
#include "query/json_parts.h"

namespace dateline::exports {
namespace {

using json::Json;
using query::Feature;
using query::text_of;
using Geometry = GeoPackage::Geometry;

Cell null_if_empty(std::string text) { return text.empty() ? Cell() : Cell(std::move(text)); }
Cell whole(int value) { return std::int64_t{value}; }
Cell text_at(const Json& object, const char* name) { return null_if_empty(text_of(object, name)); }

/// A member that may be text, number, boolean, a list of texts, or missing.
Cell cell_at(const Json& object, const char* name) {
  const Json value = query::member(object, name);
  if (value.is_boolean()) return whole(value.get<bool>());
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (!value.is_array()) return text_at(object, name);
  std::vector<std::string> texts;
  for (const Json& one : value) {
    if (one.is_string()) texts.push_back(one.get<std::string>());
  }
  return null_if_empty(joined(texts, "; "));
}

/// "agent: Coastal Front; target: somebody"
std::string participants_of(const Json& properties) {
  std::vector<std::string> out;
  for (const Json& one : query::member(properties, "participants")) {
    const std::string name = text_of(one, "name");
    if (!name.empty() || text_of(one, "type") == "person") out.push_back(text_of(one, "role") + ": " + (name.empty() ? "somebody" : name));
  }
  return joined(out, "; ");
}

std::string counts_of(const Happening& happening) {
  std::vector<std::string> out;
  for (const Count& count : happening.counts) {
    const std::string low = count.low ? std::to_string(*count.low) : "", high = count.high ? std::to_string(*count.high) : "";
    out.push_back(count.what + " " + (low == high ? low : low + "-" + high));
  }
  return joined(out, "; ");
}

/// "building 2021; active"
std::string states_of(const Json& properties) {
  std::vector<std::string> out;
  for (const Json& one : query::member(properties, "states")) {
    std::string& state = out.emplace_back(text_of(one, "state"));
    if (!text_of(one, "time").empty()) state.append(" ").append(text_of(one, "time"));
  }
  return joined(out, "; ");
}

std::string operators_of(const Json& properties) {
  std::vector<std::string> out;
  for (const Json& one : query::member(properties, "operators")) out.push_back(text_of(one, "name"));
  return joined(out, "; ");
}

/// Where a feature lies; nothing for those that are not placed.
Lines lines_of(const Feature& feature) {
  const Json geometry = query::geometry_of(feature);
  const Json& at = geometry.at("coordinates");
  const auto line = [](const Json& positions) {
    std::vector<LonLat> out;
    for (const Json& one : positions) out.emplace_back(one.at(0).get<double>(), one.at(1).get<double>());
    return out;
  };
  if (geometry.at("type") == "Point") return {{{feature.from.lon, feature.from.lat}}};
  if (geometry.at("type") == "LineString") return {line(at)};
  Lines out;
  for (const Json& one : at) out.push_back(line(one));
  return out;
}

/// What a row of each layer ends in.
const std::vector<Column> kEvidence = {{"reports", "INTEGER"}, {"review", "TEXT"}, {"published_basis", "TEXT"}, {"claims", "TEXT"}, {"engine", "TEXT"}};
void add_evidence(const Json& properties, const std::string& review, std::vector<Cell>& row) {
  const Json& claims = claims_in(properties);
  row.insert(row.end(), {cell_at(properties, "reports"), null_if_empty(review), null_if_empty(told_in(claims, "published_basis")), null_if_empty(told_in(claims, "claim")),
                         null_if_empty(told_in(claims, "engine"))});
}

std::vector<Column> with_evidence(std::vector<Column> columns) {
  columns.insert(columns.end(), kEvidence.begin(), kEvidence.end());
  return columns;
}

/// Columns of a place, and what stands in them.
const std::vector<Column> kPlace = {{"place", "TEXT"}, {"country", "TEXT"}, {"precision", "TEXT"}, {"radius_km", "DOUBLE"}, {"wide_area", "BOOLEAN"}};
void add_place(const Json& place, std::vector<Cell>& row) {
  for (const char* name : {"name", "country", "precision", "radius_km", "area"}) row.push_back(cell_at(place, name));
}

/// Features of one layer, placed and not, with their properties.
template <class Row>
void each(const Material& material, int layer, const ById& happenings, Row row) {
  for (const auto* list : {&material.features.placed, &material.features.unplaced}) {
    const bool placed = list == &material.features.placed;
    for (const Feature& feature : *list) {
      if (feature.layer == layer) row(feature, placed ? lines_of(feature) : Lines(), properties_of(feature, happenings, material));
    }
  }
}

void happenings(const Material& material, const ById& by_id, GeoPackage& out) {
  std::vector<Column> columns = {{"feature", "TEXT"}, {"happening", "TEXT"}, {"kind", "TEXT"}, {"modes", "TEXT"}, {"headline", "TEXT"}, {"start_date", "DATE"}, {"end_date", "DATE"},
                                 {"time", "TEXT"}, {"time_basis", "TEXT"}, {"place_role", "TEXT"}};
  columns.insert(columns.end(), kPlace.begin(), kPlace.end());
  for (const char* name : {"participants", "counts", "status", "standing", "support", "dispute"}) columns.push_back({name, "TEXT"});
  for (const char* name : {"independent_sources", "independent_sources_low", "named_sources", "anonymous_sources"}) columns.push_back({name, "INTEGER"});
  for (const char* name : {"contradictions", "first_published", "reviewed_by", "reviewed_at", "review_why", "quote"}) columns.push_back({name, "TEXT"});
  out.begin_table("happenings", "Happenings, a row for each site that is told most finely; without a geometry where none is", Geometry::kPoint, with_evidence(columns));
  each(material, 0, by_id, [&](const Feature& feature, const Lines& at, const Json& properties) {
    const Happening& one = *happening_of(feature, by_id);
    std::vector<Cell> row = {feature.id, one.id, one.kind, null_if_empty(joined(one.modes, "; ")), headline_of(one), null_if_empty(one.time.start), null_if_empty(one.time.end),
                             null_if_empty(one.time.value), one.time.basis, text_at(properties, "role")};
    add_place(query::member(properties, "place"), row);
    row.insert(row.end(), {null_if_empty(participants_of(properties)), null_if_empty(counts_of(one)), one.status, one.standing, one.support, one.dispute, whole(one.independent),
                           whole(one.independent_low), whole(one.named), whole(one.anonymous), cell_at(properties, "contradictions"), null_if_empty(one.first_published),
                           null_if_empty(one.reviewed_by), null_if_empty(one.reviewed_at), null_if_empty(one.review_why), null_if_empty(quote_of(one))});
    add_evidence(properties, one.review, row);
    out.add_row(at, row);
  });
}

void facilities(const Material& material, const ById& by_id, GeoPackage& out) {
  std::vector<Column> columns = {{"feature", "TEXT"}, {"name", "TEXT"}, {"aliases", "TEXT"}, {"subtype", "TEXT"}};
  columns.insert(columns.end(), kPlace.begin(), kPlace.end());
  for (const char* name : {"placed_by", "states", "operators"}) columns.push_back({name, "TEXT"});
  out.begin_table("facilities", "Bases, depots, plants and other facilities", Geometry::kPoint, with_evidence(columns));
  each(material, 1, by_id, [&](const Feature& feature, const Lines& at, const Json& properties) {
    std::vector<Cell> row = {feature.id, text_at(properties, "name"), cell_at(properties, "aliases"), text_at(properties, "subtype")};
    add_place(query::member(properties, "place"), row);
    row.insert(row.end(), {text_at(properties, "placed_by"), null_if_empty(states_of(properties)), null_if_empty(operators_of(properties))});
    add_evidence(properties, told_in(claims_in(properties), "review"), row);
    out.add_row(at, row);
  });
}

void legs(const Material& material, const ById& by_id, GeoPackage& out) {
  const std::vector<Column> columns = {{"feature", "TEXT"}, {"names", "TEXT"}, {"from_place", "TEXT"}, {"from_country", "TEXT"}, {"to_place", "TEXT"}, {"to_country", "TEXT"},
                                       {"status", "TEXT"}, {"basis", "TEXT"}, {"denied", "BOOLEAN"}, {"established", "BOOLEAN"}, {"modes", "TEXT"}};
  out.begin_table("legs", "Legs of ways: a line joins two places and is no road; all but those established are only claimed", Geometry::kLines, with_evidence(columns));
  each(material, 2, by_id, [&](const Feature& feature, const Lines& at, const Json& properties) {
    const Json from = query::member(properties, "from"), to = query::member(properties, "to");
    std::vector<Cell> row = {feature.id, cell_at(properties, "names"), text_at(from, "name"), text_at(from, "country"), text_at(to, "name"), text_at(to, "country"),
                             text_at(properties, "status"), text_at(properties, "basis"), cell_at(properties, "denied"), cell_at(properties, "established"),
                             null_if_empty(told_in(claims_in(properties), "mode"))};
    add_evidence(properties, told_in(claims_in(properties), "review"), row);
    out.add_row(at, row);
  });
}

void claims(const Material& material, const ById& by_id, GeoPackage& out) {
  const char* kColumns[] = {"claim", "report", "about", "polarity", "certainty", "sources", "via", "superseded", "review", "quote", "publisher", "published", "published_basis", "url", "engine"};
  std::vector<Column> columns = {{"layer", "TEXT"}, {"subject", "TEXT"}};
  for (const char* name : kColumns) columns.push_back({name, name == std::string_view("superseded") ? "BOOLEAN" : "TEXT"});
  out.begin_table("claims", "Who says so: a row for each claim on a happening (its id is the subject), a facility or a leg (that feature's)", Geometry::kNone, columns);
  std::string last;
  for (int layer = 0; layer < 3; ++layer) {
    each(material, layer, by_id, [&](const Feature& feature, const Lines&, const Json& properties) {
      const std::string subject = layer == 0 ? text_of(properties, "incident") : feature.id;
      if (subject == last) return;  // its sites stand behind one another
      last = subject;
      for (const Json& claim : claims_in(properties)) {
        std::vector<Cell> row = {text_at(properties, "layer"), subject};
        for (const char* name : kColumns) row.push_back(cell_at(claim, name == std::string_view("quote") && !claim.contains(name) ? "sentence" : name));
        out.add_row({}, row);
      }
    });
  }
}

void reports(const Material& material, GeoPackage& out) {
  std::vector<Column> columns;
  for (const char* name : {"report", "url", "title", "publisher", "published", "published_basis", "language", "genre", "captured_at", "sha256", "text_sha256", "version_of", "engine", "model"}) {
    columns.push_back({name, "TEXT"});
  }
  out.begin_table("reports", "The reports that claims are in", Geometry::kNone, columns);
  for (const auto& [id, one] : material.reports) {
    out.add_row({}, {id, null_if_empty(one.url), null_if_empty(one.title), null_if_empty(one.publisher), null_if_empty(one.published), one.published_basis, null_if_empty(one.language),
                     null_if_empty(one.genre), null_if_empty(one.captured_at), one.sha256, one.text_sha256, null_if_empty(one.version_of), one.engine, null_if_empty(one.model)});
  }
}

}  // namespace

Result<std::vector<File>> geopackage(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  const ById happenings_by_id = by_id(material);
  std::string changed = "1970-01-01T00:00:00Z";
  for (const auto& report : material.reports) changed = std::max(changed, report.second.captured_at);
  GeoPackage out("Dateline " + order.version, changed.substr(0, 19) + ".000Z");
  happenings(material, happenings_by_id, out);
  facilities(material, happenings_by_id, out);
  legs(material, happenings_by_id, out);
  claims(material, happenings_by_id, out);
  reports(material, out);
  DL_ASSIGN(std::string bytes, out.take());
  return std::vector<File>{{"dateline.gpkg", std::move(bytes)}};
}

}  // namespace dateline::exports
