// STIX 2.1 for OpenCTI, MISP and their kin: a happening is an incident, a report a report, "this outlet says so" a sighting, a denial an opinion with a note.
// docs/exports.md has the mapping.
#include <algorithm>

#include <fmt/format.h>

#include "base/try.h"
#include "exports/export.h"
#include "exports/stix_things.h"
#include "exports/telling.h"
#include "exports/values.h"

namespace dateline::exports {
namespace {

using archive::Tlp;
using json::Json;
using stix::Bundle;
using stix::put;

/// One export in the making.
class Writer {
 public:
  explicit Writer(stix::Things& things) : things_(things), material_(things.material) {}

  void write() {
    things_.program();
    for (const Happening& happening : material_.happenings) add_happening(happening);
    for (const Relation& relation : material_.relations) add_relation(relation);
    for (const auto& [id, report] : material_.reports) add_report(report);
  }

 private:
  /// Adds an object that these reports tell.
  std::string add(Json object, const std::vector<std::string>& reports) {
    const std::string id = object["id"];
    things_.bundle.add(std::move(object), things_.level_of(reports));
    for (const std::string& report : reports) refer(report, id);
    return id;
  }
  void refer(const std::string& report, const std::string& id) {
    std::vector<std::string>& refs = refs_[report];
    if (std::find(refs.begin(), refs.end(), id) == refs.end()) refs.push_back(id);
  }

  void link(const std::string& ours, std::string_view type, const std::string& from, const std::string& to, const std::string& words, const Time& time,
            const std::vector<std::string>& reports) {
    if (from.empty() || to.empty()) return;
    for (const std::string& report : reports) {
      refer(report, from);
      refer(report, to);
    }
    Json out = Bundle::object("relationship", ours, things_.made(reports));
    out["created_by_ref"] = things_.program();
    out["relationship_type"] = type;
    put(out, "description", words);
    out["source_ref"] = from;
    out["target_ref"] = to;
    const std::string start = stix::first_moment(time.start), stop = stix::last_moment(time.end);
    put(out, "start_time", start);
    if (start < stop) put(out, "stop_time", stop);
    add(std::move(out), reports);
  }

  void add_happening(const Happening& one) {
    const std::vector<std::string> reports = reports_of(one.claims);
    Json out = Bundle::object("incident", one.id, things_.made(reports, one.reviewed_at));
    out["created_by_ref"] = things_.program();
    out["labels"] = labels_of(one);
    if (const auto confidence = confidence_of(one)) out["confidence"] = *confidence;
    Json references = Json::array({stix::our_reference(one.id)});
    for (const std::string& alias : one.aliases) references.push_back(stix::our_reference(alias));
    out["external_references"] = references;
    out["name"] = name_of(one) + " (" + one.id + ")";
    out["description"] = fmt::format("{}\n{}", on_one_line(one.told_by().words_of_sentence), fmt::join(description_of(one), "\n"));
    const std::string incident = add(std::move(out), reports);
    add_roles(one, incident, reports);
    for (const std::string& report : reports) add_sighting(one, incident, material_.reports.at(report));
    for (const Claim& claim : one.claims) {
      if (claim.polarity == "denied") add_denial(claim, incident);
    }
    for (const Contradiction& contradiction : one.contradictions) add_contradiction(one, contradiction, incident, reports);
    add_review(one, incident, reports);
  }

  static std::vector<std::string> labels_of(const Happening& one) {
    std::vector<std::string> out;
    for (const auto& [what, value] : std::initializer_list<std::pair<const char*, std::string>>{
             {"kind", one.kind}, {"time", one.time.start.empty() ? "" : one.time.value}, {"time-basis", one.time.basis}, {"status", one.status}, {"standing", one.standing},
             {"support", one.support}, {"dispute", one.dispute}, {"review", one.review}, {"plover", one.plover}, {"cameo", one.cameo}}) {
      if (!value.empty()) out.push_back(fmt::format("{}:{}", what, value));
    }
    for (const std::string& mode : one.modes) out.push_back("mode:" + mode);
    return out;
  }

  /// Of the claim that stands for it, else the highest of those that affirm it.
  std::optional<int> confidence_of(const Happening& one) const {
    std::optional<int> out = things_.confidence(one.told_by().key);
    if (out) return out;
    for (const Claim& claim : one.claims) {
      if (claim.polarity == "affirmed" && claim.about == "all" && !claim.superseded) out = std::max(out, things_.confidence(claim.key));
    }
    return out;
  }

  void add_roles(const Happening& one, const std::string& incident, const std::vector<std::string>& reports) {
    for (const Party& party : one.parties) {
      if (!material_.actors.contains(party.actor)) continue;
      const std::string_view type = party.role == "agent" ? "attributed-to" : party.role == "target" ? "targets" : "related-to";
      link(one.id + " " + party.role + " " + party.actor, type, incident, things_.actor(party.actor), party.role, one.time, reports);
    }
    for (const Site& site : one.sites) {
      const std::string place = things_.site(site, things_.level_of(reports));
      link(one.id + " " + site.role + " " + place, "located-at", incident, place, site.role, one.time, reports);
    }
  }

  /// The page as it was had; empty where it has no address.
  std::string page(const Report& report) {
    const std::string seen = stix::timestamp(report.captured_at);
    if (report.url.empty() || seen.empty()) return {};
    Json url = {{"type", "url"}, {"spec_version", "2.1"}, {"id", stix::url_id(report.url)}, {"value", report.url}};
    Json out = Bundle::object("observed-data", report.id, things_.made({report.id}));
    out["created_by_ref"] = things_.program();
    out["first_observed"] = seen;
    out["last_observed"] = seen;
    out["number_observed"] = 1;
    out["object_refs"] = {url["id"]};
    things_.bundle.add(std::move(url), things_.level_of({report.id}));
    return add(std::move(out), {report.id});
  }

  /// That this report's outlet says so: with the words, the sources and the keys of all its claims that affirm it.
  void add_sighting(const Happening& one, const std::string& incident, const Report& report) {
    Json references = Json::array();
    std::string words;
    std::optional<int> confidence;
    for (const Claim& claim : one.claims) {
      if (claim.report != report.id || claim.polarity == "denied") continue;
      references.push_back({{"source_name", "Dateline claim"}, {"external_id", claim.key}});
      words += fmt::format("{}{} [{}; {}; {}; {}]", words.empty() ? "" : "\n", on_one_line(claim.words_of_sentence), claim.about, claim.certainty, chain_of(claim), claim.review);
      confidence = std::max(confidence, things_.confidence(claim.key));
    }
    if (references.empty()) return;
    const std::string outlet = things_.outlet(report), seen = page(report), published = stix::timestamp(report.published);
    Json out = Bundle::object("sighting", one.id + " " + report.id, things_.made({report.id}, one.reviewed_at));
    out["created_by_ref"] = things_.program();
    if (confidence) out["confidence"] = *confidence;
    out["external_references"] = references;
    out["description"] = words;
    put(out, "first_seen", published);
    put(out, "last_seen", published);
    out["sighting_of_ref"] = incident;
    if (!seen.empty()) out["observed_data_refs"] = {seen};
    out["where_sighted_refs"] = {outlet};
    refer(report.id, outlet);
    add(std::move(out), {report.id});
  }

  void add_denial(const Claim& claim, const std::string& incident) {
    const Report& report = material_.reports.at(claim.report);
    const stix::Made made = things_.made({report.id});
    const std::string ours = claim.report + " " + claim.key, words = on_one_line(claim.words_of_sentence);
    const Json references = Json::array({{{"source_name", "Dateline claim"}, {"external_id", claim.key}}});
    Json opinion = Bundle::object("opinion", ours, made);
    opinion["created_by_ref"] = things_.outlet(report);
    if (const auto confidence = things_.confidence(claim.key)) opinion["confidence"] = *confidence;
    opinion["external_references"] = references;
    opinion["explanation"] = fmt::format("Denied ({}): {}", claim.about, chain_of(claim));
    put(opinion, "authors", roots_of(claim));
    opinion["opinion"] = claim.certainty == "probable" || claim.certainty == "possible" ? "disagree" : "strongly-disagree";
    opinion["object_refs"] = {incident};
    Json note = Bundle::object("note", ours, made);
    note["created_by_ref"] = opinion["created_by_ref"];
    note["external_references"] = references;
    note["abstract"] = "Denial";
    note["content"] = words.empty() ? "denied" : words;
    put(note, "authors", roots_of(claim));
    note["object_refs"] = {incident, add(std::move(opinion), {report.id})};
    add(std::move(note), {report.id});
  }

  void add_contradiction(const Happening& one, const Contradiction& contradiction, const std::string& incident, const std::vector<std::string>& reports) {
    std::vector<std::string> values;
    for (const Told& told : contradiction.values) values.push_back(fmt::format("{} (claims {})", on_one_line(told.value), fmt::join(told.claims, ", ")));
    Json out = Bundle::object("note", one.id + " contradiction " + contradiction.field, things_.made(reports));
    out["created_by_ref"] = things_.program();
    out["abstract"] = "Reports contradict each other on: " + contradiction.field;
    out["content"] = fmt::format("{}", fmt::join(values, "\n"));
    out["object_refs"] = {incident};
    add(std::move(out), reports);
  }

  void add_review(const Happening& one, const std::string& incident, const std::vector<std::string>& reports) {
    if (one.reviewed_by.empty()) return;
    const std::string at = stix::timestamp(one.reviewed_at);
    const stix::Made made = at.empty() ? things_.made(reports) : stix::Made{at, at};
    Json out = Bundle::object("opinion", one.id + " review", made);
    out["created_by_ref"] = things_.program();
    out["explanation"] = one.review + (one.review_why.empty() ? "" : ": " + one.review_why);
    out["authors"] = {one.reviewed_by};
    out["opinion"] = one.review == "rejected" ? "strongly-disagree" : one.review == "second_reviewed" ? "strongly-agree" : "agree";
    out["object_refs"] = {incident};
    add(std::move(out), reports);
  }

  /// Offices are words on a person, since no object of STIX is one; what is told of them stands in a note.
  void add_relation(const Relation& one) {
    const std::vector<std::string> reports = reports_of(one.told);
    std::string words = one.denied ? "denied: " + one.type : one.type;
    for (const std::string& mode : one.modes) words += ", " + mode;
    if (!one.list.empty()) words += "; list: " + one.list + " " + one.reference;
    for (const Claim& claim : one.told) words += fmt::format("\n{} [{}; {}; {}]", on_one_line(claim.words_of_sentence), claim.key, claim.polarity, chain_of(claim));
    const std::string from = things_.actor(one.from), to = things_.actor(one.to);
    const bool as_link = !from.empty() && !to.empty() && from != to && !one.denied;
    if (as_link) return link(one.id, type_of(one.type), from, to, words, {"", one.start, one.end, ""}, reports);
    if (from.empty() && to.empty()) return;
    Json out = Bundle::object("note", one.id, things_.made(reports));
    out["created_by_ref"] = things_.program();
    out["abstract"] = on_one_line(fmt::format("{} {} {} {}", shown_name(material_.actors.at(one.from)), one.type, shown_name(material_.actors.at(one.to)), between(one.start, one.end)));
    out["content"] = words;
    Json about = Json::array();
    for (const std::string& id : {from, to}) {
      if (!id.empty() && std::find(about.begin(), about.end(), id) == about.end()) about.push_back(id);
    }
    out["object_refs"] = about;
    add(std::move(out), reports);
  }

  /// Types that programs know; all others would be refused by some, and are words on "related-to".
  static std::string_view type_of(std::string_view type) {
    if (type == "part_of" || type == "member_of") return "part-of";
    if (type == "owns") return "owns";
    if (type == "located_in" || type == "based_at") return "located-at";
    return "related-to";
  }

  void add_report(const Report& report) {
    const auto refs = refs_.find(report.id);
    if (refs == refs_.end()) return;
    const std::string published = stix::timestamp(report.published), title = on_one_line(report.title);
    Json out = Bundle::object("report", report.id, things_.made({report.id}));
    out["created_by_ref"] = things_.outlet(report);
    out["labels"] = {"published-basis:" + report.published_basis, "genre:" + report.genre};
    if (published.empty()) out["labels"].push_back("published:unknown");
    Json source = {{"source_name", report.publisher.empty() ? "report" : on_one_line(report.publisher)}};
    put(source, "url", report.url);
    if (!report.sha256.empty()) source["hashes"] = {{"SHA-256", report.sha256}};  // a reading that came in as such need not have it
    source["external_id"] = report.id;
    out["external_references"] = Json::array({source});
    out["name"] = title.empty() ? report.url.empty() ? report.id : report.url : title;
    out["description"] = fmt::format("Read by Dateline {}; {}", report.engine, report.model);
    out["report_types"] = {"news"};
    out["published"] = published.empty() ? stix::timestamp(report.captured_at) : published;
    out["object_refs"] = refs->second;
    things_.bundle.add(std::move(out), things_.level_of({report.id}));
  }

  stix::Things& things_;
  const Material& material_;
  std::map<std::string, std::vector<std::string>> refs_;  // what each report tells
};

}  // namespace

Result<std::vector<File>> stix_bundle(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  DL_ASSIGN(std::vector<archive::Grade> grades, archive::read_grades(order.archive.database()));
  DL_ASSIGN(archive::Lifetime lifetime, archive::find_lifetime(order.archive));
  stix::Things things(material, order, std::move(grades), std::move(lifetime));
  Writer(things).write();
  return std::vector<File>{std::move(things.bundle).take()};
}

}  // namespace dateline::exports
