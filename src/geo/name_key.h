#pragma once
// Loose keys of names: a second way to look a name up when its folded form is unknown. Names that differ only as romanisations of
// one foreign name do (al-/el-, q/k, kh/h, ou/u, ay/ei, doubled letters, hyphens, spaces) have one key. Never shown.
#include <string>
#include <string_view>

namespace dateline::geo {

/// `folded` as fold_name() gives it. Empty where too little is left to tell names apart.
std::string loose_key(std::string_view folded);

}  // namespace dateline::geo
