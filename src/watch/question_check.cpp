// Which questions may be asked.
#include <algorithm>
#include <set>

#include "archive/case_log.h"
#include "archive/find.h"
#include "archive/find_actors.h"
#include "archive/query_terms.h"
#include "archive/query_words.h"
#include "archive/word_tokens.h"
#include "base/try.h"
#include "base/unicode.h"
#include "incidents/actor_facts.h"
#include "watch/question.h"

namespace dateline::watch {
namespace {

constexpr int kMostLookedThrough = 200;  // reports, the newest, in which a name is looked for

Error refused(const std::string& what) { return {ErrorCode::kUsage, what}; }

/// A word as it is written, folded, and as the index keeps it: "Keitas" finds Keita.
struct Word {
  std::string written, kept;
};
Result<std::vector<Word>> words_of(const archive::Database& database, std::string_view text) {
  DL_ASSIGN(const std::vector<archive::WordToken> tokens, archive::tokens_of(database, text));
  std::vector<Word> out;
  for (const archive::WordToken& token : tokens) out.push_back({fold_name(text.substr(token.start, token.stop - token.start)), token.kept});
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

/// The words that name somebody, and beginnings of such words.
struct Naming {
  std::vector<Word> words;
  std::set<std::string> beginnings;
};

/// Of a query: fields and signs name nobody, what is left out neither; what the query's own rules refuse is refused by the query.
Result<Naming> naming_of(const archive::Database& database, std::string_view query) {
  Naming out;
  const auto terms = archive::terms_of(query);
  if (!terms) {
    DL_ASSIGN(out.words, words_of(database, query));
    return out;
  }
  for (const archive::Term& term : *terms) {
    if (term.without) continue;
    DL_ASSIGN(const std::vector<Word> words, words_of(database, term.text));
    out.words.insert(out.words.end(), words.begin(), words.end());
    if (!term.begins || words.empty()) continue;
    out.beginnings.insert(words.back().written);
    out.words.pop_back();
  }
  return out;
}

/// Whether all words of a name are asked for. A beginning alone is no name of one word: "mar*" is March as well as Maria.
bool names(const Naming& asked, const std::vector<Word>& name) {
  constexpr std::size_t kLeftOut = 2;  // letters of a name of one word that may be missing
  for (const Word& word : name) {
    const auto begins = [&](const std::string& part) {
      return !part.empty() && word.written.starts_with(part) && (name.size() > 1 || part.size() + kLeftOut >= word.written.size());
    };
    const auto is_word = [&](const Word& one) { return one.kept == word.kept; };
    if (std::none_of(asked.words.begin(), asked.words.end(), is_word) && std::none_of(asked.beginnings.begin(), asked.beginnings.end(), begins)) return false;
  }
  return !name.empty();
}

/// The same words wherever they stand: "title:halima bukar" names her though no title does so far.
Result<std::string> anywhere(const archive::Database& database, std::string_view query) {
  DL_ASSIGN(const Naming naming, naming_of(database, query));
  std::string out;
  for (const Word& word : naming.words) {
    if (word.written.size() > 1) out += phrase(word.written) + " ";  // the s of a genitive stands in no report that has her name alone
  }
  for (const std::string& beginning : naming.beginnings) out += beginning + "* ";
  return out;
}

Status refuse_private(const archive::Archive& archive, std::string_view option, const std::string& given, const std::string& query) {
  if (given.empty()) return {};
  DL_ASSIGN(std::vector<std::string> reports, reports_with(archive, query));
  DL_ASSIGN(const std::string words, anywhere(archive.database(), given));
  if (!words.empty()) {
    DL_ASSIGN(const std::vector<std::string> more, reports_with(archive, words));
    reports.insert(reports.end(), more.begin(), more.end());
  }
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
  DL_ASSIGN(const Naming given, naming_of(archive.database(), words));
  for (const std::string& report : reports) {
    DL_ASSIGN(const StoredReading stored, archive.reading(report));
    for (const Entity& entity : stored.reading.entities) {
      if (entity.type != EntityType::kPerson || !incidents::is_private(entity) || !is_named(entity)) continue;
      DL_ASSIGN(const std::vector<Word> name, words_of(archive.database(), entity.name));
      if (!names(given, name)) continue;
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
  if (!question.cited_in.empty()) {
    if (const auto one = archive::read_case(archive.database(), question.cited_in); !one) return one.error();
  }
  const bool has_filter = to_json({question.over, question.filter, {}, {}, {}, {}, {}}) != to_json({question.over, {}, {}, {}, {}, {}, {}});
  if (question.is_citation()) {
    if (!has_filter && !question.threshold && question.over == Over::kIncidents) return {};
    return refused("--claim, --report and --cited-in name what is watched: leave out filters, --over and --above");
  }
  if (!has_filter) return refused("a watch needs something to look for: a filter such as --actor, --place, --kind or --q, or --claim KEY, --report ID, --cited-in CASE");
  if (!question.filter.as_known_at.empty()) return refused("--as-known-at: a watch tells what comes in from now on");
  if (question.threshold && question.over != Over::kIncidents) return refused("--above counts happenings: leave out --over");
  archive::Filter asked = question.filter;  // with the fields of --q in their places
  DL_ASSIGN(asked.q, archive::take_fields(question.filter.q, asked));
  DL_TRY(refuse_private(archive, "--actor", asked.actor, phrase(asked.actor)));
  DL_TRY(refuse_private(archive, "--source", asked.source, phrase(asked.source)));
  DL_TRY(refuse_private(archive, "--q", question.filter.q, question.filter.q));
  return try_filter(archive, question);
}

}  // namespace dateline::watch
