#pragma once
// Of which state an actor is, where no name and no office of his own says so: by the words of his phrase ("Darfur rebels", "security forces
// in Guinea", "a missionary from Calgary", "Yoruba elders" by data/actors/peoples.tsv), then by the one state that the sentence is set in
// ("the police opened fire in Lomé"). No country is better than a wrong one: where two states are told of, none is taken.
#include <string_view>
#include <vector>

#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

/// "pro-Iranian", "Syrian-backed": the word tells whose side somebody is on, not of which state he is. "Saudi-led" tells whose it is.
bool takes_side(const Syntax& syntax, TokenIndex i);

/// The country that each token tells: a state, its adjective, a place, a people; views into the reading's places, states and peoples and
/// the tables.
using CountryAt = std::vector<std::string_view>;
CountryAt countries_at(const Syntax& syntax, const Reading& reading);

/// By the words of the phrase.
void take_countries_of_phrases(const Syntax& syntax, const CountryAt& at, Reading& reading);
/// By where it happens: for bodies of states and groups of people only, never for persons, and never for bodies that work across borders.
void take_countries_of_scene(const Syntax& syntax, const CountryAt& at, Reading& reading);

}  // namespace dateline::actors
