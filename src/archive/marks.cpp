#include "archive/marks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/filter.h"
#include "archive/log_places.h"
#include "archive/purge.h"
#include "base/calendar_date.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

Json content_of(const SensitivityMark& mark) {
  return {{"thing", name_of(mark.thing)}, {"of", mark.of}, {"tlp", mark.tlp ? Json(name_of(*mark.tlp)) : Json()}, {"no_export", mark.no_export},
          {"embargo", mark.embargo}, {"why", mark.why}, {"undoes", mark.undoes}};
}

Result<SensitivityMark> mark_of_row(const Statement& row) {
  SensitivityMark out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.by = row.text(2);
  const Error damaged{ErrorCode::kArchiveDamaged, "mark " + std::to_string(out.number) + " cannot be read; run `dateline check`"};
  const auto kind = from_name<MarkKind>(row.view(3));
  if (!kind) return damaged;
  out.kind = *kind;
  try {
    const Json content = Json::parse(row.view(4));
    const auto thing = from_name<MarkedThing>(content.at("thing").get<std::string>());
    if (!thing) return damaged;
    out.thing = *thing;
    if (content.at("tlp").is_string()) {
      out.tlp = from_name<Tlp>(content["tlp"].get<std::string>());
      if (!out.tlp) return damaged;  // to pass over it would show what is marked
    }
    out.of = content.at("of").get<std::string>();
    out.no_export = content.at("no_export").get<bool>();
    out.embargo = content.at("embargo").get<std::string>();
    out.why = content.at("why").get<std::string>();
    out.undoes = content.at("undoes").get<std::int64_t>();
  } catch (const Json::exception&) {
    return damaged;
  }
  return out;
}

/// The numbers by which people know rows (to_rows), or rows (else), in the other. What is marked by a number that there is not stays as it is.
Status renumber(const Database& database, SensitivityMark& mark, bool to_rows) {
  const auto map = to_rows ? row_at : place_of;
  DL_ASSIGN(mark.undoes, map(database, "marks", mark.undoes));
  const bool is_row = mark.kind == MarkKind::kMark && (mark.thing == MarkedThing::kEntry || mark.thing == MarkedThing::kDecision);
  if (!is_row || mark.of.empty() || mark.of.find_first_not_of("0123456789") != std::string::npos) return {};
  DL_ASSIGN(const std::int64_t other, map(database, mark.thing == MarkedThing::kEntry ? "case_entries" : "decisions", std::stoll(mark.of)));
  mark.of = std::to_string(other);
  return {};
}

/// From the last to the first: an undo that is itself undone takes nothing back.
void set_undone(std::vector<SensitivityMark>& marks) {
  for (std::size_t i = marks.size(); i-- > 0;) {
    if (marks[i].kind != MarkKind::kUndo || marks[i].undone) continue;
    for (std::size_t k = 0; k < i; ++k) marks[k].undone = marks[k].undone || marks[k].number == marks[i].undoes;
  }
}

Status check_undone(const Database& database, const SensitivityMark& given) {
  DL_ASSIGN(const auto all, read_marks(database));
  const auto found = std::find_if(all.begin(), all.end(), [&](const SensitivityMark& m) { return m.number == given.undoes; });
  const std::string which = "mark " + std::to_string(given.undoes);
  if (found == all.end()) return Error{ErrorCode::kNotFound, which + ": not there; `dateline marks` lists them"};
  if (found->undone) return Error{ErrorCode::kUsage, which + " is undone already"};
  return {};
}

/// What takes something back must not be withheld alone: what it took back would stand again.
Status check_row(const Database& database, const std::string& table, const SensitivityMark& given, const char* lists) {
  DL_ASSIGN(const auto kind, database.word("SELECT kind FROM " + table + " WHERE seq = " + row_at_sql(table, "CAST(?1 AS INTEGER)"), given.of));
  if (!kind) return Error{ErrorCode::kNotFound, given.of + ": no such " + std::string(name_of(given.thing)) + "; " + lists + " lists them"};
  if (*kind == "undo") return Error{ErrorCode::kUsage, given.of + ": it only takes something back; mark what it undoes"};
  return {};
}

Status check_thing(const Database& database, SensitivityMark& given) {
  switch (given.thing) {
    case MarkedThing::kReport: {
      DL_ASSIGN(const auto there, database.number("SELECT count(*) FROM captures WHERE report = ?1 AND report NOT IN (SELECT report FROM purges)", given.of));
      return there ? Status() : Status(no_such_report(database, given.of));
    }
    case MarkedThing::kSource: {
      DL_ASSIGN(const auto name, database.word("SELECT min(name) FROM sources WHERE anonymous = 0 AND folded <> '' AND folded = ?", fold_name(given.of)));
      if (!name || name->empty()) return Error{ErrorCode::kNotFound, given.of + ": no source that reports of this archive name; `dateline sources` lists them"};
      given.of = *name;
      return {};
    }
    case MarkedThing::kCase: {
      DL_ASSIGN(const auto there, database.number("SELECT count(*) FROM case_entries WHERE kind = 'new' AND content ->> '$.case' = ?", given.of));
      return there ? Status() : Status(Error{ErrorCode::kNotFound, given.of + ": no such case; `dateline case list` names them"});
    }
    case MarkedThing::kEntry: return check_row(database, "case_entries", given, "`dateline case log CASE`");
    case MarkedThing::kDecision: return check_row(database, "decisions", given, "`dateline incidents decisions` or `dateline actors decisions`");
  }
  return {};
}

Status check_mark(const Database& database, SensitivityMark& given) {
  DL_TRY(check_text("--by", given.by));
  DL_TRY(check_text("--why", given.why));
  if (!has_words(given.by) || !has_words(given.why)) return Error{ErrorCode::kUsage, "a mark needs --by with who sets it and --why with the reason"};
  if (given.kind == MarkKind::kUndo) return check_undone(database, given);
  DL_TRY(check_text(name_of(given.thing), given.of));
  if (!given.tlp && !given.no_export && given.embargo.empty())
    return Error{ErrorCode::kUsage, "a mark says --tlp LEVEL, --no-export or --embargo DATE: at least one of them"};
  if (!given.embargo.empty() && (given.embargo.size() != 10 || !parse_iso_day(given.embargo)))
    return Error{ErrorCode::kUsage, "--embargo " + given.embargo + ": give the first day on which it may be shown, as 2021-05-04"};
  return check_thing(database, given);
}

Result<std::int64_t> append_mark(const Database& database, const SensitivityMark& mark) {
  DL_ASSIGN(const std::string previous, last_hash(database, "marks"));
  SensitivityMark by_rows = mark;
  DL_TRY(renumber(database, by_rows, true));
  const std::string kind(name_of(mark.kind)), content = content_of(by_rows).dump(-1, ' ', false, Json::error_handler_t::replace);
  DL_TRY(database.run("INSERT INTO marks (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", mark.at, mark.by, kind, content,
                      chain_hash(previous, "marks", {mark.at, mark.by, kind, content})));
  return database.last_row();
}

}  // namespace

Result<SensitivityMark> mark(Archive& archive, SensitivityMark given) {
  DL_TRY(archive.update([&]() -> Status {
    DL_TRY(check_mark(archive.database(), given));
    DL_ASSIGN(given.number, append_mark(archive.database(), given));
    return {};
  }));
  return given;
}

Result<std::vector<SensitivityMark>> read_marks(const Database& database) {
  std::vector<SensitivityMark> out;
  DL_ASSIGN(Statement rows, database.query("SELECT " + place_of_sql("marks", "marks.seq") + ", made_at, made_by, kind, content FROM marks ORDER BY 1"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(SensitivityMark one, mark_of_row(rows));
    DL_TRY(renumber(database, one, false));
    out.push_back(std::move(one));
  }
  set_undone(out);
  return out;
}

std::string reason_to_withhold(const SensitivityMark& mark, Tlp level, std::string_view today) {
  if (mark.kind == MarkKind::kUndo || mark.undone) return {};
  if (mark.no_export) return "no export";
  if (!mark.embargo.empty() && today < mark.embargo) return "embargo until " + mark.embargo;
  if (mark.tlp && *mark.tlp > level) return "tlp " + std::string(name_of(*mark.tlp));
  return {};
}

}  // namespace dateline::archive
