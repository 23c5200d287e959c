#pragma once
// Whether two names may be one actor's: spelt otherwise (Mohammed, Muhammad; Qaddafi, Gadhafi; Kata'ib, Kataeb), in another script, in another
// order, with or without a middle name. It compares names only: whether they mean one is for who knows more (country, role, days).
// A person's family name alone is never enough. Names with a number in them are alike only where the numbers are the same.
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "model/entity.h"

namespace dateline {
namespace actors {

/// From the least alike to the most.
enum class NameLikeness { kNone, kFullerName, kTransliteration, kNameOrder, kSameName };

}  // namespace actors

/// As they stand among reasons.
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<actors::NameLikeness>{"", "fuller_name", "transliteration", "name_order", "same_name"};

namespace actors {

NameLikeness compare_names(EntityType type, std::string_view a, std::string_view b);
/// 1 for the same name, 0 for names that are not alike.
double likeness_score(NameLikeness likeness);

/// `reason` gets the word of kEnumNames<NameLikeness>.
bool same_actor_name(EntityType type, std::string_view a, std::string_view b, std::string* reason = nullptr);

/// For an index: names that are alike share one of these keys (names that share one need not be alike). None for a person's single word.
std::vector<std::string> name_keys(EntityType type, std::string_view name);

}  // namespace actors
}  // namespace dateline
