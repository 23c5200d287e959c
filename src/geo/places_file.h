#pragma once
// PlacesFile: the compiled gazetteer mapped into memory. Its header and size are checked on opening; what a damaged file says later
// is bounded at each access, so that no byte of it can lead outside the file.
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"
#include "geo/gazetteer_format.h"

namespace dateline::geo {

/// A loose key near to one that was looked up.
struct NearKey {
  std::span<const format::Link> links;
  int distance;
};

class PlacesFile {
 public:
  static Result<std::unique_ptr<PlacesFile>> open(const std::filesystem::path& file);

  std::span<const format::Link> links_of_name(std::string_view folded) const { return look_up(names_, name_links_, folded); }
  std::span<const format::Link> links_of_key(std::string_view key) const { return look_up(keys_, key_links_, key); }
  /// The keys with the first letter of `key` that are at most `most` edits of a letter away from it.
  std::vector<NearKey> near_keys(std::string_view key, int most) const;
  /// Nothing for a link that leads outside.
  const format::Place* place(format::Link link) const { return at(link >> 1); }
  /// Nothing for a number that is none.
  const format::Place* at(std::uint32_t number) const { return number < places_.size() ? &places_[number] : nullptr; }
  std::string_view text(format::String string) const;
  std::size_t place_count() const { return places_.size(); }
  std::size_t name_count() const { return names_.size(); }
  std::string_view source() const { return bounded(header_->source); }
  std::string_view release() const { return bounded(header_->release); }

 private:
  explicit PlacesFile(MappedFile file) : file_(std::move(file)) {}
  template <std::size_t N>
  static std::string_view bounded(const char (&field)[N]) {
    return std::string_view(field, N).substr(0, std::string_view(field, N).find('\0'));
  }
  static std::span<const format::Link> links_of(const format::Name& name, std::span<const format::Link> links);
  std::span<const format::Link> look_up(std::span<const format::Name> names, std::span<const format::Link> links, std::string_view text) const;

  MappedFile file_;
  const format::Header* header_ = nullptr;
  std::span<const format::Place> places_;
  std::span<const format::Name> names_, keys_;
  std::span<const format::Link> name_links_, key_links_;
  std::string_view strings_;
};

}  // namespace dateline::geo
