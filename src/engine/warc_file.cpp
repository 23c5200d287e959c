#include "engine/warc_file.h"

#include <cerrno>
#include <cstring>

namespace dateline::engine {
namespace {

constexpr std::string_view kGzipMark = "\x1F\x8B";

Error not_written(const std::string& name) {
  const ErrorCode code = errno == ENOSPC ? ErrorCode::kDiskFull : ErrorCode::kUnreadable;
  return {code, name + ": cannot be written: " + std::strerror(errno) + "; name another file with --save-warc"};
}

}  // namespace

Result<WarcFile> WarcFile::open(const std::filesystem::path& path) {
  std::FILE* const file = std::fopen(path.c_str(), "ab+");
  if (!file) return not_written(path.string());
  char head[kGzipMark.size()];
  std::rewind(file);
  const std::size_t there = std::fread(head, 1, sizeof head, file);
  WarcFile out(path.string(), file, there == 0);
  if (there != 0 && std::string_view(head, there) != kGzipMark) {
    return Error{ErrorCode::kUsage, path.string() + ": not a packed web archive; it was left as it is; name another file with --save-warc"};
  }
  std::fseek(file, 0, SEEK_END);
  return out;
}

Status WarcFile::append(std::string_view records) {
  const bool done = std::fwrite(records.data(), 1, records.size(), file_.get()) == records.size() && std::fflush(file_.get()) == 0;
  if (!done) return not_written(name_);
  is_new_ = false;
  return {};
}

}  // namespace dateline::engine
