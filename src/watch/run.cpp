#include "watch/run.h"

#include <set>

#include "archive/find.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "watch/cited.h"
#include "watch/deliver.h"
#include "watch/evidence.h"
#include "watch/look.h"

namespace dateline::watch {
namespace {

using json::Json;

constexpr std::size_t kLongestName = 100;  // bytes
constexpr int kUnsentShown = 5;

Status check_name(const std::string& name) {
  bool good = !name.empty() && name.size() <= kLongestName;
  for (const char c : name) good = good && static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
  if (good) return archive::check_text("NAME", name);
  return Error{ErrorCode::kUsage, "NAME: give the watch a short name on one line, of at most " + std::to_string(kLongestName) + " bytes"};
}

/// Whether the words that a watch looks for in reports are the name of a private person whom a new report names. Nobody private is found by
/// name in anything else.
Result<bool> names_somebody_private(const archive::Archive& archive, const Question& question, const std::vector<News>& found) {
  if (question.over != Over::kReports || question.filter.q.empty()) return false;
  std::vector<std::string> reports;
  for (const News& news : found) reports.push_back(news.report);
  return names_private_person(archive, question.filter.q, reports);
}

News stopped() {
  News out;
  out.change = "watch_stopped";
  out.mark = "stopped";
  out.words = "its words are now the name of a private or protected person, whom nobody may watch; it tells no more";
  return out;
}

Status look(archive::Archive& archive, const archive::WatchRow& row, const std::string& at) {
  if (!row.stopped.empty()) return {};
  DL_ASSIGN(const Question question, question_from_json(row.question, row.name));
  DL_ASSIGN(std::vector<archive::NewReport> reports, archive::reports_since(archive, row.seen_report));
  DL_ASSIGN(const archive::Position now, archive::position_now(archive));
  DL_ASSIGN(std::vector<News> found, find_news({archive, row, question, std::move(reports)}));
  DL_ASSIGN(const bool is_private, names_somebody_private(archive, question, found));
  if (is_private) {
    found = {stopped()};
    DL_TRY(archive::stop_watch(archive, row.name, found.front().words));
  }
  std::vector<archive::MatchRow> fresh;
  for (const News& news : found) {
    Json told = match_json(news, row.name, row.looked_at, at);
    DL_ASSIGN(told["evidence"], evidence_of(archive, news));
    archive::MatchRow match{0, row.name, news.mark, at, told.dump(-1, ' ', false, Json::error_handler_t::replace)};
    DL_ASSIGN(const auto number, archive::keep_match(archive, match));
    if (!number) continue;
    match.n = *number;
    fresh.push_back(std::move(match));
  }
  if (question.webhook && !fresh.empty()) {
    archive::Delivery delivery;
    delivery.watch = row.name;
    delivery.body = body_of(row.name, fresh);
    delivery.made_at = at;
    DL_TRY(archive::keep_delivery(archive, delivery));
  }
  DL_TRY(archive::drop_old_contents(archive, row.name));
  return archive::note_look(archive, row.name, at, now);
}

Json match_of(const archive::MatchRow& row) {
  Json out = {{"match", row.n}};
  out.update(Json::parse(row.content, nullptr, false));
  return out;
}

Result<Json> watch_json(const archive::Archive& archive, const archive::WatchRow& row) {
  Json out = {{"name", row.name}};
  out["question"] = Json::parse(row.question, nullptr, false);
  out["made_at"] = row.made_at;
  out["made_by"] = row.made_by.empty() ? Json() : Json(row.made_by);
  out["looked_at"] = row.looked_at;
  out["told"] = row.matches;
  out["stopped"] = row.stopped.empty() ? Json() : Json(row.stopped);
  out["unsent"] = Json::array();
  DL_ASSIGN(const auto unsent, archive::unsent_deliveries(archive, row.name, kUnsentShown));
  for (const archive::Delivery& delivery : unsent) {
    out["unsent"].push_back({{"made_at", delivery.made_at}, {"state", delivery.state}, {"tries", delivery.tries}, {"next_at", delivery.next_at}, {"error", delivery.error}});
  }
  return out;
}

Error no_watch(const std::string& name) { return {ErrorCode::kNotFound, name + ": no such watch; `dateline watch list` names them"}; }

}  // namespace

Status add(archive::Archive& archive, const std::string& name, const Question& question, const std::string& by, const std::string& at) {
  DL_TRY(check_name(name));
  return archive.update([&]() -> Status {
    DL_TRY(check(archive, question));
    DL_ASSIGN(const archive::Position now, archive::position_now(archive));
    archive::WatchRow row;
    row.name = name;
    row.question = to_json(question);
    row.made_at = row.looked_at = at;
    row.made_by = by;
    row.seen_change = now.change;
    row.seen_report = now.report;
    return archive::add_watch(archive, row);
  });
}

Result<std::vector<archive::MatchRow>> run(archive::Archive& archive, const std::string& name, const std::string& at) {
  const Status done = archive.update([&]() -> Status {
    DL_ASSIGN(const std::vector<archive::WatchRow> all, archive::watches(archive));
    bool found = name.empty();
    for (const archive::WatchRow& row : all) {
      if (!name.empty() && row.name != name) continue;
      found = true;
      DL_TRY(look(archive, row, at));
    }
    return found ? Status() : Status(no_watch(name));
  });
  if (!done) return done.error();
  return archive::untold_matches(archive, name);
}

Status note_told(archive::Archive& archive, const std::vector<archive::MatchRow>& matches) {
  if (matches.empty()) return {};
  return archive.update([&]() -> Status {
    for (const archive::MatchRow& match : matches) DL_TRY(archive::note_told(archive, match.n));
    return {};
  });
}

Result<std::vector<std::string>> cited_addresses(const archive::Archive& archive) {
  DL_ASSIGN(const std::vector<archive::WatchRow> all, archive::watches(archive));
  std::set<std::string> out;
  for (const archive::WatchRow& row : all) {
    DL_ASSIGN(const Question question, question_from_json(row.question, row.name));
    DL_ASSIGN(const CitedThings cited, cited_things(archive, question));
    std::vector<std::string> reports = cited.reports;
    for (const std::string& key : cited.claims) {
      if (const auto place = archive::find_claim(archive, key)) reports.push_back(place->report);
    }
    for (const std::string& report : reports) {
      DL_ASSIGN(const std::string address, archive::address_of(archive, report));
      if (address.starts_with("http://") || address.starts_with("https://")) out.insert(address);
    }
  }
  return std::vector<std::string>(out.begin(), out.end());
}

std::string matches_json(const std::vector<archive::MatchRow>& matches) {
  Json out = {{"matches", Json::array()}};
  for (const archive::MatchRow& match : matches) out["matches"].push_back(match_of(match));
  return out.dump();
}

Result<std::string> list_json(const archive::Archive& archive) {
  DL_ASSIGN(const std::vector<archive::WatchRow> all, archive::watches(archive));
  Json out = {{"watches", Json::array()}};
  for (const archive::WatchRow& row : all) {
    DL_ASSIGN(Json watch, watch_json(archive, row));
    out["watches"].push_back(std::move(watch));
  }
  return out.dump();
}

Result<std::string> show_json(const archive::Archive& archive, const std::string& name, int limit) {
  DL_ASSIGN(const auto row, archive::find_watch(archive, name));
  if (!row) return no_watch(name);
  DL_ASSIGN(const std::vector<archive::MatchRow> matches, archive::last_matches(archive, name, limit));
  DL_ASSIGN(Json out, watch_json(archive, *row));
  out["matches"] = Json::array();
  for (const archive::MatchRow& match : matches) out["matches"].push_back(match_of(match));
  return out.dump();
}

}  // namespace dateline::watch
