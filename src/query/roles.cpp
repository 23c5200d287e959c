#include "query/roles.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/json_parts.h"

namespace dateline::query {
namespace {

using incidents::Held;
using incidents::RoleSpan;
using json::Json;

constexpr char kSomebody[] = "[person]";  // stands for people who are not to be followed

bool has_mode(const Json& relation, std::string_view mode) {
  const Json& modes = relation.at("modes");
  return std::any_of(modes.begin(), modes.end(), [&](const Json& m) { return m == mode; });
}

/// "stated", "possible" or "no".
std::string_view held_name(Held held) { return held == Held::kStated ? "stated" : held == Held::kPossible ? "possible" : "no"; }

Held held(const Json& relation, Day day) {
  if (is_denied(relation)) return Held::kNo;
  if (text_of(relation, "type") == "resigned_from") return Held::kNo;  // it tells an end
  return incidents::held_at(span_of(relation), day);
}

/// What a holder's role is of, so that those of one office stand together.
std::string office_key(const Json& relation) {
  const std::string type = text_of(relation, "type");
  if (type != "holds_office" && type != "resigned_from") return type;
  const Json& to = relation.at("to");
  return "office " + (text_of(to, "id").empty() ? text_of(to, "name") : text_of(to, "id"));
}

/// The days from the first to the last on which a role is surely told to be held; nothing where none is known.
std::optional<std::pair<Day, Day>> reach(const Json& relation) {
  const RoleSpan span = span_of(relation);
  const auto start = incidents::days_of(span.start), end = incidents::days_of(span.end);
  const auto first = start.last ? start.last : span.over ? std::nullopt : span.first_told;
  const auto last = end.first ? end.first : span.over || end.last ? std::nullopt : span.last_told;
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

bool is_known_person(const Json& relation) {
  return text_of(relation.at("from"), "type") == "person" && !text_of(relation.at("from"), "id").empty();
}

/// Two people who are both told to have held it, neither acting, on a day on which both claims stand.
bool contradict(const Json& a, const Json& b) {
  if (a.at("from") == b.at("from") || is_denied(a) || is_denied(b) || !is_known_person(a) || !is_known_person(b)) return false;
  if (text_of(a, "type") == "resigned_from" || text_of(b, "type") == "resigned_from") return false;
  for (const Json* one : {&a, &b}) {
    if (has_mode(*one, "acting") || has_mode(*one, "caretaker") || has_mode(*one, "interim") || has_mode(*one, "nominee") ||
        has_mode(*one, "designate"))
      return false;
  }
  const auto one = reach(a), other = reach(b);
  if (!one || !other) return false;
  const bool at_once = one->first == other->second || other->first == one->second;  // one follows the other
  return one->first <= other->second && other->first <= one->second && (!at_once || (one->first == one->second && *one == *other));
}

Json holder_json(const Json& relation, const std::optional<Day>& day) {
  Json out = {{"relation", relation.at("id")}, {"type", relation.at("type")},   {"from", relation.at("from")},
              {"modes", relation.at("modes")}, {"start", relation.at("start")}, {"end", relation.at("end")},
              {"denied", is_denied(relation)}, {"disputed_by", Json::array()}};
  if (day) out["held"] = held_name(held(relation, *day));
  return out;
}

/// The first day of a time that is told.
std::optional<Day> first_day(const std::string& value) { return incidents::days_of(value).first; }

/// From when an office was vacant, each until the next holder's start; with a day, what lasts then.
Json vacancies_of(const std::vector<const Json*>& held_by, const std::optional<Day>& day) {
  std::map<std::string, Json> by_start;
  for (const Json* one : held_by) {
    for (const Json& told : one->at("vacancies")) {
      Json vacancy = {{"start", told.at("since")}, {"end", nullptr}, {"report", told.at("report")}, {"published", told.at("published")}, {"publisher", told.at("publisher")}};
      const auto from = first_day(text_of(told, "since"));
      for (const Json* next : held_by) {
        const std::string start = text_of(*next, "start");
        const auto begins = first_day(start);
        const bool follows = from && begins && *begins >= *from && next != one && !is_denied(*next);
        if (follows && (vacancy["end"].is_null() || start < text_of(vacancy, "end"))) vacancy["end"] = start;
      }
      const auto ends = first_day(text_of(vacancy, "end"));
      if (day && ((from && *day < *from) || (ends && *day >= *ends))) continue;
      by_start.try_emplace(text_of(told, "since"), std::move(vacancy));  // the first report that tells it
    }
  }
  Json out = Json::array();
  for (auto& [start, vacancy] : by_start) out.push_back(std::move(vacancy));
  return out;
}

}  // namespace

Result<std::optional<Day>> day_of(const std::string& as_of) {
  if (as_of.empty()) return std::optional<Day>();
  const auto day = as_of.size() == 10 ? parse_iso_day(as_of) : std::nullopt;
  if (!day) return Error{ErrorCode::kUsage, "--as-of " + as_of + ": not a day; write it as 2019-12-05"};
  return day;
}

bool is_role(const Json& relation) {
  static const std::set<std::string, std::less<>> kRoles = {"leads",         "deputy_of", "spokesperson_of", "holds_office",
                                                            "resigned_from", "member_of", "founded"};
  return kRoles.contains(text_of(relation, "type"));
}

bool is_denied(const Json& relation) {
  const Json& claims = relation.at("claims");
  return !claims.empty() && std::all_of(claims.begin(), claims.end(), [](const Json& claim) { return claim.at("polarity") == "denied"; });
}

RoleSpan span_of(const Json& relation) {
  RoleSpan out{text_of(relation, "start"), text_of(relation, "end"), has_mode(relation, "former"), {}, {}};
  for (const Json& claim : relation.at("claims")) {
    const auto day = parse_iso_day(text_of(claim, "published").substr(0, 10));
    if (!day || claim.at("polarity") == "denied") continue;
    if (!out.first_told || *day < *out.first_told) out.first_told = day;
    if (!out.last_told || *day > *out.last_told) out.last_told = day;
  }
  return out;
}

void mark_held(std::vector<Json>& relations, const std::optional<Day>& day) {
  if (!day) return;
  for (Json& relation : relations) relation["held"] = held_name(held(relation, *day));
}

std::vector<Json> current_roles(const std::vector<Json>& relations, const std::string& actor, const std::optional<Day>& day) {
  std::map<std::string, const Json*> last;  // by what the role is of
  std::vector<std::string> order;
  for (const Json& relation : relations) {
    if (!is_role(relation) || relation.at("from").at("id") != actor || is_denied(relation)) continue;
    const std::string type = text_of(relation, "type");
    if (type == "resigned_from" || type == "founded") continue;
    const RoleSpan span = span_of(relation);
    if (day ? held(relation, *day) == Held::kNo : span.over || !span.end.empty()) continue;
    const std::string key = type + "\n" + text_of(relation.at("to"), "id") + text_of(relation.at("to"), "name");
    if (!last.contains(key)) order.push_back(key);
    last[key] = &relation;
  }
  std::vector<Json> out;
  for (const std::string& key : order) out.push_back(*last.at(key));
  return out;
}

Json role_row(const Json& role) {
  Json out;
  for (const char* same : {"type", "to", "body", "modes", "start", "end"}) out[same] = role.at(same);
  return out;
}

Json offices_of(const std::string& actor, const std::vector<Json>& relations, const std::optional<Day>& day) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Json*>> offices;
  for (const Json& relation : relations) {
    const std::string type = text_of(relation, "type");
    const bool of_it = text_of(relation.at("to"), "id") == actor
                           ? type == "leads" || type == "deputy_of" || type == "spokesperson_of"
                           : relation.at("body").is_object() && text_of(relation.at("body"), "id") == actor &&
                                 (type == "holds_office" || type == "resigned_from");
    if (!of_it) continue;
    const std::string key = office_key(relation);
    if (!offices.contains(key)) order.push_back(key);
    offices[key].push_back(&relation);
  }
  Json out = Json::array();
  for (const std::string& key : order) {
    const auto& held_by = offices.at(key);
    const std::string type = text_of(*held_by.front(), "type");
    Json office = {{"office", type == "holds_office" || type == "resigned_from" ? held_by.front()->at("to") : Json()},
                   {"type", type},
                   {"holders", Json::array()},
                   {"vacancies", vacancies_of(held_by, day)}};
    for (const Json* one : held_by) {
      Json holder = holder_json(*one, day);
      if (day && holder["held"] == "no") continue;
      for (const Json* other : held_by) {
        if (type != "deputy_of" && type != "spokesperson_of" && contradict(*one, *other)) holder["disputed_by"].push_back(other->at("id"));
      }
      office["holders"].push_back(std::move(holder));
    }
    if (!office["holders"].empty() || !office["vacancies"].empty()) out.push_back(std::move(office));
  }
  return out;
}

Json sources_json(const Json& dossier, const std::vector<archive::ActorSource>& of_incidents) {
  std::map<std::string, std::pair<int, int>> counts;
  for (const char* list : {"roles", "relations"}) {
    for (const Json& relation : dossier.at(list)) {
      std::set<std::string> here;
      for (const Json& claim : relation.at("claims")) {
        for (const Json& root : claim.at("roots")) {
          if (root.is_string() && root != kSomebody) here.insert(root.get<std::string>());
        }
      }
      for (const std::string& name : here) ++counts[name].first;
    }
  }
  for (const auto& source : of_incidents) counts[source.name].second = source.incidents;
  std::vector<std::pair<std::string, std::pair<int, int>>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.first + a.second.second > b.second.first + b.second.second; });
  Json out = Json::array();
  for (const auto& [name, count] : sorted) out.push_back({{"name", name}, {"relations", count.first}, {"incidents", count.second}});
  return out;
}

}  // namespace dateline::query
