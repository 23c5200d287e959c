#pragma once
// Writing and reading values as JSON by one description. describe(visitor, item) names each field of a type once (reading_fields.h); the
// Writer puts them into an object in that order, the Reader takes them out of one. Empty strings and absent values are null.
// The Reader throws nlohmann::json exceptions on wrong types; reading_from_json turns them into an Error.
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/calendar_date.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/span.h"

namespace dateline::json {

using Json = nlohmann::ordered_json;

class Writer;
class Reader;

template <class T>
concept Named = std::is_enum_v<T> && (kEnumNames<T>.size() > 0);
template <class T>
concept Described = requires(Writer& writer, T& item) { describe(writer, item); };

inline double rounded(double value, double steps) { return std::round(value * steps) / steps; }

class Writer {
 public:
  Json object = Json::object();

  template <class T>
  Writer& operator()(const char* name, T& value) {
    object[name] = to(value);
    return *this;
  }
  /// A text that may be empty without being unknown.
  Writer& text(const char* name, std::string& value) {
    object[name] = value;
    return *this;
  }
  /// Coordinates: five digits, about a metre.
  Writer& degrees(const char* name, std::optional<double>& value) {
    object[name] = value ? Json(rounded(*value, 1e5)) : Json();
    return *this;
  }
  /// A list that is null when empty.
  template <class T>
  Writer& optional_list(const char* name, std::vector<T>& list) {
    object[name] = list.empty() ? Json() : to(list);
    return *this;
  }
  /// An id inside an object of its own: {"ref": "t1"}, or null.
  template <class Tag>
  Writer& ref(const char* name, Id<Tag>& id) {
    object[name] = id ? Json{{"ref", to_string(id)}} : Json();
    return *this;
  }

  static Json to(const std::string& value) { return value.empty() ? Json() : Json(value); }
  static Json to(bool value) { return value; }
  static Json to(int value) { return value; }
  static Json to(double value) { return rounded(value, 1e3); }
  static Json to(Day value) { return iso_day(value); }
  static Json to(const Span& span) { return Json::array({span.start, span.end}); }
  template <class Tag>
  static Json to(Id<Tag> id) {
    return to(to_string(id));
  }
  template <Named T>
  static Json to(T value) {
    return name_of(value);
  }
  template <class T>
  static Json to(const std::optional<T>& value) {
    return value ? to(*value) : Json();
  }
  template <class T>
  static Json to(const std::vector<T>& list) {
    Json out = Json::array();
    for (const T& item : list) out.push_back(to(item));
    return out;
  }
  template <Described T>
  static Json to(const T& item) {
    Writer writer;
    describe(writer, const_cast<T&>(item));  // a Writer only reads
    return std::move(writer.object);
  }
};

class Reader {
 public:
  explicit Reader(const Json& object) : object_(object) {}

  template <class T>
  Reader& operator()(const char* name, T& value) {
    if (const Json* found = find(name)) from(*found, value);
    return *this;
  }
  Reader& text(const char* name, std::string& value) { return (*this)(name, value); }
  Reader& degrees(const char* name, std::optional<double>& value) { return (*this)(name, value); }
  template <class T>
  Reader& optional_list(const char* name, std::vector<T>& list) {
    return (*this)(name, list);
  }
  template <class Tag>
  Reader& ref(const char* name, Id<Tag>& id) {
    if (const Json* found = find(name)) from(found->at("ref"), id);
    return *this;
  }

  static void from(const Json& json, std::string& value) { value = json.get<std::string>(); }
  static void from(const Json& json, bool& value) { value = json.get<bool>(); }
  static void from(const Json& json, int& value) { value = whole_number<int>(json); }
  static void from(const Json& json, double& value) { value = json.get<double>(); }
  static void from(const Json& json, Day& value) {
    const auto day = parse_iso_day(json.get<std::string>());
    if (!day) throw std::invalid_argument("not a day: " + json.dump());
    value = *day;
  }
  static void from(const Json& json, Span& span) { span = {whole_number<std::uint32_t>(json.at(0)), whole_number<std::uint32_t>(json.at(1))}; }
  template <class Tag>
  static void from(const Json& json, Id<Tag>& id) {
    const auto& name = json.get_ref<const std::string&>();
    const std::size_t prefix = sizeof(Tag::kPrefix) - 1;
    if (name.compare(0, prefix, Tag::kPrefix) != 0) throw std::invalid_argument("not an id of its kind: " + name);
    id.index = std::stoi(name.substr(prefix)) - Tag::kFirst;
    if (id.index < 0) throw std::invalid_argument("not an id: " + name);
  }
  template <Named T>
  static void from(const Json& json, T& value) {
    const auto found = from_name<T>(json.get_ref<const std::string&>());
    if (!found) throw std::invalid_argument("unknown name: " + json.dump());
    value = *found;
  }
  template <class T>
  static void from(const Json& json, std::optional<T>& value) {
    from(json, value.emplace());
  }
  template <class T>
  static void from(const Json& json, std::vector<T>& list) {
    list.clear();
    for (const Json& item : json) from(item, list.emplace_back());
  }
  template <class T>
    requires requires(Reader& reader, T& item) { describe(reader, item); }
  static void from(const Json& json, T& item) {
    Reader reader(json);
    describe(reader, item);
  }

 private:
  template <class T>
  static T whole_number(const Json& json) {
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>()) : json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
    if (!fits) throw std::invalid_argument("not a whole number that fits: " + json.dump());
    return json.get<T>();
  }
  const Json* find(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  const Json& object_;
};

}  // namespace dateline::json
