// ICC profiles (ICC.1:2022) of the kind that cameras and screens have: three primaries or grey, and a curve for each. What they are called, by whom, when
// and for which device is not taken over; profiles by tables, as presses have them, are left out.
#include <algorithm>
#include <array>
#include <map>

#include "formats/bare_parts.h"
#include "formats/big_endian.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 128, kEntry = 12, kMostTags = 64, kMostCurve = 4096;  // bytes, bytes, tags, points
constexpr std::string_view kD50 = "\0\0\xF6\xD6\0\1\0\0\0\0\xD3\x2D"sv;
constexpr std::array<std::string_view, 9> kKept = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC", "kTRC", "chad"};

std::string number(std::uint64_t value, int size) {
  std::string out;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

/// How many bytes of numbers such an element has behind its type and four zeros; nothing for what is no numbers.
std::size_t size_of(std::string_view element) {
  constexpr std::array<std::size_t, 5> kParameters = {1, 3, 4, 5, 7};
  const std::string_view type = element.substr(0, 4);
  if (type == "XYZ ") return 12;
  if (type == "sf32") return 36;
  if (type == "curv") {
    const std::uint64_t points = big_endian(element, 8, 4);
    return points <= kMostCurve ? 4 + 2 * points : 0;
  }
  if (type == "para") {
    const std::uint64_t kind = big_endian(element, 8, 2);
    return kind < kParameters.size() ? 4 + 4 * kParameters[kind] : 0;
  }
  return 0;
}

std::string numbers_of(std::string_view element) {
  const std::size_t size = element.size() < 12 ? 0 : size_of(element);
  if (size == 0 || 8 + size > element.size()) return {};
  return std::string(element.substr(0, 4)) + number(0, 4) + std::string(element.substr(8, size));
}

using Tags = std::map<std::string_view, std::string>;

Tags kept_tags(std::string_view profile) {
  Tags out;
  const std::size_t count = big_endian(profile, kHead, 4);
  for (std::size_t i = 0; i < std::min(count, kMostTags); ++i) {
    const std::size_t entry = kHead + 4 + i * kEntry;
    if (entry + kEntry > profile.size()) break;
    const std::string_view tag = profile.substr(entry, 4);
    const std::size_t at = big_endian(profile, entry + 4, 4), size = big_endian(profile, entry + 8, 4);
    if (std::find(kKept.begin(), kKept.end(), tag) == kKept.end() || at > profile.size() || size > profile.size() - at) continue;
    if (std::string numbers = numbers_of(profile.substr(at, size)); !numbers.empty()) out.emplace(tag, std::move(numbers));
  }
  return out;
}

/// A name that every profile must have, in the form of its version.
std::string words(bool is_old, bool is_name) {
  if (!is_old) return "mluc" + number(0, 4) + number(1, 4) + number(12, 4) + "enUS" + number(8, 4) + number(28, 4) + std::string("\0n\0o\0n\0e"sv);
  if (!is_name) return "text" + number(0, 4) + std::string("none\0"sv);
  return "desc" + number(0, 4) + number(5, 4) + std::string("none\0"sv) + std::string(4 + 4 + 2 + 1 + 67, '\0');
}

std::string head_of(std::string_view profile) {
  std::string out = number(0, 8) + std::string(profile.substr(8, 2)) + number(0, 2) + std::string(profile.substr(12, 12));
  for (const int part : {2000, 1, 1, 0, 0, 0}) out += number(static_cast<std::uint64_t>(part), 2);
  out += "acsp" + std::string(24, '\0') + number(std::min<std::uint64_t>(big_endian(profile, 64, 4), 3), 4) + std::string(kD50);
  out.resize(kHead, '\0');
  return out;
}

}  // namespace

std::string bare_profile(std::string_view profile) {
  if (profile.size() < kHead + 4 || profile.substr(36, 4) != "acsp" || profile.substr(20, 4) != "XYZ ") return {};
  const char version = profile[8];
  const std::string_view use = profile.substr(12, 4), space = profile.substr(16, 4);
  if ((version != 2 && version != 4) || (use != "mntr" && use != "scnr" && use != "spac")) return {};
  Tags tags = kept_tags(profile);
  const auto has = [&](std::initializer_list<std::string_view> all) { return std::all_of(all.begin(), all.end(), [&](std::string_view tag) { return tags.count(tag) > 0; }); };
  const bool whole = space == "RGB " ? has({"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}) : space == "GRAY" && has({"kTRC"});
  if (!whole) return {};
  tags.emplace("wtpt", "XYZ " + number(0, 4) + std::string(kD50));
  tags["desc"] = words(version == 2, true);
  tags["cprt"] = words(version == 2, false);

  std::string table = number(tags.size(), 4), data;
  std::map<std::string, std::size_t> places;  // equal ones stand once
  for (const auto& [tag, element] : tags) {
    const auto [place, is_new] = places.emplace(element, kHead + 4 + tags.size() * kEntry + data.size());
    if (is_new) data += element + std::string((4 - element.size() % 4) % 4, '\0');
    table += std::string(tag) + number(place->second, 4) + number(element.size(), 4);
  }
  std::string out = head_of(profile) + table + data;
  return out.replace(0, 4, number(out.size(), 4));
}

}  // namespace dateline::formats
