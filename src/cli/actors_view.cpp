#include "cli/actors_view.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

std::string word(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

int number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number() ? 0 : found->get<int>();
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& one : words) out += (out.empty() || one.empty() ? "" : between) + one;
  return out;
}

std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// "person · IR · IRNGOV"
std::string kind_of(const Json& actor) {
  std::string type = word(actor, "subtype");
  if (type.empty()) type = word(actor, "type");
  return joined({spaced(type), word(actor, "country"), word(actor, "code")}, " · ");
}

/// "2014 –", "– 2019-05-03", "2010 – 2014"; empty where neither is told.
std::string span_of(const Json& relation) {
  const std::string start = word(relation, "start"), end = word(relation, "end");
  if (start.empty() && end.empty()) return "";
  return start == end ? start : start + (start.empty() ? "– " : " – ") + end;
}

std::string behind(const Json& relation) {
  std::vector<std::string> roots;
  for (const Json& claim : relation.at("claims")) {
    const bool denied = word(claim, "polarity") == "denied";
    for (const Json& root : claim.at("roots")) {
      const std::string name = root.get<std::string>() + (denied ? " (denies it)" : "");
      if (std::find(roots.begin(), roots.end(), name) == roots.end()) roots.push_back(name);
    }
  }
  return joined(roots, "; ");
}

/// The relation as its actor `id` sees it: "leads X", or whole where another is its subject.
std::string told_of(const Json& relation, const std::string& id) {
  const bool outward = relation.at("from").at("id") == id;
  std::string out = spaced(word(relation, "type"));
  std::vector<std::string> modes;
  for (const Json& mode : relation.at("modes")) modes.push_back(mode.get<std::string>());
  if (!modes.empty()) out = joined(modes, ", ") + ": " + out;
  if (outward) return out + " " + word(relation.at("to"), "name");
  return word(relation.at("from"), "name") + " " + out + " " + word(relation.at("to"), "name");
}

std::string heading(const Style& style, std::string_view text) { return "\n" + paint(style, Paint::kBold, text) + "\n"; }

std::string relation_lines(const Json& relations, const std::string& id, const Style& style) {
  std::string out;
  for (const Json& relation : relations) {
    const bool conflict = !relation.at("conflicts").empty();
    out += "  " + paint(style, Paint::kTime, fit(span_of(relation), 24)) + " " + shorten(told_of(relation, id), style.width - 27) + "\n";
    if (conflict) out += std::string(27, ' ') + paint(style, Paint::kWarning, "told otherwise elsewhere: see the other line") + "\n";
    if (const std::string roots = behind(relation); !roots.empty()) {
      out += std::string(27, ' ') + paint(style, Paint::kDim, shorten("according to " + roots, style.width - 28)) + "\n";
    }
  }
  return out;
}

std::string names_of(const Json& actor, const Style& style) {
  std::string out;
  for (const Json& name : actor.at("names")) {
    std::vector<std::string> publishers;
    for (const Json& publisher : name.at("publishers")) publishers.push_back(publisher.get<std::string>());
    out += "  " + fit(word(name, "name"), 40) + " " +
           paint(style, Paint::kDim, shorten(counted(static_cast<std::size_t>(number(name, "reports")), "report") + " · " + joined(publishers, ", "), style.width - 44)) + "\n";
  }
  return out;
}

std::string links_of(const Json& actor, const Style& style) {
  std::string out;
  for (const Json& link : actor.at("links")) {
    const bool listed = !word(link, "list").empty(), open = link.at("candidate").get<bool>();
    out += "  " + word(link, "name") + (listed ? " on the list " + word(link, "list") : "") + " (" + word(link, "kb") + ":" + word(link, "id") + ")";
    out += open || listed ? paint(style, Paint::kWarning, "  may be: a candidate, not confirmed") : "";
    out += "\n";
  }
  return out;
}

std::string merges_of(const Json& actor, const Style& style) {
  std::string out;
  for (const Json& merge : actor.at("merges")) {
    std::vector<std::string> names;
    for (const Json& name : merge.at("names")) names.push_back(name.get<std::string>());
    out += "  " + paint(style, Paint::kDim, "one with  ") + joined(names, " = ") + paint(style, Paint::kDim, "  " + spaced(word(merge, "why"))) + "\n";
  }
  for (const Json& other : actor.at("apart")) {
    out += "  " + paint(style, Paint::kDim, "kept apart from  ") + word(other, "name") + " (" + word(other, "actor") + ")" +
           paint(style, Paint::kDim, "  " + spaced(word(other, "why"))) + "\n";
  }
  return out;
}

std::string happenings_of(const Json& incidents, const std::string& id, const Style& style) {
  std::string out;
  for (const Json& incident : incidents) {
    const Json& time = incident.at("time");
    std::string when = word(time, "value");
    if (when.empty()) when = word(time, "end").empty() ? "undated" : "before " + word(time, "end");
    std::set<std::string> roles;
    std::vector<std::string> others;
    for (const Json& part : incident.at("participants")) {
      if (part.at("actor") == id) roles.insert(word(part, "role"));
      else others.push_back(word(part, "name"));
    }
    std::string line = word(incident, "kind") + " as " + joined({roles.begin(), roles.end()}, ", ");
    if (!others.empty()) line += " · with " + joined(others, ", ");
    out += "  " + paint(style, Paint::kTime, fit(when, 24)) + " " + shorten(line, style.width - 27) + "\n" + std::string(27, ' ') +
           paint(style, Paint::kDim, word(incident, "id") + " · " + word(incident, "standing")) + "\n";
  }
  return out;
}

std::string dot_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace

std::string view_actors(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& actor : answer.at("actors")) {
    out += "  " + paint(style, Paint::kBold, fit(word(actor, "name"), 42)) + " " + fit(kind_of(actor), 30) + " ";
    out += counted(static_cast<std::size_t>(number(actor, "reports")), "report") + paint(style, Paint::kDim, "  " + word(actor, "id")) + "\n";
  }
  if (out.empty()) return "Nobody is named.\n";
  const std::string cursor = word(answer, "cursor");
  return out + (cursor.empty() ? "" : "\nMore: the same with --cursor " + cursor + "\n");
}

std::string view_actor(const Json& answer, const Style& style) {
  const Json& actor = answer.at("actor");
  const std::string id = word(actor, "id");
  std::string out = paint(style, Paint::kBold, word(actor, "name")) + "\n" + paint(style, Paint::kDim, kind_of(actor) + " · " + id) + "\n";
  const std::string first = word(actor, "first_published").substr(0, 10), last = word(actor, "last_published").substr(0, 10);
  out += paint(style, Paint::kDim, counted(static_cast<std::size_t>(number(actor, "reports")), "report") + (first.empty() ? "" : ", " + first + (first == last ? "" : " to " + last))) + "\n";
  const auto part = [&](std::string_view title, const std::string& lines) {
    if (!lines.empty()) out += heading(style, title) + lines;
  };
  part("Names", names_of(actor, style));
  part("Roles, by time", relation_lines(answer.at("roles"), id, style));
  part("Relations", relation_lines(answer.at("relations"), id, style));
  part("Happenings", happenings_of(answer.at("incidents"), id, style));
  part("Bases and lists", links_of(actor, style));
  part("Taken for one, and not", merges_of(actor, style));
  std::string sources, reports;
  for (const Json& source : answer.at("sources")) {
    sources += "  " + fit(word(source, "name"), 60) + " " + paint(style, Paint::kDim, counted(static_cast<std::size_t>(number(source, "claims")), "claim")) + "\n";
  }
  for (const Json& report : answer.at("reports")) {
    reports += "  " + paint(style, Paint::kTime, fit(word(report, "published").substr(0, 10), 10)) + " " + fit(word(report, "publisher"), 24) + " " +
               shorten(word(report, "title"), style.width - 38) + "\n";
  }
  part("Who says it", sources);
  part("Reports", reports);
  return out;
}

std::string view_network(const Json& answer, const Style& style) {
  std::map<std::string, std::string> names;
  for (const Json& actor : answer.at("actors")) names[word(actor, "id")] = word(actor, "name");
  std::string out;
  for (const Json& relation : answer.at("relations")) {
    std::string line = names[word(relation, "from")] + " — " + spaced(word(relation, "type")) + " → " + names[word(relation, "to")];
    out += "  " + paint(style, Paint::kTime, fit(span_of(relation), 24)) + " " + shorten(line, style.width - 27) + "\n";
    out += std::string(27, ' ') + paint(style, Paint::kDim, shorten("according to " + behind(relation), style.width - 28)) + "\n";
  }
  if (out.empty()) return "No relation is told.\n";
  return out + "\n" + counted(answer.at("actors").size(), "actor") + ", " + counted(answer.at("relations").size(), "relation") + "\n";
}

std::string network_dot(const Json& answer) {
  std::string out = "digraph network {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (const Json& actor : answer.at("actors")) {
    const bool person = word(actor, "type") == "person";
    out += "  " + dot_string(word(actor, "id")) + " [label=" + dot_string(word(actor, "name")) + (person ? ", shape=ellipse" : "") + "];\n";
  }
  for (const Json& relation : answer.at("relations")) {
    std::string label = spaced(word(relation, "type"));
    if (const std::string span = span_of(relation); !span.empty()) label += " (" + span + ")";
    out += "  " + dot_string(word(relation, "from")) + " -> " + dot_string(word(relation, "to")) + " [label=" + dot_string(label) + "];\n";
  }
  return out + "}\n";
}

}  // namespace dateline::cli
