#pragma once
// The one table of error codes: code, its name in output for programs, the exit status of a command that ends with it, and the status of an
// HTTP answer that tells it. docs/errors.md lists the same rows; a test compares them.
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
  kPurged,
  kTimedOut,
  kUnauthorized,
  kWrongHost,
  kMethodNotAllowed,
  kNotAcceptable,
  kUriTooLong,
  kHeaderTooLarge,
  kBusy,
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;
  int exit_status;
  int http_status;
  std::string_view meaning;
};

inline constexpr std::array kErrorRows = {
    ErrorRow{ErrorCode::kInternal, "internal", 1, 500, "a fault of Dateline's own"},
    ErrorRow{ErrorCode::kUsage, "usage", 2, 400, "the command line, or a parameter of a request, is wrong"},
    ErrorRow{ErrorCode::kNotFound, "not_found", 3, 404, "the named file, folder or item does not exist"},
    ErrorRow{ErrorCode::kUnreadable, "unreadable", 3, 500, "the input could not be opened or read"},
    ErrorRow{ErrorCode::kEmpty, "empty", 3, 500, "the input holds no bytes"},
    ErrorRow{ErrorCode::kTooLarge, "too_large", 3, 413, "the input is over the size that one report may have; a request has a body"},
    ErrorRow{ErrorCode::kBinary, "binary", 3, 500, "the input is not text"},
    ErrorRow{ErrorCode::kBadInput, "bad_input", 3, 500, "the input is not of the kind that it was taken for"},
    ErrorRow{ErrorCode::kNoText, "no_text", 3, 500, "the input holds no readable report"},
    ErrorRow{ErrorCode::kProgramMissing, "program_missing", 3, 500, "a program that reads this kind of input is not installed"},
    ErrorRow{ErrorCode::kNetwork, "network", 3, 500, "a web address gave no whole answer"},
    ErrorRow{ErrorCode::kRobots, "robots", 3, 500, "the site's robots.txt keeps programs away from the page"},
    ErrorRow{ErrorCode::kRefused, "refused", 3, 500, "the site does not give the page"},
    ErrorRow{ErrorCode::kDiskFull, "disk_full", 4, 500, "the disk is full"},
    ErrorRow{ErrorCode::kModelMissing, "model_missing", 2, 500, "the language model is not where it was looked for"},
    ErrorRow{ErrorCode::kModelUnsupported, "model_unsupported", 2, 500, "the language model has a part that cannot be run"},
    ErrorRow{ErrorCode::kModelDamaged, "model_damaged", 2, 500, "a file of the language model is truncated or not in its format"},
    ErrorRow{ErrorCode::kGazetteerMissing, "gazetteer_missing", 2, 500, "the gazetteer is not where it was looked for, or damaged"},
    ErrorRow{ErrorCode::kBaseDamaged, "base_damaged", 2, 500, "an actor base is damaged or of another version"},
    ErrorRow{ErrorCode::kArchiveLocked, "archive_locked", 4, 503, "another process holds the archive"},
    ErrorRow{ErrorCode::kArchiveForeign, "archive_foreign", 4, 500, "the file is not a Dateline archive"},
    ErrorRow{ErrorCode::kArchiveNewer, "archive_newer", 4, 500, "the archive was written by a newer version"},
    ErrorRow{ErrorCode::kArchiveDamaged, "archive_damaged", 4, 500, "the archive's content contradicts itself"},
    ErrorRow{ErrorCode::kPurged, "purged", 3, 410, "the report was purged from the archive"},
    ErrorRow{ErrorCode::kTimedOut, "timed_out", 3, 503, "the answer was not ready in the time that it may take"},
    ErrorRow{ErrorCode::kUnauthorized, "unauthorized", 3, 401, "the request lacks the server's token, or has another"},
    ErrorRow{ErrorCode::kWrongHost, "wrong_host", 3, 421, "the request is for a host name that the server does not go by"},
    ErrorRow{ErrorCode::kMethodNotAllowed, "method_not_allowed", 3, 405, "the request is neither GET nor HEAD"},
    ErrorRow{ErrorCode::kNotAcceptable, "not_acceptable", 3, 406, "the request accepts no form that the answer has"},
    ErrorRow{ErrorCode::kUriTooLong, "uri_too_long", 3, 414, "the address of the request is too long"},
    ErrorRow{ErrorCode::kHeaderTooLarge, "header_too_large", 3, 431, "the header of the request is too large"},
    ErrorRow{ErrorCode::kBusy, "busy", 3, 503, "more is asked of the server than it can answer, or it is stopping"},
};

constexpr const ErrorRow& error_row(ErrorCode code) {
  for (const ErrorRow& row : kErrorRows) {
    if (row.code == code) return row;
  }
  return kErrorRows[0];
}

}  // namespace dateline
