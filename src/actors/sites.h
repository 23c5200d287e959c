#pragma once
// Sites: which facility a phrase means. "The base of X in Y" is another one than the base in Z, and "the facility" can mean any of them.
#include <string>
#include <vector>

#include "actors/clusters.h"
#include "actors/draft.h"

namespace dateline::actors {

/// The names behind a facility's noun that tell which one it is: "the base of X in Y". Empty for what is no facility.
std::vector<std::string> told_by(const Draft& draft, const Found& m);
/// Whether the two may be one facility: the sentence of the earlier has one of the names that tell which one the later is.
bool told_alike(const Draft& draft, const Found& before, const std::vector<std::string>& told);
/// "the facility", "the site": the facility that the text speaks of, a named one before others; -1 if there is none.
int site_before(const Draft& draft, const Clusters& clusters, int index);

}  // namespace dateline::actors
