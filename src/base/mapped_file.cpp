#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline {

void MappedFile::Unmapper::operator()(const char* bytes) const { munmap(const_cast<char*>(bytes), size); }

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const Error error{ErrorCode::kUnreadable, file.string() + ": could not be opened; check the path and your rights to it"};
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return error;
  struct stat info {};
  const bool regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  const std::size_t size = regular ? static_cast<std::size_t>(info.st_size) : 0;
  void* map = size ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  ::close(fd);
  MappedFile out;
  if (map != MAP_FAILED) out.bytes_ = {static_cast<const char*>(map), Unmapper{size}};
  if (!regular || (size && map == MAP_FAILED)) return error;
  return out;
}

}  // namespace dateline
