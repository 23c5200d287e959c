#pragma once
// Values as bytes and back, for what an archive keeps beside its reports and makes anew when its form changes: `fields(visitor, value)` lists
// those of a struct, in the struct's own namespace. Reading never crashes and never takes more memory than the bytes do by a small factor.
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/calendar_date.h"
#include "base/span.h"

namespace dateline::incidents {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, Span>;

class ByteWriter {
 public:
  std::string bytes;
  template <class T>
  ByteWriter& operator()(T& value) {
    put(value);
    return *this;
  }

 private:
  template <Plain T>
  void put(const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(const std::string& value) {
    put(static_cast<std::uint32_t>(value.size()));
    bytes += value;
  }
  void put(const Day& day) { put(static_cast<std::int32_t>(day.time_since_epoch().count())); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& list) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const T& item : list) put(item);
  }
  template <class T>
    requires(std::is_class_v<T> && !Plain<T>)
  void put(const T& item) {
    fields(*this, const_cast<T&>(item));  // a writer only reads
  }
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  bool whole() const { return good_ && rest_.empty(); }
  template <class T>
  ByteReader& operator()(T& value) {
    take(value);
    return *this;
  }

 private:
  template <Plain T>
  void take(T& value) {
    if (rest_.size() < sizeof value) return fail();
    std::memcpy(static_cast<void*>(&value), rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  void take(bool& value) {
    char byte = 0;
    take(byte);
    value = byte != 0;
  }
  void take(std::string& value) {
    std::uint32_t size = 0;
    take(size);
    if (size > rest_.size()) return fail();
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  void take(Day& day) {
    std::int32_t days = 0;
    take(days);
    day = Day(std::chrono::days(days));
  }
  template <class T>
  void take(std::optional<T>& value) {
    bool there = false;
    take(there);
    if (there) take(value.emplace());
  }
  template <class T>
  void take(std::vector<T>& list) {
    std::uint32_t size = 0;
    take(size);
    // An item has at least one byte, so that a false size cannot make the list larger than the bytes are.
    if (size > rest_.size()) return fail();
    list.clear();
    for (std::uint32_t i = 0; i < size && good_; ++i) take(list.emplace_back());
  }
  template <class T>
    requires(std::is_class_v<T> && !Plain<T>)
  void take(T& item) {
    fields(*this, item);
  }
  void fail() {
    good_ = false;
    rest_ = {};
  }
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace dateline::incidents
