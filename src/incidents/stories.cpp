#include "incidents/stories.h"

namespace dateline::incidents {

double likeness(const Story& a, const Story& b) {
  if (a.reports == 0 || b.reports == 0) return 0;
  if (a.last && b.last && (*a.first > *b.last + kStoryPause || *b.first > *a.last + kStoryPause)) return 0;
  return dot(a.sum, b.sum) / (static_cast<double>(a.reports) * b.reports);
}

Story story_of(const TermVector& vector, std::optional<Day> day) { return {vector, 1, day, day}; }

Story joined(const Story& a, const Story& b) {
  Story out{sum_of(a.sum, b.sum), a.reports + b.reports, a.first, a.last};
  if (b.first && (!out.first || *b.first < *out.first)) out.first = b.first;
  if (b.last && (!out.last || *b.last > *out.last)) out.last = b.last;
  return out;
}

}  // namespace dateline::incidents
