#pragma once
// The case log: entries that people make in cases, kept for ever in a hash chain. How a case stands is src/cases' fold of them.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "cases/fold.h"

namespace dateline::archive {

/// All, in the order in which they were made.
Result<std::vector<cases::Entry>> read_case_entries(const Database& database);

/// Cases as they stand.
Result<std::vector<cases::Case>> read_cases(const Database& database);
/// kNotFound where there is none of this name.
Result<cases::Case> read_case(const Database& database, const std::string& name);

/// Inside a transaction only. The entry's number.
Result<std::int64_t> append_case_entry(const Database& database, const cases::Entry& entry);

/// Makes an entry: kUsage for what says nothing, names what is not there, or changes nothing; kNotFound for a case that is not there. What the
/// entry's members name is looked up here (`keys`: claims, reports, incidents, actors), with the evidence that ties them.
Result<cases::Entry> put_into_case(Archive& archive, cases::Entry given, const std::vector<std::string>& keys);

}  // namespace dateline::archive
