#pragma once
// What every subcommand is given, and how it ends.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/result.h"
#include "cli/terminal.h"
#include "engine/reader.h"
#include "engine/resources.h"

namespace dateline::cli {

/// The world as the commands see it: nothing below reads the environment.
struct Context {
  Style style;             // of standard output
  bool progress = false;   // standard error is a terminal
  unsigned cores = 1;
  engine::UserFolders folders;
  std::string token;       // DATELINE_TOKEN
  std::string vector_unit; // DATELINE_UNIT: what the language model runs on; empty: the best
  std::string user;        // DATELINE_USER: who it is where --by does not say; empty: nobody
};

/// Exit status of the run, set by the command that ran.
struct Exit {
  int status = 0;

  /// Says on standard error what went wrong and keeps the worst status: 1, then 4, 2, 3.
  void fail(const Error& error);
};

/// Options for what reads reports.
struct ReadOptions {
  std::string published;
  std::string from;
  std::string model;
  std::string gazetteer;
  std::vector<std::string> layers;
  std::vector<std::string> bases;
  unsigned threads = 0;
};
void add_read_options(CLI::App& command, ReadOptions& options);
Result<ingest::InputKind> input_kind(const ReadOptions& options);
/// Checks that --published is a day or time of ISO 8601.
Result<ingest::Given> given(const ReadOptions& options);
/// The file that --gazetteer names, or the one that the set-up made.
std::filesystem::path gazetteer_file(const std::string& option, const Context& context);
/// All layers of the user's folder, and those that --layer names.
std::vector<std::filesystem::path> layer_files(const std::vector<std::string>& option, const Context& context);
/// All actor bases and lists of the user's folder, and those that --base names.
std::vector<std::filesystem::path> base_files(const std::vector<std::string>& option, const Context& context);
unsigned thread_count(const ReadOptions& options, const Context& context);
Result<std::unique_ptr<engine::Reader>> open_reader(const ReadOptions& options, const Context& context, engine::Depth depth = engine::Depth::kReading);

/// One function a subcommand: adds it to the program. `exit` outlives the run.
void add_read_command(CLI::App& app, const Context& context, Exit& exit);
void add_bench_command(CLI::App& app, const Context& context, Exit& exit);
void add_gazetteer_command(CLI::App& app, const Context& context, Exit& exit);
/// actors with what stands below it, actor, network.
void add_actors_commands(CLI::App& app, const Context& context, Exit& exit);
/// sources with what stands below it.
void add_incidents_commands(CLI::App& app, const Context& context, Exit& exit);
void add_sources_commands(CLI::App& app, const Context& context, Exit& exit);
/// Below `actors`: import, bases, remove, find.
void add_actor_bases_commands(CLI::App& actors, const Context& context, Exit& exit);
void add_add_command(CLI::App& app, const Context& context, Exit& exit);
void add_fetch_commands(CLI::App& app, const Context& context, Exit& exit);
void add_exhibits_command(CLI::App& app, const Context& context, Exit& exit);
/// export with a form below it.
void add_export_commands(CLI::App& app, const Context& context, Exit& exit);
void add_cite_command(CLI::App& app, Exit& exit);
void add_memo_command(CLI::App& app, Exit& exit);
/// case with what stands below it.
void add_case_commands(CLI::App& app, const Context& context, Exit& exit);
/// mark, marks, share.
void add_mark_commands(CLI::App& app, const Context& context, Exit& exit);
/// backup, purge.
void add_upkeep_commands(CLI::App& app, const Context& context, Exit& exit);
/// review with what stands below it.
void add_review_commands(CLI::App& app, const Context& context, Exit& exit);
void add_evaluate_command(CLI::App& app, const Context& context, Exit& exit);
void add_archive_commands(CLI::App& app, const Context& context, Exit& exit);
void add_serve_command(CLI::App& app, const Context& context, Exit& exit);
/// watch add, list, show, run, remove.
void add_watch_commands(CLI::App& app, const Context& context, Exit& exit);

}  // namespace dateline::cli
