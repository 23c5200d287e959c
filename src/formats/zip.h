#pragma once
// A ZIP archive's members, taken from its bytes (libzip). What a member grows to is bounded by the caller, whatever the archive says of it.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct zip;

namespace dateline::formats {

/// Lives no longer than the bytes that it was opened on.
class ZipFile {
 public:
  /// `name` begins the messages of Errors.
  static Result<ZipFile> open(std::string_view bytes, std::string name);

  bool has(const std::string& member) const;
  /// kNotFound for a member that is not there, kTooLarge for one that grows over `limit` bytes.
  Result<std::string> read(const std::string& member, std::size_t limit) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  ZipFile(zip* archive, std::string name) : archive_(archive), name_(std::move(name)) {}
  std::unique_ptr<zip, Close> archive_;
  std::string name_;
};

}  // namespace dateline::formats
