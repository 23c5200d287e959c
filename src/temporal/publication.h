#pragma once
// Publication window: between which days a report was published that does not say when, by what its own words date: a wire's dateline, the
// latest day told as past, the earliest told as to come, a weekday that stands with its date. Only what must hold is used, so a window may be
// wide or open; where texts of other days are quoted in the report, what they call future is no bound once it is contradicted.
#include "model/article.h"
#include "model/syntax.h"

namespace dateline::temporal {

/// `known` is narrowed by the text. The Document must have no day of publication.
PublishedWindow publication_window(const Syntax& syntax, PublishedWindow known);

}  // namespace dateline::temporal
