#pragma once
// Where the content of a verb of saying stands, by the frames of its entry (data/attribution/verbs.tsv).
#include "attribution/draft.h"

namespace dateline::attribution {

/// Sets the content (and adds a preposition to the cue); leaves it empty where no frame fits.
void active_content(const Scene& scene, const CueWord& word, Draft& draft);
/// The same for a passive verb; false where it brings in nothing.
bool passive_content(const Scene& scene, const CueWord& word, Draft& draft);

}  // namespace dateline::attribution
