// EXIF (CIPA DC-008) through libexif: every entry of the picture's own directories as libexif words it. The thumbnail's are left out.
#include <libexif/exif-data.h>

#include <memory>

#include "formats/media_parts.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kHead = "Exif\0\0"sv;
constexpr std::size_t kMaxBlock = 16 << 20;  // bytes looked at: of a TIFF file, the picture itself lies between
constexpr std::size_t kMaxValue = 1024;

struct Unref {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

std::uint32_t number_of(ExifData* data, ExifTag tag) {
  const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], tag);
  if (!entry || !entry->data || entry->components != 1) return 0;
  const ExifByteOrder order = exif_data_get_byte_order(data);
  if (entry->format == EXIF_FORMAT_SHORT && entry->size >= 2) return exif_get_short(entry->data, order);
  if (entry->format == EXIF_FORMAT_LONG && entry->size >= 4) return exif_get_long(entry->data, order);
  return 0;
}

void say_directory(ExifContent* directory, ExifIfd which, MediaFile& out) {
  for (unsigned i = 0; i < directory->count; ++i) {
    ExifEntry* entry = directory->entries[i];
    const char* name = exif_tag_get_name_in_ifd(entry->tag, which);
    if (!name || entry->tag == EXIF_TAG_MAKER_NOTE) continue;
    char value[kMaxValue] = "";
    exif_entry_get_value(entry, value, sizeof value);
    value[kMaxValue - 1] = '\0';
    say(out, name, value);
  }
}

}  // namespace

void read_exif(std::string_view tiff, MediaFile& out) {
  tiff = tiff.substr(0, kMaxBlock);
  const std::string block = tiff.starts_with(kHead) ? std::string(tiff) : std::string(kHead) + std::string(tiff);
  const std::unique_ptr<ExifData, Unref> data(exif_data_new());
  if (!data) return;
  exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);  // as it stands, not as it should be
  exif_data_load_data(data.get(), reinterpret_cast<const unsigned char*>(block.data()), static_cast<unsigned>(block.size()));
  for (const ExifIfd which : {EXIF_IFD_0, EXIF_IFD_EXIF, EXIF_IFD_GPS}) say_directory(data->ifd[which], which, out);
  if (out.type != MediaType::kTiff || out.width) return;
  out.width = number_of(data.get(), EXIF_TAG_IMAGE_WIDTH);
  out.height = number_of(data.get(), EXIF_TAG_IMAGE_LENGTH);
}

}  // namespace dateline::formats
