#include "geo/gazetteer_writer.h"

#include <algorithm>
#include <fstream>

#include "base/try.h"
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

void copy(ScratchFile& from, std::ostream& out) {
  std::vector<char> block(1 << 16);
  from.rewind();
  for (std::size_t size; (size = from.read(block.data(), block.size())) > 0;) out.write(block.data(), static_cast<std::streamsize>(size));
}

}  // namespace

Result<GazetteerWriter> GazetteerWriter::create(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  DL_ASSIGN(ScratchFile places, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile strings, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile names, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile name_links, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile keys, ScratchFile::create(folder));
  DL_ASSIGN(ScratchFile key_links, ScratchFile::create(folder));
  return GazetteerWriter(file, std::move(places), std::move(strings), {std::move(names), std::move(name_links), NameSorter(folder)},
                         {std::move(keys), std::move(key_links), NameSorter(folder)});
}

GazetteerWriter::GazetteerWriter(fs::path file, ScratchFile places, ScratchFile strings, Section names, Section keys)
    : file_(std::move(file)), places_(std::move(places)), strings_(std::move(strings)), names_(std::move(names)), keys_(std::move(keys)) {}

std::uint32_t GazetteerWriter::add(const PlaceRow& row) {
  const std::uint32_t number = add_nameless(row);
  add_name(number, fold_name(row.name), false);
  return number;
}

std::uint32_t GazetteerWriter::add_nameless(const PlaceRow& row) {
  format::Place place{};
  place.id = row.id;
  place.population = row.population;
  place.lat = static_cast<float>(row.lat);
  place.lon = static_cast<float>(row.lon);
  place.radius_km = static_cast<float>(row.radius_km);
  place.name = put_string(row.name);
  place.code = put_string(row.code);
  row.country.copy(place.country, sizeof place.country);
  place.kind = row.kind;
  row.admin1.copy(place.admin1, sizeof place.admin1);
  place.province = row.province;
  place.district = row.district;
  place.valid_from = row.valid_from;
  place.valid_to = row.valid_to;
  places_.write(&place, sizeof place);
  return count_++;
}

bool GazetteerWriter::add_alternate(std::uint32_t place, std::string_view name) {
  const std::string folded = fold_name(name);
  if (!is_useful(name, folded)) return false;
  add_name(place, folded, true);
  return true;
}

void GazetteerWriter::set_divisions(std::uint32_t place, std::uint32_t province, std::uint32_t district) {
  if (divisions_.size() <= place) divisions_.resize(place + 1, {format::kNone, format::kNone});
  divisions_[place] = {province, district};
}

void GazetteerWriter::add_name(std::uint32_t place, std::string_view folded, bool alternate) {
  if (folded.empty()) return;
  const format::Link link = place << 1 | (alternate ? 1 : 0);
  if (const std::string key = loose_key(folded); !key.empty()) note(keys_.sorter.add(key, link));
  note(names_.sorter.add(folded, link));
}

void GazetteerWriter::note(Status status) {
  if (first_error_ && !status) first_error_ = std::move(status);
}

String GazetteerWriter::put_string(std::string_view text) {
  if (text.empty()) return {0, 0};
  const String out{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
  strings_.write(text.data(), text.size());
  return out;
}

/// One row for each text, its links in the order of the places, each place once (its main name first).
void GazetteerWriter::index(Section& section) {
  format::Name row{};
  std::string before;
  format::Link last = 0;
  note(section.sorter.finish([&](std::string_view name, format::Link link) {
    if (section.link_count == 0 || name != before) {
      if (section.link_count) section.names.write(&row, sizeof row);
      row = {put_string(name), section.link_count, 0};
      before = name;
      ++section.name_count;
    } else if (last >> 1 == link >> 1) {
      return;
    }
    section.links.write(&link, sizeof link);
    last = link;
    ++section.link_count;
    ++row.count;
  }));
  if (section.link_count) section.names.write(&row, sizeof row);
}

void GazetteerWriter::copy_places(std::ostream& out) {
  places_.rewind();
  for (std::uint32_t i = 0; i < count_; ++i) {
    format::Place place;
    if (places_.read(&place, sizeof place) != sizeof place) return;
    if (i < divisions_.size()) {
      place.province = divisions_[i].first;
      place.district = divisions_[i].second;
    }
    out.write(reinterpret_cast<const char*>(&place), sizeof place);
  }
}

bool GazetteerWriter::any_failed() const {
  return places_.failed() || strings_.failed() || names_.names.failed() || names_.links.failed() || keys_.names.failed() || keys_.links.failed();
}

Status GazetteerWriter::write(std::string_view source, std::string_view release) {
  index(names_);
  index(keys_);
  DL_TRY(first_error_);
  format::Header header{};
  std::copy(std::begin(format::kMagic), std::end(format::kMagic), header.magic);
  header.version = format::kVersion;
  header.places = count_;
  header.names = names_.name_count;
  header.name_links = names_.link_count;
  header.keys = keys_.name_count;
  header.key_links = keys_.link_count;
  header.string_bytes = strings_.size();
  source.copy(header.source, sizeof header.source - 1);
  release.copy(header.release, sizeof header.release - 1);
  if (strings_.size() > UINT32_MAX) return Error{ErrorCode::kTooLarge, file_.string() + ": the names are over 4 GiB; take fewer places in"};

  const fs::path part = file_.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  copy_places(out);
  for (ScratchFile* section : {&names_.names, &names_.links, &keys_.names, &keys_.links, &strings_}) copy(*section, out);
  out.close();
  std::error_code failed;
  if (!out || any_failed()) {
    fs::remove(part, failed);
    return Error{ErrorCode::kDiskFull, part.string() + ": could not be written; see that the folder exists and has room"};
  }
  fs::rename(part, file_, failed);
  if (failed) return Error{ErrorCode::kUnreadable, file_.string() + ": could not be put in place: " + failed.message()};
  return {};
}

}  // namespace dateline::geo
