// sources: whom the reports of an archive rest on; sources grade, grades, undo: what people think of them and of claims.
#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/sources_view.h"
#include "query/sources.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct Options : ArchiveOptions {
  std::string reliability, credibility;
  archive::Grade grade;
};
using Shared = std::shared_ptr<Options>;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Result<archive::Archive> open_to_grade(const std::string& path) {
  DL_ASSIGN(const archive::Archive there, archive::Archive::open(path, archive::Mode::kRead));  // a grade makes no archive
  auto writing = archive::Archive::open(path, archive::Mode::kWrite);
  if (!writing) return writing;
  DL_TRY(writing->group());
  return writing;
}

void run_grade(const Shared& options, const Context& context, Exit& exit) {
  auto archive = open_to_grade(options->archive);
  if (!archive) return exit.fail(archive.error());
  options->grade.at = now();
  const auto made = archive::grade(*archive, options->grade);
  if (!made) return exit.fail(made.error());
  const auto told = query::grade(*made);
  print(options->json ? told + "\n" : harmless(view_grades({{"grades", Json::array({Json::parse(told)})}}, context.style)));
}

void add_who(CLI::App& command, Options& options) {
  command.add_option("--by", options.grade.by, "Who says so")->required();
  command.add_option("--why", options.grade.why, "The reason")->required();
  add_archive_options(command, options);
}

void add_grade(CLI::App& sources, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = sources.add_subcommand("grade", "How reliable a source is, or how credible a claim");
  command->add_option("WHAT", options->grade.of, "A source's name as `sources` lists it; with --credibility a claim's key")->required();
  auto* axes = command->add_option_group("axis", "One of the two");
  axes->add_option("--reliability", options->reliability,
                   "Of the source: A reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged");
  axes->add_option("--credibility", options->credibility,
                   "Of the claim: 1 confirmed, 2 probably true, 3 possibly, 4 doubtful, 5 improbable, 6 cannot be judged");
  axes->require_option(1);
  add_who(*command, *options);
  command->callback([options, &context, &exit] {
    const bool of_source = options->credibility.empty();
    options->grade.kind = of_source ? archive::GradeKind::kReliability : archive::GradeKind::kCredibility;
    options->grade.value = of_source ? options->reliability : options->credibility;
    run_grade(options, context, exit);
  });
}

void add_undo(CLI::App& sources, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  options->grade.kind = archive::GradeKind::kUndo;
  CLI::App* command = sources.add_subcommand("undo", "A grade no longer counts");
  command->add_option("GRADE", options->grade.undoes, "Its number in `sources grades`")->required();
  add_who(*command, *options);
  command->callback([options, &context, &exit] { run_grade(options, context, exit); });
}

void add_grades(CLI::App& sources, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = sources.add_subcommand("grades", "All grades ever given, and which are in force");
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(
        *options, context, exit, [](const archive::Archive& a) { return query::grades(a); }, view_grades);
  });
}

}  // namespace

void add_sources_commands(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* sources = app.add_subcommand("sources", "Whom the reports rest on, how often alone, and how people grade them");
  sources->require_subcommand(0, 1);
  add_question_options(*sources, *options);
  add_filters(*sources, *options, "--source,--name");
  sources->callback([sources, options, &context, &exit] {
    if (!sources->get_subcommands().empty()) return;
    answer(
        *options, context, exit, [&](const archive::Archive& a) { return query::sources(a, options->filter); }, view_sources);
  });
  add_grade(*sources, context, exit);
  add_grades(*sources, context, exit);
  add_undo(*sources, context, exit);
}

}  // namespace dateline::cli
