#pragma once
// Protected words: what tells that a crowd is one of victims, or a family (data/incidents/protected_words.tsv). Such crowds are never
// placed more finely than the settlement, and families are never named, as for private persons.
#include <string_view>

namespace dateline::incidents {

bool tells_of_victims(std::string_view name);
bool tells_of_kin(std::string_view name);

}  // namespace dateline::incidents
