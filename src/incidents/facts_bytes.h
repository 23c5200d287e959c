#pragma once
// ReportFacts and happenings as bytes and back, for keeping them in an archive. The form is private to one version: whoever keeps such bytes keeps
// kFactsVersion with them and makes the facts anew when it differs.
#include <string>
#include <string_view>

#include "base/result.h"
#include "incidents/evidence.h"
#include "incidents/facts.h"
#include "incidents/story_terms.h"

namespace dateline::incidents {

inline constexpr int kFactsVersion = 13;

/// All but the words, which only finding copies needs.
std::string facts_to_bytes(const ReportFacts& facts);
/// kArchiveDamaged for bytes that facts_to_bytes did not write.
Result<ReportFacts> facts_from_bytes(std::string_view bytes);

/// What finding copies needs but for the words, which words_of makes from the text; text_from_bytes gives facts that have nothing else.
std::string text_to_bytes(const ReportFacts& facts);
Result<ReportFacts> text_from_bytes(std::string_view bytes);

/// What finding stories needs.
std::string terms_to_bytes(const std::vector<StoryTerm>& terms);
Result<std::vector<StoryTerm>> terms_from_bytes(std::string_view bytes);
std::string vector_to_bytes(const TermVector& vector);
Result<TermVector> vector_from_bytes(std::string_view bytes);

/// What finding other tellings of a happening needs.
std::string happening_to_bytes(const Happening& happening);
/// At least one member is in it.
Result<Happening> happening_from_bytes(std::string_view bytes);

}  // namespace dateline::incidents
