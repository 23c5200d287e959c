#pragma once
// What a feature of the map says of itself in an export: the properties of the screen, and for each claim its report, how the day of that is known,
// its words, its review and the engine that read it.
#include <map>
#include <string_view>

#include "exports/material.h"

namespace dateline::exports {

using ById = std::map<std::string_view, const Happening*>;
ById by_id(const Material& material);

/// The happening of a feature of incidents; null for others.
const Happening* happening_of(const query::Feature& feature, const ById& happenings);

json::Json properties_of(const query::Feature& feature, const ById& happenings, const Material& material);

/// Rows of the claims in such properties: "claims", of a leg "told".
const json::Json& claims_in(const json::Json& properties);
/// What the rows say under a name, once each: "0.1.0", "given; url".
std::string told_in(const json::Json& rows, const char* name);

}  // namespace dateline::exports
