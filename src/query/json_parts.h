#pragma once
// Members of the archive's JSON, which may be missing: nothing here fails.
#include <string>

#include "model/json_fields.h"

namespace dateline::query {

/// Null where it is missing.
inline json::Json member(const json::Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? json::Json() : *found;
}

/// Empty where it is missing or no text.
inline std::string text_of(const json::Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

}  // namespace dateline::query
