#pragma once
// What forms of event data (GDELT, POLECAT) share: which happenings they can tell, the day that they have, and other projects' codes (data/exports).
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "exports/material.h"

namespace dateline::exports {

/// They say that something happened, and cannot say that somebody denies it: true where at least one claim affirms it.
bool is_affirmed(const Happening& happening);

/// YYYY-MM-DD: the first day that the time told covers; where no time is told the day of the first report, as these projects have it; where that
/// is unknown, too, the day on which that report came in.
std::string day_of(const Happening& happening, const Material& material);

/// YYYYMMDDHHMMSS, UTC: when a report was published, at midnight where only the day is known; where that is unknown, when it came in.
std::string moment_of(const Report& report);

/// The codes of a country by its ISO 3166-1 letters; empty where it has none.
struct CountryCodes {
  std::string iso3, fips, cow, cameo;
};
CountryCodes country_codes(std::string_view iso2);

/// Goldstein's weight of a CAMEO code; empty for none.
std::string goldstein_weight(std::string_view cameo);
/// PLOVER's field of one of its classes; empty for none.
std::string quad_of(std::string_view plover);

/// A CAMEO actor code (src/actors/actor_code.h) in its parts.
struct ActorCode {
  std::string whole;                   // without dashes for what is unknown
  std::string country, group;          // of a group that CAMEO has letters for
  std::vector<std::string> religions;  // a faith, then a branch of it
  std::vector<std::string> types;
};
ActorCode parts_of_code(std::string_view code);

/// First of those that take part in one of these roles, in this order; null for none. People who are kept back are passed over.
const Party* first_party(const Happening& happening, std::initializer_list<std::string_view> roles);

}  // namespace dateline::exports
