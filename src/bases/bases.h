#pragma once
// Bases: whom a name may mean. Our own file (data/actors/known.tsv, kb "dateline", and its states) and the user's own: compiled actor bases and
// lists (docs/formats/actor-bases.md), mapped into memory and read where they lie. Const and free of locks after opening; views that it gives
// out live as long as it.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bases/base_file.h"
#include "model/entity.h"

namespace dateline::bases {

inline constexpr std::string_view kOwnBase = "dateline";

struct ListingView {
  std::string_view list, reference;
  std::int32_t from = 0, to = 0;
  bool is_office = false;
};

/// One entry of a base, as it is found under a name.
struct EntryView {
  std::string_view kb, id, description, roles;
  std::vector<std::string_view> names;  // the main one first
  std::vector<std::string_view> countries;
  bool among_many = false;  // more entries bear the key than are looked at: a rival may be among the rest
  std::int32_t birth = 0, from = 0, to = 0;
  char kind = format::kAny;
  std::vector<ListingView> listings;
  std::string_view identifier;  // the key that it was found by; empty: it was found by name
  bool on_list = false;  // its base is a list
  bool own = false;      // of our own file
};

class Bases {
 public:
  Bases() = default;
  static Result<Bases> open(const std::vector<std::filesystem::path>& files);

  /// Appends the entries that may be meant by a name of an actor of this type: those that share a key with it, at most kMostOfAKey of each base.
  void find(EntityType type, std::string_view name, std::vector<EntryView>& out) const;
  /// Those that bear an identifier (bases/identifiers.h).
  void find_identifier(std::string_view key, std::vector<EntryView>& out) const;
  /// Whether the user has any.
  bool empty() const { return files_.empty(); }

  static constexpr std::size_t kMostOfAKey = 100;

 private:
  std::vector<std::unique_ptr<BaseFile>> files_;
};

/// Appends the actors of our own file that may be meant.
void find_own(EntityType type, std::string_view name, std::vector<EntryView>& out);

/// Whether an entry of this kind can be an actor of this type.
bool can_be(EntityType type, char kind);

// The user's bases: compiled files in one folder, NAME.actors each.
struct BaseInfo {
  std::string name, version;
  bool is_list = false;
  std::size_t entries = 0, names = 0, listings = 0;
  std::uintmax_t bytes = 0;
};
/// Letters, digits, "-", "_" and "." within, at most 31, and not the name of our own.
bool is_base_name(std::string_view name);
std::filesystem::path base_file(const std::filesystem::path& folder, const std::string& name);
/// In the order of their names; none where there is no folder.
std::vector<std::filesystem::path> base_files(const std::filesystem::path& folder);
Result<BaseInfo> base_info(const std::filesystem::path& file);

}  // namespace dateline::bases
