#pragma once
// A disk for tests that loses power or fills up. It stands between SQLite and the real files as SQLite's default file system while it lives, and knows of each
// file what is safe and what was only written: bytes are safe once they were synced, names once their folder was. At the step that a test
// names the power goes: that step and all behind it fail. leave() then writes what a computer could find when it is started again.
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace dateline::archive {

/// What becomes of what was written and not synced.
enum class Unsynced { kLost, kWritten, kTorn };  // kTorn: of each write some sectors, of names some

class BadDisk {
 public:
  BadDisk();
  ~BadDisk();
  BadDisk(const BadDisk&) = delete;

  /// From the n-th step on (1 is the first; writes, cuts, syncs and deletions count) nothing is done any more.
  void lose_power_at(int step) { power_until_ = step; }
  /// From the n-th write on, and for so many, a write ends with this code of SQLite's.
  void refuse_at(int write, int code, int times = 1 << 30) { refuse_from_ = write, refuse_times_ = times, refuse_code_ = code; }
  void mend() { power_until_ = refuse_from_ = 0; }

  int steps() const { return steps_; }
  int writes() const { return writes_; }

  /// Writes what is found of the files in one folder into another.
  void leave(const std::filesystem::path& from, const std::filesystem::path& to, Unsynced fate, std::mt19937& dice) const;

  // --- for the functions that SQLite calls ---
  struct Change {
    sqlite3_int64 at = 0;  // of a write; of a cut the size that is left
    std::string bytes;
    bool is_cut = false;
  };
  struct Content {
    std::string safe;
    std::vector<Change> since;
    bool syncs_folder = false;  // its first sync makes the folder's names safe, as SQLite does for journals
  };
  using Names = std::map<std::string, std::shared_ptr<Content>>;

  std::shared_ptr<Content> open(const std::string& name, bool is_made, int flags);
  bool step();    // whether it is done
  int refused();  // SQLITE_OK, or what this write ends with
  void sync(Content& content);
  void forget(const std::string& name, bool at_once);
  sqlite3_vfs* below() const { return below_; }

 private:
  sqlite3_vfs* below_;
  sqlite3_vfs files_;
  Names now_, safe_;
  int power_until_ = 0, refuse_from_ = 0, refuse_times_ = 0, refuse_code_ = SQLITE_OK;
  int steps_ = 0, writes_ = 0;
};

}  // namespace dateline::archive
