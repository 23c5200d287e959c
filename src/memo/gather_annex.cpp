// Map, sources and annex of a memo.
#include <algorithm>
#include <cmath>
#include <map>

#include "archive/find.h"
#include "archive/grades.h"
#include "base/data_file.h"
#include "base/try.h"
#include "memo/gather_parts.h"
#include "memo/map_points.h"
#include "model/json_fields.h"
#include "query/json_parts.h"
#include "query/evaluate.h"
#include "query/query.h"

namespace dateline::memo {
namespace {

using archive::Archive;
using json::Json;
using query::text_of;

double number_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_number() ? 0 : found->get<double>();
}

std::string listed(const Json& counts) {
  std::string out;
  for (const auto& item : counts.items()) out += (out.empty() ? "" : ", ") + (item.key().empty() ? std::string("not known") : item.key()) + " " + item.value().dump();
  return out;
}

std::string unread_languages(const Archive& archive, const Json& languages) {
  std::string out;
  for (const auto& item : languages.items()) {
    archive::Filter filter;
    filter.language = item.key();
    filter.limit = 1;
    if (item.key().empty()) continue;
    const auto page = find_reports(archive, filter);
    if (page && !page->reports.empty() && !page->reports.front().unread.empty()) out += (out.empty() ? "" : ", ") + item.key();
  }
  return out;
}

std::string percent(const Json& share) { return std::to_string(std::lround(100 * share.get<double>())) + " %"; }

/// "92 % (65 to 99 %), 11 of 12"
std::string rate_words(const Json& rate) {
  if (!rate.is_object()) return "";
  return percent(rate.at("value")) + " (" + std::to_string(std::lround(100 * rate.at("low").get<double>())) + " to " + percent(rate.at("high")) + "), " + rate.at("right").dump() + " of " +
         rate.at("of").dump();
}

std::string found_words(const Json& row) {
  if (row.at("recall").is_object()) return rate_words(row["recall"]);
  return row.at("recall_at_most").is_number() ? "at most " + percent(row["recall_at_most"]) : "not known";
}

std::string judged_words(const Json& reviewed) {
  const auto of = [&](const char* what) { return reviewed.at(what).at("judged").dump() + " of " + reviewed.at(what).at("of").dump() + " "; };
  const int in_full = reviewed.at("reports").at("read_in_full").get<int>();
  return of("claims") + "claims in " + of("reports") + "reports" + (in_full ? ", " + std::to_string(in_full) + " of these read in full," : "") + " and " + of("incidents") + "happenings of this case";
}

Status add_own_error(const Archive& archive, Memo& memo) {
  DL_ASSIGN(const std::string answer, query::evaluate(archive, memo.case_name));
  const Json evaluation = Json::parse(answer, nullptr, false);
  if (!evaluation.is_object()) return {};
  for (const Json& row : evaluation.at("layers")) {
    if (!row.at("precision").is_object() && !row.at("recall_at_most").is_number()) continue;
    const bool always_there = row.at("recall").is_null() && row.at("recall_at_most").is_null() && text_of(row, "note").starts_with("each item");
    memo.annex.own.push_back({text_of(row, "about"), rate_words(row.at("precision")), always_there ? "" : found_words(row)});
  }
  if (!memo.annex.own.empty()) memo.annex.judged = judged_words(evaluation.at("reviewed"));
  return {};
}

}  // namespace

Status add_map(const Archive& archive, Memo& memo) {
  std::map<std::string, int> numbers;
  for (const Happening& happening : memo.happenings) numbers[happening.id] = happening.number;
  archive::Filter filter;
  filter.in_case = memo.case_name;
  DL_ASSIGN(const std::string answer, query::map(archive, filter));
  const Json map = Json::parse(answer, nullptr, false);
  if (!map.is_object()) return {};
  for (const Json& feature : map.at("features")) add_feature(feature.at("geometry"), feature.at("properties"), numbers, memo);
  std::vector<bool> placed(memo.happenings.size() + 1, false);
  for (const MapPoint& point : memo.points) {
    for (const int number : point.happenings) placed[static_cast<std::size_t>(number)] = true;
  }
  memo.not_placed = static_cast<int>(std::count(placed.begin() + 1, placed.end(), false));
  return {};
}

Status add_sources(const Archive& archive, Memo& memo) {
  DL_ASSIGN(const auto grades, archive::read_grades(archive.database()));
  std::vector<SourceLine>& out = memo.sources;
  for (std::size_t i = 0; i < memo.footnotes.size(); ++i) {
    const cite::Citation& citation = memo.footnotes[i];
    std::vector<std::string> names = citation.roots;
    if (names.empty()) names.push_back(citation.outlet.empty() ? "an outlet without a name" : citation.outlet + " (the outlet itself)");
    for (const std::string& name : names) {
      auto found = std::find_if(out.begin(), out.end(), [&](const SourceLine& line) { return line.name == name; });
      if (found == out.end()) {
        const archive::Grade* grade = archive::grade_of(grades, archive::GradeKind::kReliability, citation.roots.empty() ? citation.outlet : name);
        found = out.insert(out.end(), {name, grade ? grade->value : "", {}});
      }
      found->notes.push_back(static_cast<int>(i) + 1);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const SourceLine& a, const SourceLine& b) { return a.notes.size() > b.notes.size(); });
  return {};
}

Status add_annex(const Archive& archive, const std::vector<std::string>& case_reports, Memo& memo) {
  Annex& annex = memo.annex;
  DL_ASSIGN(const std::string answer, query::stats(archive));
  const Json stats = Json::parse(answer, nullptr, false);
  annex.reports = static_cast<int>(number_of(stats, "reports"));
  annex.unread = static_cast<int>(number_of(stats, "unread"));
  annex.outlets = static_cast<int>(stats.at("publishers").size());
  annex.case_reports = static_cast<int>(case_reports.size());
  annex.first_published = text_of(stats, "first_published");
  annex.last_published = text_of(stats, "last_published");
  annex.languages = listed(stats.at("languages"));
  if (annex.unread) annex.unread_languages = unread_languages(archive, stats.at("languages"));
  for (const cite::Citation& citation : memo.footnotes) {
    DL_ASSIGN(const StoredReading stored, archive.reading(citation.report));
    const std::string engine = "Dateline " + stored.reading.engine + (stored.reading.model.empty() ? "" : ", language model " + stored.reading.model);
    if (std::find(annex.engines.begin(), annex.engines.end(), engine) == annex.engines.end()) annex.engines.push_back(engine);
  }
  std::map<std::string, int> states;
  for (const Happening& happening : memo.happenings) ++states[happening.review];
  annex.reviewed.assign(states.begin(), states.end());
  for (const TableRow& row : data_table("memo/measured.tsv")) annex.measured.push_back({std::string(row.at(0)), std::string(row.at(1)), std::string(row.at(2))});
  return add_own_error(archive, memo);
}

}  // namespace dateline::memo
