#include "nlp/pipeline_config.h"

#include <nlohmann/json.hpp>

#include "base/data_file.h"
#include "base/utf8.h"

namespace dateline::nlp {
namespace {

nlohmann::json parse_value(const std::string* value) {
  return value == nullptr ? nlohmann::json() : nlohmann::json::parse(*value, nullptr, false);
}

}  // namespace

Result<PipelineConfig> PipelineConfig::parse(std::string_view text) {
  const Error damaged{ErrorCode::kModelDamaged,
                      "the language model's file config.cfg is not a pipeline's settings; unpack the language model again"};
  if (!is_valid_utf8(text)) return damaged;
  PipelineConfig config;
  Section* section = nullptr;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = trim(text.substr(start, end - start));
    start = end + 1;
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = &config.sections_[std::string(line.substr(1, line.size() - 2))];
      continue;
    }
    const std::size_t equals = line.find('=');
    if (section == nullptr || equals == std::string_view::npos) return damaged;
    (*section)[std::string(trim(line.substr(0, equals)))] = std::string(trim(line.substr(equals + 1)));
  }
  if (!config.sections_.contains("nlp")) return damaged;
  return config;
}

const std::string* PipelineConfig::find(std::string_view section, std::string_view key) const {
  const auto found = sections_.find(section);
  if (found == sections_.end()) return nullptr;
  const auto value = found->second.find(key);
  return value == found->second.end() ? nullptr : &value->second;
}

std::string PipelineConfig::text(std::string_view section, std::string_view key, std::string_view otherwise) const {
  const nlohmann::json value = parse_value(find(section, key));
  return value.is_string() ? value.get<std::string>() : std::string(otherwise);
}

std::string PipelineConfig::nested_text(std::string_view section, std::string_view inner, std::string_view key,
                                        std::string_view otherwise) const {
  const nlohmann::json value = parse_value(find(section, inner));
  const auto found = value.is_object() ? value.find(key) : value.end();
  if (value.is_object() && found != value.end() && found->is_string()) return found->get<std::string>();
  return text(std::string(section) + "." + std::string(inner), key, otherwise);
}

bool PipelineConfig::flag(std::string_view section, std::string_view key) const {
  const nlohmann::json value = parse_value(find(section, key));
  return value.is_boolean() && value.get<bool>();
}

std::vector<std::string> PipelineConfig::list(std::string_view section, std::string_view key) const {
  std::vector<std::string> out;
  const nlohmann::json value = parse_value(find(section, key));
  if (!value.is_array()) return out;
  for (const nlohmann::json& item : value) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

std::vector<std::string> PipelineConfig::sections_below(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [section, keys] : sections_) {
    const bool below = section.size() > name.size() && section[name.size()] == '.';
    if (section.compare(0, name.size(), name) == 0 && (below || section.size() == name.size())) out.push_back(section);
  }
  return out;
}

}  // namespace dateline::nlp
