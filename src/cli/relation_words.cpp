#include <algorithm>
#include <map>

#include "cli/actor_view.h"
#include "cli/view_parts.h"

namespace dateline::cli {

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

std::string time_words(const nlohmann::json& relation) {
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

}  // namespace dateline::cli
