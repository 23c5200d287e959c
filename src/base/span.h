#pragma once
// Span: a half-open range [start, end) of Unicode code points in the text of one report. Everything Dateline says points at one.
#include <algorithm>
#include <compare>
#include <cstdint>

namespace dateline {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - start; }
  bool empty() const { return end <= start; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  bool contains(std::uint32_t position) const { return start <= position && position < end; }
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
  auto operator<=>(const Span&) const = default;
};

/// The smallest span that holds both; an empty one adds nothing.
inline Span cover(Span a, Span b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.start, b.start), std::max(a.end, b.end)};
}

}  // namespace dateline
