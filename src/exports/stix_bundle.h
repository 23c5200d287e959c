#pragma once
// A bundle of STIX 2.1 in the making. Ids are UUIDs, version 5, of our ids: a second export of the same thing updates it, in every archive. Each object stands
// in the bundle once, and only with references to what is in it.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/marks.h"
#include "exports/export.h"
#include "model/json_fields.h"

namespace dateline::exports::stix {

using json::Json;

/// "incident--" and a UUID of our name for it.
std::string id_of(std::string_view type, std::string_view ours);
/// "2019-12-05T10:00:00.000Z"; empty for what is no point in time.
std::string timestamp(std::string_view time);
/// Of an address, as the standard makes it.
std::string url_id(std::string_view url);

/// When an object was made and last changed.
struct Made {
  std::string created, modified;
};

class Bundle {
 public:
  /// Its first members: type, spec_version, id, created, modified.
  static Json object(std::string_view type, std::string_view ours, const Made& made);

  bool has(const std::string& id) const { return ids_.contains(id); }
  /// Nothing where it is in the bundle already; marked as what those may see at least who may see it.
  void add(Json object, archive::Tlp level);
  File take() &&;

 private:
  std::string marking(archive::Tlp level);
  void append(const Json& object);
  std::set<std::string> ids_;
  std::string objects_;
};

/// Adds what is not empty.
void put(Json& object, const char* name, const std::string& value);
void put(Json& object, const char* name, const std::vector<std::string>& values);

}  // namespace dateline::exports::stix
