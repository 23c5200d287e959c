#pragma once
// The one table of error codes: code, its name in output for programs, and the exit status of a command that ends with it.
// docs/errors.md lists the same rows; a test compares them.
#include <array>
#include <string_view>

namespace dateline {

enum class ErrorCode {
  kInternal,
  kUsage,
  kNotFound,
  kUnreadable,
  kEmpty,
  kTooLarge,
  kBinary,
  kBadInput,
  kNoText,
  kProgramMissing,
  kNetwork,
  kRobots,
  kRefused,
  kDiskFull,
  kModelMissing,
  kModelUnsupported,
  kModelDamaged,
  kGazetteerMissing,
  kBaseDamaged,
  kArchiveLocked,
  kArchiveForeign,
  kArchiveNewer,
  kArchiveDamaged,
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;
  int exit_status;
  std::string_view meaning;
};

inline constexpr std::array kErrorRows = {
    ErrorRow{ErrorCode::kInternal, "internal", 1, "a fault of Dateline's own"},
    ErrorRow{ErrorCode::kUsage, "usage", 2, "the command line is wrong"},
    ErrorRow{ErrorCode::kNotFound, "not_found", 3, "the named file, folder or item does not exist"},
    ErrorRow{ErrorCode::kUnreadable, "unreadable", 3, "the input could not be opened or read"},
    ErrorRow{ErrorCode::kEmpty, "empty", 3, "the input holds no bytes"},
    ErrorRow{ErrorCode::kTooLarge, "too_large", 3, "the input is over the size that one report may have"},
    ErrorRow{ErrorCode::kBinary, "binary", 3, "the input is not text"},
    ErrorRow{ErrorCode::kBadInput, "bad_input", 3, "the input is not of the kind that it was taken for"},
    ErrorRow{ErrorCode::kNoText, "no_text", 3, "the input holds no readable report"},
    ErrorRow{ErrorCode::kProgramMissing, "program_missing", 3, "a program that reads this kind of input is not installed"},
    ErrorRow{ErrorCode::kNetwork, "network", 3, "a web address gave no whole answer"},
    ErrorRow{ErrorCode::kRobots, "robots", 3, "the site's robots.txt keeps programs away from the page"},
    ErrorRow{ErrorCode::kRefused, "refused", 3, "the site does not give the page"},
    ErrorRow{ErrorCode::kDiskFull, "disk_full", 4, "the disk is full"},
    ErrorRow{ErrorCode::kModelMissing, "model_missing", 2, "the language model is not where it was looked for"},
    ErrorRow{ErrorCode::kModelUnsupported, "model_unsupported", 2, "the language model has a part that cannot be run"},
    ErrorRow{ErrorCode::kModelDamaged, "model_damaged", 2, "a file of the language model is truncated or not in its format"},
    ErrorRow{ErrorCode::kGazetteerMissing, "gazetteer_missing", 2, "the gazetteer is not where it was looked for, or damaged"},
    ErrorRow{ErrorCode::kBaseDamaged, "base_damaged", 2, "an actor base is damaged or of another version"},
    ErrorRow{ErrorCode::kArchiveLocked, "archive_locked", 4, "another process holds the archive"},
    ErrorRow{ErrorCode::kArchiveForeign, "archive_foreign", 4, "the file is not a Dateline archive"},
    ErrorRow{ErrorCode::kArchiveNewer, "archive_newer", 4, "the archive was written by a newer version"},
    ErrorRow{ErrorCode::kArchiveDamaged, "archive_damaged", 4, "the archive's content contradicts itself"},
};

constexpr const ErrorRow& error_row(ErrorCode code) {
  for (const ErrorRow& row : kErrorRows) {
    if (row.code == code) return row;
  }
  return kErrorRows[0];
}

}  // namespace dateline
