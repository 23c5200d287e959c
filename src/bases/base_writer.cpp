#include "bases/base_writer.h"

#include <algorithm>
#include <fstream>

#include "actors/name_match.h"
#include "base/try.h"

namespace dateline::bases {
namespace {

namespace fs = std::filesystem;
using format::String;

constexpr std::uint64_t kMostStringBytes = UINT32_MAX - (1u << 20);

void copy(ScratchFile& from, std::ostream& out) {
  std::vector<char> block(1 << 16);
  from.rewind();
  for (std::size_t size; (size = from.read(block.data(), block.size())) > 0;) out.write(block.data(), static_cast<std::streamsize>(size));
}

}  // namespace

std::vector<std::string> keys_of(char kind, std::string_view name) {
  std::vector<std::string> out;
  if (kind != format::kBody && kind != format::kCraft) out = actors::name_keys(EntityType::kPerson, name);
  if (kind == format::kPerson) return out;
  for (std::string& key : actors::name_keys(EntityType::kOrganization, name)) {
    if (std::find(out.begin(), out.end(), key) == out.end()) out.push_back(std::move(key));
  }
  return out;
}

Result<BaseWriter> BaseWriter::create(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  DL_ASSIGN(ScratchFile entries, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile names, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile strings, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile keys, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile links, ScratchFile::create(folder));
  return BaseWriter(file, std::move(entries), std::move(names), std::move(strings), std::move(keys), std::move(links));
}

BaseWriter::BaseWriter(fs::path file, ScratchFile entries, ScratchFile names, ScratchFile strings, ScratchFile keys, ScratchFile links)
    : file_(std::move(file)), entries_(std::move(entries)), names_(std::move(names)), strings_(std::move(strings)), keys_(std::move(keys)),
      links_(std::move(links)), sorted_keys_(file_.has_parent_path() ? file_.parent_path() : fs::path(".")),
      sorted_ids_(file_.has_parent_path() ? file_.parent_path() : fs::path(".")) {}

bool BaseWriter::is_full() const { return strings_.size() > kMostStringBytes / 2 || count_ >= INT32_MAX; }

void BaseWriter::add(const EntryRow& row) {
  DL_ASSERT(!row.names.empty(), "an entry of an actor base has no name");
  format::Entry entry{};
  entry.id = put_string(row.id);
  entry.description = put_string(row.description);
  entry.roles = put_string(row.roles);
  entry.countries = put_string(row.countries);
  entry.first_name = name_count_;
  entry.name_count = static_cast<std::uint32_t>(row.names.size());
  entry.birth = row.birth;
  entry.from = row.from;
  entry.to = row.to;
  entry.kind = row.kind;
  entries_.write(&entry, sizeof entry);
  for (const std::string& name : row.names) {
    const String text = put_string(name);
    names_.write(&text, sizeof text);
    ++name_count_;
    for (const std::string& key : keys_of(row.kind, name)) note(sorted_keys_.add(key, count_));
  }
  for (const std::string& key : row.identifiers) note(sorted_keys_.add(key, count_));
  // An entry comes before the listings of the same id: no id has a byte below a blank.
  note(sorted_ids_.add(row.id + '\0', count_));
  ++count_;
}

void BaseWriter::add_listing(std::string_view entry_id, const ListingRow& row) {
  if (listings_.size() >= kMostListings) return;
  note(sorted_ids_.add(std::string(entry_id) + '\1', static_cast<std::uint32_t>(listings_.size())));
  listings_.push_back({UINT32_MAX, put_string(row.list), put_string(row.reference), row.from, row.to, row.kind, {}});
}

void BaseWriter::note(Status status) {
  if (first_error_ && !status) first_error_ = std::move(status);
}

String BaseWriter::put_string(std::string_view text) {
  if (text.empty()) return {0, 0};
  const String out{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
  strings_.write(text.data(), text.size());
  return out;
}

/// One row for each key, each entry once.
void BaseWriter::index() {
  format::Key row{};
  std::string before;
  format::Link last = 0;
  note(sorted_keys_.finish([&](std::string_view key, format::Link link) {
    if (link_count_ == 0 || key != before) {
      if (link_count_) keys_.write(&row, sizeof row);
      row = {put_string(key), link_count_, 0};
      before = key;
      ++key_count_;
    } else if (last == link) {
      return;
    }
    links_.write(&link, sizeof link);
    last = link;
    ++link_count_;
    ++row.count;
  }));
  if (link_count_) keys_.write(&row, sizeof row);
}

/// Brings each listing to its entry: ids come sorted, an entry's own before those of its listings.
void BaseWriter::settle_listings() {
  std::string id;
  std::uint32_t entry = UINT32_MAX;
  note(sorted_ids_.finish([&](std::string_view text, std::uint32_t number) {
    const std::string_view found = text.substr(0, text.size() - 1);
    if (text.back() == '\0') {
      if (found != id || entry == UINT32_MAX) entry = number;
      id = found;
    } else if (found == id && number < listings_.size()) {
      listings_[number].entry = entry;
    }
  }));
  std::erase_if(listings_, [](const format::Listing& l) { return l.entry == UINT32_MAX; });
  std::stable_sort(listings_.begin(), listings_.end(), [](const format::Listing& a, const format::Listing& b) { return a.entry < b.entry; });
}

Status BaseWriter::write(std::string_view name, std::string_view release, char kind) {
  index();
  settle_listings();
  DL_TRY(first_error_);
  if (strings_.size() > kMostStringBytes) return Error{ErrorCode::kTooLarge, file_.string() + ": the names are over 4 GiB; take fewer entries in"};
  format::Header header{};
  std::copy(std::begin(format::kMagic), std::end(format::kMagic), header.magic);
  header.version = format::kVersion;
  header.entries = count_;
  header.names = name_count_;
  header.keys = key_count_;
  header.links = link_count_;
  header.listings = static_cast<std::uint32_t>(listings_.size());
  header.string_bytes = strings_.size();
  name.copy(header.name, sizeof header.name - 1);
  release.copy(header.release, sizeof header.release - 1);
  header.kind = kind;

  const fs::path part = file_.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  for (ScratchFile* section : {&entries_, &names_, &keys_, &links_}) copy(*section, out);
  out.write(reinterpret_cast<const char*>(listings_.data()), static_cast<std::streamsize>(listings_.size() * sizeof(format::Listing)));
  copy(strings_, out);
  out.close();
  const bool any_failed = entries_.failed() || names_.failed() || strings_.failed() || keys_.failed() || links_.failed();
  std::error_code failed;
  if (!out || any_failed) {
    fs::remove(part, failed);
    return Error{ErrorCode::kDiskFull, part.string() + ": could not be written; see that the folder exists and has room"};
  }
  fs::rename(part, file_, failed);
  if (failed) return Error{ErrorCode::kUnreadable, file_.string() + ": could not be put in place: " + failed.message()};
  return {};
}

}  // namespace dateline::bases
