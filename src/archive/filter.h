#pragma once
// Filter: what a query asks for. Empty and absent fields ask for nothing. A query that cannot honour a field refuses it (kUsage), so that
// no answer is wider than what was asked.
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::archive {

struct Filter {
  std::string actor;      // a name, or an id "a-..."
  std::string kind;       // of a happening
  std::string type;       // of an actor: person, organization, ...
  std::string place;      // a name
  std::string country;    // ISO 3166-1 alpha-2
  std::optional<std::array<double, 4>> bbox;  // west, south, east, north; west > east crosses the date line
  std::string from, to;   // days: of publication for reports, of the happening for incidents
  std::string publisher;  // a name or a domain
  std::string source;     // whom a claim rests on
  std::string genre, language;
  std::optional<int> min_independent;
  std::string review;     // unreviewed, confirmed, ...
  std::string in_case;    // name of a case: what belongs to it (archive/case_members.h)
  std::string q;          // words, as search takes them
  bool as_written = false;  // the words of q as they are: names not in other spellings
  std::string as_known_at;  // a day: only what was published by then
  /// Ids of the places that a name may mean, as readings give them: "GeoNames cities500 703448". May be empty.
  std::function<std::vector<std::string>(const std::string& name)> places_named;

  /// Nothing outside these ids is looked at: of the incidents, reports or actors asked for, of map items their reports. No person gives it; a
  /// watch looks so at what changed.
  std::optional<std::vector<std::string>> among;

  std::optional<int> limit;
  std::string cursor;     // as an answer gave it
  std::string sort;       // each query lists its own
};

/// kUsage, naming the argument, for bytes that are not text in UTF-8.
Status check_text(std::string_view argument, std::string_view given);
/// kUsage, naming the argument, for what cannot be looked for: what is not text in UTF-8, or is longer than any name.
Status check_given(std::string_view argument, std::string_view given);

}  // namespace dateline::archive
