#pragma once
// Where private and protected people or a crowd of victims take part, no place of an incident is finer than the settlement: a spot there has
// no name and no id that tells it, and degrees to one digit.
#include "incidents/incident.h"

namespace dateline::incidents {

void keep_back_spots(Incident& incident);

}  // namespace dateline::incidents
