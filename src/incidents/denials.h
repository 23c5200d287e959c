#pragma once
// Denials: which happening somebody denies without naming its day and town ("the army denied shelling a hospital"). It is one of the weeks
// before, done to the same, by whoever denies it or told with names that few reports have; where two fit alike, it stays apart.
#include <cstdint>
#include <string_view>
#include <vector>

#include "incidents/evidence.h"

namespace dateline::incidents {

/// Whether all claims on it deny it.
bool is_denied(const EventFact& event, const ReportFacts& report);

/// Keys under which what happened on known days is entered: to whom or with what, and the months.
std::vector<std::uint64_t> deniable_keys(std::string_view family, const EventFact& event);
/// Keys of what could be denied on a day.
std::vector<std::uint64_t> denial_keys(std::string_view family, const EventFact& event, Day told);

/// Whether a report tells of towns, and of none where the happening was: what it denies will be there.
bool is_set_elsewhere(const ReportFacts& report, const Happening& happening);

/// How well what a report, of a known day, denies fits a happening; 0: not at all. `e`: the two compared.
double fit_of_denial(const EventFact& event, const ReportFacts& report, const Happening& happening, const Evidence& e);

}  // namespace dateline::incidents
