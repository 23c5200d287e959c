#pragma once
// MessagePack, read only: the format of a spaCy model's weights and tables. A value is a tree whose strings are views into the bytes
// that were read, so those must outlive it. Foreign bytes never crash it: what is cut off, nested too deep or too large is no value.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline::nlp {

struct MsgValue {
  enum class Kind { kNil, kBool, kInteger, kUnsigned, kReal, kString, kBinary, kArray, kMap, kExtension };

  Kind kind = Kind::kNil;
  union {
    bool flag;
    std::int64_t integer;  // kInteger: below zero only
    std::uint64_t unsigned_integer = 0;
    double real;
  };
  std::string_view bytes;       // kString, kBinary, kExtension
  std::vector<MsgValue> items;  // kArray; of kMap key, value, key, value, ...

  bool is_text() const { return kind == Kind::kString || kind == Kind::kBinary; }
  bool is_array() const { return kind == Kind::kArray; }
  bool is_map() const { return kind == Kind::kMap; }
  std::size_t map_size() const { return is_map() ? items.size() / 2 : 0; }
  const MsgValue& key(std::size_t i) const { return items[2 * i]; }
  const MsgValue& mapped(std::size_t i) const { return items[2 * i + 1]; }
  /// The value under a text key of a map (Python writes keys as strings or as bytes), or null.
  const MsgValue* find(std::string_view text_key) const;
  std::optional<std::int64_t> as_integer() const;
  std::optional<std::uint64_t> as_unsigned() const;
};

/// The one value that fills all of `bytes`; nothing if they are not exactly that.
std::optional<MsgValue> parse_msgpack(std::string_view bytes);

}  // namespace dateline::nlp
