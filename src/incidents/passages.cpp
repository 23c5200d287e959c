#include "incidents/passages.h"

#include <algorithm>
#include <tuple>

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostPlaces = 4;  // of one run in one text
constexpr std::size_t kMostWork = 16;   // words compared, times the words of both: a text that repeats itself ends the search early

/// Shortens a passage to its first part that no longer one has taken.
Passage free_part(Passage passage, const std::vector<bool>& copy, const std::vector<bool>& original) {
  const auto taken = [&](std::size_t i) { return copy[passage.copy + i] || original[passage.original + i]; };
  std::size_t from = 0;
  while (from < passage.length && taken(from)) ++from;
  std::size_t to = from;
  while (to < passage.length && !taken(to)) ++to;
  return {passage.copy + from, passage.original + from, to - from};
}

}  // namespace

Aligner::Aligner(const std::vector<TextWord>& copy) : copy_(copy) {
  const std::vector<std::uint32_t> runs = runs_of(copy);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<std::uint32_t>& places = where_[runs[i]];
    if (places.size() < kMostPlaces) places.push_back(static_cast<std::uint32_t>(i));
  }
}

std::vector<Passage> Aligner::passages(const std::vector<TextWord>& original) const {
  const std::vector<std::uint32_t> runs = runs_of(original);
  std::vector<Passage> found;
  std::size_t work = kMostWork * (original.size() + copy_.size());
  for (std::size_t i = 0; i < runs.size() && work > 0; ++i) {
    const auto places = where_.find(runs[i]);
    if (places == where_.end()) continue;
    for (const std::size_t j : places->second) {
      if (i > 0 && j > 0 && original[i - 1].hash == copy_[j - 1].hash) continue;  // inside a passage that begins earlier
      std::size_t length = 0;
      while (i + length < original.size() && j + length < copy_.size() && original[i + length].hash == copy_[j + length].hash) ++length;
      if (length >= kRun) found.push_back({j, i, length});
      work -= std::min(work, length);
    }
  }
  std::sort(found.begin(), found.end(), [](const Passage& a, const Passage& b) {
    return std::tuple(b.length, a.copy, a.original) < std::tuple(a.length, b.copy, b.original);
  });
  std::vector<bool> in_copy(copy_.size()), in_original(original.size());
  std::vector<Passage> out;
  for (const Passage& whole : found) {
    const Passage part = free_part(whole, in_copy, in_original);
    if (part.length < kRun) continue;
    for (std::size_t i = 0; i < part.length; ++i) in_copy[part.copy + i] = in_original[part.original + i] = true;
    out.push_back(part);
  }
  std::sort(out.begin(), out.end(), [](const Passage& a, const Passage& b) { return a.copy < b.copy; });
  return out;
}

}  // namespace dateline::incidents
