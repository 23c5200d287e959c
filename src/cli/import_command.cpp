// dateline import: readings that were exported, and other archives, joined to this one.
#include "cli/import_command.h"

#include "archive/import.h"
#include "base/file.h"
#include "base/try.h"
#include "cli/actor_base_import.h"
#include "cli/add_run.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/view_parts.h"
#include "engine/custody_json.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Options : ReadOptions {
  std::vector<std::string> files;
  std::string archive = "news.dateline", by;
  bool json = false;
};

std::string view(const archive::Imported& done, const std::string& file, const std::string& into) {
  if (!done.changed() && !done.interrupted) return into + ": holds all of " + file + " already (" + counted(done.known, "report") + ")\n";
  std::string out = into + ": " + counted(done.reports, "report") + " taken over from " + file;
  if (done.versions) out += ", " + std::to_string(done.versions) + " of them later versions";
  if (done.known) out += "; " + std::to_string(done.known) + " known before";
  if (done.readings) out += "; " + counted(done.readings, "other reading") + " of those";
  if (done.exhibits) out += "; " + counted(done.exhibits, "exhibit");
  if (done.peoples) out += "; " + counted(done.peoples, "row") + " of what people decided, graded, marked and put into cases";
  return out + "\n";
}

void tell_purges(const archive::Imported& done, const std::string& file) {
  if (done.purged) std::fprintf(stderr, "%s: %zu reports were purged here and are not taken in again\n", file.c_str(), done.purged);
  for (const std::string& report : done.purged_there) {
    std::fprintf(stderr, "%s: report %s was purged there and stands here; `dateline purge` removes it here, too\n", file.c_str(), on_one_line(report).c_str());
  }
}

Json json_of(const archive::Imported& done, const std::string& file) {
  return {{"file", file}, {"reports", done.reports}, {"versions", done.versions}, {"known", done.known}, {"readings", done.readings}, {"exhibits", done.exhibits},
          {"rows", done.peoples}, {"purged", done.purged}, {"purged_there", done.purged_there}, {"interrupted", done.interrupted}};
}

Result<archive::Imported> join_archive(archive::Archive& into, const std::string& file, const Options& options, const Context& context) {
  std::error_code fault;
  if (fs::equivalent(file, options.archive, fault)) return Error{ErrorCode::kUsage, file + ": is the archive itself; name another with --archive"};
  DL_ASSIGN(const archive::Archive from, archive::Archive::open(file, archive::Mode::kRead));
  const auto progressed = [](const archive::Imported& done) { std::fprintf(stderr, "\r\x1b[K%zu taken over, %zu known", done.reports, done.known); };
  auto done = archive::import_archive(into, from, {now(), options.by, engine::tool_name(), fs::path(file).filename().string()}, [] { return stop_flag().load(); },
                                      context.progress ? progressed : std::function<void(const archive::Imported&)>());
  end_progress(context);
  return done;
}

Result<archive::Imported> join_readings(archive::Archive& into, const std::string& file, const Options& options, const Context& context, Exit& exit) {
  DL_ASSIGN(const auto reader, open_reader(options, context, engine::Depth::kArticle));
  engine::AddOptions add;
  add.kind = ingest::InputKind::kReading;
  add.threads = thread_count(options, context);
  add.captured_at = now();
  add.by = options.by;
  add.fold_readings = true;
  const auto totals = engine::add_reports(into, *reader, {file}, add, listener_for(context, exit), stop_flag());
  end_progress(context);
  DL_TRY(totals.ok() ? Status() : Status(totals.error()));
  DL_TRY(group_all(into, context));
  archive::Imported done;
  done.reports = totals->added;
  done.versions = totals->versions;
  done.known = totals->known;
  done.interrupted = totals->interrupted;
  return done;
}

/// Entities of FollowTheMoney, one a line.
bool holds_entities(const std::string& file) {
  auto input = InputFile::open(file);
  std::string head;
  if (!input || !input->read_block(head)) return false;
  const Json first = Json::parse(head.substr(0, head.find('\n')), nullptr, false);
  return first.is_object() && first.contains("schema") && first.contains("properties");
}

Result<archive::Imported> join(archive::Archive& into, const std::string& file, const Options& options, const Context& context, Exit& exit) {
  if (file == "-") return join_readings(into, file, options, context, exit);
  DL_ASSIGN(const bool is_archive, archive::is_sqlite(file));
  if (is_archive) return join_archive(into, file, options, context);
  return join_readings(into, file, options, context, exit);
}

/// Their actors become a base of the user's; without texts no claim could be shown to stand in their reports.
Status take_entities(const std::string& file, const Options& options, const Context& context, Exit& exit) {
  DL_TRY(import_actor_base(file, options.json, context, exit));
  std::fprintf(stderr, "%s: entities of FollowTheMoney: their actors are a base now (`dateline actors bases`); reports and happenings came without texts and are not taken over\n", on_one_line(file).c_str());
  return {};
}

void run(const Options& options, const Context& context, Exit& exit) {
  auto archive = archive::Archive::open(options.archive, archive::Mode::kWrite);
  if (!archive) return exit.fail(archive.error());
  stop_on_interrupt();
  Json out = Json::array();
  for (const std::string& file : options.files) {
    if (file != "-" && holds_entities(file)) {
      if (const Status taken = take_entities(file, options, context, exit); !taken) exit.fail(taken.error());
      continue;
    }
    const auto done = join(*archive, file, options, context, exit);
    if (!done) {
      exit.fail(done.error());
      continue;
    }
    tell_purges(*done, file);
    out.push_back(json_of(*done, file));
    if (!options.json) std::fputs(harmless(view(*done, file, options.archive)).c_str(), stdout);
    if (!done->interrupted) continue;
    std::fprintf(stderr, "Interrupted. All reports are whole; the same command goes on with the rest.\n");
    exit.status = 130;
    break;
  }
  if (options.json) std::puts(Json{{"imports", out}}.dump().c_str());
}

}  // namespace

void add_import(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("import", "Join another archive, or readings that `export jsonl` wrote, to this one; of `export ftm` the actors, as a base");
  command->add_option("FILE", options->files, "Archives, or files of readings; - for readings on standard input")->required();
  command->add_option("--archive", options->archive, "The archive, one file")->capture_default_str()->type_name("FILE");
  command->add_option("--by", options->by, "Who takes them over: a name that custody tells")->type_name("NAME");
  command->add_flag("--json", options->json, "As JSON");
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
