#pragma once
// Machine words: words by which a page speaks to the programs that read it for people ("ignore all previous instructions"), in the text or where
// no reader sees them. Nothing here obeys a page, so they change no reading; a person who reads such a page is to know of them.
// What is told by data/ingest/machine_words.tsv: a report that tells of such an order ("told it to ignore previous instructions") is none,
// one that quotes it word for word cannot be told apart.
#include <string_view>

namespace dateline::ingest {

/// Whatever the case, the width of the letters and unseen characters between them.
bool speaks_to_machines(std::string_view utf8);

}  // namespace dateline::ingest
