#include "base/spool.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "base/try.h"

namespace dateline {
namespace {

Error no_room(const std::filesystem::path& folder) {
  return {ErrorCode::kDiskFull, folder.string() + ": could not be written to; see that the folder exists and has room"};
}

/// A sorted run as it is read back.
struct Run {
  ScratchFile* file;
  std::string name;
  std::uint32_t link = 0;

  bool next() {
    std::uint8_t size = 0;
    if (file->read(&size, 1) != 1) return false;
    name.resize(size);
    return file->read(name.data(), size) == size && file->read(&link, sizeof link) == sizeof link;
  }
  bool after(const Run& other) const { return std::pair(std::string_view(name), link) > std::pair(std::string_view(other.name), other.link); }
};

}  // namespace

Result<ScratchFile> ScratchFile::create(const std::filesystem::path& folder) {
  std::string name = (folder / ".dateline-XXXXXX").string();
  const int fd = mkstemp(name.data());
  if (fd < 0) return no_room(folder);
  ::unlink(name.c_str());
  std::FILE* file = fdopen(fd, "w+b");
  if (!file) {
    ::close(fd);
    return no_room(folder);
  }
  return ScratchFile(file);
}

void ScratchFile::write(const void* bytes, std::size_t size) {
  if (size && std::fwrite(bytes, size, 1, file_.get()) != 1) failed_ = true;
  size_ += size;
}

void ScratchFile::rewind() {
  if (std::fflush(file_.get()) != 0) failed_ = true;
  std::rewind(file_.get());
}

std::size_t ScratchFile::read(void* bytes, std::size_t size) { return size ? std::fread(bytes, 1, size, file_.get()) : 0; }

Status NameSorter::add(std::string_view name, std::uint32_t link) {
  if (name.size() > kLongest) return {};
  held_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(name.size()), link});
  bytes_ += name;
  return held_.size() >= held_names_ || bytes_.size() >= kHeldBytes ? spill() : Status();
}

void NameSorter::sort() {
  std::sort(held_.begin(), held_.end(), [this](const Held& a, const Held& b) { return std::pair(text(a), a.link) < std::pair(text(b), b.link); });
}

Status NameSorter::spill() {
  DL_ASSIGN(ScratchFile run, ScratchFile::create(folder_));
  sort();
  for (const Held& held : held_) {
    const auto size = static_cast<std::uint8_t>(held.size);
    run.write(&size, 1);
    run.write(text(held).data(), held.size);
    run.write(&held.link, sizeof held.link);
  }
  run.rewind();
  if (run.failed()) return no_room(folder_);
  runs_.push_back(std::move(run));
  held_.clear();
  bytes_.clear();
  return {};
}

Status NameSorter::finish(const std::function<void(std::string_view name, std::uint32_t link)>& next) {
  if (runs_.empty()) {
    sort();
    for (const Held& held : held_) next(text(held), held.link);
    held_ = {};
    bytes_ = {};
    return {};
  }
  DL_TRY(spill());
  std::vector<Run> heap;
  const auto later = [](const Run& a, const Run& b) { return a.after(b); };
  for (ScratchFile& file : runs_) {
    Run run{&file, {}};
    if (run.next()) heap.push_back(std::move(run));
  }
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    next(heap.back().name, heap.back().link);
    if (heap.back().next()) {
      std::push_heap(heap.begin(), heap.end(), later);
    } else {
      heap.pop_back();
    }
  }
  runs_.clear();
  return {};
}

}  // namespace dateline
