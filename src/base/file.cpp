#include "base/file.h"

#include <cerrno>
#include <cstring>

#include "base/try.h"

namespace dateline {

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  const std::string name = path == "-" ? "standard input" : path.string();
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    return Error{ErrorCode::kUnreadable, name + ": is a directory; name a file in it"};
  }
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return Error{missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                 name + ": " + std::strerror(errno) + "; check the path" + (missing ? "" : " and your rights to it")};
  }
  return InputFile(name, file);
}

Result<bool> InputFile::read_block(std::string& out) {
  char block[1 << 16];
  const std::size_t count = std::fread(block, 1, sizeof block, file_.get());
  if (count == 0 && std::ferror(file_.get())) {
    return Error{ErrorCode::kUnreadable, name_ + ": could not be read to its end: " + std::strerror(errno)};
  }
  out.append(block, count);
  return count > 0;
}

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  DL_ASSIGN(InputFile file, InputFile::open(path));
  std::string bytes;
  for (;;) {
    DL_ASSIGN(const bool more, file.read_block(bytes));
    if (!more) return bytes;
    if (bytes.size() > limit) {
      return Error{ErrorCode::kTooLarge,
                   file.name() + ": larger than " + std::to_string(limit >> 20) + " MiB; split it or take the report out of it"};
    }
  }
}

}  // namespace dateline
