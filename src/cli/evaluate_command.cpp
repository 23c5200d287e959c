// evaluate: how well the machine reads one's own material.
#include "cli/archive_options.h"
#include "cli/evaluate_view.h"
#include "query/evaluate.h"

namespace dateline::cli {

void add_evaluate_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<ArchiveOptions>();
  CLI::App* command = app.add_subcommand("evaluate", "How often the machine is right on your material: precision and recall by layer, from what people judged");
  command->add_option("CASE", options->filter.in_case, "What belongs to this case; without it the whole archive");
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(*options, context, exit, [&](const archive::Archive& a) { return query::evaluate(a, options->filter.in_case); }, view_evaluation);
  });
}

}  // namespace dateline::cli
