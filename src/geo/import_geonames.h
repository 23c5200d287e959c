#pragma once
// The two dumps of GeoNames (CC BY 4.0; https://download.geonames.org/export/dump/readme.txt): places, one a line with 19 columns between
// tabs, and alternate names, one a line with the id of its place.
#include <filesystem>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/import_sink.h"

namespace dateline::geo {

/// Numbers of a layer's places by GeoNames id.
class PlaceNumbers {
 public:
  void add(std::uint32_t id, std::uint32_t number) { pairs_.emplace_back(id, number); }
  void sort();
  const std::uint32_t* find(std::uint32_t id) const;
  bool empty() const { return pairs_.empty(); }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

/// Reads the file twice: divisions first, so that the places after them know what they lie in.
Status import_geonames(const std::filesystem::path& file, ImportSink& sink, PlaceNumbers& numbers);
/// `numbers` sorted.
Status import_alternate_names(const std::filesystem::path& file, ImportSink& sink, const PlaceNumbers& numbers);

}  // namespace dateline::geo
