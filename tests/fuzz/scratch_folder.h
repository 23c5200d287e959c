#pragma once
// A folder of its own for a fuzz target that must put its input into files.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace dateline {

inline std::filesystem::path make_scratch_folder(std::string_view target) {
  const auto out = std::filesystem::temp_directory_path() / ("dateline_" + std::string(target) + "_" + std::to_string(getpid()));
  std::filesystem::create_directories(out);
  return out;
}

inline void put(const std::filesystem::path& file, std::string_view bytes) { std::ofstream(file, std::ios::binary) << bytes; }

}  // namespace dateline
