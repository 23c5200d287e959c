#pragma once
// Credits: the outlets that a report says its text is from: in the bracket of its dateline, in a line of its own at its head or end, as the one
// that was told what it quotes ("told Lake Wire"), and where the page links to the original. A report may credit its own outlet, too.
#include <string>
#include <vector>

#include "model/article.h"

namespace dateline::incidents {

/// Names as written, each once; whether they are outlets is known when all reports are seen together.
std::vector<std::string> credits_in(const Article& article);

/// Of these, those by which it calls itself another's: in its dateline's bracket, or on a line of their own.
std::vector<std::string> bylines_in(const Article& article);

}  // namespace dateline::incidents
