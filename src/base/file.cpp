#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace dateline {
namespace {

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

Error too_large(const std::string& name, std::uint64_t limit) {
  return {ErrorCode::kTooLarge, name + ": larger than " + std::to_string(limit >> 20) + " MiB; split it or take the report out of it"};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const std::string name = path == "-" ? "standard input" : path.string();
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    return Error{ErrorCode::kUnreadable, name + ": is a directory; name a file in it"};
  }
  const std::unique_ptr<std::FILE, Closer> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return Error{missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                 name + ": " + std::strerror(errno) + "; check the path" + (missing ? "" : " and your rights to it")};
  }
  std::string bytes;
  char block[1 << 16];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file.get())) {
    if (bytes.size() + count > limit) return too_large(name, limit);
    bytes.append(block, count);
  }
  if (std::ferror(file.get())) return Error{ErrorCode::kUnreadable, name + ": could not be read to its end: " + std::strerror(errno)};
  return bytes;
}

}  // namespace dateline
