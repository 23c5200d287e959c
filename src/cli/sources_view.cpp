#include "cli/sources_view.h"

#include <algorithm>

#include "cli/relation_words.h"
#include "cli/view_parts.h"

namespace dateline::cli {

using Json = nlohmann::json;

std::string view_sources(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& source : list(answer, "sources")) {
    const std::string grade = source.at("reliability").is_object() ? word(source["reliability"], "value") : "-";
    out += "  " + paint(style, grade == "-" ? Paint::kDim : Paint::kBold, fit(grade, 2)) + " " +
           fit(word(source, "name"), std::max(20, style.width - 60)) + " " + paint(style, Paint::kDim, fit(word(source, "kind"), 13)) +
           fit(number_of(source, "reports", "report"), 12) + number_of(source, "incidents", "happening");
    if (source.at("alone").get<std::int64_t>() > 0) out += paint(style, Paint::kDim, ", " + source["alone"].dump() + " alone");
    out += "\n";
  }
  if (out.empty()) out = "No named sources.\n";
  if (const auto more = answer.at("more").get<std::int64_t>(); more > 0)
    out += "More: " + std::to_string(more) + " others; --limit, --name, or --cursor " + word(answer, "cursor") + "\n";
  if (const auto unnamed = answer.at("unnamed").get<std::int64_t>(); unnamed > 0) {
    out +=
        paint(style, Paint::kDim,
              "Beside these " + std::to_string(unnamed) + (unnamed == 1 ? " source" : " sources") + " of single reports without a name.") +
        "\n";
  }
  return out;
}

std::string view_grades(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "grades")) {
    const std::string state = word(one, "state");
    std::string what = word(one, "kind");
    if (what == "undo") {
      what += " of grade " + one.at("undoes").dump();
    } else {
      what += " " + word(one, "value") + "  " + word(one, what == "reliability" ? "source" : "claim");
    }
    out += "  " + fit(one.at("grade").dump(), 4) + " " + fit(what, std::max(20, style.width - 20)) + " " +
           paint(style, state == "in_force" ? Paint::kGood : Paint::kWarning, state == "in_force" ? "in force" : state) + "\n";
    out += std::string(7, ' ') +
           paint(style, Paint::kDim,
                 shorten(word(one, "at").substr(0, 10) + " " + word(one, "by") + ": " + word(one, "why"), style.width - 8)) +
           "\n";
  }
  return out.empty() ? "No grades.\n" : out;
}

}  // namespace dateline::cli
