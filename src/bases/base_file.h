#pragma once
// BaseFile: a compiled actor base mapped into memory. Its header and size are checked on opening; what a damaged file says later is bounded at
// each access, so that no byte of it can lead outside the file. Const and free of locks.
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/mapped_file.h"
#include "base/result.h"
#include "bases/base_format.h"

namespace dateline::bases {

/// Valid UTF-8 without control characters: what may be shown and written on.
bool is_printable(std::string_view words);

class BaseFile {
 public:
  static Result<std::unique_ptr<BaseFile>> open(const std::filesystem::path& file);

  /// The entries that a key leads to; nothing for one that is not there.
  std::span<const format::Link> find(std::string_view key) const;
  /// Nothing for a link that leads outside.
  const format::Entry* entry(format::Link number) const { return number < entries_.size() ? &entries_[number] : nullptr; }
  std::span<const format::String> names(const format::Entry& entry) const;
  std::span<const format::Listing> listings(format::Link entry) const;
  std::string_view text(format::String string) const;

  std::string_view name() const { return bounded(header_->name); }
  std::string_view release() const { return bounded(header_->release); }
  bool is_list() const { return header_->kind == format::kList; }
  std::size_t entry_count() const { return entries_.size(); }
  std::size_t name_count() const { return names_.size(); }
  std::size_t listing_count() const { return listings_.size(); }

 private:
  explicit BaseFile(MappedFile file) : file_(std::move(file)) {}
  template <std::size_t N>
  static std::string_view bounded(const char (&field)[N]) {
    return std::string_view(field, N).substr(0, std::string_view(field, N).find('\0'));
  }

  MappedFile file_;
  const format::Header* header_ = nullptr;
  std::span<const format::Entry> entries_;
  std::span<const format::String> names_;
  std::span<const format::Key> keys_;
  std::span<const format::Link> links_;
  std::span<const format::Listing> listings_;
  std::string_view strings_;
};

}  // namespace dateline::bases
