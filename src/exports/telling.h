#pragma once
// What forms without fields of their own tell in words, beside words.h.
#include <string>
#include <vector>

#include "exports/material.h"

namespace dateline::exports {

/// "army (UG)": a body without a name of its own is told apart by its country.
std::string shown_name(const Actor& actor);

/// "2019", "2020-03-03/2020-03-06", "undated, not after 2021-03-06".
std::string days_in_words(const Time& time);
/// "from 2022-07 until 2023-01-13", "until 2021"; empty where neither is known.
std::string between(const std::string& start, const std::string& end);
/// Its headline with place and days, so that no two happenings are taken for one by their names: "Assault: army → Gulu, Lira; Gulu, Lira, Arua; 2021-03-06".
std::string name_of(const Happening& happening);
/// A line each: who in which role, counts, time, status, what supports it, contradictions, review.
std::vector<std::string> description_of(const Happening& happening);
/// "killed 12", "displaced 200-300".
std::string words_of(const Count& count);

/// Whom a claim rests on in the end; of who is not named what they are called.
std::vector<std::string> roots_of(const Claim& claim);
/// From the page to the root: "North Gazette < defence ministry (said)".
std::string chain_of(const Claim& claim);

/// Reports in which it is told, each once, in the order of its claims.
std::vector<std::string> reports_of(const std::vector<Claim>& claims);

}  // namespace dateline::exports
