#pragma once
// A hash of bytes that is the same on every machine and in every run, for keys that are kept. Not for what an opponent could choose.
#include <cstdint>
#include <string_view>

namespace dateline {

/// FNV-1a, 64 bits.
constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace dateline
