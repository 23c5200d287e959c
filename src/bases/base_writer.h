#pragma once
// Writes a compiled actor base (bases/base_format.h). Entries come one by one and are put by on the disk; memory grows by 32 bytes a listing and
// by what the sorting of keys holds. The file is written whole or not at all.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/spool.h"
#include "bases/base_format.h"

namespace dateline::bases {

struct ListingRow {
  std::string list, reference;
  std::int32_t from = 0, to = 0;
  char kind = format::kOnList;
};

struct EntryRow {
  std::string id;
  std::vector<std::string> names;  // the main one first; at least one
  std::string description, roles, countries;
  std::vector<std::string> identifiers;  // keys of identifiers (identifier_key)
  std::int32_t birth = 0, from = 0, to = 0;
  char kind = format::kAny;
};

/// The keys under which an entry's names are looked up: those of a person and those of another thing where either may be meant.
std::vector<std::string> keys_of(char kind, std::string_view name);

class BaseWriter {
 public:
  static constexpr std::size_t kMostListings = 10'000'000;
  /// Puts its temporary files into the folder of `file`.
  static Result<BaseWriter> create(const std::filesystem::path& file);

  void add(const EntryRow& row);
  /// A listing or an office of the entry with this id, which may come before it or after it. One of an entry that never comes is left out.
  void add_listing(std::string_view entry_id, const ListingRow& row);
  std::uint32_t count() const { return count_; }
  /// Whether no more fits.
  bool is_full() const;
  Status write(std::string_view name, std::string_view release, char kind);
  /// After write(): listings whose entry came.
  std::size_t listing_count() const { return listings_.size(); }

 private:
  BaseWriter(std::filesystem::path file, ScratchFile entries, ScratchFile names, ScratchFile strings, ScratchFile keys, ScratchFile links);
  format::String put_string(std::string_view text);
  void note(Status status);
  void index();
  void settle_listings();

  std::filesystem::path file_;
  ScratchFile entries_, names_, strings_, keys_, links_;
  NameSorter sorted_keys_, sorted_ids_;
  std::vector<format::Listing> listings_;
  Status first_error_;
  std::uint32_t count_ = 0, name_count_ = 0, key_count_ = 0, link_count_ = 0;
};

}  // namespace dateline::bases
