#pragma once
// Resolve: which of the places of its name each mention means. One sense for a name in a text; judged by how large the candidates are,
// by what lies in what ("Paris, Texas"), and by what the other places of the text tell (geo/evidence.h). All names are judged together:
// each round weighs every candidate by what the others are taken for so far.
#include <vector>

#include "geo/home.h"
#include "geo/mentions.h"

namespace dateline::geo {

/// Sets chosen, runner_up, reasons, confidence and in_container of each mention.
void resolve(std::vector<PlaceMention>& mentions, const Home& home = {});

/// Whether a place lies in another, as far as their codes, points and radii tell.
bool lies_in(const Candidate& inner, const Candidate& outer);
double distance_km(double lat1, double lon1, double lat2, double lon2);

}  // namespace dateline::geo
