#pragma once
// Adding reports, images and films to an archive: find the inputs, read them on all threads, add them in their order. What the archive holds already is not
// read again, so that an interrupted run goes on where it stopped when it is started anew.
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "engine/reader.h"

namespace dateline::engine {

/// Raw reports one after the other, nothing at the end.
using EntrySource = std::function<std::optional<ingest::RawEntry>()>;

struct AddOptions {
  ingest::InputKind kind = ingest::InputKind::kAuto;
  ingest::Given given;
  unsigned threads = 1;
  std::string captured_at;  // ISO 8601
  std::string by;           // who takes the reports in
  bool fold_readings = false;  // a reading of a report that is here with the same text is that report, whatever else its line says
  std::string without_folder;  // left out of the names of files: where they lie only for the moment
  std::function<EntrySource(const std::string& address)> open_address;  // what lies at a path that is a web address
  /// The bytes of an image or film that a fetched page shows; empty: they are not taken.
  std::function<Result<std::string>(const std::string& address, const std::string& page)> fetch_media;
};

struct AddTotals {
  std::size_t added = 0;     // new reports, versions and unread ones among them
  std::size_t versions = 0;
  std::size_t unread = 0;    // in a language that the model does not read
  std::size_t known = 0;     // were there before
  std::size_t failed = 0;
  std::size_t exhibits = 0;  // new images and films
  bool interrupted = false;
};

struct AddListener {
  std::function<void(const Error&)> failed;           // an input that could not be read; the rest goes on
  std::function<void(const std::string&)> remarked;   // what became of a web archive's records, of a page's images
  std::function<void(const AddTotals&)> progressed;   // after each report
  std::function<void(const std::string& name, const std::string& report)> stored;  // the entry of this name stands in the archive now
};

/// An Error is the archive's (full disk, lock); all reports before it are in. `stop` asks to end after the reports in work.
Result<AddTotals> add_reports(archive::Archive& archive, const Reader& reader, const std::vector<std::string>& paths,
                              const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop);

}  // namespace dateline::engine
