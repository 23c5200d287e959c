#pragma once
// Exhibits from files: an image or film is told from a report by its first bytes, read, and made ready for the archive.
#include <filesystem>
#include <string>

#include "archive/exhibits.h"
#include "base/result.h"

namespace dateline::engine {

/// A file of more bytes is refused: it is kept whole in the archive.
inline constexpr std::uint64_t kMaxExhibitBytes = std::uint64_t{256} << 20;

/// By its first bytes. A file that cannot be opened, or "-", is none.
bool is_media_file(const std::filesystem::path& path);

struct LoadedExhibit {
  std::string bytes;
  archive::ExhibitFile file;
};
/// `input`: the file or address that the bytes came from. An Error names what is damaged or no image or film.
Result<LoadedExhibit> make_exhibit(std::string bytes, const std::string& input, const std::string& captured_at);
/// An Error names what is too large or damaged.
Result<LoadedExhibit> load_exhibit(const std::filesystem::path& path, const std::string& captured_at);

}  // namespace dateline::engine
