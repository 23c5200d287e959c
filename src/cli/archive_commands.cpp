// The commands that ask an archive: latest, search, timeline, incidents, map, actors, actor, network, incident, claim, versions, custody, copies, stats, check; and regroup.
#include <functional>
#include <sstream>

#include "cli/actors_view.h"
#include "cli/archive_view.h"
#include "cli/context.h"
#include "cli/custody_view.h"
#include "cli/map_view.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string archive = "news.dateline";
  bool json = false;
  std::string what;  // the positional: words, an id or a key
  archive::Filter filter;
  std::string bbox;
  int limit = 0;
  int min_independent = -1;
  query::NetworkFilter network;  // also the day of a dossier
  bool dot = false;
};

using Answer = std::function<Result<std::string>(const archive::Archive&, const Options&)>;
using View = std::string (*)(const Json&, const Style&);

struct Question {
  const char* name;
  const char* about;
  const char* positional;  // its name, or null
  bool filters;
  Answer answer;
  View view;
  void (*add_more)(CLI::App&, Options&) = nullptr;  // its own options
};

void add_as_of(CLI::App& command, Options& options) {
  command.add_option("--as-of", options.network.as_of, "Only what can have held on this day: 2019-12-05");
}

void add_network_options(CLI::App& command, Options& options) {
  command.add_option("--actor", options.network.actor, "Whom to begin at: a name or an id; without it, all");
  command.add_option("--depth", options.network.depth, "So many steps from there")->check(CLI::Range(1, 10))->capture_default_str();
  command.add_option("--type", options.network.types, "Only relations of these types: leads,backed_by")->delimiter(',');
  command.add_flag("--dot", options.dot, "As a graph that Graphviz draws");
  add_as_of(command, options);
}

const std::vector<Question>& questions() {
  using archive::Archive;
  static const std::vector<Question> all = {
      {"latest", "Reports, newest first", nullptr, true, [](const Archive& a, const Options& o) { return query::latest(a, o.filter); }, view_latest},
      {"search", "Reports and claims with these words, best first", "QUERY", true,
       [](const Archive& a, const Options& o) { return query::search(a, o.what, o.filter); }, view_search},
      {"timeline", "Happenings in the order of their time", nullptr, true,
       [](const Archive& a, const Options& o) { return query::timeline(a, o.filter); }, view_timeline},
      {"incidents", "Happenings with standing, sources and disputes", nullptr, true,
       [](const Archive& a, const Options& o) { return query::incidents(a, o.filter); }, view_incidents},
      {"map", "Where: happenings, facilities and corridors; with --json as GeoJSON", nullptr, true,
       [](const Archive& a, const Options& o) { return query::map(a, o.filter); }, view_map},
      {"actors", "Who acts: names, roles, on how many reports; and bases of actors: import, bases, remove, find", nullptr, true,
       [](const Archive& a, const Options& o) { return query::actors(a, o.filter); }, view_actors},
      {"actor", "One actor's dossier: names, roles over time, relations, happenings, sources", "NAME", false,
       [](const Archive& a, const Options& o) { return query::actor(a, o.what, o.network.as_of); }, view_actor, add_as_of},
      {"network", "Who leads, backs, fights or belongs to whom, with dates", nullptr, false,
       [](const Archive& a, const Options& o) { return query::network(a, o.network); }, view_network, add_network_options},
      {"incident", "One happening with everything that was said of it", "ID", false,
       [](const Archive& a, const Options& o) { return query::incident(a, o.what); }, view_incident},
      {"claim", "One claim with its words and its chain of sources", "KEY", false,
       [](const Archive& a, const Options& o) { return query::claim(a, o.what); }, view_claim},
      {"versions", "The states of a report that came in, and which claims changed", "REPORT", false,
       [](const Archive& a, const Options& o) { return query::versions(a, o.what); }, view_versions},
      {"custody", "How a report came to be held, on one page", "REPORT", false,
       [](const Archive& a, const Options& o) { return query::custody(a, o.what); }, view_custody},
      {"copies", "Which reports share another's words, and how much of them", nullptr, false,
       [](const Archive& a, const Options&) { return query::copies(a); }, view_copies},
      {"stats", "What the archive holds", nullptr, false, [](const Archive& a, const Options&) { return query::stats(a); }, view_stats},
      {"check", "Whether the archive is whole", nullptr, false, [](const Archive& a, const Options&) { return query::check(a); }, view_check},
  };
  return all;
}

void add_filters(CLI::App& command, Options& options) {
  archive::Filter& filter = options.filter;
  command.add_option("--actor", filter.actor, "Who takes part: a name or an id");
  command.add_option("--kind", filter.kind, "Kind of happening: transfer, assault, ... (docs/codebook.md)");
  command.add_option("--place", filter.place, "Name of a place");
  command.add_option("--country", filter.country, "ISO 3166-1 alpha-2: SY");
  command.add_option("--bbox", options.bbox, "west,south,east,north in degrees");
  command.add_option("--from", filter.from, "First day: 2019-12-05");
  command.add_option("--to", filter.to, "Last day");
  command.add_option("--publisher", filter.publisher, "Name or domain");
  command.add_option("--source", filter.source, "Whom a claim rests on");
  command.add_option("--genre", filter.genre, "news, analysis, opinion, statement, document");
  command.add_option("--language", filter.language, "ISO 639-1: en");
  command.add_option("--min-independent", options.min_independent, "At least so many independent sources")->check(CLI::NonNegativeNumber);
  command.add_option("--review", filter.review, "unreviewed, confirmed, corrected, rejected, second_reviewed");
  command.add_option("--q", filter.q, "Words, as search takes them");
  command.add_option("--limit", options.limit, "At most so many")->check(CLI::PositiveNumber);
  command.add_option("--cursor", filter.cursor, "Go on where the last answer ended");
  command.add_option("--sort", filter.sort, "Order; a minus before it turns it round");
}

Result<void> complete(Options& options) {
  if (options.limit > 0) options.filter.limit = options.limit;
  if (options.min_independent >= 0) options.filter.min_independent = options.min_independent;
  if (options.bbox.empty()) return {};
  std::array<double, 4> box{};
  std::istringstream in(options.bbox);
  char comma = ',';
  bool good = true;
  for (std::size_t i = 0; i < 4; ++i) good = good && (i == 0 || (in >> comma && comma == ',')) && in >> box[i];
  if (!good || in.peek() != std::istringstream::traits_type::eof()) {
    return Error{ErrorCode::kUsage, "--bbox " + options.bbox + ": write west,south,east,north in degrees, as 35.7,32.3,42.4,37.4"};
  }
  options.filter.bbox = box;
  return {};
}

/// Opens an archive to ask it. Where an `add` was killed before incidents were made, makes them first.
Result<archive::Archive> open_grouped(const std::string& path) {
  auto archive = archive::Archive::open(path, archive::Mode::kRead);
  if (!archive) return archive;
  const auto stale = archive->needs_grouping();
  if (!stale || !*stale) return archive;
  auto writing = archive::Archive::open(path, archive::Mode::kWrite);
  const auto grouped = writing ? writing->group() : Status(writing.error());
  if (grouped) return writing;
  std::fprintf(stderr, "dateline: incidents are not up to date, because they cannot be made now: %s\n", grouped.error().message.c_str());
  return archive;
}

void ask(const Question& question, Options& options, const Context& context, Exit& exit) {
  if (const auto done = complete(options); !done) return exit.fail(done.error());
  const auto archive = open_grouped(options.archive);
  if (!archive) return exit.fail(archive.error());
  const auto answer = question.answer(*archive, options);
  if (!answer) return exit.fail(answer.error());
  const Json parsed = Json::parse(*answer);
  if (options.dot) {
    std::printf("%s", network_dot(parsed).c_str());
    return;
  }
  std::printf("%s", options.json ? (*answer + "\n").c_str() : question.view(parsed, context.style).c_str());
  if (parsed.contains("ok") && !parsed["ok"].get<bool>()) exit.status = 4;
}

void add_question(CLI::App& app, const Question& question, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(question.name, question.about);
  if (question.positional) command->add_option(question.positional, options->what)->required();
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_flag("--json", options->json, "For programs");
  if (question.filters) add_filters(*command, *options);
  if (question.add_more) question.add_more(*command, *options);
  command->callback([&question, command, options, &context, &exit] {
    if (command->get_subcommands().empty()) ask(question, *options, context, exit);
  });
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
  });
}

}  // namespace

void add_archive_commands(CLI::App& app, const Context& context, Exit& exit) {
  for (const Question& question : questions()) add_question(app, question, context, exit);
  add_regroup(app, exit);
}

}  // namespace dateline::cli
