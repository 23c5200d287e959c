#pragma once
// Readings from elsewhere: lines that `dateline read` printed, taken as they are where no language model is needed. What a line says of its own
// words is not believed: the hash of the text and the keys of the claims are made again. Of a text that was reduced to quotes (archive/reduce.h) both are
// believed, because nothing else tells which text and which names they were made with.
#include "engine/reader.h"

namespace dateline::engine {

/// kBadInput for what is no whole reading, or points outside its own text.
Result<ReadReport> take_reading(const ingest::RawReport& raw);

}  // namespace dateline::engine
