#pragma once
// Id<Tag>: the place of an item in its list of one reading, printed as a letter and a number ("e1"). Ids of different lists do not mix.
#include <compare>
#include <functional>
#include <string>

namespace dateline {

template <class Tag>
struct Id {
  int index = -1;  // place in the list; -1: none

  bool valid() const { return index >= 0; }
  explicit operator bool() const { return valid(); }
  auto operator<=>(const Id&) const = default;
};

/// "e1" for the first of a list whose tag has kPrefix 'e'.
template <class Tag>
std::string to_string(Id<Tag> id) {
  return id.valid() ? Tag::kPrefix + std::to_string(id.index + Tag::kFirst) : std::string();
}

}  // namespace dateline

template <class Tag>
struct std::hash<dateline::Id<Tag>> {
  std::size_t operator()(dateline::Id<Tag> id) const { return std::hash<int>()(id.index); }
};
