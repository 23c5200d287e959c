#pragma once
// Speaker: whom a claim rests on in the end, as a person said it. It is kept as a name with the span that names it, never as an id, so that each
// later reading finds that source, or makes it. Whom the report only describes ("two officials") is a source without a name, of this report alone.
#include <vector>

#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

inline constexpr char kPublisher[] = "publisher", kNamed[] = "named", kUnnamed[] = "unnamed";  // what Correction::of says of a speaker

/// Whether two spans share half of the shorter.
bool meet(Span a, Span b);

/// The source in this reading, made where there is none; none where the report has not even a publisher.
SourceId speaker_of(const Correction& to, Span claim, Reading& reading);

/// The speakers that an item was created with. (Those that earlier versions wrote were set afterwards, and still are.)
std::vector<Correction> speakers_of(const Judgement& judgement);
/// The sources that these are in a reading of this text.
std::vector<SourceId> said_by(const Judgement& judgement, Span span, const Article& article, Reading& reading);
/// What is set of an item in this text once it is there.
std::vector<Correction> fields_of(const Judgement& judgement, const Article& article);

bool rests_on(const Claim& claim, const std::vector<SourceId>& sources);

/// How a claim at this span comes from these sources, side by side: by the way of the nearest claim that rests on the first of them, else straight
/// to the page's publisher.
std::vector<AttributionStep> chain_from(const std::vector<SourceId>& speakers, Span claim, const Reading& reading);

/// Puts them in the place of whom a claim rests on; who carries it stays. The page's own publisher carries nothing but its own words.
void set_speakers(Claim& claim, const std::vector<SourceId>& speakers);

}  // namespace dateline::review
