#pragma once
// Grades by the two axes of the Admiralty system, kept apart: how reliable a source is (A to F), how credible a claim is (1 to 6). Only
// people give them: none is guessed or follows from another. Rows are appended, never changed; a later grade of the same thing replaces the
// one before, and each can be undone. A source is graded by its name; what has no name, or whose name is kept back, has no grade.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite.h"

namespace dateline::archive {

enum class GradeKind { kReliability, kCredibility, kUndo };
enum class GradeState { kInForce, kReplaced, kUndone };

struct Grade {
  std::int64_t number = 0;
  std::string at, by, why;
  GradeKind kind = GradeKind::kReliability;
  std::string of;     // the source's name, or the claim's key
  std::string value;  // "A" to "F", "1" to "6"
  std::int64_t undoes = 0;
  GradeState state = GradeState::kInForce;
};

/// Appends a grade; gives it with its number and with the name as the archive has it. kUsage for what is no grade or cannot be undone,
/// kNotFound for a source or claim that is not there: in the same words for one whose name is kept back.
Result<Grade> grade(Archive& archive, Grade given);

/// Inside a transaction only; Archive::append does it.
Result<std::int64_t> append_grade(const Database& database, const Grade& grade);

/// All, in the order in which they were made.
Result<std::vector<Grade>> read_grades(const Database& database);

/// The one in force of a claim or, whatever its capitals and accents, of a source.
const Grade* grade_of(const std::vector<Grade>& grades, GradeKind kind, std::string_view of);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<archive::GradeKind>{"reliability", "credibility", "undo"};
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<archive::GradeState>{"in_force", "replaced", "undone"};
}  // namespace dateline
