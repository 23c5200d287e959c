#include "nlp/static_vectors.h"

#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/data_file.h"
#include "nlp/msgpack.h"

namespace dateline::nlp {
namespace {

constexpr int kOrth = 65;  // the number of the attribute ORTH

Error damaged(const std::string& what) {
  return {ErrorCode::kModelDamaged, "the language model's file vocab/" + what + "; unpack the language model again"};
}

/// The numbers of a Python tuple "(514157, 300)".
std::optional<std::vector<std::size_t>> parse_shape(std::string_view header) {
  const std::size_t key = header.find("'shape':");
  const std::size_t open = header.find('(', key == std::string_view::npos ? header.size() : key);
  const std::size_t close = header.find(')', open == std::string_view::npos ? header.size() : open);
  if (close == std::string_view::npos) return std::nullopt;
  std::vector<std::size_t> shape;
  for (const std::string_view part : split(header.substr(open + 1, close - open - 1), ',')) {
    if (part.empty()) continue;
    std::size_t number = 0;
    if (std::from_chars(part.data(), part.data() + part.size(), number).ec != std::errc()) return std::nullopt;
    shape.push_back(number);
  }
  return shape;
}

/// Whether the table has a row a word, found by the word's form; floret tables and other keys cannot be run.
Status check_settings(std::string_view settings) {
  if (settings.empty()) return {};
  const nlohmann::json config = nlohmann::json::parse(settings, nullptr, false);
  if (!config.is_object()) return damaged("vectors.cfg is not JSON");
  const nlohmann::json mode = config.value("mode", nlohmann::json("default")), key = config.value("attr", nlohmann::json("ORTH"));
  if (mode == "default" && (key == "ORTH" || key == kOrth)) return {};
  return Error{ErrorCode::kModelUnsupported, "the language model's vectors are of the mode " + mode.dump() + " by " + key.dump() +
                                                 ", which cannot be run; take a model with vectors of the mode \"default\" by \"ORTH\""};
}

}  // namespace

std::optional<Tensor> parse_npy(std::string_view bytes) {
  constexpr std::string_view kMagic = "\x93NUMPY";
  if (bytes.size() < 12 || bytes.substr(0, 6) != kMagic) return std::nullopt;
  const bool is_long = bytes[6] >= 2;  // version 1 gives the header's length in two bytes, later ones in four
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + 8, is_long ? 4 : 2);
  const std::size_t start = is_long ? 12 : 10;
  if (bytes.size() - start < length) return std::nullopt;
  const std::string_view header = bytes.substr(start, length);
  const std::optional<std::vector<std::size_t>> shape = parse_shape(header);
  if (!shape || shape->size() != 2 || header.find("'<f4'") == std::string_view::npos ||
      header.find("'fortran_order': False") == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view data = bytes.substr(start + length);
  const std::size_t rows = (*shape)[0], columns = (*shape)[1];
  if (rows > 0 && columns > data.size() / sizeof(float) / rows) return std::nullopt;
  if (rows * columns * sizeof(float) != data.size()) return std::nullopt;
  Tensor tensor{*shape, std::vector<float>(rows * columns)};
  if (!data.empty()) std::memcpy(tensor.data.data(), data.data(), data.size());
  return tensor;
}

Result<StaticVectors> StaticVectors::load(std::string_view table, std::string_view key_to_row, std::string_view settings) {
  if (Status status = check_settings(settings); !status) return status.error();
  StaticVectors vectors;
  std::optional<Tensor> numbers = parse_npy(table);
  if (!numbers) return damaged("vectors is cut off or not a table of float32");
  vectors.table_ = std::move(*numbers);
  const std::optional<MsgValue> keys = parse_msgpack(key_to_row);
  if (!keys || !keys->is_map()) return damaged("key2row is cut off or not a table");
  vectors.rows_.reserve(keys->map_size());
  for (std::size_t i = 0; i < keys->map_size(); ++i) {
    const std::optional<std::uint64_t> key = keys->key(i).as_unsigned(), row = keys->mapped(i).as_unsigned();
    if (!key || !row || *row >= vectors.table_.rows()) return damaged("key2row names a row that vectors does not have");
    vectors.rows_[*key] = static_cast<std::uint32_t>(*row);
  }
  return vectors;
}

const float* StaticVectors::find(std::uint64_t orth) const {
  const auto found = rows_.find(orth);
  return found == rows_.end() ? nullptr : table_.data.data() + std::size_t{found->second} * width();
}

}  // namespace dateline::nlp
