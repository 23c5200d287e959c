#pragma once
// Vacancies: an office that nobody holds has the state "vacant" from a time: "the post has been vacant since January", "without a president",
// "left the office unfilled", "no successor has been named" to who has gone. A minister who resigned and stays as caretaker leaves none.
// Inside of role_changes.cpp only.
#include "events/role_holders.h"

namespace dateline::events {

/// Reads what the events of the reading ended; fills states of offices.
void read_vacancies(RoleHolders& holders);

}  // namespace dateline::events
