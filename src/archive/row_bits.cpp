#include "archive/row_bits.h"

#include <sqlite3.h>

namespace dateline::archive {
namespace {

struct Bit {
  std::size_t byte;
  unsigned char mask;
};
Bit bit_of(std::int64_t row) { return {static_cast<std::size_t>(row) / 8, static_cast<unsigned char>(1u << (row % 8))}; }

void has_row(sqlite3_context* out, int, sqlite3_value** values) {
  const std::int64_t row = sqlite3_value_int64(values[0]);
  const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(values[1]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[1]));
  const Bit bit = bit_of(row < 0 ? 0 : row);
  sqlite3_result_int(out, row > 0 && bytes && bit.byte < size && (bytes[bit.byte] & bit.mask) != 0);
}

}  // namespace

void RowBits::add(std::int64_t row) {
  const Bit bit = bit_of(row);
  if (bit.byte >= bytes_.size()) bytes_.resize(bit.byte + 1);
  const auto before = static_cast<unsigned char>(bytes_[bit.byte]);
  if ((before & bit.mask) == 0) ++count_;
  bytes_[bit.byte] = static_cast<char>(before | bit.mask);
}

Status add_row_bits(const Database& database) {
  const int code = sqlite3_create_function_v2(database.handle(), "has_row", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, has_row, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return database.error(code);
  return {};
}

}  // namespace dateline::archive
