#pragma once
// Cases as JSON (docs/formats/cases.md): what people put into them, how it stands in the archive today, and every entry that was ever made.
#include <string>

#include "archive/archive.h"
#include "cases/entry.h"

namespace dateline::query {

/// {"cases": [summary]}, in the order in which they were opened.
Result<std::string> cases(const archive::Archive& archive);
/// One as it stands: {"case", "about", "tags", "members", "notes", "questions", "hypotheses", "assessments", "drafts"}. kNotFound: no such case.
Result<std::string> case_now(const archive::Archive& archive, const std::string& name);
/// {"case", "entries": [...]}: all of one case, undone ones among them.
Result<std::string> case_log(const archive::Archive& archive, const std::string& name);
/// One entry.
std::string case_entry(const dateline::cases::Entry& entry);

}  // namespace dateline::query
