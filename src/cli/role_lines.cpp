#include "cli/role_lines.h"

#include <algorithm>
#include <map>

#include "cli/relation_words.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostClaims = 4;  // of one role on the page; --json has all

/// "according to the army spokesman, in The Daily Example 2021-05-06"
std::string claim_words(const Json& claim) {
  std::string roots, line;
  for (const Json& root : list(claim, "roots")) join(roots, root.get<std::string>(), " and ");
  std::string via = word(claim, "publisher");
  line = roots.empty() || roots == via ? "in " + (via.empty() ? "a report" : via) : roots + (via.empty() ? "" : ", in " + via);
  join(line, word(claim, "published").substr(0, 10), " ");
  if (word(claim, "polarity") == "denied") line += " — denies it";
  if (const std::string certainty = word(claim, "certainty"); certainty == "possible" || certainty == "probable") line += " — " + certainty;
  return line + "  [" + word(claim, "report") + " " + word(claim, "claim") + "]";
}

std::string told_words(const Json& relation) {
  std::string first;
  for (const Json& claim : list(relation, "claims")) {
    const std::string day = word(claim, "published").substr(0, 10);
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return first.empty() ? "time not told" : "told " + first;
}

/// "since 2023-03-05   vacant, in The Daily Example 2023-03-10"
std::string vacancy_line(const Json& vacancy, const Style& style) {
  std::string time = word(vacancy, "start").empty() ? std::string("time not told") : "since " + word(vacancy, "start");
  if (!word(vacancy, "end").empty()) time = word(vacancy, "start") + " – " + word(vacancy, "end");
  std::string line = "vacant, in " + (word(vacancy, "publisher").empty() ? "a report" : word(vacancy, "publisher"));
  join(line, word(vacancy, "published").substr(0, 10), " ");
  line += "  [" + word(vacancy, "report") + "]";
  return "    " + paint(style, Paint::kTime, fit(time, kTimeWidth)) + " " + paint(style, Paint::kWarning, shorten(line, style.width - kTimeWidth - 8)) + "\n";
}

}  // namespace

std::string claims_lines(const Json& relation, const Style& style) {
  const Json& claims = list(relation, "claims");
  std::string out;
  for (std::size_t i = 0; i < claims.size() && i < kMostClaims; ++i) {
    out +=
        std::string(kTimeWidth + 5, ' ') + paint(style, Paint::kDim, shorten(claim_words(claims[i]), style.width - kTimeWidth - 6)) + "\n";
  }
  if (claims.size() > kMostClaims)
    out += std::string(kTimeWidth + 5, ' ') + paint(style, Paint::kDim, "and " + counted(claims.size() - kMostClaims, "more claim")) + "\n";
  if (claims.empty() && word(relation.at("review"), "state") == "confirmed") {
    out += std::string(kTimeWidth + 5, ' ') +
           paint(style, Paint::kGood,
                 shorten("confirmed by " + word(relation["review"], "by") + ": " + word(relation["review"], "why"),
                         style.width - kTimeWidth - 6)) +
           "\n";
  }
  return out;
}

std::string when_words(const Json& relation, const Style& style) {
  std::string time = time_words(relation);
  const bool known = !time.empty();
  if (!known) time = told_words(relation);
  return paint(style, known ? Paint::kTime : Paint::kDim, fit(time, kTimeWidth));
}

std::string flags_words(const Json& relation, const Style& style) {
  std::string out;
  const Json& claims = list(relation, "claims");
  const bool denied =
      !claims.empty() && std::all_of(claims.begin(), claims.end(), [](const Json& c) { return c.at("polarity") == "denied"; });
  if (denied) out += "  " + paint(style, Paint::kWarning, "denied");
  if (!list(relation, "conflicts").empty()) out += "  " + paint(style, Paint::kWarning, "another time is told, too");
  if (word(relation, "held") == "possible") out += "  " + paint(style, Paint::kDim, "possible on that day");
  return out;
}

std::string roles_lines(const Json& roles, const Style& style) {
  std::string out;
  for (const Json& role : roles) {
    out += "  " + when_words(role, style) + "   " + shorten(role_words(role), style.width - kTimeWidth - 8) + flags_words(role, style) +
           "\n" + claims_lines(role, style);
  }
  return out;
}

std::string offices_lines(const Json& answer, const Style& style) {
  std::map<std::string, const Json*> relations;
  for (const Json& relation : list(answer, "relations")) relations[word(relation, "id")] = &relation;
  std::string out;
  for (const Json& office : list(answer, "offices")) {
    const std::string name = office.at("office").is_object() ? word(office["office"], "name") : relation_words(word(office, "type"), false);
    out += "  " + paint(style, Paint::kBold, name) + "\n";
    const Json& vacancies = list(office, "vacancies");
    std::size_t told = 0;
    for (const Json& holder : list(office, "holders")) {
      const std::string start = word(holder, "start");
      while (told < vacancies.size() && !start.empty() && word(vacancies[told], "start") <= start) out += vacancy_line(vacancies[told++], style);
      std::string line = end_words(holder.at("from")) + modes_words(holder);
      if (word(holder, "type") == "resigned_from") line += ", resigned";
      const auto relation = relations.find(word(holder, "relation"));
      out += "    " + when_words(relation == relations.end() ? holder : *relation->second, style) + " " +
             shorten(line, style.width - kTimeWidth - 8);
      if (holder.value("denied", false)) out += "  " + paint(style, Paint::kWarning, "denied");
      if (!list(holder, "disputed_by").empty()) out += "  " + paint(style, Paint::kWarning, "somebody else is told to have held it then");
      if (word(holder, "held") == "possible") out += "  " + paint(style, Paint::kDim, "possible on that day");
      out += "\n";
      if (relation != relations.end()) out += claims_lines(*relation->second, style);
    }
    while (told < vacancies.size()) out += vacancy_line(vacancies[told++], style);
  }
  return out;
}

}  // namespace dateline::cli
