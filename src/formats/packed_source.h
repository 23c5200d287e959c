#pragma once
// PackedSource: the plain bytes of a long file that may be compressed as web archives are: gzip, zstd or LZ4, as one or as many members
// (frames) behind each other, each by itself. Memory does not grow with the file. Damage in one member costs the rest of that member: an
// Error says so, and reading goes on at the next one. A zstd dictionary in the first frame is used as the WARC zstd convention lays down
// (https://iipc.github.io/warc-specifications/specifications/warc-zstd/). A bomb ends in an Error.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/byte_source.h"
#include "formats/decompress.h"

namespace dateline::formats {

class PackedSource {
 public:
  /// `name` begins the messages of Errors.
  PackedSource(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  /// Appends plain bytes of one member; false at the end. After an Error the next bytes are of another member.
  Result<bool> read(std::string& out);

  /// Of the last bytes: where the member that they are of begins in the file, or, in what is not compressed, they themselves.
  std::uint64_t offset() const { return offset_; }
  /// Of the last bytes: whether they are the first of their member.
  bool begins_member() const { return begins_member_; }
  bool is_packed() const { return begun_ && !is_plain_; }

 private:
  Result<bool> read_plain(std::string& out);
  Result<bool> read_member(std::string& out);
  Status begin_member();
  Status find_member();
  Status take_dictionary();
  Status decode(std::string& out);
  Status fill(std::size_t wanted);
  void take(std::size_t count);
  void stop();
  std::string_view rest() const { return std::string_view(block_).substr(taken_); }
  Error damaged(const std::string& what) const;

  ByteSource source_;
  std::string name_;
  std::string block_;           // read and not yet decoded
  std::size_t taken_ = 0;       // bytes of it that are
  std::uint64_t position_ = 0;  // in the file, of rest()
  std::uint64_t given_ = 0;     // plain bytes in all
  bool at_end_ = false;         // of the source
  bool begun_ = false;
  bool is_plain_ = false;
  bool after_damage_ = false;
  bool is_first_ = false;  // the next bytes are the first of their member
  bool begins_member_ = false;
  std::uint64_t offset_ = 0;
  std::string dictionary_;
  std::unique_ptr<Decoder> decoder_;
  std::optional<Error> fault_;  // to be told when the bytes before it are given
};

}  // namespace dateline::formats
