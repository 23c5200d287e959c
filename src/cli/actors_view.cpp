// Lists of actors.
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

}  // namespace dateline::cli
