// dateline add: reports into an archive.
#include "cli/add_run.h"
#include "cli/context.h"
#include "cli/fetch_options.h"
#include "engine/add.h"
#include "engine/address_input.h"
#include "engine/revisit.h"

namespace dateline::cli {
namespace {

struct Options : ReadOptions {
  std::vector<std::string> paths;
  std::string archive = "news.dateline";
  std::string url;
  engine::FetchSettings fetch;
  bool with_media = false;
};

void run(const Options& options, const Context& context, Exit& exit) {
  const auto known = given(options);
  if (!known) return exit.fail(known.error());
  auto archive = archive::Archive::open(options.archive, archive::Mode::kWrite);
  if (!archive) return exit.fail(archive.error());
  const bool by_itself = *input_kind(options) == ingest::InputKind::kReading;  // readings need no model
  const auto reader = open_reader(options, context, by_itself ? engine::Depth::kArticle : engine::Depth::kReading);
  if (!reader) return exit.fail(reader.error());

  auto session = engine::FetchSession::open(options.fetch, stop_flag());
  if (!session) return exit.fail(session.error());
  engine::AddOptions add;
  add.kind = *input_kind(options);
  add.given = *known;
  add.threads = thread_count(options, context);
  add.captured_at = now();
  add.given.url = options.url;
  add.by = options.fetch.by;
  add.open_address = [&](const std::string& address) {
    auto input = std::make_shared<engine::AddressInput>(**session, address, *known);
    return [input] { return input->next(); };
  };
  if (options.with_media) add.fetch_media = [&](const std::string& address, const std::string& page) { return engine::fetch_media(**session, address, page); };
  stop_on_interrupt();
  const auto totals = engine::add_reports(*archive, **reader, options.paths, add, listener_for(context, exit), stop_flag());
  end_progress(context);
  if (!totals) return exit.fail(totals.error());
  if (const auto grouped = group_all(*archive, context); !grouped) return exit.fail(grouped.error());
  if (const auto noted = engine::note_visits(*archive, **session); !noted) return exit.fail(noted.error());
  std::printf("%s: %s\n", options.archive.c_str(), summary_of(*totals).c_str());
  if (totals->interrupted) {
    std::printf("Interrupted. All of these are whole; the same command goes on with the rest.\n");
    exit.status = 130;
  }
}

}  // namespace

void add_add_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("add", "Read reports, images and films into an archive");
  command->add_option("PATH", options->paths, "File or folder of reports, web address of a page or feed, or - for standard input")
      ->required();
  command->add_option("--archive", options->archive, "The archive, one file")->capture_default_str()->type_name("FILE");
  command->add_option("--url", options->url, "Address that a single page came from")->type_name("URL");
  command->add_option("--by", options->fetch.by, "Who collects: a name that custody tells")->type_name("NAME");
  command->add_flag("--with-media", options->with_media, "The images that a fetched page shows, too, as exhibits of its report; of a web archive, those that it holds");
  add_read_options(*command, *options);
  add_fetch_options(*command, options->fetch);
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
