#include "bases/base_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline::bases {
namespace {

Error damaged(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::kBaseDamaged, file.string() + ": " + what + "; import it again (`dateline actors import`) or remove it (`dateline actors remove`)"};
}

/// Takes the next `count` rows off the front of `rest`.
template <class T>
std::span<const T> take(const char*& rest, std::size_t count) {
  const std::span<const T> rows(reinterpret_cast<const T*>(rest), count);
  rest += count * sizeof(T);
  return rows;
}

template <class T>
std::span<const T> part(std::span<const T> all, std::size_t first, std::size_t count) {
  return first > all.size() ? std::span<const T>() : all.subspan(first, std::min(count, all.size() - first));
}

}  // namespace

Result<std::unique_ptr<BaseFile>> BaseFile::open(const std::filesystem::path& file) {
  auto bytes = MappedFile::open(file);
  if (!bytes) return damaged(file, "the actor base cannot be opened");
  const std::string_view all = bytes->view();
  if (all.size() < sizeof(format::Header)) return damaged(file, "this is no actor base");

  std::unique_ptr<BaseFile> out(new BaseFile(std::move(*bytes)));
  out->header_ = reinterpret_cast<const format::Header*>(all.data());
  const format::Header& header = *out->header_;
  if (!std::equal(std::begin(format::kMagic), std::end(format::kMagic), header.magic)) return damaged(file, "this is no actor base");
  if (header.version != format::kVersion) {
    return damaged(file, "the actor base is of version " + std::to_string(header.version) + ", this program reads " + std::to_string(format::kVersion));
  }
  if (header.string_bytes > all.size() || format::file_size(header) != all.size()) return damaged(file, "the actor base is truncated");

  if (!is_printable(out->name()) || !is_printable(out->release())) return damaged(file, "its name cannot be read");
  const char* rest = all.data() + sizeof(format::Header);
  out->entries_ = take<format::Entry>(rest, header.entries);
  out->names_ = take<format::String>(rest, header.names);
  out->keys_ = take<format::Key>(rest, header.keys);
  out->links_ = take<format::Link>(rest, header.links);
  out->listings_ = take<format::Listing>(rest, header.listings);
  out->strings_ = {rest, static_cast<std::size_t>(header.string_bytes)};
  return out;
}

bool is_printable(std::string_view words) {
  return is_valid_utf8(words) && std::none_of(words.begin(), words.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::string_view BaseFile::text(format::String string) const {
  constexpr std::uint32_t kLongest = 4096;  // bytes; no writer of ours makes one as long
  return string.offset <= strings_.size() && string.size <= kLongest ? strings_.substr(string.offset, string.size) : std::string_view();
}

std::span<const format::Link> BaseFile::find(std::string_view key) const {
  const auto found = std::partition_point(keys_.begin(), keys_.end(), [&](const format::Key& k) { return text(k.text) < key; });
  if (found == keys_.end() || text(found->text) != key) return {};
  return part(links_, found->first, found->count);
}

std::span<const format::String> BaseFile::names(const format::Entry& entry) const { return part(names_, entry.first_name, entry.name_count); }

std::span<const format::Listing> BaseFile::listings(format::Link entry) const {
  const auto first = std::partition_point(listings_.begin(), listings_.end(), [&](const format::Listing& l) { return l.entry < entry; });
  auto last = first;
  while (last != listings_.end() && last->entry == entry) ++last;
  return {first, last};
}

}  // namespace dateline::bases
