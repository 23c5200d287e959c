// PROV-O as JSON-LD: how each claim came to be. A claim is an entity that a reading (an activity of this program) made from a report, and rests on what its sources
// said; a happening is derived from its claims; a person's review is an activity that informed it.
#include <set>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/material.h"
#include "exports/telling.h"
#include "exports/values.h"
#include "exports/words.h"
#include "model/json_fields.h"

namespace dateline::exports {
namespace {

using json::Json;

std::string own(std::string_view kind, std::string_view id) { return fmt::format("urn:dateline:{}:{}", kind, percent_encoded(id)); }
Json link(const std::string& id) { return {{"@id", id}}; }
Json at(const std::string& time) { return {{"@value", instant_of(time) + "Z"}, {"@type", "xsd:dateTime"}}; }

class Graph {
 public:
  explicit Graph(const Material& material) : material_(material) {}

  void write() {
    for (const auto& [id, report] : material_.reports) add_report(report);
    for (const Happening& one : material_.happenings) add_happening(one);
    for (const Relation& one : material_.relations) add_relation(one);
  }

  std::string take() {
    const Json context = {{"prov", "http://www.w3.org/ns/prov#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}, {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                          {"dl", "urn:dateline:term:"}};
    return "{\"@context\":" + context.dump() + ",\"@graph\":[\n" + out_ + "\n]}\n";
  }

 private:
  static Json node(const std::string& id, Json types) { return {{"@id", id}, {"@type", std::move(types)}}; }
  static void put(Json& to, const char* name, const std::string& value) {
    if (!value.empty()) to[name] = value;
  }

  /// Once; another of the same id is the same.
  void add(const Json& node) {
    if (!ids_.insert(node.at("@id").get<std::string>()).second) return;
    out_ += (out_.empty() ? "" : ",\n") + node.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  std::string engine(const std::string& version, const std::string& model) {
    Json out = node(own("engine", version + " " + model), {"prov:Agent", "prov:SoftwareAgent"});
    out["rdfs:label"] = "Dateline " + version;
    put(out, "dl:version", version);
    put(out, "dl:model", model);
    add(out);
    return out["@id"];
  }

  std::string outlet(const Report& report) {
    const std::string name = on_one_line(report.publisher.empty() ? report.domain : report.publisher);
    if (name.empty()) return {};
    Json out = node(own("outlet", name), {"prov:Agent", "prov:Organization"});
    out["rdfs:label"] = name;
    put(out, "dl:domain", report.domain);
    add(out);
    return out["@id"];
  }

  void add_report(const Report& report) {
    Json out = node(own("report", report.id), {"prov:Entity", "dl:Report"});
    put(out, "rdfs:label", on_one_line(report.title));
    put(out, "dl:publishedBasis", report.published_basis);
    put(out, "dl:published", report.published);
    put(out, "dl:sha256", report.sha256);
    if (!is_plain_date(report.published) && !instant_of(report.published).empty()) out["prov:generatedAtTime"] = at(report.published);
    put(out, "dl:url", report.url);
    if (const std::string by = outlet(report); !by.empty()) out["prov:wasAttributedTo"] = link(by);
    if (material_.reports.contains(report.version_of)) out["prov:wasRevisionOf"] = link(own("report", report.version_of));
    add(out);
    Json reading = node(own("reading", report.id), {"prov:Activity", "dl:Reading"});
    reading["prov:used"] = link(own("report", report.id));
    reading["prov:wasAssociatedWith"] = link(engine(report.engine, report.model));
    if (!instant_of(report.read_at).empty()) reading["prov:endedAtTime"] = at(report.read_at);
    add(reading);
  }

  /// What a source of one claim said. Unnamed sources are an agent of this claim only: nothing ties them to those of another.
  std::string statement(const std::string& claim, const Claim& of, std::size_t number) {
    const Step& step = of.chain[number];
    const std::string id = claim + ":source:" + std::to_string(number);
    const bool named = !step.anonymous && !step.name.empty() && step.name != "[person]";
    Json agent = node(named ? own("source", step.kind + " " + step.name) : id + ":agent", step.kind == "person" && named ? Json{"prov:Agent", "prov:Person"} : Json{"prov:Agent"});
    agent["rdfs:label"] = step.name.empty() ? "somebody unnamed" : on_one_line(step.name);
    if (step.count) agent["dl:count"] = *step.count;
    add(agent);
    Json out = node(id, {"prov:Entity", "dl:Statement"});
    out["prov:wasAttributedTo"] = link(agent["@id"]);
    put(out, "dl:cue", step.cue);
    out["dl:depth"] = step.depth;
    Json deeper = Json::array();
    for (std::size_t i = 0; i < of.chain.size(); ++i) {
      if (of.chain[i].depth == step.depth + 1) deeper.push_back(link(claim + ":source:" + std::to_string(i)));
    }
    if (!deeper.empty()) out["prov:wasDerivedFrom"] = deeper;
    add(out);
    return id;
  }

  std::string add_claim(const Claim& claim, const std::string& review) {
    const std::string id = own("claim", claim.key) + ":" + percent_encoded(claim.report);
    Json out = node(id, {"prov:Entity", "dl:Claim"});
    out["dl:key"] = claim.key;
    put(out, "prov:value", claim.words);
    for (const auto& [name, value] : {std::pair("dl:about", claim.about), {"dl:polarity", claim.polarity}, {"dl:certainty", claim.certainty}, {"dl:lineage", claim.lineage},
                                      {"dl:review", review}}) {
      put(out, name, value);
    }
    if (claim.superseded) out["dl:superseded"] = true;
    out["dl:start"] = claim.span.start;
    out["dl:end"] = claim.span.end;
    out["prov:wasDerivedFrom"] = link(own("report", claim.report));
    out["prov:wasGeneratedBy"] = link(own("reading", claim.report));
    int depth = 0;
    for (const Step& step : claim.chain) depth = std::max(depth, step.depth);
    Json primary = Json::array();
    for (std::size_t i = 0; i < claim.chain.size(); ++i) {
      if (claim.chain[i].depth == 0) continue;  // the page itself
      const std::string said = statement(id, claim, i);
      if (claim.chain[i].depth == depth) primary.push_back(link(said));
    }
    if (!primary.empty()) out["prov:hadPrimarySource"] = primary;
    add(out);
    return id;
  }

  Json subject(const std::string& id, const char* type, const std::vector<Claim>& claims, const std::string& review) {
    Json out = node(id, {"prov:Entity", type}), from = Json::array();
    for (const Claim& claim : claims) from.push_back(link(add_claim(claim, claim.review.empty() ? review : claim.review)));
    out["prov:wasDerivedFrom"] = from;
    put(out, "dl:review", review);
    return out;
  }

  void add_happening(const Happening& one) {
    Json out = subject(own("incident", one.id), "dl:Incident", one.claims, one.review);
    out["rdfs:label"] = name_of(one);
    for (const auto& [name, value] : {std::pair("dl:kind", one.kind), {"dl:status", one.status}, {"dl:standing", one.standing}, {"dl:time", one.time.value},
                                      {"dl:timeBasis", one.time.basis}, {"dl:start", one.time.start}, {"dl:end", one.time.end}}) {
      put(out, name, value);
    }
    if (!one.reviewed_by.empty()) {
      Json person = node(own("reviewer", one.reviewed_by), {"prov:Agent", "prov:Person"}), review = node(own("incident", one.id) + ":review", {"prov:Activity", "dl:Review"});
      person["rdfs:label"] = on_one_line(one.reviewed_by);
      add(person);
      review["prov:wasAssociatedWith"] = link(person["@id"]);
      put(review, "dl:state", one.review);
      put(review, "dl:why", one.review_why);
      if (!instant_of(one.reviewed_at).empty()) review["prov:endedAtTime"] = at(one.reviewed_at);
      add(review);
      out["prov:wasInfluencedBy"] = link(review["@id"]);
    }
    add(out);
  }

  void add_relation(const Relation& one) {
    Json out = subject(own("relation", one.id), "dl:Relation", one.told, one.review);
    const Actor &from = material_.actors.at(one.from), &to = material_.actors.at(one.to);
    out["rdfs:label"] = on_one_line(fmt::format("{} {} {} {}", shown_name(from), one.type, shown_name(to), between(one.start, one.end)));
    for (const auto& [name, value] : {std::pair("dl:type", one.type), {"dl:from", one.from}, {"dl:to", one.to}, {"dl:start", one.start}, {"dl:end", one.end}}) put(out, name, value);
    if (one.denied) out["dl:denied"] = true;
    add(out);
  }

  const Material& material_;
  std::set<std::string> ids_;
  std::string out_;
};

}  // namespace

Result<std::vector<File>> prov(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  Graph graph(material);
  graph.write();
  return std::vector<File>{{"prov.jsonld", graph.take()}};
}

}  // namespace dateline::exports
