#pragma once
// Attaching: which item of a reading a judgement is on. By exact span and kind (a claim: by its key), else by the best overlap with something
// alike. In another state of the text the words are looked for, and taken where they stand once.
#include <string>

#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

/// Its place in the reading's list; -1: there is none, and `note` says why.
int find_item(const Evidence& evidence, const Article& article, const Reading& reading, std::string& note);

/// Where the words of the evidence stand in this text; nothing where they do not, or stand several times in another text.
std::optional<Span> span_in(const Evidence& evidence, const Article& article);

/// The evidence of an item as it stands. Report and text come from the article.
Evidence evidence_of(ItemKind item, int index, const Article& article, const Reading& reading);

/// "event:assault" is told as "assault"; of a route "route".
std::string kind_of_subject(const Claim& claim, const Reading& reading);
std::string root_name(const Claim& claim, const Reading& reading);

}  // namespace dateline::review
