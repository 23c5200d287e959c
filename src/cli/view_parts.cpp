#include "cli/view_parts.h"

namespace dateline::cli {

std::string word(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  std::string out = found->is_string() ? found->get<std::string>() : found->dump();
  for (char& c : out) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return out;
}

const nlohmann::json& list(const nlohmann::json& object, const char* name) {
  static const nlohmann::json kEmpty = nlohmann::json::array();
  const auto found = object.find(name);
  return found == object.end() || !found->is_array() ? kEmpty : *found;
}

void join(std::string& line, const std::string& part, const char* between) {
  if (!part.empty()) line += (line.empty() ? "" : between) + part;
}

std::string next_page(const nlohmann::json& answer) {
  const std::string cursor = word(answer, "cursor");
  return cursor.empty() ? "" : "\nMore: the same with --cursor " + cursor + "\n";
}

}  // namespace dateline::cli
