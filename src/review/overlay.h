#pragma once
// Overlay: judgements laid over a machine's reading, in the order in which they were made. The stored reading is never changed; what is
// derived is drawn from what stands here after. What is rejected stays in its list, marked: ids keep their meaning.
#include <vector>

#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

struct Overlaid {
  std::vector<ItemReview> items;   // of claims also what follows from their event or relation
  std::vector<Outcome> outcomes;   // one for each judgement
};

/// `judgements` are those in force on this report, in order.
Overlaid lay_over(const Article& article, const std::vector<Judgement>& judgements, Reading& reading);

/// How an item stands after one more judgement on it; of what it stood at, which judgements are overruled now.
struct Standing {
  ItemReview review;
  std::vector<std::int64_t> in_force;  // judgements that made it what it is
};
/// The numbers of judgements that this one overrules.
std::vector<std::int64_t> take(Standing& standing, const Judgement& judgement);

}  // namespace dateline::review
