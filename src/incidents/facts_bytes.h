#pragma once
// ReportFacts as bytes and back, for keeping them beside a report. The form is private to one version: whoever keeps such bytes keeps
// kFactsVersion with them and makes the facts anew when it differs.
#include <string>
#include <string_view>

#include "base/result.h"
#include "incidents/facts.h"

namespace dateline::incidents {

inline constexpr int kFactsVersion = 5;

std::string facts_to_bytes(const ReportFacts& facts);
/// kArchiveDamaged for bytes that facts_to_bytes did not write.
Result<ReportFacts> facts_from_bytes(std::string_view bytes);

}  // namespace dateline::incidents
