#pragma once
// ImportSink: takes imported entities into a base, names what is wrong with one, and counts. Entries that cannot be used are left out.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bases/base_writer.h"
#include "bases/imported.h"

namespace dateline::bases {

struct ImportCounts {
  std::size_t entries = 0;
  std::size_t names = 0;
  std::size_t listings = 0;
  std::size_t passed_over = 0;  // rows of kinds that data/bases/schemas.tsv does not take
  std::size_t bad = 0;          // rows that say nothing that can be used
};

/// Where ("list.json line 7") and what.
using RowProblem = std::function<void(const std::string& where, const std::string& what)>;

/// 19570312 from "1957-03-12", 19570300 from "1957-03", 19570000 from "1957"; also with a time behind. 0 for what is no day of the calendar.
std::int32_t parse_partial_day(std::string_view text);

class ImportSink {
 public:
  ImportSink(BaseWriter& writer, const RowProblem& problem) : writer_(writer), problem_(problem) {}

  void take(const ImportedEntity& entity, const std::string& where);
  void take(const ImportedListing& listing);
  void bad(const std::string& where, const std::string& what);
  void pass_over() { ++counts_.passed_over; }
  bool is_full() const { return writer_.is_full(); }
  /// Whether anything that came says that it stands on a list.
  bool any_listed() const { return any_listed_; }
  const ImportCounts& counts() const { return counts_; }

 private:
  BaseWriter& writer_;
  const RowProblem& problem_;
  ImportCounts counts_;
  bool any_listed_ = false;
};

/// What a schema or a class names: "person", "body", "sanction" ...; empty if it is not known.
std::string_view kind_of_schema(std::string_view schema);

}  // namespace dateline::bases
