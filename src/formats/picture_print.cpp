#include "formats/picture_print.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <numbers>

namespace dateline::formats {
namespace {

constexpr std::size_t kSide = 32;
constexpr std::size_t kLow = 8;       // frequencies 1 to 8 in each direction
constexpr double kLeastContrast = 1;  // standard deviation in grey levels; with less there is nothing to tell apart

using Square = std::array<std::array<double, kSide>, kSide>;

/// One row to kSide columns: each is the mean of the part of the row that it covers.
std::array<double, kSide> shrunk_row(const unsigned char* row, std::size_t width) {
  std::array<double, kSide> out{};
  const double step = static_cast<double>(width) / kSide;
  for (std::size_t i = 0; i < kSide; ++i) {
    const double from = static_cast<double>(i) * step, to = from + step;
    double sum = 0;
    for (auto x = static_cast<std::size_t>(from); x < width && static_cast<double>(x) < to; ++x) {
      const double left = std::max(from, static_cast<double>(x)), right = std::min(to, static_cast<double>(x + 1));
      sum += row[x] * (right - left);
    }
    out[i] = sum / step;
  }
  return out;
}

Square shrunk(const GreyPicture& picture) {
  Square out{};
  const double step = static_cast<double>(picture.height) / kSide;
  for (std::size_t y = 0; y < picture.height; ++y) {
    const auto row = shrunk_row(picture.pixels.data() + y * picture.width, picture.width);
    const auto top = static_cast<double>(y), bottom = static_cast<double>(y + 1);
    for (auto i = static_cast<std::size_t>(top / step); i < kSide && static_cast<double>(i) * step < bottom; ++i) {
      const double share = std::min(bottom, static_cast<double>(i + 1) * step) - std::max(top, static_cast<double>(i) * step);
      if (share <= 0) continue;
      for (std::size_t x = 0; x < kSide; ++x) out[i][x] += row[x] * share / step;
    }
  }
  return out;
}

bool is_flat(const Square& square) {
  double sum = 0, squares = 0;
  for (const auto& row : square) {
    for (const double value : row) {
      sum += value;
      squares += value * value;
    }
  }
  constexpr double kNumber = kSide * kSide;
  return squares / kNumber - (sum / kNumber) * (sum / kNumber) < kLeastContrast * kLeastContrast;
}

double wave(std::size_t frequency, std::size_t place) {
  return std::cos(std::numbers::pi * static_cast<double>((2 * place + 1) * frequency) / (2 * kSide));
}

/// The DCT-II of frequencies 1 to kLow, first along the rows, then along the columns.
std::array<double, kLow * kLow> low_frequencies(const Square& square) {
  std::array<std::array<double, kLow>, kSide> rows{};
  for (std::size_t y = 0; y < kSide; ++y) {
    for (std::size_t f = 0; f < kLow; ++f) {
      for (std::size_t x = 0; x < kSide; ++x) rows[y][f] += square[y][x] * wave(f + 1, x);
    }
  }
  std::array<double, kLow * kLow> out{};
  for (std::size_t g = 0; g < kLow; ++g) {
    for (std::size_t f = 0; f < kLow; ++f) {
      for (std::size_t y = 0; y < kSide; ++y) out[g * kLow + f] += rows[y][f] * wave(g + 1, y);
    }
  }
  return out;
}

}  // namespace

std::optional<std::uint64_t> picture_print(const GreyPicture& picture) {
  if (picture.width == 0 || picture.height == 0 || picture.pixels.size() < picture.width * picture.height) return std::nullopt;
  const Square square = shrunk(picture);
  if (is_flat(square)) return std::nullopt;
  const auto waves = low_frequencies(square);
  auto sorted = waves;
  std::sort(sorted.begin(), sorted.end());
  const double median = (sorted[sorted.size() / 2 - 1] + sorted[sorted.size() / 2]) / 2;
  std::uint64_t print = 0;
  for (const double value : waves) print = print << 1 | (value > median ? 1u : 0u);
  return print;
}

int print_distance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

std::string print_text(std::uint64_t print) {
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(print));
  return out;
}

std::optional<std::uint64_t> print_of_text(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out, 16);
  if (text.size() != 16 || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace dateline::formats
