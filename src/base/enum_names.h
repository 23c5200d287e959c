#pragma once
// Names of enumerators, in one place for writing and reading: specialise kEnumNames<E> with the names in the order of the enumerators.
#include <array>
#include <optional>
#include <string_view>

namespace dateline {

template <class E>
inline constexpr std::array<std::string_view, 0> kEnumNames{};

template <class E>
constexpr std::string_view name_of(E value) {
  return kEnumNames<E>[static_cast<std::size_t>(value)];
}

template <class E>
constexpr std::optional<E> from_name(std::string_view name) {
  for (std::size_t i = 0; i < kEnumNames<E>.size(); ++i) {
    if (kEnumNames<E>[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace dateline
