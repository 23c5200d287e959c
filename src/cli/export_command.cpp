// dateline export: what other programs take. export register: transfers of goods as a table.
#include "cli/archive_options.h"
#include "cli/share_options.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

struct Options {
  ArchiveOptions archive;
  std::string format = "csv", tlp = "clear";
};

void run(Options& options, Exit& exit) {
  if (const auto done = complete(options.archive); !done) return exit.fail(done.error());
  const auto audience = for_audience(options.archive.archive, options.tlp, true);
  if (!audience) return exit.fail(audience.error());
  const auto archive = open_grouped(audience->file);
  if (!archive) return exit.fail(archive.error());
  const auto answer = query::transfer_register(*archive, options.archive.filter);
  if (!answer) return exit.fail(answer.error());
  const bool json = options.archive.json || options.format == "json";
  const std::string out = json ? *answer + "\n" : query::register_csv(*answer);
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

void add_export_commands(CLI::App& app, Exit& exit) {
  CLI::App* parent = app.add_subcommand("export", "What other programs take");
  parent->require_subcommand(1);
  auto options = std::make_shared<Options>();
  options->archive.lines = 0;
  CLI::App* command =
      parent->add_subcommand("register", "Transfers of goods as a table: supplier, recipient, item, number, years, status, sources");
  add_archive_options(*command, options->archive);
  add_filters(*command, options->archive);
  add_audience(*command, options->tlp);
  command->add_option("--format", options->format, "csv or json")->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
  command->callback([options, &exit] { run(*options, exit); });
}

}  // namespace dateline::cli
