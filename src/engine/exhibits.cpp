#include "engine/exhibits.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/sha256.h"
#include "base/try.h"
#include "base/utf8.h"
#include "formats/media.h"
#include "formats/picture_print.h"

namespace dateline::engine {
namespace {

std::string json_of(const std::vector<formats::Saying>& says, bool location) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const auto& [name, value] : says) {
    if (formats::tells_location(name) == location) out.push_back({name, value});
  }
  return out.dump();
}

std::string print_of(std::string_view bytes, const formats::MediaFile& media) {
  const auto picture = formats::decode_grey(bytes, media.type);
  const auto print = picture ? formats::picture_print(*picture) : std::nullopt;
  return print ? formats::print_text(*print) : std::string();
}

}  // namespace

bool is_media_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path == "-" || !std::filesystem::is_regular_file(path, ignored)) return false;
  std::ifstream file(path, std::ios::binary);
  char head[64];
  file.read(head, sizeof head);
  return formats::media_type({head, static_cast<std::size_t>(file.gcount())}).has_value();
}

Result<LoadedExhibit> load_exhibit(const std::filesystem::path& path, const std::string& captured_at) {
  DL_ASSIGN(std::string bytes, read_file(path, kMaxExhibitBytes));
  return make_exhibit(std::move(bytes), path.string(), captured_at);
}

Result<LoadedExhibit> make_exhibit(std::string bytes, const std::string& input, const std::string& captured_at) {
  LoadedExhibit out;
  out.bytes = std::move(bytes);
  DL_ASSIGN(const formats::MediaFile media, formats::read_media(input, out.bytes));
  archive::ExhibitFile& file = out.file;
  file.sha256 = sha256_hex(out.bytes);
  file.kind = name_of(media.kind);
  file.type = name_of(media.type);
  file.width = media.width;
  file.height = media.height;
  constexpr double kYear = 366.0 * 86400;
  file.milliseconds = std::llround(std::min(media.seconds, kYear) * 1000);
  file.print = print_of(out.bytes, media);
  file.says = json_of(media.says, false);
  file.location = json_of(media.says, true);
  file.input = mend_utf8(input);
  file.captured_at = captured_at;
  return out;
}

}  // namespace dateline::engine
