#include <algorithm>
#include <map>

#include "cli/actor_view.h"
#include "cli/relation_words.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;
using Nodes = std::map<std::string, const Json*>;

Nodes nodes_of(const Json& answer) {
  Nodes out;
  for (const Json& node : list(answer, "actors")) out.emplace(word(node, "id"), &node);
  return out;
}

std::string name_in(const Nodes& nodes, const std::string& id) {
  const auto found = nodes.find(id);
  return found == nodes.end() ? id : word(*found->second, "name");
}

std::string dot_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Shape and colour by what it is.
std::string node_style(const std::string& type) {
  if (type == "person") return "shape=ellipse, fillcolor=\"#fdf1d6\"";
  if (type == "country") return "shape=box, fillcolor=\"#dbe9f6\"";
  if (type == "position") return "shape=note, fillcolor=\"#f2f2f2\"";
  if (type == "place" || type == "facility" || type == "nationality") return "shape=house, fillcolor=\"#e3f1df\"";
  if (type == "document") return "shape=folder, fillcolor=\"#f7e0e0\"";
  return "shape=box, style=\"filled,rounded\", fillcolor=\"#e9e2f3\"";
}

}  // namespace

std::string view_network(const Json& answer, const Style& style) {
  const Nodes nodes = nodes_of(answer);
  std::map<std::string, std::string> lines;  // by the name of where it comes from
  for (const Json& relation : list(answer, "relations")) {
    std::string line = fit(relation_words(word(relation, "type"), true), 20) + " " + name_in(nodes, word(relation, "to"));
    std::string modes;
    for (const Json& mode : list(relation, "modes")) join(modes, mode.get<std::string>(), ", ");
    if (!modes.empty()) line += " (" + modes + ")";
    std::string under = time_words(relation);
    join(under, counted(list(relation, "claims").size(), "claim"));
    if (relation.value("denied", false)) join(under, "denied");
    if (!list(relation, "conflicts").empty()) join(under, "another time is told, too");
    if (word(relation.at("review"), "state") == "confirmed") join(under, "confirmed by " + word(relation["review"], "by"));
    lines[name_in(nodes, word(relation, "from")) + "\n" + word(relation, "from")] +=
        "    " + fit(line, std::max(40, style.width - 40)) + " " + paint(style, Paint::kDim, shorten(under, 34)) + "\n";
  }
  std::string out;
  for (const auto& [from, told] : lines) out += "  " + paint(style, Paint::kBold, from.substr(0, from.find('\n'))) + "\n" + told;
  if (out.empty()) return "No relations.\n";
  out +=
      "\n" + paint(style, Paint::kDim, counted(nodes.size(), "node") + ", " + counted(list(answer, "relations").size(), "relation")) + "\n";
  return out + next_page(answer);
}

std::string network_dot(const Json& answer) {
  std::string out =
      "digraph actors {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontsize=11, style=filled, color=\"#777777\"];\n"
      "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#555555\"];\n";
  for (const Json& node : list(answer, "actors")) {
    const std::string country = word(node, "country"), type = word(node, "type");
    out += "  " + dot_text(word(node, "id")) +
           " [label=" + dot_text(word(node, "name") + (country.empty() || type == "country" ? "" : " (" + country + ")")) + ", " +
           node_style(type) + "];\n";
  }
  for (const Json& relation : list(answer, "relations")) {
    std::string label = relation_words(word(relation, "type"), true);
    for (const Json& mode : list(relation, "modes")) label += ", " + mode.get<std::string>();
    if (const std::string time = time_words(relation); !time.empty() && time != "former") label += "\n" + time;
    std::string shown = dot_text(label);
    for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n')) shown.replace(at, 1, "\\n");
    out += "  " + dot_text(word(relation, "from")) + " -> " + dot_text(word(relation, "to")) + " [label=" + shown +
           (relation.value("denied", false) ? ", style=dashed, color=\"#bb3333\"" : "") + "];\n";
  }
  return out + "}\n";
}

}  // namespace dateline::cli
