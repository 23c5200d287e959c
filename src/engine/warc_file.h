#pragma once
// WarcFile: a WARC (ISO 28500) that exchanges are appended to as they come. What is there already stays.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::engine {

class WarcFile {
 public:
  static Result<WarcFile> open(const std::filesystem::path& path);
  const std::string& name() const { return name_; }
  bool is_new() const { return is_new_; }
  /// One or more whole records.
  Status append(std::string_view records);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  WarcFile(std::string name, std::FILE* file, bool is_new) : name_(std::move(name)), file_(file), is_new_(is_new) {}
  std::string name_;
  std::unique_ptr<std::FILE, Closer> file_;
  bool is_new_;
};

}  // namespace dateline::engine
