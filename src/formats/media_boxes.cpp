// Boxes of ISO/IEC 14496-12 and of QuickTime: films (moov) and still pictures (HEIF, AVIF: meta).
#include <algorithm>
#include <optional>

#include "base/data_file.h"
#include "formats/big_endian.h"
#include "formats/media_parts.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxBoxes = 4096;                         // of one box
constexpr std::int64_t kSecondsFrom1904To1970 = 2'082'844'800;  // dates of films count from 1904

struct Box {
  std::string_view type, content;
};

/// Takes the next box off; one that is longer than what there is ends there.
std::optional<Box> take_box(std::string_view& rest) {
  if (rest.size() < 8) return std::nullopt;
  std::uint64_t size = big_endian(rest, 0, 4), head = 8;
  if (size == 1) {
    size = big_endian(rest, 8, 8);
    head = 16;
  } else if (size == 0) {
    size = rest.size();
  }
  if (size < head || rest.size() < head) return std::nullopt;
  size = std::min<std::uint64_t>(size, rest.size());
  const Box box{rest.substr(4, 4), rest.substr(head, size - head)};
  rest.remove_prefix(size);
  return box;
}

template <class F>
void each_box(std::string_view content, F&& use) {
  std::size_t number = 0;
  while (const auto box = take_box(content)) {
    if (++number > kMaxBoxes) return;
    use(*box);
  }
}

std::string_view find_box(std::string_view content, std::string_view type) {
  std::string_view found;
  each_box(content, [&](const Box& box) {
    if (box.type == type && found.empty()) found = box.content;
  });
  return found;
}

void read_movie_header(std::string_view mvhd, MediaFile& out) {
  const bool wide = big_endian(mvhd, 0, 1) == 1;
  const std::uint64_t made = big_endian(mvhd, 4, wide ? 8 : 4);
  const std::uint64_t scale = big_endian(mvhd, wide ? 20 : 12, 4), length = big_endian(mvhd, wide ? 24 : 16, wide ? 8 : 4);
  const bool known = length != (wide ? ~std::uint64_t{0} : 0xFFFFFFFFu);
  if (scale && known) out.seconds = static_cast<double>(length) / static_cast<double>(scale);
  if (made && made < (std::uint64_t{1} << 62)) say(out, "CreationTime", utc_text(static_cast<std::int64_t>(made) - kSecondsFrom1904To1970));
}

void read_track(std::string_view trak, MediaFile& out) {
  const std::string_view tkhd = find_box(trak, "tkhd");
  const std::size_t at = big_endian(tkhd, 0, 1) == 1 ? 88 : 76;
  // 16.16 fixed point; a sound track has none.
  const auto width = static_cast<std::uint32_t>(big_endian(tkhd, at, 2)), height = static_cast<std::uint32_t>(big_endian(tkhd, at + 4, 2));
  if (std::uint64_t{width} * height <= std::uint64_t{out.width} * out.height) return;
  out.width = width;
  out.height = height;
}

/// QuickTime's user data: boxes named by '©' and three letters, each a size, a language and the words.
void read_user_data(std::string_view udta, MediaFile& out) {
  each_box(udta, [&](const Box& box) {
    if (box.type[0] != '\xA9') return;
    const std::string_view words = box.content.substr(std::min<std::size_t>(4, box.content.size()), big_endian(box.content, 0, 2));
    for (const TableRow& row : data_table("formats/media_keys.tsv")) {
      if (row[0] == box.type.substr(1)) say(out, row[1], words);
    }
  });
}

/// Apple's metadata: `keys` has the names, `ilst` a box for each value, its type the number of its name.
void read_keyed_data(std::string_view meta, MediaFile& out) {
  std::vector<std::string_view> names;
  const std::string_view keys = find_box(meta, "keys");
  if (keys.size() > 8) each_box(keys.substr(8), [&](const Box& box) { names.push_back(box.content); });
  each_box(find_box(meta, "ilst"), [&](const Box& box) {
    const std::uint64_t number = big_endian(box.type, 0, 4);
    const std::string_view data = find_box(box.content, "data");
    const bool is_text = big_endian(data, 0, 4) == 1;
    if (number >= 1 && number <= names.size() && is_text && data.size() > 8) say(out, names[number - 1], data.substr(8));
  });
}

void read_movie(std::string_view moov, MediaFile& out) {
  each_box(moov, [&](const Box& box) {
    if (box.type == "mvhd") read_movie_header(box.content, out);
    if (box.type == "trak") read_track(box.content, out);
    if (box.type == "udta") read_user_data(box.content, out);
    if (box.type == "meta") read_keyed_data(box.content, out);
  });
}

/// A still picture's size is that of its largest image: tiles and thumbnails are smaller.
void read_still(std::string_view meta, MediaFile& out) {
  if (meta.size() < 4) return;
  each_box(find_box(find_box(meta.substr(4), "iprp"), "ipco"), [&](const Box& box) {
    if (box.type != "ispe") return;
    const auto width = static_cast<std::uint32_t>(big_endian(box.content, 4, 4)),
               height = static_cast<std::uint32_t>(big_endian(box.content, 8, 4));
    if (std::uint64_t{width} * height <= std::uint64_t{out.width} * out.height) return;
    out.width = width;
    out.height = height;
  });
}

}  // namespace

void read_boxes(std::string_view bytes, MediaFile& out) {
  const bool still = out.type == MediaType::kHeif || out.type == MediaType::kAvif;
  each_box(bytes, [&](const Box& box) {
    if (box.type == "moov" && !still) read_movie(box.content, out);
    if (box.type == "meta" && still) read_still(box.content, out);
  });
}

}  // namespace dateline::formats
