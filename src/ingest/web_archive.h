#pragma once
// WebArchive: the pages of a WARC or ARC file as raw reports, one after the other, in memory that does not grow with the file. Pages are
// stored answers of status 200, resources and conversions of the types in data/ingest/record_types.tsv. All other records are counted and
// passed over; what is damaged is an Error in its place.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "formats/byte_source.h"
#include "formats/warc.h"
#include "ingest/carried_media.h"
#include "ingest/ingest.h"

namespace dateline::ingest {

struct WebArchiveCounts {
  std::size_t records = 0;
  std::size_t pages = 0;          // became raw reports
  std::size_t revisits = 0;       // "the same bytes as before", without the bytes
  std::size_t wrong_digests = 0;  // pages whose digest does not agree with their bytes
};

class WebArchive {
 public:
  /// `name` is what to call the file in messages.
  WebArchive(formats::ByteSource source, std::string name, Given given);

  /// Nothing at the end.
  std::optional<RawEntry> next();
  /// Instead of next(), of an archive that is gone through again: the next answer from an address that is wanted, as it was stored; nothing at the end.
  /// What is damaged or not whole is passed over: the first time told it.
  std::optional<CarriedMedia> next_media(const std::function<bool(const std::string& address)>& wanted);
  const WebArchiveCounts& counts() const { return counts_; }

 private:
  std::optional<RawEntry> entry_of(const formats::WarcRecord& record);
  Capture capture_of(const formats::WarcRecord& record) const;
  void note_collector(const formats::WarcRecord& warcinfo);

  std::vector<TableRow> types_;  // data/ingest/record_types.tsv
  std::string name_;
  Given given_;
  formats::WarcReader reader_;
  WebArchiveCounts counts_;
  std::string by_, with_;  // as the last warcinfo record tells
};

}  // namespace dateline::ingest
