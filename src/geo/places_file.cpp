#include "geo/places_file.h"

#include <algorithm>

namespace dateline::geo {
namespace {

Error damaged(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::kGazetteerMissing, file.string() + ": " + what + "; set it up again (`./dev setup`; `dateline gazetteer import` for a layer)"};
}

/// Takes the next `count` rows off the front of `rest`.
template <class T>
std::span<const T> take(const char*& rest, std::size_t count) {
  const std::span<const T> rows(reinterpret_cast<const T*>(rest), count);
  rest += count * sizeof(T);
  return rows;
}

/// Edits of a letter (put in, left out, another) between a word and the beginnings of others, one row a letter (Levenshtein).
class DistanceTable {
 public:
  DistanceTable(std::string_view word, int most) : word_(word), most_(most), width_(word.size() + 1), rows_(width_) {
    for (std::size_t i = 0; i < width_; ++i) rows_[i] = static_cast<int>(i);
  }
  /// Makes the rows for `other`, whose first `shared` letters are those of the one before. Gives the length of the shortest beginning that
  /// is too far from every beginning of the word; 0: none is.
  std::size_t extend(std::string_view other, std::size_t shared) {
    depth_ = std::min(depth_, shared);
    while (depth_ < other.size()) {
      rows_.resize((depth_ + 2) * width_);
      const int* above = &rows_[depth_ * width_];
      int* row = &rows_[(depth_ + 1) * width_];
      row[0] = above[0] + 1;
      int least = row[0];
      for (std::size_t i = 1; i < width_; ++i) {
        row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (word_[i - 1] != other[depth_])});
        least = std::min(least, row[i]);
      }
      ++depth_;
      if (least > most_) return depth_;
    }
    return 0;
  }
  int distance(std::size_t length) const { return rows_[length * width_ + width_ - 1]; }

 private:
  std::string_view word_;
  int most_;
  std::size_t width_, depth_ = 0;
  std::vector<int> rows_;
};

}  // namespace

Result<std::unique_ptr<PlacesFile>> PlacesFile::open(const std::filesystem::path& file) {
  auto bytes = MappedFile::open(file);
  if (!bytes) return damaged(file, "the gazetteer cannot be opened");
  const std::string_view all = bytes->view();
  if (all.size() < sizeof(format::Header)) return damaged(file, "this is no gazetteer");

  std::unique_ptr<PlacesFile> out(new PlacesFile(std::move(*bytes)));
  out->header_ = reinterpret_cast<const format::Header*>(all.data());
  const format::Header& header = *out->header_;
  if (!std::equal(std::begin(format::kMagic), std::end(format::kMagic), header.magic)) return damaged(file, "this is no gazetteer");
  if (header.version != format::kVersion) {
    return damaged(file, "the gazetteer is of version " + std::to_string(header.version) + ", this program reads " + std::to_string(format::kVersion));
  }
  if (header.string_bytes > all.size() || format::file_size(header) != all.size()) return damaged(file, "the gazetteer is truncated");

  const char* rest = all.data() + sizeof(format::Header);
  out->places_ = take<format::Place>(rest, header.places);
  out->names_ = take<format::Name>(rest, header.names);
  out->name_links_ = take<format::Link>(rest, header.name_links);
  out->keys_ = take<format::Name>(rest, header.keys);
  out->key_links_ = take<format::Link>(rest, header.key_links);
  out->strings_ = {rest, static_cast<std::size_t>(header.string_bytes)};
  return out;
}

std::string_view PlacesFile::text(format::String string) const {
  return string.offset <= strings_.size() ? strings_.substr(string.offset, string.size) : std::string_view();
}

std::span<const format::Link> PlacesFile::look_up(std::span<const format::Name> names, std::span<const format::Link> links,
                                                  std::string_view wanted) const {
  const auto found = std::partition_point(names.begin(), names.end(), [&](const format::Name& n) { return text(n.text) < wanted; });
  if (found == names.end() || text(found->text) != wanted) return {};
  return links_of(*found, links);
}

std::span<const format::Link> PlacesFile::links_of(const format::Name& name, std::span<const format::Link> links) {
  if (name.first > links.size()) return {};
  return links.subspan(name.first, std::min<std::size_t>(name.count, links.size() - name.first));
}

// The sorted keys are walked like a tree: the table of distances is kept as far as a key shares its beginning with the one before, and
// where a beginning is too far off already, all keys that share it are passed over at once.
std::vector<NearKey> PlacesFile::near_keys(std::string_view key, int most) const {
  std::vector<NearKey> out;
  if (key.empty()) return out;
  const auto begins_before = [&](std::string_view beginning) {
    return [this, beginning](const format::Name& n) { return text(n.text).substr(0, beginning.size()) <= beginning; };
  };
  const auto initial = static_cast<unsigned char>(key[0]);
  auto at = std::partition_point(keys_.begin(), keys_.end(), [&](const format::Name& n) {
    const std::string_view t = text(n.text);
    return t.empty() || static_cast<unsigned char>(t[0]) < initial;
  });
  DistanceTable table(key, most);
  std::string_view before;
  while (at != keys_.end()) {
    const std::string_view now = text(at->text);
    if (now.empty() || now[0] != key[0]) break;
    const auto shared = std::mismatch(now.begin(), now.end(), before.begin(), before.end()).first - now.begin();
    const std::size_t far = table.extend(now, static_cast<std::size_t>(shared));
    before = now;
    if (far == 0) {
      if (const int distance = table.distance(now.size()); distance <= most) out.push_back({links_of(*at, key_links_), distance});
      ++at;
    } else {
      at = std::partition_point(at + 1, keys_.end(), begins_before(now.substr(0, far)));
    }
  }
  return out;
}

}  // namespace dateline::geo
