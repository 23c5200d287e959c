#include "watch/question.h"

#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::watch {
namespace {

using json::Json;

struct Field {
  const char* name;
  std::string archive::Filter::*value;
};
constexpr Field kFields[] = {
    {"actor", &archive::Filter::actor},         {"kind", &archive::Filter::kind},     {"type", &archive::Filter::type},
    {"place", &archive::Filter::place},         {"country", &archive::Filter::country}, {"from", &archive::Filter::from},
    {"to", &archive::Filter::to},               {"publisher", &archive::Filter::publisher}, {"source", &archive::Filter::source},
    {"genre", &archive::Filter::genre},         {"language", &archive::Filter::language}, {"review", &archive::Filter::review},
    {"case", &archive::Filter::in_case},        {"q", &archive::Filter::q},
};

Json filter_json(const archive::Filter& filter) {
  Json out = Json::object();
  for (const Field& field : kFields) {
    if (!(filter.*field.value).empty()) out[field.name] = filter.*field.value;
  }
  if (filter.bbox) out["bbox"] = *filter.bbox;
  if (filter.min_independent) out["min_independent"] = *filter.min_independent;
  return out;
}

archive::Filter filter_from(const Json& json) {
  archive::Filter out;
  for (const Field& field : kFields) out.*field.value = json.value(field.name, std::string());
  if (json.contains("bbox")) out.bbox = json["bbox"].get<std::array<double, 4>>();
  if (json.contains("min_independent")) out.min_independent = json["min_independent"].get<int>();
  return out;
}

Question question_from(const Json& json) {
  Question out;
  if (const auto over = from_name<Over>(json.at("over").get<std::string>())) out.over = *over;
  out.filter = filter_from(json.at("filter"));
  out.claims = json.value("claims", std::vector<std::string>());
  out.reports = json.value("reports", std::vector<std::string>());
  out.cited_in = json.value("cited_in", std::string());
  if (json.contains("above")) out.threshold = Threshold{json["above"].at("count").get<int>(), json["above"].at("days").get<int>()};
  if (json.contains("webhook")) {
    const Json& hook = json["webhook"];
    out.webhook = Webhook{hook.at("url").get<std::string>(), hook.at("secret_file").get<std::string>(), hook.at("may_be_near").get<bool>()};
  }
  return out;
}

}  // namespace

std::string to_json(const Question& question) {
  Json out = {{"over", name_of(question.over)}, {"filter", filter_json(question.filter)}};
  if (!question.claims.empty()) out["claims"] = question.claims;
  if (!question.reports.empty()) out["reports"] = question.reports;
  if (!question.cited_in.empty()) out["cited_in"] = question.cited_in;
  if (question.threshold) out["above"] = {{"count", question.threshold->count}, {"days", question.threshold->days}};
  if (const auto& hook = question.webhook) out["webhook"] = {{"url", hook->url}, {"secret_file", hook->secret_file}, {"may_be_near", hook->may_be_near}};
  return out.dump();
}

Result<Question> question_from_json(std::string_view text, std::string_view watch) {
  const Json json = Json::parse(text, nullptr, false);
  try {
    return question_from(json);
  } catch (const Json::exception&) {
    return Error{ErrorCode::kArchiveDamaged, "watch " + std::string(watch) + ": what it asks cannot be read; remove it and add it again"};
  }
}

}  // namespace dateline::watch
