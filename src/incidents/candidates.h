#pragma once
// Candidates: the keys by which the happenings are found that an event could belong to, without comparing it with all. A happening is
// entered under weeks with countries, and under names of its places and participants with months. Keys are hashes: two that fall together
// cost a comparison, nothing else.
#include <cstdint>
#include <string_view>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

/// `family` keeps unlike kinds apart. Each key once.
std::vector<std::uint64_t> entry_keys(std::string_view family, const EventFact& event);

struct SearchKey {
  std::uint64_t key = 0;
  int most = 0;  // of those entered under it only the latest are looked at: a name that is everywhere tells nothing
};
std::vector<SearchKey> search_keys(std::string_view family, const EventFact& event);

}  // namespace dateline::incidents
