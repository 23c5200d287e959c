#pragma once
// An entity of FollowTheMoney. Its programs drop values that do not fit a property's type, and change others: what is added here is in the form that they keep.
#include <string>
#include <string_view>
#include <vector>

#include "model/json_fields.h"

namespace dateline::exports::money {

/// What an id may be there: letters, digits, "-" and "."; of a report's id, which may be anything, a hash.
std::string report_id(std::string_view report);
std::string claim_id(std::string_view report, std::string_view key);
std::string site_id(std::string_view place, std::string_view name);

class Entity {
 public:
  Entity(std::string_view schema, const std::string& id) : json_{{"id", id}, {"schema", schema}, {"properties", json::Json::object()}} {}

  /// Each adds a value once; an empty one, and one that could not be kept, adds nothing.
  Entity& name(const char* property, std::string_view value);
  Entity& line(const char* property, std::string_view value);
  Entity& text(const char* property, std::string_view value);
  Entity& address(const char* property, std::string_view value);
  Entity& url(const char* property, std::string_view value);
  Entity& date(const char* property, std::string_view value);     // a year, month or day, or a point in time
  Entity& country(const char* property, std::string_view value);  // as we write it: "GH"
  Entity& language(std::string_view value);                       // as we write it: "en"; one that is not known there becomes a keyword
  Entity& as_is(const char* property, std::string value);         // ids of entities, hashes, numbers

  std::string take_line() const { return json_.dump(-1, ' ', false, json::Json::error_handler_t::replace) + "\n"; }

 private:
  json::Json json_;
};

}  // namespace dateline::exports::money
