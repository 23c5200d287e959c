#include "nlp/string_ids.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/data_file.h"
#include "nlp/hashes.h"

namespace dateline::nlp {

StringIds::StringIds() {
  for (const TableRow& row : data_table("nlp/symbols.tsv")) {
    std::uint64_t number = 0;
    const bool good = row.size() == 2 && std::from_chars(row[1].data(), row[1].data() + row[1].size(), number).ec == std::errc();
    DL_ASSERT(good, "data/nlp/symbols.tsv has a line that is not a name and a number");
    symbols_.emplace(row[0], number);
    longest_symbol_ = std::max(longest_symbol_, row[0].size());
  }
}

std::uint64_t StringIds::operator()(std::string_view text) const {
  if (text.empty()) return 0;
  if (text.size() <= longest_symbol_) {
    const auto found = symbols_.find(text);
    if (found != symbols_.end()) return found->second;
  }
  return hash_utf8(text);
}

}  // namespace dateline::nlp
