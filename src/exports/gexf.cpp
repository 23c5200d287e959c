// GEXF 1.3 for Gephi and networkx: actors and happenings are nodes, relations and roles are edges, each with a spell of the days for which it is told. A node
// stands before every edge that touches it; what is not dated has no spell.
#include <map>

#include <fmt/format.h>

#include "base/try.h"
#include "exports/export.h"
#include "exports/material.h"
#include "exports/values.h"
#include "exports/telling.h"
#include "exports/xml_text.h"

namespace dateline::exports {
namespace {

struct Column {
  std::string_view id, title, type;
};
constexpr Column kNodeColumns[] = {
    {"class", "class", "string"}, {"type", "type", "string"}, {"country", "country", "string"}, {"aliases", "aliases", "string"}, {"code", "CAMEO code", "string"},
    {"time", "time", "string"}, {"time_basis", "time basis", "string"}, {"places", "places", "string"}, {"latitude", "latitude", "double"},
    {"longitude", "longitude", "double"}, {"status", "status", "string"}, {"standing", "standing", "string"}, {"support", "support", "string"}, {"dispute", "dispute", "string"},
    {"independent", "independent sources", "integer"}, {"independent_low", "independent sources, at least", "integer"}, {"reports", "reports", "integer"},
    {"first_published", "first published", "string"}, {"review", "review", "string"}, {"claims", "claims", "string"}};
constexpr Column kEdgeColumns[] = {
    {"class", "class", "string"}, {"start", "start as told", "string"}, {"end", "end as told", "string"}, {"modes", "modes", "string"}, {"denied", "denied", "boolean"},
    {"list", "list", "string"}, {"review", "review", "string"}, {"reports", "reports", "string"}, {"claims", "claims", "string"}};

/// The values of one node or edge, each of a column.
class Values {
 public:
  Values& add(std::string_view column, const std::string& value) {
    if (!value.empty()) out_ += fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", column, xml_text(value));
    return *this;
  }
  Values& add(std::string_view column, const std::vector<std::string>& values) { return add(column, fmt::format("{}", fmt::join(values, "; "))); }
  std::string take() const { return out_.empty() ? "" : "<attvalues>" + out_ + "</attvalues>"; }

 private:
  std::string out_;
};

/// From the first day of `start` to the last of `end`; an end that is not known is open. Nothing for what is not dated, or ends before it begins.
std::string spell(const std::string& start, const std::string& end) {
  const auto first = days_of(start), last = days_of(end);
  if ((!first && !last) || (first && last && last->last < first->first)) return {};
  std::string out = "<spells><spell";
  if (first) out += " start=\"" + first->first + "\"";
  if (last) out += " end=\"" + last->last + "\"";
  return out + "/></spells>";
}
std::string spell(const Time& time) { return time.start.empty() ? std::string() : spell(time.start, time.end.empty() ? time.start : time.end); }

std::vector<std::string> keys_of(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const Claim& claim : claims) out.push_back(claim.key);
  return out;
}

std::string columns(std::string_view of, std::span<const Column> all) {
  std::string out = fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", of);
  for (const Column& one : all) out += fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", one.id, one.title, one.type);
  return out + "    </attributes>\n";
}

std::string node(const std::string& id, const std::string& label, const Values& values, const std::string& spells) {
  return fmt::format("      <node id=\"{}\" label=\"{}\">{}{}</node>\n", xml_text(id), xml_text(label), values.take(), spells);
}

std::string node_of(const Actor& actor) {
  Values values;
  values.add("class", "actor").add("type", actor.type).add("country", actor.country).add("aliases", actor.aliases).add("code", actor.code);
  return node(actor.id, shown_name(actor), values, {});
}

std::string node_of(const Happening& one) {
  Values values;
  std::vector<std::string> places;
  const Site* placed = nullptr;
  for (const Site& site : one.sites) {
    places.push_back(site.name.empty() ? site.country : site.name);
    if (!placed && site.lat && site.lon) placed = &site;
  }
  values.add("class", "happening").add("type", one.kind).add("time", one.time.value).add("time_basis", one.time.basis).add("places", places);
  if (placed) values.add("latitude", fmt::format("{}", *placed->lat)).add("longitude", fmt::format("{}", *placed->lon));
  values.add("status", one.status).add("standing", one.standing).add("support", one.support).add("dispute", one.dispute);
  values.add("independent", std::to_string(one.independent)).add("independent_low", std::to_string(one.independent_low)).add("reports", std::to_string(one.reports));
  values.add("first_published", one.first_published).add("review", one.review).add("claims", keys_of(one.claims));
  return node(one.id, name_of(one), values, spell(one.time));
}

std::string edge(const std::string& id, const std::string& from, const std::string& to, const std::string& label, const Values& values, const std::string& spells) {
  return fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"directed\" label=\"{}\">{}{}</edge>\n", xml_text(id), xml_text(from), xml_text(to), xml_text(label),
                     values.take(), spells);
}

std::string edge_of(const Relation& one) {
  Values values;
  values.add("class", "relation").add("start", one.start).add("end", one.end).add("modes", one.modes).add("denied", one.denied ? "true" : "false");
  values.add("list", one.list.empty() ? "" : one.list + " " + one.reference).add("review", one.review).add("reports", reports_of(one.told)).add("claims", keys_of(one.told));
  return edge(one.id, one.from, one.to, one.type, values, spell(one.start, one.end));
}

/// One for each role of an actor: several actors in it, and one actor in several, stay apart.
std::string edges_of(const Happening& one, const Material& material) {
  std::string out;
  std::map<std::string, bool> written;
  for (const Party& party : one.parties) {
    const std::string id = one.id + " " + party.actor + " " + party.role;
    if (!material.actors.contains(party.actor) || std::exchange(written[id], true)) continue;
    Values values;
    values.add("class", "role").add("start", one.time.start).add("end", one.time.end).add("denied", one.standing == "denied" ? "true" : "false").add("review", one.review);
    values.add("reports", reports_of(one.claims)).add("claims", keys_of(one.claims));
    out += edge(id, party.actor, one.id, party.role, values, spell(one.time));
  }
  return out;
}

}  // namespace

Result<std::vector<File>> gexf(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n";
  out += fmt::format("  <meta><creator>Dateline {}</creator><description>Machine-made from news reports; see review</description></meta>\n", xml_text(order.version));
  out += "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" timerepresentation=\"interval\">\n";
  out += columns("node", kNodeColumns) + columns("edge", kEdgeColumns) + "    <nodes>\n";
  for (const auto& [id, actor] : material.actors) out += node_of(actor);
  for (const Happening& one : material.happenings) out += node_of(one);
  out += "    </nodes>\n    <edges>\n";
  for (const Relation& one : material.relations) out += edge_of(one);
  for (const Happening& one : material.happenings) out += edges_of(one, material);
  out += "    </edges>\n  </graph>\n</gexf>\n";
  return std::vector<File>{{"news.gexf", std::move(out)}};
}

}  // namespace dateline::exports
