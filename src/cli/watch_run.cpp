#include "cli/watch_run.h"

#include "cli/fetch_options.h"
#include "cli/watch_view.h"
#include "watch/run.h"

namespace dateline::cli {

void add_watch_outputs(CLI::App&, WatchRunOptions&) {}

void run_watches(archive::Archive& archive, const WatchRunOptions& options, const Context& context, Exit& exit) {
  const auto matches = watch::run(archive, options.name, now());
  if (!matches) return exit.fail(matches.error());
  const std::string told = watch::matches_json(*matches);
  const std::string out = options.json ? told + "\n" : view_matches(nlohmann::json::parse(told), context.style);
  // Noted as told only when it is out: what cannot be printed is told by the next run.
  if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size() || std::fflush(stdout) != 0) {
    return exit.fail({ErrorCode::kUnreadable, "standard output: cannot be written to; the next run tells the same again"});
  }
  if (const auto noted = watch::note_told(archive, *matches); !noted) exit.fail(noted.error());
}

}  // namespace dateline::cli
