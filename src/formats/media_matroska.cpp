// Matroska and WebM: elements of EBML (an id, a length, content), of which the head of the first segment is read.
#include <bit>
#include <optional>

#include "formats/big_endian.h"
#include "formats/media_parts.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxElements = 4096;                    // of one element
constexpr std::int64_t kSecondsFrom1970To2001 = 978'307'200;  // Matroska's dates count from 2001
constexpr std::uint64_t kNanoseconds = 1'000'000'000;

enum : std::uint64_t {
  kSegment = 0x18538067,
  kInfo = 0x1549A966,
  kTracks = 0x1654AE6B,
  kTrackEntry = 0xAE,
  kVideo = 0xE0,
  kPixelWidth = 0xB0,
  kPixelHeight = 0xBA,
  kTimestampScale = 0x2AD7B1,
  kDuration = 0x4489,
  kDateUtc = 0x4461,
  kTitle = 0x7BA9,
  kMuxingApp = 0x4D80,
  kWritingApp = 0x5741,
  kCluster = 0x1F43B675
};

struct Element {
  std::uint64_t id;
  std::string_view content;
};

/// The length of a number that begins with this byte: its leading zero bits say how many bytes follow.
std::size_t number_size(std::string_view bytes) {
  return bytes.empty() ? 9 : static_cast<std::size_t>(std::countl_zero(static_cast<unsigned char>(bytes[0]))) + 1;
}

std::optional<Element> take_element(std::string_view& rest) {
  const std::size_t id_size = number_size(rest);
  if (id_size > 4 || rest.size() <= id_size) return std::nullopt;
  const std::uint64_t id = big_endian(rest, 0, id_size);
  const std::string_view behind = rest.substr(id_size);
  const std::size_t size_size = number_size(behind);
  if (size_size > 8 || behind.size() < size_size) return std::nullopt;
  const std::uint64_t mask = (std::uint64_t{1} << 7 * size_size) - 1;
  std::uint64_t size = big_endian(behind, 0, size_size) & mask;
  const std::string_view content = behind.substr(size_size);
  if (size == mask || size > content.size()) size = content.size();  // unknown, or cut
  rest = content.substr(size);
  return Element{id, content.substr(0, size)};
}

template <class F>
void each_element(std::string_view content, F&& use) {
  for (std::size_t number = 0; number < kMaxElements; ++number) {
    const auto element = take_element(content);
    if (!element || element->id == kCluster) return;  // the film itself begins
    use(element->id, element->content);
  }
}

std::uint64_t whole(std::string_view content) { return big_endian(content, 0, std::min<std::size_t>(content.size(), 8)); }

double real(std::string_view content) {
  if (content.size() == 4) return std::bit_cast<float>(static_cast<std::uint32_t>(whole(content)));
  return content.size() == 8 ? std::bit_cast<double>(whole(content)) : 0;
}

void read_info(std::string_view info, MediaFile& out) {
  std::uint64_t scale = 1'000'000;
  double length = 0;
  each_element(info, [&](std::uint64_t id, std::string_view content) {
    if (id == kTimestampScale) scale = whole(content);
    if (id == kDuration) length = real(content);
    if (id == kTitle) say(out, "Title", content);
    if (id == kMuxingApp) say(out, "MuxingApp", content);
    if (id == kWritingApp) say(out, "WritingApp", content);
    if (id == kDateUtc) {
      const auto since_2001 = static_cast<std::int64_t>(whole(content)) / static_cast<std::int64_t>(kNanoseconds);
      say(out, "CreationTime", utc_text(since_2001 + kSecondsFrom1970To2001));
    }
  });
  const double seconds = length * static_cast<double>(scale) / static_cast<double>(kNanoseconds);
  constexpr double kYear = 366.0 * 86400;  // also keeps out what is no number
  if (seconds > 0 && seconds < kYear) out.seconds = seconds;
}

void read_track(std::string_view entry, MediaFile& out) {
  each_element(entry, [&](std::uint64_t id, std::string_view video) {
    if (id != kVideo || out.width) return;
    each_element(video, [&](std::uint64_t field, std::string_view content) {
      if (field == kPixelWidth) out.width = static_cast<std::uint32_t>(whole(content));
      if (field == kPixelHeight) out.height = static_cast<std::uint32_t>(whole(content));
    });
  });
}

}  // namespace

void read_matroska(std::string_view bytes, MediaFile& out) {
  each_element(bytes, [&](std::uint64_t id, std::string_view segment) {
    if (id != kSegment) return;
    each_element(segment, [&](std::uint64_t part, std::string_view content) {
      if (part == kInfo) read_info(content, out);
      if (part == kTracks)
        each_element(content, [&](std::uint64_t entry, std::string_view track) {
          if (entry == kTrackEntry) read_track(track, out);
        });
    });
  });
}

}  // namespace dateline::formats
