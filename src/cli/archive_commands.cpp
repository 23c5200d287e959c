// The commands that ask an archive: latest, search, timeline, map, incident, claim, versions, custody, stories, related, copies, stats; and regroup.
#include <functional>

#include "archive/decisions.h"
#include "cli/archive_options.h"
#include "cli/archive_view.h"
#include "cli/context.h"
#include "cli/custody_view.h"
#include "cli/map_view.h"
#include "cli/output.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

using Options = ArchiveOptions;
using Answer = std::function<Result<std::string>(const archive::Archive&, const Options&)>;
using View = std::string (*)(const Json&, const Style&);

struct Question {
  const char* name;
  const char* about;
  const char* positional;  // its name, or null
  bool filters;
  Answer answer;
  View view;
};

const std::vector<Question>& questions() {
  using archive::Archive;
  static const std::vector<Question> all = {
      {"latest", "Reports, newest first", nullptr, true, [](const Archive& a, const Options& o) { return query::latest(a, o.filter); }, view_latest},
      {"search", "Reports, sentences, claims, happenings, actors or places with these words, best first", "QUERY", true,
       [](const Archive& a, const Options& o) { return query::search(a, o.what, *from_name<archive::SearchIn>(o.in), o.filter); }, view_search},
      {"timeline", "Happenings in the order of their time", nullptr, true,
       [](const Archive& a, const Options& o) { return query::timeline(a, o.filter); }, view_timeline},
      {"map", "Where: happenings, facilities and corridors; with --json as GeoJSON", nullptr, true,
       [](const Archive& a, const Options& o) { return query::map(a, o.filter); }, view_map},
      {"incident", "One happening with everything that was said of it", "ID", false,
       [](const Archive& a, const Options& o) { return query::incident(a, o.what, o.filter.as_known_at); }, view_incident},
      {"claim", "One claim with its words and its chain of sources", "KEY", false,
       [](const Archive& a, const Options& o) { return query::claim(a, o.what); }, view_claim},
      {"versions", "The states of a report that came in, and which claims changed", "REPORT", false,
       [](const Archive& a, const Options& o) { return query::versions(a, o.what); }, view_versions},
      {"custody", "How a report came to be held, on one page", "REPORT", false,
       [](const Archive& a, const Options& o) { return query::custody(a, o.what); }, view_custody},
      {"stories", "Running stories with their reports, latest first", nullptr, true,
       [](const Archive& a, const Options& o) { return query::stories(a, o.filter); }, view_stories},
      {"related", "Reports of the same happening, story, words or actors, closest first", "REPORT", true,
       [](const Archive& a, const Options& o) { return query::related(a, o.what, o.filter); }, view_related},
      {"copies", "Which reports share another's words, and how much of them", nullptr, true,
       [](const Archive& a, const Options& o) { return query::copies(a, o.filter); }, view_copies},
      {"stats", "What the archive holds", nullptr, false, [](const Archive& a, const Options&) { return query::stats(a); }, view_stats},
  };
  return all;
}

void ask(const Question& question, Options& options, const Context& context, Exit& exit) {
  if (const auto done = complete(options); !done) return exit.fail(done.error());
  if (question.filters) options.filter.places_named = place_names(context);
  const auto asked = open_asked(options);
  if (!asked) return exit.fail(asked.error());
  const auto answer = question.answer(asked->archive, options);
  if (!answer) return exit.fail(answer.error());
  const Json parsed = Json::parse(*answer);
  std::printf("%s", options.json ? (*answer + "\n").c_str() : harmless(question.view(parsed, context.style)).c_str());
}

void add_question(CLI::App& app, const Question& question, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  if (question.view == view_map) options->lines = 0;  // it sums up all
  CLI::App* command = app.add_subcommand(question.name, question.about);
  if (question.positional) {
    options->positional = question.positional;
    command->add_option(question.positional, options->what)->required();
  }
  add_question_options(*command, *options);
  if (question.filters) add_filters(*command, *options);
  else if (question.view == view_incident) command->add_option("--as-known-at", options->filter.as_known_at, "Only what was published by this day");
  if (question.view == view_search) {
    command->add_option("--in", options->in, "reports, sentences, claims, incidents, actors, places")
        ->capture_default_str()
        ->check(CLI::IsMember({"reports", "sentences", "claims", "incidents", "actors", "places"}));
  }
  command->callback([&question, options, &context, &exit] { ask(question, *options, context, exit); });
}

void add_regroup(CLI::App& app, Exit& exit) {
  auto path = std::make_shared<std::string>("news.dateline");
  CLI::App* command = app.add_subcommand("regroup", "Rebuild everything that is derived from originals, readings and decisions");
  command->add_option("--archive", *path, "The archive")->capture_default_str()->type_name("FILE");
  command->callback([path, &exit] {
    auto archive = archive::Archive::open(*path, archive::Mode::kWrite);
    if (!archive) return exit.fail(archive.error());
    if (const auto done = archive->regroup(); !done) return exit.fail(done.error());
    std::printf("%s: rebuilt\n", path->c_str());
    const auto decisions = archive::read_decisions(archive->database());
    if (!decisions) return exit.fail(decisions.error());
    for (const archive::Decision& decision : *decisions) {
      if (decision.note.empty() || decision.state == archive::DecisionState::kOverruled) continue;
      std::fprintf(stderr, "dateline: decision %lld (%s by %s): %s\n", static_cast<long long>(decision.number),
                   std::string(name_of(decision.kind)).c_str(), decision.by.c_str(), decision.note.c_str());
    }
  });
}

}  // namespace

void add_archive_commands(CLI::App& app, const Context& context, Exit& exit) {
  for (const Question& question : questions()) add_question(app, question, context, exit);
  add_regroup(app, exit);
}

}  // namespace dateline::cli
