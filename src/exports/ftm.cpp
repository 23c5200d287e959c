// FollowTheMoney, JSON Lines, for OpenAleph and its kin: happenings are Events, reports Articles, claims Documentation of an Event by an Article; who took part
// stands in `involved` and, with the role, in a link. docs/exports.md has the mapping.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "archive/masked_words.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/ftm_entity.h"
#include "exports/material.h"
#include "exports/values.h"
#include "exports/telling.h"

namespace dateline::exports {
namespace {

using money::Entity;

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), value) != list.end(); }

std::string_view schema_of(const Actor& actor) {
  if (actor.type == "person") return "Person";
  if (actor.type == "country" || is_one_of(actor.subtype, {"state_body", "armed_forces", "ministry", "government", "parliament", "court"})) return "PublicBody";
  if (actor.subtype == "company") return "Company";
  if (is_one_of(actor.type, {"organization", "unit", "group"})) return "Organization";
  if (actor.type == "position") return "Position";
  if (actor.type == "place") return "Address";
  return "Asset";
}
bool is_person(const Actor& actor) { return schema_of(actor) == "Person"; }
bool is_body(const Actor& actor) { return is_one_of(schema_of(actor), {"PublicBody", "Company", "Organization"}); }
bool can_act(const Actor& actor) { return is_person(actor) || is_body(actor); }

/// One export in the making: lines in the order of Material.
class Lines {
 public:
  Lines(const Material& material, const Order& order) : material_(material), order_(order) {}

  Status write() {
    for (const auto& [id, report] : material_.reports) DL_TRY(add_report(report));
    for (const auto& [id, actor] : material_.actors) add_actor(actor);
    for (const Happening& happening : material_.happenings) add_happening(happening);
    for (const Relation& relation : material_.relations) add_relation(relation);
    return {};
  }
  std::string take() { return std::move(out_); }

 private:
  void add(const Entity& entity) { out_ += entity.take_line(); }

  Status add_report(const Report& report) {
    Entity out("Article", money::report_id(report.id));
    out.line("title", report.title).line("publisher", report.publisher).url("sourceUrl", report.url).date("publishedAt", report.published);
    out.date("modifiedAt", report.modified).date("retrievedAt", report.captured_at).date("processedAt", report.read_at);
    out.line("processingAgent", fmt::format("Dateline {}; {}", report.engine, report.model)).language(report.language).line("fileName", report.id);
    for (const std::string& author : report.authors) out.line("author", author);
    out.line("keywords", "published_basis: " + report.published_basis).line("keywords", "genre: " + report.genre);
    if (!report.sha256.empty()) out.line("keywords", "sha256: " + report.sha256);  // contentHash is a SHA-1 there
    if (!report.version_of.empty()) out.line("keywords", "version_of: " + report.version_of);
    if (order_.full_texts) {
      DL_ASSIGN(const StoredReading stored, order_.archive.reading(report.id));
      out.text("bodyText", archive::dotted_text(stored));
    }
    add(out);
    add_mentions(report);
    return {};
  }

  void add_mentions(const Report& report) {
    for (std::size_t i = 0; i < report.named.size(); ++i) {
      const Actor& actor = material_.actors.at(report.named[i].first);
      if (!can_act(actor)) continue;
      Entity out("Mention", fmt::format("mention-{}-{}", money::report_id(report.id).substr(7), i));
      out.as_is("document", money::report_id(report.id)).name("name", report.named[i].second).as_is("resolved", actor.id).as_is("detectedSchema", std::string(schema_of(actor)));
      add(out.country("contextCountry", actor.country));
    }
  }

  void add_actor(const Actor& actor) {
    const std::string_view schema = schema_of(actor);
    Entity out(schema, actor.id);
    out.name("name", shown_name(actor)).country("country", actor.country).line("keywords", "type: " + actor.type);
    if (schema == "Address") out.address("full", actor.name);
    for (const std::string& alias : actor.aliases) out.name("alias", alias);
    if (!actor.code.empty()) out.line("keywords", "CAMEO: " + actor.code);
    if (!actor.subtype.empty()) out.line("keywords", "subtype: " + actor.subtype);
    for (const std::string& sector : actor.sectors) out.line("keywords", "sector: " + sector);
    add(out);
  }

  /// Where what is told of stands: in reports with their addresses and publishers.
  void add_proof(const std::vector<std::string>& reports, Entity& out) {
    for (const std::string& id : reports) {
      const Report& report = material_.reports.at(id);
      out.as_is("proof", money::report_id(id)).url("sourceUrl", report.url).line("publisher", report.publisher);
    }
  }

  /// A year or a month as it is told, else the first and the last day; of an undated happening none.
  static void add_time(const Time& time, Entity& out) {
    if (time.start.empty()) return;
    const bool plain = is_plain_date(time.value) && time.value.size() < 10;
    out.date("startDate", plain ? time.value : time.start).date("endDate", plain ? time.value : time.end);
  }

  void add_site(const Site& site, Entity& event) {
    event.address("location", site.name).country("country", site.country);
    if (!site.lat || !site.lon) return;
    const std::string id = money::site_id(site.id, site.name);
    event.as_is("addressEntity", id);
    if (!std::exchange(written_sites_[id], true)) {
      Entity out("Address", id);
      out.address("full", site.name).address("name", site.name).country("country", site.country);
      out.as_is("latitude", fmt::format("{}", *site.lat)).as_is("longitude", fmt::format("{}", *site.lon));
      if (!site.precision.empty()) out.line("keywords", "precision: " + site.precision);
      if (site.radius_km) out.line("keywords", fmt::format("radius_km: {}", *site.radius_km));
      add(out);
    }
  }

  void add_happening(const Happening& happening) {
    Entity out("Event", happening.id);
    out.name("name", name_of(happening)).text("summary", happening.told_by().words_of_sentence).as_is("recordId", happening.id);
    out.text("description", fmt::format("{}", fmt::join(description_of(happening), "\n")));
    for (const std::string& alias : happening.aliases) out.as_is("recordId", alias);
    add_time(happening.time, out);
    for (const Site& site : happening.sites) add_site(site, out);
    for (const auto& [what, value] : std::initializer_list<std::pair<const char*, std::string>>{
             {"kind", happening.kind}, {"plover", happening.plover}, {"cameo", happening.cameo}, {"status", happening.status}, {"standing", happening.standing},
             {"support", happening.support}, {"dispute", happening.dispute}, {"review", happening.review}, {"time_basis", happening.time.basis},
             {"first_published", happening.first_published}, {"independent_sources", std::to_string(happening.independent)},
             {"independent_sources_low", std::to_string(happening.independent_low)}}) {
      if (!value.empty()) out.line("keywords", fmt::format("{}: {}", what, value));
    }
    for (const std::string& mode : happening.modes) out.line("keywords", "mode: " + mode);
    for (const Count& count : happening.counts) out.line("keywords", "count: " + words_of(count));
    for (const Party& party : happening.parties) {
      const auto actor = material_.actors.find(party.actor);
      if (actor == material_.actors.end()) out.name("namesMentioned", party.name == "[person]" ? "" : party.name);
      else if (can_act(actor->second)) out.as_is("involved", party.actor);
    }
    add_proof(reports_of(happening.claims), out);
    add(out);
    add_roles(happening);
    for (const Claim& claim : happening.claims) add_claim(claim, happening);
  }

  void add_roles(const Happening& happening) {
    std::map<std::string, bool> written;
    for (const Party& party : happening.parties) {
      if (!material_.actors.contains(party.actor)) continue;
      const std::string id = fmt::format("role-{}-{}-{}", happening.id, party.actor, party.role);
      if (std::exchange(written[id], true)) continue;
      Entity out("UnknownLink", id);
      out.as_is("subject", party.actor).as_is("object", happening.id).line("role", party.role).line("status", happening.status);
      add_time(happening.time, out);
      add_proof(reports_of(happening.claims), out);
      add(out);
    }
  }

  void add_claim(const Claim& claim, const Happening& happening) {
    const Report& report = material_.reports.at(claim.report);
    Entity out("Documentation", money::claim_id(claim.report, claim.key));
    out.as_is("document", money::report_id(claim.report)).as_is("entity", happening.id).as_is("recordId", claim.key);
    out.line("role", claim.about == "all" ? claim.polarity : claim.polarity + ": " + claim.about).line("status", claim.review).text("summary", claim.words_of_sentence);
    out.text("description", fmt::format("words: {}\ncertainty: {}\nsources: {}\nlineage: {}{}", claim.words, claim.certainty, chain_of(claim), claim.lineage,
                                        claim.superseded ? "\nsuperseded" : ""));
    for (const std::string& root : roots_of(claim)) out.name("namesMentioned", root);
    add(out.date("date", report.published).url("sourceUrl", report.url).line("publisher", report.publisher));
  }

  Entity interval_of(const Relation& relation) {
    const Actor &from = material_.actors.at(relation.from), &to = material_.actors.at(relation.to);
    if (relation.type == "holds_office" && is_person(from) && to.type == "position") {
      return std::move(Entity("Occupancy", relation.id).as_is("holder", from.id).as_is("post", to.id));
    }
    if (relation.type == "member_of" && can_act(from) && is_body(to)) {
      return std::move(Entity("Membership", relation.id).as_is("member", from.id).as_is("organization", to.id).line("role", relation.type));
    }
    if (relation.type == "spokesperson_of" && can_act(from) && can_act(to)) {
      return std::move(Entity("Representation", relation.id).as_is("agent", from.id).as_is("client", to.id).line("role", relation.type));
    }
    return std::move(Entity("UnknownLink", relation.id).as_is("subject", from.id).as_is("object", to.id).line("role", relation.type));
  }

  void add_relation(const Relation& relation) {
    Entity out = interval_of(relation);
    if (relation.denied) out.line("status", "denied");
    for (const auto& [property, day] : {std::pair("startDate", relation.start), std::pair("endDate", relation.end)}) {
      if (is_plain_date(day)) out.date(property, day);
    }
    std::vector<std::string> more = {"review: " + relation.review};
    for (const auto& [what, value] : {std::pair("start", relation.start), std::pair("end", relation.end)}) {
      if (!value.empty() && !is_plain_date(value)) more.push_back(fmt::format("{}: {}", what, value));
    }
    if (!relation.modes.empty()) more.push_back(fmt::format("modes: {}", fmt::join(relation.modes, ", ")));
    if (!relation.list.empty()) more.push_back("list: " + relation.list + " " + relation.reference);
    for (const Claim& claim : relation.told) {
      out.as_is("recordId", claim.key).text("summary", claim.words_of_sentence);
      more.push_back(fmt::format("{} {}: {}", claim.key, claim.polarity, chain_of(claim)));
    }
    add_proof(reports_of(relation.told), out);
    add(out.text("description", fmt::format("{}", fmt::join(more, "\n"))));
  }

  const Material& material_;
  const Order& order_;
  std::map<std::string, bool> written_sites_;
  std::string out_;
};

}  // namespace

Result<std::vector<File>> ftm(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  Lines lines(material, order);
  DL_TRY(lines.write());
  return std::vector<File>{{"news.ftm.json", lines.take()}};
}

}  // namespace dateline::exports
