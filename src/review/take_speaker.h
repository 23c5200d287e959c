#pragma once
// What a person writes for the speaker of a claim: "publisher", a source of the report by its id ("s3"), words of the report as START-END or as
// they stand there, a name that the report knows, or TYPE:NAME for whom it does not.
#include <string>

#include "base/result.h"
#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

/// Settles who is meant by the value of a `speaker` (speaker.h). Without an article no words are looked for.
Status take_speaker(Correction& to, const std::string& written, const Article* article, const Reading& reading);

}  // namespace dateline::review
