// Lists of actors and of decisions.
#include <algorithm>

#include "cli/actor_view.h"
#include "cli/relation_words.h"
#include "cli/view_parts.h"

namespace dateline::cli {

using Json = nlohmann::json;

std::string view_actors(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& actor : list(answer, "actors")) {
    const std::string type = word(actor, "type");
    std::string roles, aliases;
    out += "  " + paint(style, Paint::kDim, word(actor, "id")) + "  " +
           paint(style, paint_of(type), fit(word(actor, "name"), std::max(20, style.width - 62))) + " " + fit(type, 13) +
           fit(word(actor, "country"), 4) + fit(number_of(actor, "reports", "report"), 13) + number_of(actor, "incidents", "happening") +
           "\n";
    for (const Json& role : list(actor, "roles"))
      join(roles, role_words(role) + (time_words(role).empty() ? "" : " " + time_words(role)), "; ");
    for (const Json& alias : list(actor, "aliases")) join(aliases, alias.get<std::string>(), ", ");
    std::string line = roles;
    if (!aliases.empty()) join(line, "also " + aliases);
    if (!line.empty()) out += std::string(14, ' ') + paint(style, Paint::kDim, shorten(line, style.width - 15)) + "\n";
  }
  return out.empty() ? "No actors.\n" : out + next_page(answer);
}

std::string view_decisions(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "decisions")) {
    const std::string state = word(one, "state");
    std::string who, what = word(one, "kind");
    for (const Json& actor : list(one, "actors")) join(who, word(actor, "name") + " " + word(actor, "id"), what == "merge" ? " = " : " ≠ ");
    if (one.at("entry").is_object())
      join(who, word(one["entry"], "kb") + ":" + word(one["entry"], "id"), what == "confirm" ? " = " : " ≠ ");
    if (one.at("undoes").is_number()) join(who, "decision " + one["undoes"].dump(), " ");
    out += "  " + fit(one.at("decision").dump(), 4) + " " + paint(style, Paint::kBold, fit(what, 8)) + " " +
           shorten(who, style.width - 32) + "  " +
           paint(style, state == "in_force" ? Paint::kGood : Paint::kWarning,
                 state == "in_force"       ? "in force"
                 : state == "not_attached" ? "not attached"
                                           : state) +
           "\n";
    out += std::string(16, ' ') +
           paint(style, Paint::kDim,
                 shorten(word(one, "at").substr(0, 10) + " " + word(one, "by") + ": " + word(one, "why"), style.width - 17)) +
           "\n";
    if (const std::string note = word(one, "note"); !note.empty())
      out += std::string(16, ' ') + paint(style, Paint::kWarning, shorten(note, style.width - 17)) + "\n";
  }
  return out.empty() ? "No decisions.\n" : out;
}

}  // namespace dateline::cli
