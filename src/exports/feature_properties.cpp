#include "exports/feature_properties.h"

#include <algorithm>

#include "cite/words.h"
#include "exports/words.h"
#include "query/json_parts.h"

namespace dateline::exports {
namespace {

using json::Json;
using query::text_of;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

void add_report(const std::string& id, const Material& material, Json& row) {
  const auto report = material.reports.find(id);
  if (report == material.reports.end()) return;
  row["publisher"] = null_if_empty(report->second.publisher);
  row["published"] = null_if_empty(report->second.published);
  row["published_basis"] = null_if_empty(report->second.published_basis);
  row["url"] = null_if_empty(report->second.url);
  row["engine"] = report->second.engine;
}

Json claim_json(const Claim& claim, const Material& material) {
  Json out = {{"report", claim.report}, {"claim", claim.key}, {"about", claim.about}, {"polarity", claim.polarity}, {"certainty", claim.certainty},
              {"sources", claim.roots}, {"via", claim.via}, {"superseded", claim.superseded}, {"review", claim.review}, {"quote", cite::one_line(claim.words_of_sentence)}};
  add_report(claim.report, material, out);
  return out;
}

Json review_json(const Happening& one) {
  return {{"state", one.review}, {"by", null_if_empty(one.reviewed_by)}, {"when", null_if_empty(one.reviewed_at)}, {"why", null_if_empty(one.review_why)}};
}

Json number_or_null(std::optional<int> value) { return value ? Json(*value) : Json(); }

void add_happening(const Happening& one, const Material& material, Json& out) {
  out["headline"] = headline_of(one);
  out["modes"] = one.modes;
  out["counts"] = Json::array();
  for (const Count& count : one.counts) out["counts"].push_back({{"what", count.what}, {"low", number_or_null(count.low)}, {"high", number_or_null(count.high)}});
  out["contradictions"] = Json::array();
  for (const Contradiction& one_of : one.contradictions) out["contradictions"].push_back(one_of.field);
  out["review"] = review_json(one);
  out["claims"] = Json::array();
  for (const Claim& claim : one.claims) out["claims"].push_back(claim_json(claim, material));
}

}  // namespace

ById by_id(const Material& material) {
  ById out;
  for (const Happening& happening : material.happenings) out.emplace(happening.id, &happening);
  return out;
}

const Happening* happening_of(const query::Feature& feature, const ById& happenings) {
  const auto found = happenings.find(text_of(feature.properties, "incident"));
  return found == happenings.end() ? nullptr : found->second;
}

const Json& claims_in(const Json& properties) {
  static const Json kNone = Json::array();
  const auto claims = properties.find("claims"), told = properties.find("told");
  return claims != properties.end() ? *claims : told != properties.end() ? *told : kNone;
}

std::string told_in(const Json& rows, const char* name) {
  std::vector<std::string> out;
  for (const Json& row : rows) {
    const std::string value = text_of(row, name);
    if (!value.empty() && std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
  }
  return joined(out, "; ");
}

Json properties_of(const query::Feature& feature, const ById& happenings, const Material& material) {
  Json out = feature.properties;
  if (const Happening* happening = happening_of(feature, happenings)) {
    add_happening(*happening, material, out);
  } else {
    for (const char* list : {"claims", "told"}) {
      if (!out.contains(list)) continue;
      for (Json& row : out[list]) {
        const auto review = material.reviews.find({text_of(row, "report"), text_of(row, "claim")});
        row["review"] = review == material.reviews.end() ? Json() : Json(review->second);
        add_report(text_of(row, "report"), material, row);
      }
    }
  }
  return out;
}

}  // namespace dateline::exports
