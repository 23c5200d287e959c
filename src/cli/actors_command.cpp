// actors (the archive's), actor, network; actors merge, split, confirm, reject, undo, decisions. The upkeep of bases:
// actor_bases_command.cpp.
#include "cli/actor_view.h"
#include "cli/decision_options.h"
#include "cli/decisions_view.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct Options : ArchiveOptions {
  std::string as_of;
  query::NetworkQuestion network;
  bool dot = false;
};
using Shared = std::shared_ptr<Options>;

void add_page_options(CLI::App& command, Options& options) {
  command.add_option("--limit", options.limit, "At most so many")->check(CLI::PositiveNumber);
  command.add_option("--cursor", options.filter.cursor, "Go on where the last answer ended");
}

void add_list(CLI::App& actors, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  add_question_options(actors, *options);
  add_filters(actors, *options);
  actors.add_option("--type", options->filter.type, "person, organization, unit, group, country")
      ->check(CLI::IsMember({"person", "organization", "unit", "group", "country"}, CLI::ignore_case));
  actors.add_option("--as-of", options->as_of, "Roles on this day: 2019-12-05")->type_name("DATE");
  actors.callback([&actors, options, &context, &exit] {
    if (!actors.get_subcommands().empty()) return;
    answer(
        *options, context, exit, [&](const archive::Archive& a) { return query::actors(a, options->filter, options->as_of); }, view_actors);
  });
}

void add_actor(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("actor", "A dossier: names, roles over time, relations, happenings, sources, reports");
  options->positional = "ACTOR";
  command->add_option(options->positional, options->what, "A name, or an id as `actors` lists it")->required();
  command->add_option("--as-of", options->as_of, "What held on this day: 2019-12-05")->type_name("DATE");
  add_question_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(
        *options, context, exit, [&](const archive::Archive& a) { return query::actor(a, options->what, options->as_of); }, view_actor);
  });
}

void add_network(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("network", "Who stands to whom and when, as a graph");
  command->add_option("--actor", options->filter.actor, "Around this one: a name or an id");
  command->add_option("--depth", options->network.depth, "So many steps from it")->capture_default_str();
  command->add_option("--type", options->network.types, "Types of relations: leads,part_of,...")->delimiter(',')->type_name("TYPES");
  command->add_option("--from", options->filter.from, "What can have held on or after this day: 2019-12-05");
  command->add_option("--to", options->filter.to, "What can have begun by this day");
  auto* day = command->add_option("--as-of", options->as_of, "What can have held on this day")->type_name("DATE");
  for (const char* name : {"--from", "--to"}) day->excludes(name);
  add_case_filter(*command, options->filter, "With an end in this case (`case list`)");
  command->add_option("--review", options->filter.review, "unreviewed, confirmed");
  add_page_options(*command, *options);
  command->add_flag("--dot", options->dot, "For Graphviz: dateline network --dot | dot -Tsvg > network.svg");
  add_question_options(*command, *options);
  command->callback([options, &context, &exit] {
    if (!options->as_of.empty()) options->filter.from = options->filter.to = options->as_of;
    answer(
        *options, context, exit, [&](const archive::Archive& a) { return query::network(a, options->filter, options->network); },
        [&](const Json& told, const Style& style) { return options->dot ? network_dot(told) : view_network(told, style); });
  });
}

void add_decision(CLI::App& actors, const char* name, const char* about, archive::DecisionKind kind, const Context& context, Exit& exit) {
  auto options = std::make_shared<DecisionOptions>();
  options->decision.kind = kind;
  CLI::App* command = actors.add_subcommand(name, about);
  if (kind == archive::DecisionKind::kUndo) {
    command->add_option("DECISION", options->decision.undoes, "Its number in `actors decisions`")->required();
  } else {
    const bool entry = kind == archive::DecisionKind::kConfirm || kind == archive::DecisionKind::kReject;
    command->add_option("ACTOR", options->decision.a, "A name, or an id as `actors` lists it")->required();
    const bool split = kind == archive::DecisionKind::kSplit;
    command
        ->add_option(entry ? "ENTRY" : split ? "OTHER" : "ACTOR2", options->decision.b,
                     entry   ? "Of a base or list, as BASE:ID"
                     : split ? "Another actor, another of its names, or a report that tells of somebody else"
                             : "The other; where they are one already, another of its names, or a report that rightly tells of it")
        ->required();
  }
  add_decision_options(*command, *options);
  command->callback([options, &context, &exit] { run_decision(*options, false, context, exit); });
}

void add_decisions(CLI::App& actors, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = actors.add_subcommand("decisions", "What people decided on actors, and what became of it");
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(
        *options, context, exit, [](const archive::Archive& a) { return query::decisions(a); }, view_decisions);
  });
}

}  // namespace

void add_actors_commands(CLI::App& app, const Context& context, Exit& exit) {
  using archive::DecisionKind;
  CLI::App* actors = app.add_subcommand("actors", "Who acts in the archive; people's decisions on who is who; bases and lists of actors");
  actors->require_subcommand(0, 1);
  add_list(*actors, context, exit);
  add_decision(*actors, "merge", "Two actors are one, or two names of one are rightly taken for one", DecisionKind::kMerge, context, exit);
  add_decision(*actors, "split", "Two that are taken for one are not, or must not be", DecisionKind::kSplit, context, exit);
  add_decision(*actors, "confirm", "The actor is this entry of a base or list", DecisionKind::kConfirm, context, exit);
  add_decision(*actors, "reject", "The actor is not this entry", DecisionKind::kReject, context, exit);
  add_decision(*actors, "undo", "A decision no longer counts", DecisionKind::kUndo, context, exit);
  add_decisions(*actors, context, exit);
  add_actor_bases_commands(*actors, context, exit);
  add_actor(app, context, exit);
  add_network(app, context, exit);
}

}  // namespace dateline::cli
