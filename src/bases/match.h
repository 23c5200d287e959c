#pragma once
// How likely an actor of a report is an entry of a base: the odds of data/bases/evidence.tsv, multiplied.
#include <string>
#include <vector>

#include "bases/bases.h"

namespace dateline::bases {

/// What a report says of an actor.
struct Asked {
  EntityType type = EntityType::kOrganization;
  std::vector<std::string> names;    // the main one first; of a person those of two words or more
  std::string country;               // ISO 3166-1 alpha-2; empty: not told
  std::vector<std::string> nearby;   // countries that the report names
  std::vector<std::string> offices;  // of a person, as the report has them
  std::vector<std::string> identifiers;  // keys (bases/identifiers.h)
  std::int32_t day = 0;              // of publication, 20191205; 0: not known
  bool knows_countries = true;       // false: a bare look-up, which tells nothing but a name
};

struct Match {
  double confidence = 0;
  std::vector<std::string> reasons;
  std::string_view name;  // of the entry, that was alike
};

/// Confidence 0 where no name is alike.
Match judge(const Asked& asked, const EntryView& entry);

}  // namespace dateline::bases
