#pragma once
// What does not fit into memory, put by on the disk: a file without a name, and names in the order of their bytes, however many they are.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

/// A file that has no name any more when it is made, and is gone when it is closed. Written, then read from its beginning.
class ScratchFile {
 public:
  static Result<ScratchFile> create(const std::filesystem::path& folder);

  void write(const void* bytes, std::size_t size);
  std::uint64_t size() const { return size_; }
  void rewind();
  /// As many bytes as are left, at most `size`.
  std::size_t read(void* bytes, std::size_t size);
  /// Whether a write came to nothing.
  bool failed() const { return failed_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit ScratchFile(std::FILE* file) : file_(file) {}
  std::unique_ptr<std::FILE, Closer> file_;
  std::uint64_t size_ = 0;
  bool failed_ = false;
};

/// Takes names with their links in any order and gives them sorted by bytes, then link. Holds a fixed amount of them in memory.
class NameSorter {
 public:
  static constexpr std::size_t kLongest = 255;  // bytes of a name; longer ones are not taken
  static constexpr std::size_t kHeldNames = 2'000'000, kHeldBytes = 48'000'000;

  explicit NameSorter(std::filesystem::path folder, std::size_t held_names = kHeldNames) : folder_(std::move(folder)), held_names_(held_names) {}
  Status add(std::string_view name, std::uint32_t link);
  /// Once, at the end.
  Status finish(const std::function<void(std::string_view name, std::uint32_t link)>& next);

 private:
  struct Held {
    std::uint32_t offset;
    std::uint32_t size;
    std::uint32_t link;
  };
  void sort();
  Status spill();
  std::string_view text(const Held& held) const { return std::string_view(bytes_).substr(held.offset, held.size); }

  std::filesystem::path folder_;
  std::size_t held_names_;
  std::string bytes_;
  std::vector<Held> held_;
  std::vector<ScratchFile> runs_;
};

}  // namespace dateline
