#include "nlp/msgpack.h"

#include <cstring>
#include <limits>

namespace dateline::nlp {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxValues = 16'000'000;  // a vector table of seven million keys; keeps a hostile file from filling the memory

using Kind = MsgValue::Kind;

class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  bool value(MsgValue& out, int depth);
  bool at_end() const { return rest_.empty(); }

 private:
  /// A big-endian number of `size` bytes.
  bool number(std::size_t size, std::uint64_t& out);
  bool take(std::uint64_t size, std::string_view& out);
  bool text(std::size_t length_size, Kind kind, MsgValue& out);
  bool fixed_text(std::uint64_t size, Kind kind, MsgValue& out);
  bool extension(std::uint64_t size, MsgValue& out);
  bool children(std::uint64_t count, Kind kind, MsgValue& out, int depth);
  bool counted_children(std::size_t length_size, Kind kind, MsgValue& out, int depth);
  bool unsigned_number(std::size_t size, MsgValue& out);
  bool signed_number(std::size_t size, MsgValue& out);
  bool real(std::size_t size, MsgValue& out);
  bool long_form(unsigned char head, MsgValue& out, int depth);

  std::string_view rest_;
  std::size_t values_ = 0;
};

bool Parser::number(std::size_t size, std::uint64_t& out) {
  if (rest_.size() < size) return false;
  out = 0;
  for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(rest_[i]);
  rest_.remove_prefix(size);
  return true;
}

bool Parser::take(std::uint64_t size, std::string_view& out) {
  if (rest_.size() < size) return false;
  out = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return true;
}

bool Parser::fixed_text(std::uint64_t size, Kind kind, MsgValue& out) {
  out.kind = kind;
  return take(size, out.bytes);
}

bool Parser::text(std::size_t length_size, Kind kind, MsgValue& out) {
  std::uint64_t size;
  return number(length_size, size) && fixed_text(size, kind, out);
}

bool Parser::extension(std::uint64_t size, MsgValue& out) {
  return fixed_text(size + 1, Kind::kExtension, out);  // the type byte stays in front
}

bool Parser::children(std::uint64_t count, Kind kind, MsgValue& out, int depth) {
  out.kind = kind;
  const std::uint64_t total = kind == Kind::kMap ? count * 2 : count;
  // Every child takes at least one byte, so a count over the rest is a lie; believing it would reserve memory for nothing.
  if (total > rest_.size() || total > kMaxValues - values_ || depth >= kMaxDepth) return false;
  values_ += total;
  out.items.resize(total);
  for (MsgValue& item : out.items) {
    if (!value(item, depth + 1)) return false;
  }
  return true;
}

bool Parser::counted_children(std::size_t length_size, Kind kind, MsgValue& out, int depth) {
  std::uint64_t count;
  return number(length_size, count) && children(count, kind, out, depth);
}

bool Parser::unsigned_number(std::size_t size, MsgValue& out) {
  out.kind = Kind::kUnsigned;
  std::uint64_t bits;
  if (!number(size, bits)) return false;
  out.unsigned_integer = bits;
  return true;
}

bool Parser::signed_number(std::size_t size, MsgValue& out) {
  std::uint64_t bits;
  if (!number(size, bits)) return false;
  const int unused = static_cast<int>(64 - 8 * size);
  const std::int64_t value = static_cast<std::int64_t>(bits << unused) >> unused;
  out.kind = value < 0 ? Kind::kInteger : Kind::kUnsigned;
  if (value < 0) {
    out.integer = value;
  } else {
    out.unsigned_integer = static_cast<std::uint64_t>(value);
  }
  return true;
}

bool Parser::real(std::size_t size, MsgValue& out) {
  std::uint64_t bits;
  if (!number(size, bits)) return false;
  out.kind = Kind::kReal;
  if (size == 8) {
    std::memcpy(&out.real, &bits, 8);
    return true;
  }
  const std::uint32_t narrow = static_cast<std::uint32_t>(bits);
  float value;
  std::memcpy(&value, &narrow, 4);
  out.real = value;
  return true;
}

bool Parser::long_form(unsigned char head, MsgValue& out, int depth) {
  switch (head) {
    case 0xc0:
      return true;
    case 0xc2:
    case 0xc3:
      out.kind = Kind::kBool;
      out.flag = head == 0xc3;
      return true;
    case 0xc4:
      return text(1, Kind::kBinary, out);
    case 0xc5:
      return text(2, Kind::kBinary, out);
    case 0xc6:
      return text(4, Kind::kBinary, out);
    case 0xc7:
    case 0xc8:
    case 0xc9: {
      std::uint64_t size;
      return number(std::size_t{1} << (head - 0xc7), size) && extension(size, out);
    }
    case 0xca:
      return real(4, out);
    case 0xcb:
      return real(8, out);
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf:
      return unsigned_number(std::size_t{1} << (head - 0xcc), out);
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3:
      return signed_number(std::size_t{1} << (head - 0xd0), out);
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return extension(std::uint64_t{1} << (head - 0xd4), out);
    case 0xd9:
      return text(1, Kind::kString, out);
    case 0xda:
      return text(2, Kind::kString, out);
    case 0xdb:
      return text(4, Kind::kString, out);
    case 0xdc:
      return counted_children(2, Kind::kArray, out, depth);
    case 0xdd:
      return counted_children(4, Kind::kArray, out, depth);
    case 0xde:
      return counted_children(2, Kind::kMap, out, depth);
    case 0xdf:
      return counted_children(4, Kind::kMap, out, depth);
    default:
      return false;
  }
}

bool Parser::value(MsgValue& out, int depth) {
  std::uint64_t bits;
  if (!number(1, bits)) return false;
  const unsigned char head = static_cast<unsigned char>(bits);
  if (head < 0x80) {
    out.kind = Kind::kUnsigned;
    out.unsigned_integer = head;
    return true;
  }
  if (head < 0x90) return children(head & 0x0f, Kind::kMap, out, depth);
  if (head < 0xa0) return children(head & 0x0f, Kind::kArray, out, depth);
  if (head < 0xc0) return fixed_text(head & 0x1f, Kind::kString, out);
  if (head >= 0xe0) {
    out.kind = Kind::kInteger;
    out.integer = static_cast<std::int8_t>(head);
    return true;
  }
  return long_form(head, out, depth);
}

}  // namespace

const MsgValue* MsgValue::find(std::string_view text_key) const {
  for (std::size_t i = 0; i < map_size(); ++i) {
    if (key(i).is_text() && key(i).bytes == text_key) return &mapped(i);
  }
  return nullptr;
}

std::optional<std::int64_t> MsgValue::as_integer() const {
  if (kind == Kind::kInteger) return integer;
  if (kind == Kind::kUnsigned && unsigned_integer <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return static_cast<std::int64_t>(unsigned_integer);
  }
  return std::nullopt;
}

std::optional<std::uint64_t> MsgValue::as_unsigned() const {
  if (kind == Kind::kUnsigned) return unsigned_integer;
  return std::nullopt;
}

std::optional<MsgValue> parse_msgpack(std::string_view bytes) {
  Parser parser(bytes);
  MsgValue value;
  if (!parser.value(value, 0) || !parser.at_end()) return std::nullopt;
  return value;
}

}  // namespace dateline::nlp
