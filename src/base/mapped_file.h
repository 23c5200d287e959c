#pragma once
// A file mapped into memory, read where it lies. Its views live as long as it; moving it leaves them valid.
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace dateline {

class MappedFile {
 public:
  /// An error where it is no regular file that can be opened. An empty file has an empty view.
  static Result<MappedFile> open(const std::filesystem::path& file);
  std::string_view view() const { return bytes_ ? std::string_view(bytes_.get(), bytes_.get_deleter().size) : std::string_view(); }

 private:
  struct Unmapper {
    std::size_t size;
    void operator()(const char* bytes) const;
  };
  MappedFile() = default;
  std::unique_ptr<const char, Unmapper> bytes_;
};

}  // namespace dateline
