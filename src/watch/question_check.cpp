// Which questions may be asked.
#include <algorithm>
#include <set>
#include <sstream>

#include "archive/find.h"
#include "archive/find_actors.h"
#include "base/try.h"
#include "base/unicode.h"
#include "incidents/actor_facts.h"
#include "watch/question.h"

namespace dateline::watch {
namespace {

constexpr int kMostLookedThrough = 200;  // reports, the newest, in which a name is looked for

Error refused(const std::string& what) { return {ErrorCode::kUsage, what}; }

std::set<std::string> words_of(std::string_view text) {
  std::string folded = fold_name(text);
  std::replace_if(folded.begin(), folded.end(), [](unsigned char c) { return c < 0x80 && !std::isalnum(c) && c != '\'' && c != '-'; }, ' ');
  std::istringstream in(folded);
  std::set<std::string> out;
  for (std::string word; in >> word;) out.insert(word);
  return out;
}

std::string phrase(std::string text) {
  std::erase(text, '"');
  return "\"" + text + "\"";
}

/// The newest reports that hold these words.
Result<std::vector<std::string>> reports_with(const archive::Archive& archive, const std::string& query) {
  archive::Filter filter;
  filter.q = query;
  filter.limit = kMostLookedThrough;
  DL_ASSIGN(const archive::ReportPage page, find_reports(archive, filter));
  std::vector<std::string> out;
  for (const auto& report : page.reports) out.push_back(report.id);
  return out;
}

bool is_named(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& mention) { return mention.form == MentionForm::kName; });
}

Status refuse_private(const archive::Archive& archive, std::string_view option, const std::string& given, const std::string& query) {
  if (given.empty()) return {};
  DL_ASSIGN(const std::vector<std::string> reports, reports_with(archive, query));
  DL_ASSIGN(const bool is_private, names_private_person(archive, given, reports));
  if (!is_private) return {};
  return refused(std::string(option) + " \"" + given +
                 "\": nobody may watch a private or protected person: somebody without an office, a command, a spokesman's role or a listing, a "
                 "victim, a witness or a minor; watch the place, the kind of happening or the body that acts");
}

template <class T>
Status status_of(const Result<T>& result) {
  return result ? Status() : Status(result.error());
}

/// What the query itself refuses is refused before the watch is made.
Status try_filter(const archive::Archive& archive, const Question& question) {
  archive::Filter filter = question.filter;
  filter.limit = 1;
  filter.sort.clear();
  if (question.over == Over::kReports) return status_of(find_reports(archive, filter));
  if (question.over == Over::kActors) return status_of(find_actors(archive, filter));
  if (question.over != Over::kMap) return status_of(find_incidents(archive, filter));
  if (!filter.kind.empty() || filter.min_independent) return refused("--kind and --min-independent ask for happenings: leave them out with --over map");
  filter.among.emplace();
  return status_of(find_map_items(archive, filter));
}

}  // namespace

Result<bool> names_private_person(const archive::Archive& archive, std::string_view words, const std::vector<std::string>& reports) {
  const std::set<std::string> given = words_of(words);
  for (const std::string& report : reports) {
    DL_ASSIGN(const StoredReading stored, archive.reading(report));
    for (const Entity& entity : stored.reading.entities) {
      if (entity.type != EntityType::kPerson || !incidents::is_private(entity) || !is_named(entity)) continue;
      const std::set<std::string> name = words_of(entity.name);
      if (name.empty() || !std::includes(given.begin(), given.end(), name.begin(), name.end())) continue;
      if (!archive::find_actor(archive, entity.name)) return true;
    }
  }
  return false;
}

Status check(const archive::Archive& archive, const Question& question) {
  for (const std::string& claim : question.claims) {
    if (const auto place = archive::find_claim(archive, claim); !place) return place.error();
  }
  for (const std::string& report : question.reports) {
    if (const auto versions = archive::find_versions(archive, report); !versions) return versions.error();
  }
  const bool has_filter = to_json({question.over, question.filter, {}, {}, {}, {}}) != to_json({question.over, {}, {}, {}, {}, {}});
  if (question.is_citation()) {
    if (!has_filter && !question.threshold && question.over == Over::kIncidents) return {};
    return refused("--claim and --report name what is watched: leave out filters, --over and --above");
  }
  if (!has_filter) return refused("a watch needs something to look for: a filter such as --actor, --place, --kind or --q, or --claim KEY, --report ID");
  if (!question.filter.as_known_at.empty()) return refused("--as-known-at: a watch tells what comes in from now on");
  if (question.threshold && question.over != Over::kIncidents) return refused("--above counts happenings: leave out --over");
  DL_TRY(refuse_private(archive, "--actor", question.filter.actor, phrase(question.filter.actor)));
  DL_TRY(refuse_private(archive, "--source", question.filter.source, phrase(question.filter.source)));
  DL_TRY(refuse_private(archive, "--q", question.filter.q, question.filter.q));
  return try_filter(archive, question);
}

}  // namespace dateline::watch
