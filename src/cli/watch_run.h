#pragma once
// A run of watches, as `watch run` and `fetch --watch` make it: look, print, send.
#include "archive/archive.h"
#include "cli/context.h"

namespace dateline::cli {

struct WatchRunOptions {
  std::string archive = "news.dateline";
  std::string name;  // empty: all
  std::string atom, rss;  // files; empty: none is written
  bool json = false;
  bool send_now = false;
};

/// The secret of a webhook, of at least 16 bytes.
Result<std::string> read_secret(const std::string& file);

void add_watch_outputs(CLI::App& command, WatchRunOptions& options);
void run_watches(archive::Archive& archive, const WatchRunOptions& options, const Context& context, Exit& exit);

}  // namespace dateline::cli
