#include "geo/places_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace dateline::geo {
namespace {

Error damaged(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::kGazetteerMissing, file.string() + ": " + what + "; build it again with `dateline gazetteer build`"};
}

/// Takes the next `count` rows off the front of `rest`.
template <class T>
std::span<const T> take(const char*& rest, std::size_t count) {
  const std::span<const T> rows(reinterpret_cast<const T*>(rest), count);
  rest += count * sizeof(T);
  return rows;
}

}  // namespace

Result<std::unique_ptr<PlacesFile>> PlacesFile::open(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return damaged(file, "the gazetteer cannot be opened");
  struct stat info {};
  const bool regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  const std::size_t size = regular ? static_cast<std::size_t>(info.st_size) : 0;
  void* map = size >= sizeof(format::Header) ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  ::close(fd);
  if (map == MAP_FAILED) return damaged(file, "this is no gazetteer");

  std::unique_ptr<PlacesFile> out(new PlacesFile);
  out->map_ = map;
  out->size_ = size;
  out->header_ = static_cast<const format::Header*>(map);
  const format::Header& header = *out->header_;
  if (!std::equal(std::begin(format::kMagic), std::end(format::kMagic), header.magic)) return damaged(file, "this is no gazetteer");
  if (header.version != format::kVersion) {
    return damaged(file, "the gazetteer is of version " + std::to_string(header.version) + ", this program reads " + std::to_string(format::kVersion));
  }
  if (header.string_bytes > size || format::file_size(header) != size) return damaged(file, "the gazetteer is truncated");

  const char* rest = static_cast<const char*>(map) + sizeof(format::Header);
  out->places_ = take<format::Place>(rest, header.places);
  out->names_ = take<format::Name>(rest, header.names);
  out->name_links_ = take<format::Link>(rest, header.name_links);
  out->keys_ = take<format::Name>(rest, header.keys);
  out->key_links_ = take<format::Link>(rest, header.key_links);
  out->strings_ = {rest, static_cast<std::size_t>(header.string_bytes)};
  return out;
}

PlacesFile::~PlacesFile() {
  if (map_) munmap(map_, size_);
}

std::string_view PlacesFile::text(format::String string) const {
  return string.offset <= strings_.size() ? strings_.substr(string.offset, string.size) : std::string_view();
}

std::span<const format::Link> PlacesFile::look_up(std::span<const format::Name> names, std::span<const format::Link> links,
                                                  std::string_view wanted) const {
  const auto found = std::partition_point(names.begin(), names.end(), [&](const format::Name& n) { return text(n.text) < wanted; });
  if (found == names.end() || text(found->text) != wanted || found->first > links.size()) return {};
  return links.subspan(found->first, std::min<std::size_t>(found->count, links.size() - found->first));
}

}  // namespace dateline::geo
