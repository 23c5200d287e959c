#include "cli/view_parts.h"

#include <algorithm>
#include <set>

namespace dateline::cli {
namespace {

std::string names_in(const nlohmann::json& incident, std::initializer_list<std::string_view> roles) {
  std::string out;
  std::set<std::string> seen;
  for (const std::string_view role : roles) {
    for (const auto& participant : list(incident, "participants")) {
      std::string name = word(participant, "name");
      if (name.empty()) name = word(participant, "type") == "person" ? "somebody" : word(participant, "type");
      if (word(participant, "role") == role && seen.insert(name).second) join(out, name, ", ");
    }
  }
  return out;
}

}  // namespace

std::string on_one_line(std::string text) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return text;
}

std::string word(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  return on_one_line(found->is_string() ? found->get<std::string>() : found->dump());
}

const nlohmann::json& list(const nlohmann::json& object, const char* name) {
  static const nlohmann::json kEmpty = nlohmann::json::array();
  const auto found = object.find(name);
  return found == object.end() || !found->is_array() ? kEmpty : *found;
}

void join(std::string& line, const std::string& part, const char* between) {
  if (!part.empty()) line += (line.empty() ? "" : between) + part;
}

std::string participants_words(const nlohmann::json& incident) {
  std::string out;
  join(out, names_in(incident, {"agent"}), " → ");
  join(out, names_in(incident, {"theme", "instrument"}), " → ");
  join(out, names_in(incident, {"target", "recipient"}), " → ");
  return out;
}

std::string places_words(const nlohmann::json& incident) {
  std::string out;
  std::set<std::string> seen;
  for (const nlohmann::json& place : list(incident, "places")) {
    const std::string name = word(place, "name");
    if (name.empty() || !seen.insert(name).second) continue;
    out += (out.empty() ? "" : ", ") + name + (word(place, "basis") == "inferred" ? " (by its scene)" : "");
  }
  return out;
}

std::string happening_words(const nlohmann::json& incident) {
  std::string out = participants_words(incident);
  join(out, places_words(incident));
  return out;
}

std::string when_words(const nlohmann::json& incident) {
  const nlohmann::json& time = incident.at("time");
  const std::string value = value_words(word(time, "value"), word(time, "end"));
  return value + (!word(time, "value").empty() && word(time, "basis") == "inferred" ? "?" : "");
}

Paint standing_paint(const std::string& standing) {
  return standing == "multiple-source" ? Paint::kGood : standing == "single-source" ? Paint::kPlain : Paint::kWarning;
}

std::string evidence_line(const nlohmann::json& incident, int indent, const Style& style) {
  const auto found = incident.find("evidence");
  if (found == incident.end() || !found->is_object()) return "";
  const std::string where = " " + word(*found, "report") + " · claim " + word(*found, "claim");
  const int room = style.width - indent - 1 - display_width(where);
  if (room >= 50) return std::string(static_cast<std::size_t>(indent), ' ') + "“" + shorten(word(*found, "sentence"), room - 2) + "”" + paint(style, Paint::kDim, where) + "\n";
  std::string out = std::string(static_cast<std::size_t>(indent), ' ') + "“" + shorten(word(*found, "sentence"), style.width - indent - 3) + "”\n";
  return out + std::string(static_cast<std::size_t>(indent) - 1, ' ') + paint(style, Paint::kDim, shorten(where, style.width - indent)) + "\n";
}

std::string doubt_lines(const nlohmann::json& incident, int indent, const Style& style) {
  constexpr std::size_t kMost = 2;
  std::vector<std::string> reasons;
  for (const auto& flag : list(incident, "flags")) {
    std::string why = word(flag, "why");
    if (std::find(reasons.begin(), reasons.end(), why) == reasons.end()) reasons.push_back(std::move(why));
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(reasons.size(), kMost); ++i) {
    const std::string more = i + 1 == kMost && reasons.size() > kMost ? " (and " + std::to_string(reasons.size() - kMost) + " more)" : "";
    const int room = style.width - indent - 1 - display_width(more);
    out += std::string(static_cast<std::size_t>(indent), ' ') + paint(style, Paint::kWarning, shorten("look twice: " + reasons[i], room) + more) + "\n";
  }
  return out;
}

std::string value_words(const std::string& value, const std::string& end) {
  if (value == "PAST_REF") return "in the past";
  if (value == "PRESENT_REF") return "now";
  if (value == "FUTURE_REF") return "in the future";
  if (!value.empty()) return value;
  return end.empty() ? "undated" : "before " + end;
}

std::string next_page(const nlohmann::json& answer) {
  const std::string cursor = word(answer, "cursor");
  return cursor.empty() ? "" : "\nMore: the same with --cursor " + cursor + "\n";
}

}  // namespace dateline::cli
