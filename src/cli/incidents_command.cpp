// incidents; incidents join, split, apart, undo, decisions.
#include "cli/archive_view.h"
#include "cli/decision_options.h"
#include "cli/decisions_view.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

using archive::DecisionKind;

void add_list(CLI::App& incidents, const Context& context, Exit& exit) {
  auto options = std::make_shared<ArchiveOptions>();
  add_question_options(incidents, *options);
  add_filters(incidents, *options);
  incidents.callback([&incidents, options, &context, &exit] {
    if (!incidents.get_subcommands().empty()) return;
    answer(
        *options, context, exit, [&](const archive::Archive& a) { return query::incidents(a, options->filter); }, view_incidents);
  });
}

struct Deciding {
  const char* name;
  const char* about;
  DecisionKind kind;
  const char* ids;  // what they are
  int least, most;
};
constexpr int kMany = -1;  // as many as are named
constexpr Deciding kDeciding[] = {
    {"join", "These are one happening", DecisionKind::kJoin, "Incidents, two or more", 2, kMany},
    {"split", "What these claims or reports tell is another happening", DecisionKind::kSplitOff,
     "The incident, then keys of claims or reports; a claim takes the telling that it is on along", 2, kMany},
    {"apart", "These two are not the same happening, and must not become it", DecisionKind::kApart, "Two incidents", 2, 2},
};

void add_decision(CLI::App& incidents, const Deciding& deciding, const Context& context, Exit& exit) {
  auto options = std::make_shared<DecisionOptions>();
  options->decision.kind = deciding.kind;
  CLI::App* command = incidents.add_subcommand(deciding.name, deciding.about);
  command->add_option("ID", options->decision.on, deciding.ids)->required()->expected(deciding.least, deciding.most);
  add_decision_options(*command, *options);
  command->callback([options, &context, &exit] { run_decision(*options, true, context, exit); });
}

void add_undo(CLI::App& incidents, const Context& context, Exit& exit) {
  auto options = std::make_shared<DecisionOptions>();
  options->decision.kind = DecisionKind::kUndo;
  CLI::App* command = incidents.add_subcommand("undo", "A decision no longer counts");
  command->add_option("DECISION", options->decision.undoes, "Its number in `incidents decisions`")->required();
  add_decision_options(*command, *options);
  command->callback([options, &context, &exit] { run_decision(*options, true, context, exit); });
}

void add_decisions(CLI::App& incidents, const Context& context, Exit& exit) {
  auto options = std::make_shared<ArchiveOptions>();
  CLI::App* command = incidents.add_subcommand("decisions", "What people decided on incidents, and what became of it");
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(
        *options, context, exit, [](const archive::Archive& a) { return query::incident_decisions(a); }, view_decisions);
  });
}

}  // namespace

void add_incidents_commands(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* incidents = app.add_subcommand("incidents", "Happenings with standing, sources and disputes; people's decisions on which are one");
  incidents->require_subcommand(0, 1);
  add_list(*incidents, context, exit);
  for (const Deciding& deciding : kDeciding) add_decision(*incidents, deciding, context, exit);
  add_undo(*incidents, context, exit);
  add_decisions(*incidents, context, exit);
}

}  // namespace dateline::cli
