#include "geo/layers.h"

#include <algorithm>

#include "base/try.h"
#include "geo/places_file.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".gazetteer";
constexpr std::size_t kLongestName = sizeof(format::Header::source) - 1;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

}  // namespace

bool is_layer_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name[0] != '.' && std::all_of(name.begin(), name.end(), is_plain);
}

fs::path layer_file(const fs::path& folder, const std::string& name) { return folder / (name + kEnding); }

std::vector<fs::path> layer_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() == kEnding && is_layer_name(entry.path().stem().string())) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<LayerInfo> layer_info(const fs::path& file) {
  DL_ASSIGN(const auto layer, PlacesFile::open(file));
  LayerInfo out;
  out.name = layer->source();
  out.version = layer->release();
  out.places = layer->place_count();
  out.names = layer->name_count();
  std::error_code ignored;
  out.bytes = fs::file_size(file, ignored);
  return out;
}

}  // namespace dateline::geo
