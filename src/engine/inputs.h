#pragma once
// The inputs that a command names: a file, a folder (all files below it but hidden ones, in the order of their paths; a README
// describes its folder, and an archive is not read into one), or "-".
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "ingest/ingest.h"
#include "ingest/web_archive.h"

namespace dateline::engine {

/// What is taken from a folder: reports; images and films as well. Of a folder for reports they are passed over.
enum class FolderFiles { kReports, kReportsAndMedia };

/// The files behind the paths. A folder without files, and a file of a folder that is of no known kind, is an Error in its place.
std::vector<Result<std::filesystem::path>> find_inputs(const std::vector<std::string>& paths, FolderFiles wanted = FolderFiles::kReports);

/// The reports of one input, one after the other, cut but not yet read: one entry a report, an Error where there is none. JSON Lines are
/// taken from the file line by line and web archives record by record, so that a long file takes no more memory than a short one.
class Input {
 public:
  Input(const std::filesystem::path& path, ingest::InputKind kind, ingest::Given given);

  /// Nothing at the end.
  std::optional<ingest::RawEntry> next();
  /// As WebArchive::next_media; nothing for other inputs.
  std::optional<ingest::CarriedMedia> next_media(const std::function<bool(const std::string& address)>& wanted);
  /// Of a web archive, what became of its records, in a line; `without_article` of its pages came to nothing. Empty for other inputs.
  std::string summary(std::size_t without_article) const;

 private:
  void read_whole(bool is_lines);
  void open_web_archive();
  std::optional<ingest::RawEntry> next_line();
  struct Line {
    std::string text;
    bool is_cut = false;  // longer than what is looked at
  };
  std::optional<Line> take_line();

  std::optional<InputFile> file_;
  std::optional<ingest::WebArchive> web_archive_;
  std::string name_;
  ingest::InputKind kind_;
  ingest::Given given_;
  std::vector<ingest::RawEntry> whole_;  // of an input that is not taken line by line
  std::size_t next_whole_ = 0;
  std::string block_;      // what was read of the file and not yet taken
  std::size_t taken_ = 0;  // bytes of it
  int line_ = 0;
};

/// Whether an Error of reading the entry's article says only that one page of many is none: counted at the end, no fault of the input.
bool is_no_article(const ingest::RawEntry& entry, const Error& error);

/// All of them.
std::vector<ingest::RawEntry> load_input(const std::filesystem::path& path, ingest::InputKind kind, const ingest::Given& given);

}  // namespace dateline::engine
