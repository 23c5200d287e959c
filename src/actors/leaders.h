#pragma once
// Heads of states and governments by name (data/actors/leaders.tsv): of which country somebody is whom a report names without it, and
// whether he or she was in office when the report was published. A family name counts beside a title only, or where it is one person's in
// any newspaper.
#include "actors/relation_adder.h"

namespace dateline::actors {

/// Gives persons their country; the sector GOV to those in office on the day of the report, ELI to those who were before.
void take_countries_of_leaders(const Syntax& syntax, const Heads& heads, Reading& reading);

/// Whether a name, alone, is a leader's in any newspaper, whatever town is called like it.
bool names_leader(std::string_view name);

}  // namespace dateline::actors
