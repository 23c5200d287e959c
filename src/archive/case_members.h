#pragma once
// Members of cases in the archive: what a person names with the evidence that ties it, and where it is found again after reports were read
// anew, grouped anew or are gone. What does not attach any more is said to be so, never dropped.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "cases/fold.h"

namespace dateline::archive {

/// A claim by its key or a beginning of it, an incident, an actor (by its id), a report by its id or address. kNotFound for what is not there.
Result<cases::Member> member_named(const Archive& archive, const std::string& key);

/// Where a member stands today.
struct Attached {
  std::string id;    // empty: it does not attach any more
  std::string note;  // why it has another id, or none
};
Result<Attached> attach(const Database& database, const cases::Member& member);

/// What a case holds or rests on today, as JSON lists of ids. Reports: its own, those of its claims and those that tell its incidents.
/// Incidents: its own, those of its claims and those that its reports tell. Actors: its own, and those who take part in these incidents.
struct CaseIds {
  std::string reports, incidents, actors;
};
/// kNotFound where there is none of this name.
Result<CaseIds> ids_of_case(const Database& database, const std::string& name);

}  // namespace dateline::archive
