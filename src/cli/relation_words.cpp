#include <algorithm>
#include <map>

#include "cli/relation_words.h"
#include "cli/view_parts.h"

namespace dateline::cli {

using Json = nlohmann::json;

std::string relation_words(const std::string& type, bool from_here) {
  static const std::map<std::string, std::pair<const char*, const char*>> kWords = {
      {"leads", {"leads", "led by"}},
      {"deputy_of", {"deputy of", "has as deputy"}},
      {"member_of", {"member of", "has as member"}},
      {"part_of", {"part of", "has as part"}},
      {"founded", {"founded", "founded by"}},
      {"backed_by", {"backed by", "backs"}},
      {"supplied_by", {"supplied by", "supplies"}},
      {"funded_by", {"funded by", "funds"}},
      {"trained_by", {"trained by", "trains"}},
      {"associated_with", {"associated with", "associated with"}},
      {"allied_with", {"allied with", "allied with"}},
      {"opposes", {"opposes", "opposed by"}},
      {"spokesperson_of", {"speaks for", "has as spokesperson"}},
      {"located_in", {"in", "place of"}},
      {"based_at", {"based at", "base of"}},
      {"holds_office", {"holds office", "office of"}},
      {"resigned_from", {"resigned from", "left by"}},
      {"regards_as_terrorist", {"regards as terrorist", "regarded as terrorist by"}},
      {"listed_by", {"listed on", "lists"}},
      {"owns", {"owns", "owned by"}},
      {"operates", {"operates", "operated by"}},
  };
  const auto found = kWords.find(type);
  if (found == kWords.end()) return type;
  return from_here ? found->second.first : found->second.second;
}

std::string time_words(const Json& relation) {
  const std::string start = word(relation, "start"), end = word(relation, "end");
  const auto shown = [](const std::string& value) {
    if (value.starts_with("../")) return "by " + value.substr(3);
    if (value.ends_with("/..")) return value.substr(0, value.size() - 3) + " or later";
    return value;
  };
  if (!start.empty() && !end.empty()) return start == end ? shown(start) : shown(start) + " – " + shown(end);
  if (!start.empty() && word(relation, "type") == "founded") return shown(start);
  if (!start.empty()) return "since " + shown(start);
  if (!end.empty()) return end.starts_with("../") ? "ended " + shown(end) : "until " + shown(end);
  const auto& modes = list(relation, "modes");
  return std::find(modes.begin(), modes.end(), "former") != modes.end() ? "former" : "";
}

std::string end_words(const Json& end) {
  const std::string country = word(end, "country");
  return word(end, "name") + (country.empty() || word(end, "type") == "country" ? "" : " (" + country + ")");
}

std::string modes_words(const Json& relation) {
  std::string out;
  for (const Json& mode : list(relation, "modes")) {
    if (mode != "former" || !time_words(relation).starts_with("former")) join(out, mode.get<std::string>(), ", ");
  }
  return out.empty() ? "" : " (" + out + ")";
}

std::string role_words(const Json& role) {
  const std::string type = word(role, "type");
  std::string out;
  if (type == "holds_office")
    out = word(role.at("to"), "name");
  else
    out = relation_words(type, true) + " " + end_words(role.at("to"));
  if (type == "holds_office" || type == "resigned_from") {
    const std::string body =
        role.contains("body") && role["body"].is_object() ? word(role["body"], "name") : word(role.at("to"), "country");
    if (!body.empty() && word(role.at("to"), "name").find(body) == std::string::npos) out += ", " + body;
  }
  return out + modes_words(role);
}

std::string number_of(const Json& object, const char* name, const char* noun) {
  return counted(static_cast<std::size_t>(std::max(0, object.value(name, 0))), noun);
}

Paint paint_of(const std::string& type) {
  return type == "person"                       ? Paint::kPerson
         : type == "country" || type == "place" ? Paint::kPlace
         : type == "position"                   ? Paint::kPlain
                                                : Paint::kOrganization;
}

}  // namespace dateline::cli
