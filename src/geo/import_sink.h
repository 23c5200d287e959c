#pragma once
// ImportSink: what the readers of the kinds of file share: rows checked and put into the layer, and what went wrong counted.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/gazetteer_writer.h"
#include "geo/import.h"

namespace dateline::geo {

/// A kind of data/geo/features.tsv.
struct FeatureKind {
  char kind;
  double radius_km;
};

/// A user's place as the file words it; empty: not told.
struct ImportedRow {
  std::string name, lat, lon, kind, country, admin1, valid_from, valid_to, id, radius_km;
  std::vector<std::string> aliases;
};

class ImportSink {
 public:
  ImportSink(GazetteerWriter& writer, const Gazetteer& known, const RowProblem& problem);

  /// Checks a user's row and puts it into the layer.
  void take(const ImportedRow& row, const std::string& where);
  /// A row of GeoNames with its code of a kind that is taken, checked by the caller.
  std::uint32_t add(const PlaceRow& row);
  void add_alternate(std::uint32_t place, std::string_view name);
  void bad(const std::string& where, const std::string& what);
  void pass_over() { ++counts_.passed_over; }
  bool is_full() const { return writer_.size() >= GazetteerWriter::kMostPlaces; }
  std::optional<FeatureKind> kind(std::string_view word) const;
  const ImportCounts& counts() const { return counts_; }

 private:
  std::string fill(const ImportedRow& row, PlaceRow& place);
  std::string fill_country(const ImportedRow& row, PlaceRow& place) const;
  void fill_province(const ImportedRow& row, PlaceRow& place);

  GazetteerWriter& writer_;
  const Gazetteer& known_;
  const RowProblem& problem_;
  std::unordered_map<std::string, FeatureKind> kinds_;
  std::unordered_map<std::string, std::uint32_t> provinces_;  // numbers by "SY Homs"
  ImportCounts counts_;
};

/// Nothing for what is no finite number.
std::optional<double> parse_number(std::string_view text);
/// 20140610 from "2014-06-10", "2014-06" or "2014": of a month or year its first day, or its last.
std::optional<std::int32_t> parse_validity(std::string_view text, bool last);

}  // namespace dateline::geo
