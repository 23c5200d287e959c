#pragma once
// Bodies of states: "the Malian army", "Mali's army" and "the army" of a Malian report are one body of one state. What such a name says beside
// its state are words that every state has bodies of (data/incidents/state_bodies.tsv).
#include <string>
#include <string_view>
#include <vector>

namespace dateline::incidents {

/// The words of a name (names.h) without those that name the state itself: its name, other names and adjectives (data/geo/countries.tsv).
std::vector<std::string> words_beside_state(std::string_view name, std::string_view country);

/// Whether a body of any state could be called by these words: alone they tell nobody.
bool is_common_to_states(const std::vector<std::string>& words);

/// Whether a name of this country is that of a body that every state has: "Mali's army", "the defence ministry".
bool is_body_of_state(std::string_view name, std::string_view country);

}  // namespace dateline::incidents
