#include "cli/decision_options.h"

#include "base/try.h"
#include "cli/decisions_view.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

/// An archive in which incidents and actors are up to date, for writing.
Result<archive::Archive> open_to_decide(const std::string& path) {
  DL_ASSIGN(const archive::Archive there, archive::Archive::open(path, archive::Mode::kRead));  // a decision makes no archive
  auto writing = archive::Archive::open(path, archive::Mode::kWrite);
  if (!writing) return writing;
  DL_TRY(writing->group());
  return writing;
}

}  // namespace

void add_decision_options(CLI::App& command, DecisionOptions& options) {
  command.add_option("--by", options.decision.by, "Who decides")->required();
  command.add_option("--why", options.decision.why, "The reason")->required();
  add_archive_options(command, options);
}

void run_decision(DecisionOptions& options, bool on_incidents, const Context& context, Exit& exit) {
  auto archive = open_to_decide(options.archive);
  if (!archive) return exit.fail(archive.error());
  options.decision.at = now();
  options.decision.undoes_on = on_incidents ? archive::DecisionOn::kIncidents : archive::DecisionOn::kActors;
  const auto made = archive::decide(*archive, options.decision);
  if (!made) return exit.fail(made.error());
  const std::string told = query::decision(*made, on_incidents);
  const std::string out = options.json ? told + "\n" : harmless(view_decisions({{"decisions", Json::array({Json::parse(told)})}}, context.style));
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace dateline::cli
