#pragma once
// Offices: who holds one, who left one that is to be filled, and that whoever leads a body of public weight has a public role.
#include "actors/relation_adder.h"

namespace dateline::actors {

/// The words in and around an office that tell how it is held: "former interim", "then-", "-elect".
Modes modes_around(const Syntax& syntax, Sentence office);

/// Who holds an office: the person whose title it is ("Prime Minister X"), or whose description has the same head.
void add_offices(Adder& adder);
/// "find a new prime minister after X resigned": X held the office that is to be filled.
void add_vacated_offices(Adder& adder);
/// Who leads, speaks for or deputises in a body of public weight has a public role, whatever noun the text used for it: one of the kinds of
/// public_bodies.tsv, one of unknown kind that bears a name, a unit, a state, a place.
void make_leaders_public(Adder& adder);

}  // namespace dateline::actors
