#include "geo/gazetteer_writer.h"

#include <algorithm>
#include <fstream>

#include "base/unicode.h"
#include "base/utf8.h"
#include "geo/name_key.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;
using format::String;

constexpr std::size_t kShortestAlternate = 3;
constexpr std::size_t kLongestName = 60;

bool is_airport_code(std::string_view name) {
  return name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Folded names of the Latin script are ASCII but for a few letters (ø, ß, ə); other scripts begin far above.
bool is_latin(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    if (next_code_point(folded, at) > 0x24F) return false;
  }
  return true;
}

bool is_useful(std::string_view name, std::string_view folded) {
  return folded.size() >= kShortestAlternate && folded.size() <= kLongestName && !is_airport_code(name) && is_latin(folded);
}

template <class T>
void put(std::ostream& out, const std::vector<T>& rows) {
  out.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(T)));
}

}  // namespace

std::uint32_t GazetteerWriter::add(const PlaceRow& row) {
  const auto number = static_cast<std::uint32_t>(places_.size());
  format::Place place{};
  place.id = row.id;
  place.population = row.population;
  place.lat = static_cast<float>(row.lat);
  place.lon = static_cast<float>(row.lon);
  place.radius_km = static_cast<float>(row.radius_km);
  place.name = intern(row.name);
  place.code = intern(row.code);
  row.country.copy(place.country, sizeof place.country);
  place.kind = row.kind;
  row.admin1.copy(place.admin1, sizeof place.admin1);
  place.province = row.province;
  place.district = row.district;
  place.valid_from = row.valid_from;
  place.valid_to = row.valid_to;
  places_.push_back(place);
  add_name(number, fold_name(row.name), false);
  return number;
}

void GazetteerWriter::add_alternate(std::uint32_t place, std::string_view name) {
  std::string folded = fold_name(name);
  if (is_useful(name, folded)) add_name(place, std::move(folded), true);
}

void GazetteerWriter::set_divisions(std::uint32_t place, std::uint32_t province, std::uint32_t district) {
  places_[place].province = province;
  places_[place].district = district;
}

void GazetteerWriter::add_name(std::uint32_t place, std::string folded, bool alternate) {
  if (folded.empty()) return;
  const format::Link link = place << 1 | (alternate ? 1 : 0);
  if (std::string key = loose_key(folded); !key.empty()) keys_.push_back({std::move(key), link});
  names_.push_back({std::move(folded), link});
}

String GazetteerWriter::intern(const std::string& text) {
  const auto [found, fresh] = interned_.try_emplace(text, String{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())});
  if (fresh) strings_ += text;
  return found->second;
}

/// One row for each text, its links in the order of the places, each place once (its main name first).
void GazetteerWriter::index(std::vector<NameRow>& rows, std::vector<format::Name>& names, std::vector<format::Link>& links) {
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || rows[i].text != rows[i - 1].text) {
      names.push_back({intern(rows[i].text), static_cast<std::uint32_t>(links.size()), 0});
    } else if (links.back() >> 1 == rows[i].link >> 1) {
      continue;
    }
    links.push_back(rows[i].link);
    ++names.back().count;
  }
  rows.clear();
  rows.shrink_to_fit();
}

void GazetteerWriter::put_all(std::ostream& out, std::string_view source, std::string_view release) {
  std::vector<format::Name> names, keys;
  std::vector<format::Link> name_links, key_links;
  index(names_, names, name_links);
  index(keys_, keys, key_links);
  format::Header header{};
  std::copy(std::begin(format::kMagic), std::end(format::kMagic), header.magic);
  header.version = format::kVersion;
  header.places = static_cast<std::uint32_t>(places_.size());
  header.names = static_cast<std::uint32_t>(names.size());
  header.name_links = static_cast<std::uint32_t>(name_links.size());
  header.keys = static_cast<std::uint32_t>(keys.size());
  header.key_links = static_cast<std::uint32_t>(key_links.size());
  header.string_bytes = strings_.size();
  source.copy(header.source, sizeof header.source - 1);
  release.copy(header.release, sizeof header.release - 1);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, places_);
  put(out, names);
  put(out, name_links);
  put(out, keys);
  put(out, key_links);
  out.write(strings_.data(), static_cast<std::streamsize>(strings_.size()));
}

Status GazetteerWriter::write(const fs::path& file, std::string_view source, std::string_view release) {
  const fs::path part = file.string() + ".part";
  std::ofstream stream(part, std::ios::binary | std::ios::trunc);
  put_all(stream, source, release);
  stream.close();
  *this = GazetteerWriter();
  std::error_code failed;
  if (!stream) {
    fs::remove(part, failed);
    return Error{ErrorCode::kDiskFull, part.string() + ": could not be written; see that the folder exists and has room"};
  }
  fs::rename(part, file, failed);
  if (failed) return Error{ErrorCode::kUnreadable, file.string() + ": could not be put in place: " + failed.message()};
  return {};
}

}  // namespace dateline::geo
