#pragma once
// Stories in the archive: each report that comes in joins the one that it is like or begins one, found by its weightiest words; then
// stories that have become alike are joined, and siblings told apart (src/incidents/stories.h). All inside a transaction only.
#include <vector>

#include "archive/sqlite.h"
#include "incidents/story_terms.h"

namespace dateline::archive {

Status insert_story_terms(const Database& database, std::int64_t n, const std::vector<incidents::StoryTerm>& terms);
Status remove_from_stories(const Database& database, std::int64_t n);

/// Places what came in since, in the order of publication and of ids.
Status place_in_stories(const Database& database);

}  // namespace dateline::archive
