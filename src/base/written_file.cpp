#include "base/written_file.h"

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

}  // namespace dateline
