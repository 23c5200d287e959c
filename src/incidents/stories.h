#pragma once
// Stories: reports of one running story. A report joins the story whose reports it is on average most like; sibling events, which share
// their actors and kind but not their names, numbers and days, are told apart by what one half of a story always has and the other never.
// Pure functions; the archive keeps the stories and finds those worth comparing.
#include <optional>
#include <utility>
#include <vector>

#include "base/calendar_date.h"
#include "incidents/story_terms.h"

namespace dateline::incidents {

/// A report or two stories are alike enough to be one.
inline constexpr double kOneStory = 0.2;
/// A story that nobody has told of for longer than this has ended; what is like it is another. Only days that reports state count: those
/// inferred from their words may be of what they look back on.
inline constexpr auto kStoryPause = std::chrono::days(30);

struct Story {
  TermVector sum;  // of the reports' vectors
  int reports = 0;
  std::optional<Day> first, last;  // of publication, as far as known
};

/// The mean likeness of all pairs, or 0 where the days are too far apart.
double likeness(const Story& a, const Story& b);
Story story_of(const TermVector& vector, std::optional<Day> day);
Story joined(const Story& a, const Story& b);

struct StoryMember {
  int original = 0;  // the same for all copies of one text
  std::vector<StoryTerm> terms;
  std::vector<int> having;  // of each term, how many reports of the archive
  TermVector vector;
};

/// Places of the members of two sibling stories, if it is two. Of `reports` in the archive. Stories of few or of very many originals stay
/// whole.
std::optional<std::pair<std::vector<int>, std::vector<int>>> siblings_in(const std::vector<StoryMember>& members, int reports);

}  // namespace dateline::incidents
