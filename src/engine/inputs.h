#pragma once
// The inputs that a command names: a file, a folder (all files below it that look like reports, in the order of their paths), or "-".
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "ingest/ingest.h"

namespace dateline::engine {

/// The files behind the paths. A path that does not exist, or a folder without reports, is an Error in its place.
std::vector<Result<std::filesystem::path>> find_inputs(const std::vector<std::string>& paths);

/// The reports of one input, one after the other, cut but not yet read: one entry a report, an Error where there is none. JSON Lines are
/// taken from the file line by line, so that a long file takes no more memory than a short one.
class Input {
 public:
  Input(const std::filesystem::path& path, ingest::InputKind kind, ingest::Given given);

  /// Nothing at the end.
  std::optional<ingest::RawEntry> next();

 private:
  void read_whole();
  std::optional<ingest::RawEntry> next_line();
  struct Line {
    std::string text;
    bool is_cut = false;  // longer than what is looked at
  };
  std::optional<Line> take_line();

  std::optional<InputFile> file_;
  std::string name_;
  ingest::InputKind kind_;
  ingest::Given given_;
  std::vector<ingest::RawEntry> whole_;  // of an input that is not taken line by line
  std::size_t next_whole_ = 0;
  std::string block_;      // what was read of the file and not yet taken
  std::size_t taken_ = 0;  // bytes of it
  int line_ = 0;
};

/// All of them.
std::vector<ingest::RawEntry> load_input(const std::filesystem::path& path, ingest::InputKind kind, const ingest::Given& given);

}  // namespace dateline::engine
