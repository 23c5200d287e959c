#pragma once
// What happenings make of roles: who is killed, dismissed or resigns holds an office no longer, who is sworn in holds it from then on. The
// word that changes a role is a row of data/events/role_changes.tsv. A role that is told as former, and a change without a day, ends before
// publication ("../2023-03-10"). What is denied, planned or asked for changes nothing.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::events {

/// Reads events; adds who took an office that nothing else in the text says of him, so that it has claims as all relations do.
void add_roles_begun(const Syntax& syntax, Reading& reading);
/// Reads events with the status that the claims gave them; fills start and end of reading.relations, and "vacant" in the states of offices.
void date_roles(const Syntax& syntax, Reading& reading);

}  // namespace dateline::events
