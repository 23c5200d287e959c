#pragma once
// WarcReader: the records of a web archive, one after the other: WARC 0.17 to 1.1 (ISO 28500) and ARC 1 and 2, plain or compressed (gzip,
// zstd, LZ4; record by record or as a whole). What can be read of a damaged file is read: a record that is cut short is given as far as it
// goes, an Error in its place says what is missing, and the rest goes on at the next head of a record. Memory is bounded by `most_block`,
// not by the file: of a longer block only the beginning is given.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/byte_source.h"
#include "formats/record_window.h"
#include "formats/warc_header.h"

namespace dateline::formats {

/// Whether a file that begins so is a web archive, also below compression.
bool looks_like_web_archive(std::string_view head);

struct WarcRecord {
  RecordHead head;
  std::size_t number = 0;    // in the file, from 1
  std::uint64_t offset = 0;  // in the file; of its compressed member where there is one
  std::string block;         // without the empty lines that end the record
  bool is_cut = false;       // the block is shorter than the head tells
  bool is_skipped = false;   // the block is longer than most_block: only its beginning is given
};

/// "crawl.warc.gz record 12 at byte 3456"
std::string name_of(const std::string& file, const WarcRecord& record);

class WarcReader {
 public:
  WarcReader(ByteSource source, std::string name, std::size_t most_block)
      : name_(name), most_block_(most_block), window_(std::move(source), std::move(name)) {}

  /// The next record, or what could not be read; nothing at the end.
  std::optional<Result<WarcRecord>> next();

 private:
  std::optional<WarcRecord> read_record();
  bool take_head(WarcRecord& record);
  void take_block(WarcRecord& record, bool has_member);
  void skip_block(WarcRecord& record);
  std::size_t size_of_block(std::size_t told, bool has_member) const;
  bool begins_head(std::string_view bytes) const;
  std::size_t find_head(std::string_view bytes) const;
  std::uint64_t skip_to_head();
  void tell_if_cut(const WarcRecord& record, std::uint64_t size);
  void fail(const WarcRecord& record, const std::string& what);

  std::string name_;
  std::size_t most_block_;
  RecordWindow window_;
  std::size_t records_ = 0;
  bool is_arc_ = false;
  std::deque<Error> faults_;  // to be given before the next record
};

}  // namespace dateline::formats
