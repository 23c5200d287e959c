#pragma once
// Whether two tellings can be of one happening: place, time and participants compared one by one. Symmetric, and silent where either
// side says nothing.
#include "incidents/facts.h"

namespace dateline::incidents {

enum class Match { kNo, kUnknown, kWeak, kStrong };

Match match_site(const SiteFact& a, const SiteFact& b);
/// The best of all pairs whose roles can be the same place of the happening.
Match match_sites(const std::vector<SiteFact>& a, const std::vector<SiteFact>& b);

/// kStrong: days that overlap, both known to some days. kWeak: one day apart, or a wide span that holds the other.
Match match_when(const WhenFact& a, const WhenFact& b);

struct PartMatch {
  double score = 0;            // 2 for each name in common, 1 for a country, 0.5 for a common noun
  bool agents_differ = false;  // both sides name agents, none in common
  bool targets_differ = false; // the same for those to whom or with whom it is done
  bool doers_unlike = false;   // both sides tell without a name who did it, and these cannot be the same people: "gunmen", "a bomber"
};
PartMatch match_parts(const std::vector<PartFact>& a, const std::vector<PartFact>& b);

bool same_part(const PartFact& a, const PartFact& b);
/// Days that a time can cover; 0 if unknown.
int width_in_days(const WhenFact& when);
/// Kilometres between two points of the globe.
double distance_km(double lat1, double lon1, double lat2, double lon2);
bool is_fine(PlacePrecision precision);

}  // namespace dateline::incidents
