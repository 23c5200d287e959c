#include "archive/grades.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/find.h"
#include "archive/log_places.h"
#include "archive/where.h"
#include "base/try.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

Error damaged(std::int64_t number) {
  return {ErrorCode::kArchiveDamaged, "grade " + std::to_string(number) + " cannot be read; run `dateline check`"};
}

Result<Grade> grade_of_row(const Statement& row) {
  Grade out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.by = row.text(2);
  const auto kind = from_name<GradeKind>(row.view(3));
  const Json content = Json::parse(row.view(4), nullptr, false);
  if (!kind || !content.is_object()) return damaged(out.number);
  out.kind = *kind;
  for (const auto& [name, field] : {std::pair{"of", &out.of}, {"value", &out.value}, {"why", &out.why}}) {
    const auto found = content.find(name);
    if (found == content.end() || !found->is_string()) return damaged(out.number);
    *field = found->get<std::string>();
  }
  const auto undoes = content.find("undoes");
  if (undoes == content.end() || !undoes->is_number_integer()) return damaged(out.number);
  out.undoes = undoes->get<std::int64_t>();
  return out;
}

bool same_thing(const Grade& a, const Grade& b) {
  if (a.kind != b.kind || a.kind == GradeKind::kUndo) return false;
  return a.kind == GradeKind::kCredibility ? a.of == b.of : fold_name(a.of) == fold_name(b.of);
}

/// From the last to the first: an undo that is itself undone takes nothing back; of one thing the last grade left counts.
void set_states(std::vector<Grade>& grades) {
  for (std::size_t i = grades.size(); i-- > 0;) {
    Grade& one = grades[i];
    if (one.state == GradeState::kUndone) continue;
    if (one.kind == GradeKind::kUndo) {
      for (std::size_t k = 0; k < i; ++k) {
        if (grades[k].number == one.undoes) grades[k].state = GradeState::kUndone;
      }
      continue;
    }
    for (std::size_t later = i + 1; later < grades.size(); ++later) {
      if (grades[later].state == GradeState::kInForce && same_thing(grades[later], one)) one.state = GradeState::kReplaced;
    }
  }
}

Status check_source(const Archive& archive, Grade& given) {
  if (given.value.size() != 1 || given.value[0] < 'A' || given.value[0] > 'F')
    return Error{ErrorCode::kUsage, "--reliability " + given.value + ": give A (reliable) to E (unreliable), or F (cannot be judged)"};
  DL_ASSIGN(const auto name, archive.database().word("SELECT min(name) FROM sources WHERE anonymous = 0 AND folded <> '' AND folded = ?",
                                                     fold_name(given.of)));
  if (!name || name->empty())
    return Error{ErrorCode::kNotFound, given.of + ": no source that reports of this archive name; `dateline sources` lists them"};
  given.of = *name;
  return {};
}

Status check_claim(const Archive& archive, const Grade& given) {
  if (given.value.size() != 1 || given.value[0] < '1' || given.value[0] > '6')
    return Error{ErrorCode::kUsage, "--credibility " + given.value + ": give 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)"};
  DL_ASSIGN(const ClaimPlace place, find_claim(archive, given.of));
  (void)place;
  return {};
}

Status check_undone(const Archive& archive, const Grade& given) {
  DL_ASSIGN(const auto all, read_grades(archive.database()));
  const auto found = std::find_if(all.begin(), all.end(), [&](const Grade& g) { return g.number == given.undoes; });
  const std::string which = "grade " + std::to_string(given.undoes);
  if (found == all.end()) return Error{ErrorCode::kNotFound, which + ": not there; `dateline sources grades` lists them"};
  if (found->state == GradeState::kUndone) return Error{ErrorCode::kUsage, which + " is undone already"};
  return {};
}

}  // namespace

Result<Grade> grade(Archive& archive, Grade given) {
  DL_TRY(check_text("--by", given.by));
  DL_TRY(check_text("--why", given.why));
  if (!has_words(given.by) || !has_words(given.why))
    return Error{ErrorCode::kUsage, "a grade needs --by with who gives it and --why with the reason"};
  if (given.kind == GradeKind::kReliability)
    DL_TRY(check_source(archive, given));
  else if (given.kind == GradeKind::kCredibility)
    DL_TRY(check_claim(archive, given));
  else
    DL_TRY(check_undone(archive, given));
  DL_ASSIGN(given.number, archive.append(given));
  return given;
}

Result<std::int64_t> append_grade(const Database& database, const Grade& grade) {
  DL_ASSIGN(const std::string previous, last_hash(database, "grades"));
  DL_ASSIGN(const std::int64_t undoes, row_at(database, "grades", grade.undoes));
  const std::string kind(name_of(grade.kind));
  const std::string content = Json{{"of", grade.of}, {"value", grade.value}, {"why", grade.why}, {"undoes", undoes}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
  DL_TRY(database.run("INSERT INTO grades (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", grade.at, grade.by, kind,
                      content, chain_hash(previous, "grades", {grade.at, grade.by, kind, content})));
  return database.last_row();
}

Result<std::vector<Grade>> read_grades(const Database& database) {
  std::vector<Grade> out;
  DL_ASSIGN(Statement rows, database.query("SELECT " + place_of_sql("grades", "grades.seq") + ", made_at, made_by, kind, content FROM grades ORDER BY 1"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(Grade one, grade_of_row(rows));
    DL_ASSIGN(one.undoes, place_of(database, "grades", one.undoes));
    out.push_back(std::move(one));
  }
  set_states(out);
  return out;
}

const Grade* grade_of(const std::vector<Grade>& grades, GradeKind kind, std::string_view of) {
  Grade asked;
  asked.kind = kind;
  asked.of = std::string(of);
  for (const Grade& one : grades) {
    if (one.state == GradeState::kInForce && same_thing(one, asked)) return &one;
  }
  return nullptr;
}

}  // namespace dateline::archive
