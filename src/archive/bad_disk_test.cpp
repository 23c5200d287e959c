#include "archive/bad_disk_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace dateline::archive {
namespace {

constexpr std::size_t kSector = 512;

/// Behind it in memory lies the file of the file system below.
struct DiskFile {
  sqlite3_file base;
  BadDisk* disk;
  std::shared_ptr<BadDisk::Content>* content;  // null: a file without a name, which nobody finds again
};

DiskFile& of(sqlite3_file* file) { return *reinterpret_cast<DiskFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(DiskFile)); }
const sqlite3_io_methods& methods(sqlite3_file* file) { return *real(file)->pMethods; }

int close_file(sqlite3_file* file) {
  delete of(file).content;
  return methods(file).xClose(real(file));
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) { return methods(file).xRead(real(file), to, size, at); }

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  DiskFile& mine = of(file);
  if (mine.content) {
    if (const int code = mine.disk->refused(); code != SQLITE_OK) return code;
    if (!mine.disk->step()) return SQLITE_IOERR_WRITE;
    (*mine.content)->since.push_back({at, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false});
  }
  return methods(file).xWrite(real(file), from, size, at);
}

int cut_file(sqlite3_file* file, sqlite3_int64 size) {
  DiskFile& mine = of(file);
  if (mine.content) {
    if (!mine.disk->step()) return SQLITE_IOERR_TRUNCATE;
    (*mine.content)->since.push_back({size, {}, true});
  }
  return methods(file).xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int) {
  DiskFile& mine = of(file);
  if (!mine.content) return SQLITE_OK;
  if (!mine.disk->step()) return SQLITE_IOERR_FSYNC;
  mine.disk->sync(**mine.content);
  return SQLITE_OK;  // what is real need not be safe
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) { return methods(file).xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int how) { return methods(file).xLock(real(file), how); }
int unlock_file(sqlite3_file* file, int how) { return methods(file).xUnlock(real(file), how); }
int is_reserved(sqlite3_file* file, int* out) { return methods(file).xCheckReservedLock(real(file), out); }
int control_file(sqlite3_file* file, int what, void* with) { return methods(file).xFileControl(real(file), what, with); }
int sector_size(sqlite3_file* file) { return methods(file).xSectorSize(real(file)); }
int traits_of(sqlite3_file* file) { return methods(file).xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) { return methods(file).xShmMap(real(file), page, size, extend, out); }
int lock_shared(sqlite3_file* file, int at, int n, int flags) { return methods(file).xShmLock(real(file), at, n, flags); }
void order_shared(sqlite3_file* file) { methods(file).xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int gone) { return methods(file).xShmUnmap(real(file), gone); }

constexpr sqlite3_io_methods kMethods = {2,          close_file,  read_file,    write_file,  cut_file,    sync_file,   size_of_file, lock_file,    unlock_file, is_reserved,
                                         control_file, sector_size, traits_of, map_shared, lock_shared, order_shared, unmap_shared, nullptr, nullptr};

BadDisk& disk_of(sqlite3_vfs* files) { return *static_cast<BadDisk*>(files->pAppData); }

int open_file(sqlite3_vfs* files, const char* name, sqlite3_file* file, int flags, int* out) {
  BadDisk& disk = disk_of(files);
  DiskFile& mine = of(file);
  mine.base.pMethods = nullptr;
  mine.disk = &disk;
  mine.content = nullptr;
  const bool is_made = name && !std::filesystem::exists(name);
  const int code = disk.below()->xOpen(disk.below(), name, real(file), flags, out);
  if (code != SQLITE_OK) return code;
  mine.base.pMethods = &kMethods;
  if (name) mine.content = new std::shared_ptr<BadDisk::Content>(disk.open(name, is_made, flags));
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* files, const char* name, int at_once) {
  BadDisk& disk = disk_of(files);
  if (!disk.step()) return SQLITE_IOERR_DELETE;
  disk.forget(name, at_once != 0);
  return disk.below()->xDelete(disk.below(), name, 0);
}

void put(std::string& bytes, std::size_t at, std::string_view from) {
  if (bytes.size() < at + from.size()) bytes.resize(at + from.size());
  std::copy(from.begin(), from.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

/// The sectors of a write that reached the disk.
void put_some(std::string& bytes, const BadDisk::Change& change, std::mt19937& dice) {
  for (std::size_t from = 0; from < change.bytes.size(); from += kSector) {
    if (dice() % 2) put(bytes, static_cast<std::size_t>(change.at) + from, std::string_view(change.bytes).substr(from, kSector));
  }
}

std::string found(const BadDisk::Content& content, Unsynced fate, std::mt19937& dice) {
  std::string out = content.safe;
  if (fate == Unsynced::kLost) return out;
  for (const BadDisk::Change& change : content.since) {
    const bool is_torn = fate == Unsynced::kTorn && dice() % 2;
    if (change.is_cut && !is_torn) out.resize(static_cast<std::size_t>(change.at));
    else if (!change.is_cut && is_torn) put_some(out, change, dice);
    else if (!change.is_cut) put(out, static_cast<std::size_t>(change.at), change.bytes);
  }
  return out;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BadDisk::BadDisk() : below_(sqlite3_vfs_find(nullptr)), files_(*below_) {
  files_.szOsFile = static_cast<int>(sizeof(DiskFile)) + below_->szOsFile;
  files_.pNext = nullptr;
  files_.zName = "bad disk";
  files_.pAppData = this;
  files_.xOpen = open_file;
  files_.xDelete = delete_file;
  // The rest is asked of the system below, which needs its own data with it.
  files_.xAccess = [](sqlite3_vfs* files, const char* name, int flags, int* out) { return disk_of(files).below()->xAccess(disk_of(files).below(), name, flags, out); };
  files_.xFullPathname = [](sqlite3_vfs* files, const char* name, int size, char* out) { return disk_of(files).below()->xFullPathname(disk_of(files).below(), name, size, out); };
  sqlite3_vfs_register(&files_, 1);
}

BadDisk::~BadDisk() {
  sqlite3_vfs_unregister(&files_);
  sqlite3_vfs_register(below_, 1);
}

bool BadDisk::step() {
  ++steps_;
  return !power_until_ || steps_ < power_until_;
}

int BadDisk::refused() {
  ++writes_;
  return refuse_from_ && writes_ >= refuse_from_ && writes_ < refuse_from_ + refuse_times_ ? refuse_code_ : SQLITE_OK;
}

std::shared_ptr<BadDisk::Content> BadDisk::open(const std::string& name, bool is_made, int flags) {
  auto& content = now_[name];
  if (content) return content;
  content = std::make_shared<Content>();
  content->syncs_folder = is_made && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL));
  if (is_made) return content;
  content->safe = bytes_of(name);  // from before this disk
  safe_[name] = content;
  return content;
}

void BadDisk::sync(Content& content) {
  for (const Change& change : content.since) {
    if (change.is_cut) content.safe.resize(static_cast<std::size_t>(change.at));
    else put(content.safe, static_cast<std::size_t>(change.at), change.bytes);
  }
  content.since.clear();
  if (!std::exchange(content.syncs_folder, false)) return;
  safe_ = now_;
}

void BadDisk::forget(const std::string& name, bool at_once) {
  now_.erase(name);
  if (at_once) safe_ = now_;
}

void BadDisk::leave(const std::filesystem::path& from, const std::filesystem::path& to, Unsynced fate, std::mt19937& dice) const {
  std::filesystem::remove_all(to);
  std::filesystem::create_directories(to);
  std::set<std::string> names;
  for (const Names* some : {&now_, &safe_}) {
    for (const auto& [name, content] : *some) names.insert(name);
  }
  for (const std::string& name : names) {
    if (std::filesystem::path(name).parent_path() != from) continue;
    const bool is_new_name = fate == Unsynced::kWritten || (fate == Unsynced::kTorn && dice() % 2);
    const Names& from_here = is_new_name ? now_ : safe_;
    const auto content = from_here.find(name);
    if (content == from_here.end()) continue;
    std::ofstream(to / std::filesystem::path(name).filename(), std::ios::binary) << found(*content->second, fate, dice);
  }
}

TEST(BadDisk, WhatWasNotSyncedIsLost) {
  const auto folder = std::filesystem::temp_directory_path() / ("dateline_bad_disk_" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  {
    BadDisk disk;
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open((folder / "a.db").c_str(), &handle), SQLITE_OK);
    const auto rows_left = [&](Unsynced fate) {
      std::mt19937 dice(1);
      disk.leave(folder, folder / "left", fate, dice);
      sqlite3* left = nullptr;
      EXPECT_EQ(sqlite3_open((folder / "left" / "a.db").c_str(), &left), SQLITE_OK);
      int rows = 0;
      sqlite3_exec(left, "SELECT x FROM t", [](void* n, int, char**, char**) { return ++*static_cast<int*>(n), 0; }, &rows, nullptr);
      sqlite3_close(left);
      return rows;
    };
    ASSERT_EQ(sqlite3_exec(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x); INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(rows_left(Unsynced::kLost), 1);
    ASSERT_EQ(sqlite3_exec(handle, "PRAGMA synchronous = NORMAL; INSERT INTO t VALUES (2)", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(rows_left(Unsynced::kLost), 1);
    EXPECT_EQ(rows_left(Unsynced::kWritten), 2);
    disk.lose_power_at(disk.steps() + 1);
    EXPECT_NE(sqlite3_exec(handle, "INSERT INTO t VALUES (3)", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(rows_left(Unsynced::kWritten), 2);
    sqlite3_close(handle);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace dateline::archive
