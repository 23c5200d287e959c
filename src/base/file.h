#pragma once
// Files in, whole or in blocks, with errors that name the file, what is wrong and what to do.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace dateline {

/// A file, or standard input for "-", read from its beginning to its end.
class InputFile {
 public:
  static Result<InputFile> open(const std::filesystem::path& path);

  /// What to call it in messages.
  const std::string& name() const { return name_; }
  /// Appends the next block to `out`; false at the end.
  Result<bool> read_block(std::string& out);

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  InputFile(std::string name, std::FILE* file) : name_(std::move(name)), file_(file) {}

  std::string name_;
  std::unique_ptr<std::FILE, Closer> file_;
};

/// The bytes of a file, or of standard input for "-". Over `limit` bytes: kTooLarge.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

}  // namespace dateline
