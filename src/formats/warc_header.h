#pragma once
// The heads of records: WARC (ISO 28500) and ARC (the Internet Archive's format of 1996, versions 1 and 2).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/capture.h"

namespace dateline::formats {

struct RecordHead {
  std::string version;  // "warc 1.0", "arc"
  std::string type;     // WARC-Type in lower case; of ARC "warcinfo" or "response"
  std::string id;       // WARC-Record-ID, empty for ARC
  std::string target;   // address, without the pointed brackets that some tools write
  std::string date;     // ISO 8601, UTC
  std::string content_type;
  std::vector<HeaderField> fields;      // of WARC
  std::optional<std::uint64_t> length;  // of the block, as told; nothing where it is not
  std::size_t size = 0;                 // of the head itself, with the empty line
};

/// The longest head that is looked at.
inline constexpr std::size_t kMaxRecordHead = std::size_t{256} << 10;

/// Whether the bytes begin like a WARC record: "WARC/1.".
bool begins_warc_head(std::string_view bytes);
/// Whether the line is the head of an ARC record: address, IP address, date, type, length, perhaps more between the last two.
bool is_arc_head(std::string_view line);

/// The head at the beginning of the bytes; nothing where it does not end within them.
std::optional<RecordHead> read_warc_head(std::string_view bytes);
/// All of the bytes as a head that ends too early.
RecordHead read_cut_warc_head(std::string_view bytes);
/// `line` is one that is_arc_head().
RecordHead read_arc_head(std::string_view line);

}  // namespace dateline::formats
