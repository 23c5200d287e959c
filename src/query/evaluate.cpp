#include "query/evaluate.h"

#include <set>

#include "archive/judgements.h"
#include "archive/review_counts.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "review/compare.h"
#include "review/rate.h"

namespace dateline::query {
namespace {

using archive::Archive;
using json::Json;
using review::Layer;
using review::Tally;

constexpr std::pair<std::string_view, std::string_view> kAbout[] = {{"event", "happening"},
                                                                     {"kind", "kind of happening"},
                                                                     {"agent", "who did it"},
                                                                     {"target", "to whom"},
                                                                     {"other_roles", "other roles"},
                                                                     {"time", "when"},
                                                                     {"place", "where"},
                                                                     {"count", "how many"},
                                                                     {"status", "status"},
                                                                     {"claim", "somebody says so"},
                                                                     {"source", "who says it"},
                                                                     {"polarity", "affirmed or denied"},
                                                                     {"certainty", "how certain"},
                                                                     {"relation", "relation"},
                                                                     {"relation_kind", "kind of relation"},
                                                                     {"relation_ends", "between whom"},
                                                                     {"relation_time", "since, until"},
                                                                     {"time_words", "times in the text"},
                                                                     {"place_words", "places in the text"},
                                                                     {"incident", "incident"},
                                                                     {"incident_kind", "incident's kind"},
                                                                     {"incident_status", "incident's status"},
                                                                     {"incident_time", "incident's time"},
                                                                     {"incident_place", "incident's place"},
                                                                     {"joins", "joined as one"},
                                                                     {"actor_merges", "joined as one actor"},
                                                                     {"actor_links", "actor on a base"}};

std::string_view about(std::string_view layer) {
  for (const auto& row : kAbout) {
    if (row.first == layer) return row.second;
  }
  return layer;
}

/// What can be said of a layer beside its precision.
enum class Recall {
  kByReport,     // from reports that somebody read in full
  kNoneMissing,  // each item has one
  kUnknown,      // nobody says of an archive that it is complete
};

struct Row {
  std::string_view name, group;
  Recall recall = Recall::kUnknown;
};
/// Of what is read in one report.
Row row_of(Layer layer) {
  const std::string_view name = name_of(layer);
  switch (layer) {
    case Layer::kKind:
    case Layer::kStatus: return {name, "happenings", Recall::kNoneMissing};
    case Layer::kEvent:
    case Layer::kAgent:
    case Layer::kTarget:
    case Layer::kOtherRoles:
    case Layer::kTime:
    case Layer::kPlace:
    case Layer::kCount: return {name, "happenings", Recall::kByReport};
    case Layer::kPolarity:
    case Layer::kCertainty: return {name, "statements", Recall::kNoneMissing};
    case Layer::kClaim:
    case Layer::kSource: return {name, "statements", Recall::kByReport};
    case Layer::kRelationKind: return {name, "relations", Recall::kNoneMissing};
    case Layer::kRelation:
    case Layer::kRelationEnds:
    case Layer::kRelationTime: return {name, "relations", Recall::kByReport};
    case Layer::kTimeWords:
    case Layer::kPlaceWords: return {name, "words", Recall::kByReport};
  }
  return {};
}

constexpr char kNoneMissingNote[] = "each item has one, so that none can be missing";
constexpr char kUnknownNote[] = "nobody says of an archive that nothing is missing; at most so many are found";
constexpr char kNotFullNote[] = "no report with this is declared read in full (`dateline review done REPORT`); what nobody noticed is not counted, so at most so many are found";

Json rate_json(const std::optional<review::Rate>& rate) {
  if (!rate) return {};
  return {{"right", rate->right}, {"of", rate->of}, {"value", json::rounded(rate->value, 1e3)}, {"low", json::rounded(rate->low, 1e3)}, {"high", json::rounded(rate->high, 1e3)}};
}

Json layer_json(const Row& row, const Tally& all, const Tally& full) {
  Json out = {{"layer", row.name}, {"group", row.group}, {"about", about(row.name)}, {"right", all.right}, {"wrong", all.wrong}, {"missed", all.missed}};
  out["precision"] = rate_json(review::rate_of(all.right, all.right + all.wrong));
  const auto recall = row.recall == Recall::kByReport ? review::rate_of(full.right, full.right + full.missed) : std::nullopt;
  out["recall"] = rate_json(recall);
  const bool bounded = row.recall != Recall::kNoneMissing && !recall && all.missed > 0;
  out["recall_at_most"] = bounded ? Json(json::rounded(static_cast<double>(all.right) / (all.right + all.missed), 1e3)) : Json();
  out["note"] = row.recall == Recall::kNoneMissing ? Json(kNoneMissingNote) : row.recall == Recall::kUnknown ? Json(kUnknownNote) : recall ? Json() : Json(kNotFullNote);
  return out;
}

struct Totals {
  review::Tallies all{}, full{};
  int touched = 0, in_full = 0, judged = 0, second_reviewed = 0, overruled = 0;
  std::set<std::string> people;
  Json not_full = Json::array();
};

/// A report counts as read in full where somebody says so and each of its claims is judged.
void add(const std::string& report, const review::Compared& compared, Totals& out) {
  const bool full = compared.read_in_full && compared.judged == compared.claims;
  for (std::size_t i = 0; i < review::kLayers; ++i) {
    out.all[i] += compared.tallies[i];
    if (full) out.full[i] += compared.tallies[i];
  }
  out.touched += 1;
  out.in_full += full;
  out.judged += compared.judged;
  out.second_reviewed += compared.second_reviewed;
  out.overruled += compared.overruled;
  if (compared.read_in_full && !full) out.not_full.push_back({{"report", report}, {"unjudged", compared.claims - compared.judged}});
}

Result<Totals> compare_reports(const Archive& archive, const archive::Scope& scope) {
  Totals out;
  DL_ASSIGN(const auto reports, archive::judged_reports(archive, scope));
  for (const std::string& report : reports) {
    DL_ASSIGN(const StoredReading stored, archive.machine_reading(report));
    DL_ASSIGN(const auto judgements, archive::judgements_on(archive.database(), report, stored.article.text_sha256));
    if (judgements.empty()) continue;
    for (const review::Judgement& one : judgements) out.people.insert(one.by);
    add(report, review::compare(stored.article, judgements, stored.reading), out);
  }
  return out;
}

Json across_reports(const archive::IncidentTallies& incidents, const archive::ActorTallies& actors) {
  Json out = Json::array();
  const std::tuple<const char*, Tally, Recall> rows[] = {
      {"incident", incidents.incident, Recall::kUnknown},          {"incident_kind", incidents.kind, Recall::kNoneMissing}, {"incident_status", incidents.status, Recall::kNoneMissing},
      {"incident_time", incidents.time, Recall::kNoneMissing},     {"incident_place", incidents.place, Recall::kNoneMissing}, {"joins", incidents.joins, Recall::kUnknown},
      {"actor_merges", actors.merges, Recall::kUnknown},           {"actor_links", actors.links, Recall::kUnknown}};
  for (const auto& [name, tally, recall] : rows) out.push_back(layer_json({name, "across_reports", recall}, tally, {}));
  return out;
}

Json notes(const Totals& totals) {
  Json out = Json::array();
  out.push_back("Of what people judged, which they chose: it was not drawn by lot, and need not be like the rest. The intervals tell how much chance there is in so few.");
  if (totals.in_full == 0) out.push_back("What is missed is known only as far as people added it. Where somebody has read a report in full, judged its claims and added what lacked, `dateline review done REPORT` says so, and recall can be told.");
  return out;
}

}  // namespace

Result<std::string> evaluate(const Archive& archive, const std::string& case_name) {
  DL_ASSIGN(const archive::Scope scope, archive::scope_of(archive, case_name));
  DL_ASSIGN(const archive::ScopeNumbers numbers, archive::numbers_of(archive, scope));
  DL_ASSIGN(const Totals totals, compare_reports(archive, scope));
  DL_ASSIGN(const auto decisions, archive::read_decisions(archive.database()));
  DL_ASSIGN(const archive::IncidentTallies incidents, archive::compare_incidents(archive, scope, decisions));
  DL_ASSIGN(const archive::ActorTallies actors, archive::compare_actors(archive, scope, decisions));
  Json out = {{"case", case_name.empty() ? Json() : Json(case_name)}};
  out["reviewed"] = {{"reports", {{"of", numbers.reports}, {"judged", totals.touched}, {"read_in_full", totals.in_full}}},
                     {"claims", {{"of", numbers.claims}, {"judged", totals.judged}, {"second_reviewed", totals.second_reviewed}}},
                     {"incidents", {{"of", numbers.incidents}, {"judged", incidents.judged}, {"second_reviewed", incidents.second_reviewed}}},
                     {"people", totals.people.size()},
                     {"overruled", totals.overruled}};
  out["not_full"] = totals.not_full;
  out["layers"] = Json::array();
  for (std::size_t i = 0; i < review::kLayers; ++i) out["layers"].push_back(layer_json(row_of(static_cast<Layer>(i)), totals.all[i], totals.full[i]));
  for (Json& row : across_reports(incidents, actors)) out["layers"].push_back(std::move(row));
  out["notes"] = notes(totals);
  return out.dump();
}

}  // namespace dateline::query
