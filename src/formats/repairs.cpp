#include "formats/repairs.h"

#include <algorithm>

namespace dateline::formats {
namespace {

constexpr std::size_t kMostKinds = 30;

}  // namespace

void Repairs::note(std::string what, std::size_t line) {
  const auto known = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.what == what; });
  if (known != rows_.end()) {
    ++known->times;
  } else if (rows_.size() < kMostKinds) {
    rows_.push_back({std::move(what), line, 1});
  } else {
    ++others_;
  }
}

std::vector<std::string> Repairs::list() const {
  std::vector<std::string> out;
  for (const Row& row : rows_) {
    out.push_back((row.line ? "line " + std::to_string(row.line) + ": " : "") + row.what +
                  (row.times > 1 ? " (" + std::to_string(row.times) + " times)" : ""));
  }
  if (others_) out.push_back(std::to_string(others_) + " more");
  return out;
}

}  // namespace dateline::formats
