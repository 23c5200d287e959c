#include "bases/bases.h"

#include <algorithm>

#include "base/try.h"
#include "bases/base_writer.h"

namespace dateline::bases {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".actors";
constexpr std::size_t kLongestName = sizeof(format::Header::name) - 1;
constexpr std::size_t kMostNamesOfAnEntry = 400, kMostListingsOfAnEntry = 50, kMostCountries = 12;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

EntryView view_of(const BaseFile& file, format::Link number, const format::Entry& entry) {
  EntryView out;
  const auto text = [&](format::String string) {  // a damaged file's words are none
    const std::string_view words = file.text(string);
    return is_printable(words) ? words : std::string_view();
  };
  out.kb = file.name();
  out.id = text(entry.id);
  out.description = text(entry.description);
  out.roles = text(entry.roles);
  out.birth = entry.birth;
  out.from = entry.from;
  out.to = entry.to;
  out.kind = entry.kind;
  out.on_list = file.is_list();
  for (const format::String& name : file.names(entry)) {
    if (out.names.size() < kMostNamesOfAnEntry) out.names.push_back(text(name));
  }
  const std::string_view countries = text(entry.countries);
  for (std::size_t i = 0; i + 2 <= countries.size() && out.countries.size() < kMostCountries; i += 2) out.countries.push_back(countries.substr(i, 2));
  for (const format::Listing& row : file.listings(number)) {
    if (out.listings.size() == kMostListingsOfAnEntry) break;
    out.listings.push_back({text(row.list), text(row.reference), row.from, row.to, row.kind == format::kOffice});
  }
  return out;
}

bool is_there(const std::vector<EntryView>& all, const EntryView& entry) {
  return std::any_of(all.begin(), all.end(), [&](const EntryView& e) { return e.kb == entry.kb && e.id == entry.id; });
}

void append(const BaseFile& file, std::string_view key, const EntityType* type, std::vector<EntryView>& out) {
  const auto links = file.find(key);
  for (std::size_t i = 0; i < std::min(links.size(), Bases::kMostOfAKey); ++i) {
    const format::Entry* entry = file.entry(links[i]);
    if (!entry || (type && !can_be(*type, entry->kind))) continue;
    EntryView view = view_of(file, links[i], *entry);
    view.among_many = links.size() > Bases::kMostOfAKey;
    if (!type) view.identifier = key;
    if (!view.names.empty() && !is_there(out, view)) out.push_back(std::move(view));
  }
}

}  // namespace

bool can_be(EntityType type, char kind) {
  switch (type) {
    case EntityType::kPerson: return kind == format::kPerson || kind == format::kLegalEntity || kind == format::kAny;
    case EntityType::kOrganization:
    case EntityType::kUnit:
    case EntityType::kGroup: return kind == format::kBody || kind == format::kLegalEntity || kind == format::kAny;
    case EntityType::kPlatform:
    case EntityType::kVehicle: return kind == format::kCraft || kind == format::kAny;
    default: return false;
  }
}

Result<Bases> Bases::open(const std::vector<fs::path>& files) {
  Bases out;
  for (const fs::path& path : files) {
    DL_ASSIGN(auto file, BaseFile::open(path));
    out.files_.push_back(std::move(file));
  }
  return out;
}

void Bases::find(EntityType type, std::string_view name, std::vector<EntryView>& out) const {
  const auto keys = keys_of(type == EntityType::kPerson ? format::kPerson : format::kBody, name);
  for (const auto& file : files_) {
    for (const std::string& key : keys) append(*file, key, &type, out);
  }
  find_own(type, name, out);
}

void Bases::find_identifier(std::string_view key, std::vector<EntryView>& out) const {
  for (const auto& file : files_) append(*file, key, nullptr, out);
}

bool is_base_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name[0] != '.' && std::all_of(name.begin(), name.end(), is_plain) && name != kOwnBase;
}

fs::path base_file(const fs::path& folder, const std::string& name) { return folder / (name + kEnding); }

std::vector<fs::path> base_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() == kEnding && is_base_name(entry.path().stem().string())) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<BaseInfo> base_info(const fs::path& path) {
  DL_ASSIGN(const auto file, BaseFile::open(path));
  std::error_code ignored;
  return BaseInfo{std::string(file->name()), std::string(file->release()), file->is_list(), file->entry_count(), file->name_count(), file->listing_count(),
                  fs::file_size(path, ignored)};
}

}  // namespace dateline::bases
