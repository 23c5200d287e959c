#include "archive/case_log.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/case_members.h"
#include "archive/chain.h"
#include "archive/filter.h"
#include "archive/log_places.h"
#include "archive/sqlite.h"

namespace dateline::archive {
namespace {

using cases::Entry;
using cases::EntryKind;
using Json = nlohmann::json;

constexpr std::size_t kLongestName = 100;  // bytes of a case's name or a tag

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

Json member_json(const cases::Member& member) {
  Json evidence = Json::array();
  for (const cases::Evidence& one : member.evidence) {
    evidence.push_back({{"report", one.report}, {"text_sha256", one.text_sha256}, {"claim", one.claim},
                        {"span", one.span ? Json{one.span->start, one.span->end} : Json()}});
  }
  return {{"kind", name_of(member.kind)}, {"id", member.id}, {"name", member.name}, {"evidence", std::move(evidence)}};
}

std::string content_of(const Entry& entry) {
  Json members = Json::array();
  for (const cases::Member& member : entry.members) members.push_back(member_json(member));
  const Json out = {{"case", entry.case_name}, {"why", entry.why}, {"text", entry.text}, {"of", entry.of}, {"members", std::move(members)}, {"standard", entry.standard},
                    {"likelihood", entry.likelihood}, {"alternatives", entry.alternatives}, {"draft", entry.draft}, {"undoes", entry.undoes}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

cases::Member member_of_json(const Json& json) {
  cases::Member out;
  out.kind = from_name<cases::MemberKind>(json.at("kind").get<std::string>()).value_or(cases::MemberKind::kReport);
  out.id = json.at("id").get<std::string>();
  out.name = json.at("name").get<std::string>();
  for (const Json& one : json.at("evidence")) {
    cases::Evidence evidence{one.at("report").get<std::string>(), one.at("text_sha256").get<std::string>(), {}, one.at("claim").get<std::string>()};
    if (const Json& span = one.at("span"); span.is_array()) evidence.span = Span{span.at(0).get<std::uint32_t>(), span.at(1).get<std::uint32_t>()};
    out.evidence.push_back(std::move(evidence));
  }
  return out;
}

void read_content(const Json& json, Entry& out) {
  for (const auto& [name, field] : {std::pair{"case", &out.case_name}, {"why", &out.why}, {"text", &out.text}, {"standard", &out.standard},
                                    {"likelihood", &out.likelihood}, {"alternatives", &out.alternatives}, {"draft", &out.draft}}) {
    *field = json.at(name).get<std::string>();
  }
  out.of = json.at("of").get<std::int64_t>();
  out.undoes = json.at("undoes").get<std::int64_t>();
  for (const Json& member : json.at("members")) out.members.push_back(member_of_json(member));
}

Result<Entry> entry_of_row(const Statement& row) {
  Entry out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.by = row.text(2);
  const auto kind = from_name<EntryKind>(row.view(3));
  const Error damaged{ErrorCode::kArchiveDamaged, "case entry " + std::to_string(out.number) + " cannot be read; run `dateline check`"};
  if (!kind) return damaged;
  out.kind = *kind;
  try {
    read_content(Json::parse(row.view(4)), out);
  } catch (const Json::exception&) {
    return damaged;
  }
  return out;
}

Status check_name(const char* what, const std::string& name) {
  const bool good = has_words(name) && name.size() <= kLongestName && std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (good) return check_text(what, name);
  return Error{ErrorCode::kUsage, std::string(what) + ": give a short name on one line, of at most " + std::to_string(kLongestName) + " bytes"};
}

Status check_words(const Entry& given) {
  for (const auto& [argument, text] : {std::pair{"--by", &given.by}, {"--why", &given.why}, {"TEXT", &given.text}, {"--standard", &given.standard},
                                       {"--likelihood", &given.likelihood}, {"--alternatives", &given.alternatives}}) {
    DL_TRY(check_text(argument, *text));
  }
  if (!has_words(given.by)) return Error{ErrorCode::kUsage, "--by: say who makes the entry"};
  const bool speaks = given.kind == EntryKind::kNote || given.kind == EntryKind::kQuestion || given.kind == EntryKind::kAnswer || given.kind == EntryKind::kHypothesis;
  if (speaks && !has_words(given.text)) return Error{ErrorCode::kUsage, "TEXT: there are no words in it"};
  if (given.kind == EntryKind::kTag || given.kind == EntryKind::kUntag) return check_name("TAG", given.text);
  if (given.kind == EntryKind::kCite) {
    if (!has_words(given.draft)) return Error{ErrorCode::kUsage, "DRAFT: say in which draft it is cited"};
    return check_text("DRAFT", given.draft);
  }
  return {};
}

/// What `of` names must be there.
Status check_subject(const cases::Case& one, const Entry& given) {
  const auto is_asked = [&](const cases::Question& question) { return question.asked.mark.entry == given.of; };
  const auto is_put = [&](const cases::Hypothesis& hypothesis) { return hypothesis.put.mark.entry == given.of; };
  if (given.kind == EntryKind::kAnswer && std::none_of(one.questions.begin(), one.questions.end(), is_asked))
    return Error{ErrorCode::kNotFound, std::to_string(given.of) + ": no question of case " + one.name + "; `dateline case show` gives their numbers"};
  const bool weighs = given.kind == EntryKind::kSupport || given.kind == EntryKind::kAgainst || (given.kind == EntryKind::kAssess && given.of != 0);
  if (weighs && std::none_of(one.hypotheses.begin(), one.hypotheses.end(), is_put))
    return Error{ErrorCode::kNotFound, std::to_string(given.of) + ": no hypothesis of case " + one.name + "; `dateline case show` gives their numbers"};
  return {};
}

bool is_in(const cases::Case& one, const cases::Member& member) {
  return std::any_of(one.members.begin(), one.members.end(), [&](const cases::CaseMember& other) { return cases::same(other.member, member); });
}

/// Only what is in a case bears its tags.
Status check_tagged(const cases::Case& one, const Entry& given) {
  if (given.kind != EntryKind::kTag && given.kind != EntryKind::kUntag) return {};
  for (const cases::Member& member : given.members) {
    if (!is_in(one, member)) return Error{ErrorCode::kUsage, member.id + ": not in case " + one.name + "; `dateline case add` puts it in"};
  }
  return {};
}

/// Leaves of the members those that change something; kUsage where none does.
Status keep_new(const cases::Case& one, Entry& given) {
  if (given.kind != EntryKind::kAdd && given.kind != EntryKind::kRemove) return {};
  const bool adds = given.kind == EntryKind::kAdd;
  std::erase_if(given.members, [&](const cases::Member& member) { return is_in(one, member) == adds; });
  if (!given.members.empty()) return {};
  return Error{ErrorCode::kUsage, adds ? "all of these are in case " + one.name + " already" : "none of these is in case " + one.name + "; `dateline case show` lists what is"};
}

Status check_undone(const std::vector<Entry>& entries, const Entry& given) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.number == given.undoes && one.case_name == given.case_name; });
  const std::string which = "entry " + std::to_string(given.undoes);
  if (found == entries.end()) return Error{ErrorCode::kNotFound, which + ": not there; `dateline case log " + given.case_name + "` lists them"};
  if (cases::undone(entries)[static_cast<std::size_t>(found - entries.begin())]) return Error{ErrorCode::kUsage, which + " is undone already"};
  return {};
}

/// Members as the case has them, else as the archive has them now.
Status find_members(const Archive& archive, const cases::Case& one, const std::vector<std::string>& keys, Entry& given) {
  for (const std::string& key : keys) {
    const auto known = std::find_if(one.members.begin(), one.members.end(), [&](const cases::CaseMember& other) { return other.member.id == key; });
    DL_ASSIGN(cases::Member member, known != one.members.end() ? Result<cases::Member>(known->member) : member_named(archive, key));
    const bool again = std::any_of(given.members.begin(), given.members.end(), [&](const cases::Member& other) { return cases::same(other, member); });
    if (!again) given.members.push_back(std::move(member));
  }
  return {};
}

Status check_entry(const Archive& archive, const std::vector<std::string>& keys, Entry& given) {
  DL_ASSIGN(const std::vector<Entry> entries, read_case_entries(archive.database()));
  if (given.kind == EntryKind::kUndo) return check_undone(entries, given);
  const std::vector<cases::Case> all = cases::fold(entries);
  const auto found = std::find_if(all.begin(), all.end(), [&](const cases::Case& one) { return one.name == given.case_name; });
  if (given.kind == EntryKind::kNew) {
    DL_TRY(check_name("NAME", given.case_name));
    return found == all.end() ? Status() : Status(Error{ErrorCode::kUsage, given.case_name + ": there is a case of this name already"});
  }
  if (found == all.end()) return Error{ErrorCode::kNotFound, given.case_name + ": no such case; `dateline case list` names them"};
  if (found->closed && given.kind != EntryKind::kReopen) return Error{ErrorCode::kUsage, given.case_name + ": the case is closed; `dateline case reopen` opens it again"};
  if (!found->closed && given.kind == EntryKind::kReopen) return Error{ErrorCode::kUsage, given.case_name + ": the case is open"};
  DL_TRY(check_subject(*found, given));
  DL_TRY(find_members(archive, *found, keys, given));
  DL_TRY(check_tagged(*found, given));
  return keep_new(*found, given);
}

}  // namespace

Result<std::vector<Entry>> read_case_entries(const Database& database) {
  std::vector<Entry> out;
  DL_ASSIGN(Statement rows, database.query("SELECT " + place_of_sql("case_entries", "case_entries.seq") + ", made_at, made_by, kind, content FROM case_entries ORDER BY 1"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(Entry one, entry_of_row(rows));
    DL_ASSIGN(one.of, place_of(database, "case_entries", one.of));
    DL_ASSIGN(one.undoes, place_of(database, "case_entries", one.undoes));
    out.push_back(std::move(one));
  }
}

Result<std::vector<cases::Case>> read_cases(const Database& database) {
  DL_ASSIGN(const std::vector<Entry> entries, read_case_entries(database));
  return cases::fold(entries);
}

Result<cases::Case> read_case(const Database& database, const std::string& name) {
  DL_TRY(check_given("--case", name));
  DL_ASSIGN(std::vector<cases::Case> all, read_cases(database));
  for (cases::Case& one : all) {
    if (one.name == name) return std::move(one);
  }
  return Error{ErrorCode::kNotFound, name + ": no such case; `dateline case list` names them"};
}

Result<std::int64_t> append_case_entry(const Database& database, const Entry& entry) {
  DL_ASSIGN(const std::string previous, last_hash(database, "case_entries"));
  Entry by_rows = entry;
  DL_ASSIGN(by_rows.of, row_at(database, "case_entries", entry.of));
  DL_ASSIGN(by_rows.undoes, row_at(database, "case_entries", entry.undoes));
  const std::string kind(name_of(entry.kind)), content = content_of(by_rows);
  DL_TRY(database.run("INSERT INTO case_entries (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", entry.at, entry.by, kind, content,
                      chain_hash(previous, "case_entries", {entry.at, entry.by, kind, content})));
  return database.last_row();
}

Result<Entry> put_into_case(Archive& archive, Entry given, const std::vector<std::string>& keys) {
  DL_TRY(check_words(given));
  DL_TRY(archive.update([&]() -> Status {
    DL_TRY(check_entry(archive, keys, given));
    DL_ASSIGN(given.number, append_case_entry(archive.database(), given));
    return {};
  }));
  return given;
}

}  // namespace dateline::archive
