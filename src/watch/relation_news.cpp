#include "watch/relation_news.h"

#include <algorithm>

namespace dateline::watch {
namespace {

using json::Json;

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

bool is_for_now(const RelationState& relation) {
  return std::any_of(relation.modes.begin(), relation.modes.end(),
                     [](const std::string& mode) { return mode == "acting" || mode == "interim" || mode == "caretaker"; });
}

bool is_office(const RelationState& relation) { return relation.type == "holds_office" || relation.type == "resigned_from"; }

bool is_former(const RelationState& relation) { return std::find(relation.modes.begin(), relation.modes.end(), "former") != relation.modes.end(); }

std::string office_of(const RelationState& relation) {
  return relation.to_name + (relation.body_name.empty() ? "" : ", " + relation.body_name);
}

News about(const RelationState& now, std::string change, const std::string& mark) {
  News out;
  out.mark = change + " " + now.from + " " + now.type + " " + now.to + " " + mark;
  out.change = std::move(change);
  out.actor = now.from;
  out.about = now.from_name + ": " + (is_office(now) ? office_of(now) : now.type + " " + now.to_name);
  out.now = {{"relation", now.id}, {"type", now.type}, {"from", now.from_name}, {"to", now.to_name}, {"body", now.body_name.empty() ? Json() : Json(now.body_name)},
             {"modes", now.modes}, {"start", now.start.empty() ? Json() : Json(now.start)}, {"end", now.end.empty() ? Json() : Json(now.end)}};
  for (const auto& told : now.claims) out.claims.push_back(told.claim);
  return out;
}

/// Whether it was told before that it holds so.
bool was_held(const RelationState& now, const std::vector<RelationState>& known) {
  return std::any_of(known.begin(), known.end(), [&](const RelationState& other) {
    return other.type == now.type && other.end.empty() && is_for_now(other) == is_for_now(now) && is_former(other) == is_former(now);
  });
}

bool was_over(const std::vector<RelationState>& known, bool office) {
  return std::any_of(known.begin(), known.end(), [&](const RelationState& other) {
    return is_office(other) == office && (!other.end.empty() || other.type == "resigned_from" || is_former(other));
  });
}

bool was_vacant(const std::vector<RelationState>& known, const std::string& since) {
  return std::any_of(known.begin(), known.end(), [&](const RelationState& other) {
    return std::any_of(other.vacancies.begin(), other.vacancies.end(), [&](const auto& vacancy) { return vacancy.since == since; });
  });
}

}  // namespace

Result<RelationState> relation_state(std::string_view content) {
  const Json json = Json::parse(content, nullptr, false);
  const Error damaged{ErrorCode::kArchiveDamaged, "a relation cannot be read; run `dateline regroup`"};
  if (!json.is_object()) return damaged;
  RelationState out;
  try {
    out = {text(json, "id"), text(json, "type"), text(json.at("from"), "id"), text(json.at("from"), "name"), text(json.at("to"), "id"), text(json.at("to"), "name"),
           {}, {}, text(json, "start"), text(json, "end"), json.at("modes").get<std::vector<std::string>>(), {}, {}};
    if (json.at("body").is_object()) out.body = text(json["body"], "id"), out.body_name = text(json["body"], "name");
    for (const Json& vacancy : json.at("vacancies")) out.vacancies.push_back({text(vacancy, "since"), text(vacancy, "report")});
    for (const Json& claim : json.at("claims")) out.claims.push_back({text(claim, "report"), text(claim, "claim"), text(claim, "polarity")});
  } catch (const Json::exception&) {
    return damaged;
  }
  return out;
}

std::optional<RelationState> told_before(RelationState relation, const Reports& reports) {
  std::erase_if(relation.claims, [&](const auto& told) { return reports.is_new(told.report); });
  std::erase_if(relation.vacancies, [&](const auto& vacancy) { return reports.is_new(vacancy.report); });
  if (relation.claims.empty()) return std::nullopt;
  return relation;
}

std::vector<News> relation_news(const RelationState& now, const std::vector<RelationState>& known, const Reports& reports) {
  std::vector<News> out;
  const bool told_anew = std::any_of(now.claims.begin(), now.claims.end(), [&](const auto& told) { return told.polarity != "denied" && reports.is_new(told.report); });
  if (!told_anew || now.type == "located_in" || now.type == "based_at") return out;
  const auto tell = [&](News news, std::string words) {
    news.words = std::move(words);
    out.push_back(std::move(news));
  };
  const bool over = !now.end.empty() || now.type == "resigned_from" || is_former(now);
  if (over && !was_over(known, is_office(now))) {
    const std::string when = now.end.empty() ? "" : " (" + now.end + ")";
    if (is_office(now)) tell(about(now, "office_vacated", ""), now.from_name + " no longer holds the office: " + office_of(now) + when);
    else tell(about(now, "relation_ended", now.end), "Ended: " + now.from_name + " " + now.type + " " + now.to_name + when);
  }
  if (!over && !was_held(now, known)) {
    const std::string when = now.start.empty() ? "" : " since " + now.start;
    if (!is_office(now)) tell(about(now, "new_relation", ""), "New: " + now.from_name + " " + now.type + " " + now.to_name + when);
    else if (is_for_now(now)) tell(about(now, "acting_holder", ""), "Holds the office for now: " + now.from_name + ", " + office_of(now) + when);
    else tell(about(now, "office_taken", ""), "Holds the office: " + now.from_name + ", " + office_of(now) + when);
  }
  for (const auto& [since, report] : now.vacancies) {
    if (!was_vacant(known, since)) tell(about(now, "office_vacant", since), "The office is vacant: " + office_of(now) + (since.empty() ? "" : ", since " + since));
  }
  return out;
}

}  // namespace dateline::watch
