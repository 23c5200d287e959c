#include "base/written_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace dateline {

Status write_whole(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path part = path;
  part += ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(part, path, failed);
  if (out && !failed) return {};
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  return Error{ErrorCode::kUnreadable, path.string() + ": cannot be written; see that the folder exists, has room and may be written to"};
}

Status sync_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = file >= 0 && ::fsync(file) == 0;
  const int fault = errno;
  if (file >= 0) ::close(file);
  // Some file systems cannot sync a folder, and say so.
  if (is_synced || (file >= 0 && fault == EINVAL)) return {};
  return Error{fault == ENOSPC || fault == EDQUOT ? ErrorCode::kDiskFull : ErrorCode::kUnreadable, path.string() + ": cannot be written out: " + std::strerror(fault) + "; check the disk"};
}

}  // namespace dateline
