// backup: a copy of the archive as it stands. purge: what must not be kept, removed for good from the archive and its backups.
#include "archive/purge.h"
#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/view_parts.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct PurgeOptions {
  std::string archive = "news.dateline";
  std::vector<std::string> reports, backups;
  archive::PurgeOrder order;
  bool yes = false, sweep = false, list = false, json = false;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Json json_of(const archive::Purge& purge, const std::string& file) {
  return {{"archive", file},          {"number", purge.number},           {"report", purge.report},           {"at", purge.at}, {"by", purge.by}, {"why", purge.why},
          {"sha256", purge.bytes_sha256}, {"text_sha256", purge.text_sha256}, {"rows", purge.rows},
          {"other_states", purge.versions}, {"shares_words_with", purge.copies}};
}

std::string names_of(const Json& ids) {
  std::string out;
  for (const Json& id : ids) out += (out.empty() ? "" : ", ") + on_one_line(id.get<std::string>());
  return out;
}

std::string view_purge(const Json& purge, const Style& style) {
  std::string out = paint(style, Paint::kBold, on_one_line(purge["report"].get<std::string>())) + " purged from " + on_one_line(purge["archive"].get<std::string>()) + ": " +
                    std::to_string(purge["rows"].get<std::int64_t>()) + " rows emptied; their hashes and the reason stay\n";
  if (!purge["other_states"].empty()) out += "  other states of the same page are still there: " + names_of(purge["other_states"]) + "\n";
  if (!purge["shares_words_with"].empty()) out += "  reports that share words with it are still there: " + names_of(purge["shares_words_with"]) + "\n";
  return out;
}

Result<archive::Archive> open_there(const std::string& path) {
  DL_ASSIGN(const archive::Archive there, archive::Archive::open(path, archive::Mode::kRead));  // purging makes no archive
  return archive::Archive::open(path, archive::Mode::kWrite);
}

/// From one file; a backup from before the report came in does not have it, and need not.
void purge_in(const PurgeOptions& options, const std::string& file, bool is_backup, Json& done, Exit& exit) {
  auto archive = open_there(file);
  if (!archive) return exit.fail(archive.error());
  for (const std::string& report : options.reports) {
    archive::PurgeOrder order = options.order;
    order.report = report;
    const auto made = archive::purge(*archive, order);
    if (made) done.push_back(json_of(*made, file));
    if (made && !made->swept) exit.fail(made->swept.error());
    // One that is gone from there already, or came in later, is no fault where several files are named.
    const bool is_done = !made && (made.error().code == ErrorCode::kNotFound || made.error().code == ErrorCode::kPurged);
    if (!made && is_done && (is_backup || !options.backups.empty())) std::fprintf(stderr, "dateline: %s: %s\n", file.c_str(), made.error().message.c_str());
    else if (!made) exit.fail(made.error());
  }
}

void run_purge(PurgeOptions& options, const Context& context, Exit& exit) {
  if (!options.yes)
    return exit.fail({ErrorCode::kUsage, "purge: bytes, text, readings and words of " + (options.reports.size() == 1 ? options.reports[0] : std::to_string(options.reports.size()) + " reports") +
                                             " would be gone for good; say --yes"});
  options.order.at = now();
  Json done = Json::array();
  purge_in(options, options.archive, false, done, exit);
  for (const std::string& backup : options.backups) purge_in(options, backup, true, done, exit);
  if (options.json) return print(Json{{"purges", done}}.dump() + "\n");
  for (const Json& purge : done) print(harmless(view_purge(purge, context.style)));
  if (!done.empty() && options.backups.empty()) print("Backups and copies of the archive hold it still: name them with --backup, or delete them.\n");
}

void sweep(const PurgeOptions& options, Exit& exit) {
  auto archive = open_there(options.archive);
  if (!archive) return exit.fail(archive.error());
  if (const auto done = archive->sweep(); !done) return exit.fail(done.error());
  print(options.archive + ": swept\n");
}

void list_purges(const PurgeOptions& options, Exit& exit) {
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kRead);
  if (!archive) return exit.fail(archive.error());
  const auto all = archive::read_purges(archive->database());
  if (!all) return exit.fail(all.error());
  Json out = Json::array();
  for (const archive::Purge& one : *all) {
    out.push_back(json_of(one, options.archive));
    out.back().erase("other_states");
    out.back().erase("shares_words_with");
    if (!options.json) print(one.at.substr(0, 10) + "  " + on_one_line(one.report) + "  by " + on_one_line(one.by) + ": " + on_one_line(one.why) + "\n");
  }
  if (options.json) print(Json{{"purges", out}}.dump() + "\n");
}

void add_purge(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<PurgeOptions>();
  CLI::App* command = app.add_subcommand("purge", "Remove reports for good, where the law asks for it: a hash and the reason stay");
  command->add_option("REPORT", options->reports, "Ids of reports");
  command->add_option("--why", options->order.why, "The reason; it stays, so it must not tell what is removed");
  command->add_option("--by", options->order.by, "Who orders it");
  command->add_option("--backup", options->backups, "A backup to purge as well (several)")->type_name("FILE");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_flag("--yes", options->yes, "It cannot be undone");
  command->add_flag("--sweep", options->sweep, "Only write the file anew, where another program stood in the way of a purge");
  command->add_flag("--list", options->list, "Only list what was purged");
  command->add_flag("--json", options->json, "As JSON");
  command->callback([options, &context, &exit] {
    if (options->sweep) return sweep(*options, exit);
    if (options->list) return list_purges(*options, exit);
    if (options->reports.empty()) return exit.fail({ErrorCode::kUsage, "purge: name the reports that are to go (`dateline latest` lists them), or give --list or --sweep"});
    run_purge(*options, context, exit);
  });
}

void add_backup(CLI::App& app, Exit& exit) {
  struct Options {
    std::string archive = "news.dateline", to;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("backup", "A copy of the archive as it stands, whatever is being added meanwhile");
  command->add_option("FILE", options->to, "Where to; it must not be there yet")->required();
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->callback([options, &exit] {
    const auto archive = archive::Archive::open(options->archive, archive::Mode::kRead);
    if (!archive) return exit.fail(archive.error());
    if (const auto done = archive->copy_to(options->to); !done) return exit.fail(done.error());
    print(options->to + ": a copy of " + options->archive + "; `dateline check --archive " + options->to + "` tells whether it is whole\n");
  });
}

}  // namespace

void add_upkeep_commands(CLI::App& app, const Context& context, Exit& exit) {
  add_backup(app, exit);
  add_purge(app, context, exit);
}

}  // namespace dateline::cli
