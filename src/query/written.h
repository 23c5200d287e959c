#pragma once
// What is answered to who wrote something: what was written as `--json` tells it, and how what it is on stands now. "now" is null where
// nothing of it is there any more.
#include <string>

#include "archive/decisions.h"
#include "archive/grades.h"
#include "archive/marks.h"
#include "cases/entry.h"

namespace dateline::query {

/// {"judgement", "now"}: a claim, an incident, or {"report", "items": [...]} with the item and the claims on it.
Result<std::string> written_judgement(const archive::Archive& archive, const archive::Decision& decision);
/// {"decision", "now": {"incidents": [...]} or {"actors": [...]}}: all that they are today whom or what the decision is about.
Result<std::string> written_decision(const archive::Archive& archive, const archive::Decision& decision, bool on_incidents);
/// {"mark", "now"}: all marks that are in force on the same, as `marks` lists them.
Result<std::string> written_mark(const archive::Archive& archive, const archive::SensitivityMark& mark);
/// {"grade", "now"}: the claim, or the source as `sources` lists it.
Result<std::string> written_grade(const archive::Archive& archive, const archive::Grade& grade);
/// {"entry", "now"}: the case.
Result<std::string> written_entry(const archive::Archive& archive, const cases::Entry& entry);

}  // namespace dateline::query
