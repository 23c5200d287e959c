#pragma once
// Marks: what people say must not be shown to everybody. A mark is on a report (in all its states), a source by name, a case, an entry of one, or a decision;
// it says who may see it at most (FIRST TLP 2.0), that it is never given away, or not before a day. Rows are appended, never changed. All marks that
// are not undone count: a later one never loosens an earlier one.
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite.h"
#include "base/enum_names.h"

namespace dateline::archive {

enum class Tlp { kClear, kGreen, kAmber, kAmberStrict, kRed };
enum class MarkKind { kMark, kUndo };
enum class MarkedThing { kReport, kSource, kCase, kEntry, kDecision };

struct SensitivityMark {
  std::int64_t number = 0;
  std::string at, by, why;
  MarkKind kind = MarkKind::kMark;
  MarkedThing thing = MarkedThing::kReport;
  std::string of;                // id, name or number
  std::optional<Tlp> tlp;
  bool no_export = false;
  std::string embargo;           // the first day on which it may be shown; empty: no embargo
  std::int64_t undoes = 0;
  bool undone = false;
};

/// Appends a mark; gives it with its number and with a source's name as the archive has it. kUsage for what says nothing or cannot be undone, kNotFound
/// for what is not there.
Result<SensitivityMark> mark(Archive& archive, SensitivityMark given);

/// All, in the order in which they were made.
Result<std::vector<SensitivityMark>> read_marks(const Database& database);

/// Why what bears this mark is withheld from those who may see `level` at most, on a day: "tlp red", "no export", "embargo until 2030-01-01"; empty: it is not.
std::string reason_to_withhold(const SensitivityMark& mark, Tlp level, std::string_view today);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<archive::Tlp>{"clear", "green", "amber", "amber+strict", "red"};
template <>
inline constexpr std::array<std::string_view, 2> kEnumNames<archive::MarkKind>{"mark", "undo"};
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<archive::MarkedThing>{"report", "source", "case", "entry", "decision"};
}  // namespace dateline
