// dateline serve: the archive's questions over HTTP, until it is told to end.
#include <csignal>
#include <ctime>

#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/serve_intake.h"
#include "cli/share_options.h"
#include "cli/watch_run.h"
#include "engine/version.h"
#include "geo/gazetteer.h"
#include "serve/server.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string archive = "news.dateline";
  std::string bind = "127.0.0.1", tlp = "clear";
  std::string token_file, assets;
  std::vector<std::string> hosts;
  int port = 8086;
  unsigned threads = 4;
  int seconds = 10;
  bool quiet = false, writes = false;
};

/// From the file, else from the environment: never from the command line, which everybody on the machine can read.
Result<std::string> token_of(const Options& options, const Context& context) {
  constexpr std::size_t kShortest = 16;
  if (!options.token_file.empty()) return read_secret(options.token_file);
  if (context.token.empty() || context.token.size() >= kShortest) return context.token;
  return Error{ErrorCode::kUsage, "DATELINE_TOKEN: a token of at least 16 bytes is needed; `openssl rand -hex 32` makes one"};
}

/// As place_names(), for several threads: the gazetteer is open from the start.
serve::PlaceNames shared_place_names(const Context& context) {
  auto opened = geo::Gazetteer::open(gazetteer_file("", context));
  const std::shared_ptr<const geo::Gazetteer> gazetteer = opened ? std::move(*opened) : geo::Gazetteer::tables_only();
  return [gazetteer](const std::string& name) { return places_in(*gazetteer, name); };
}

Result<serve::Settings> settings_of(const Options& options, const Context& context) {
  serve::Settings out;
  out.archive = options.archive;
  out.address = options.bind == "localhost" ? "127.0.0.1" : options.bind;
  out.port = options.port;
  out.threads = options.threads;
  out.seconds = options.seconds;
  DL_ASSIGN(out.policy.token, token_of(options, context));
  out.policy.hosts = options.hosts;
  out.assets = options.assets;
  out.policy.writes = options.writes;
  if (options.writes) {
    out.means.places = place_finder(context);
    out.take_in = take_in_as_add(options.archive, context, serve::is_loopback(out.address));
  }
  out.about.version = std::string(engine::kVersion);
  out.places_named = shared_place_names(context);
  if (!options.quiet) out.log = [](const std::string& line) { remark(line); };
  return out;
}

/// Waits for SIGINT or SIGTERM, which no thread takes otherwise.
void serve_until_told(serve::Server& server, const sigset_t& ends) {
  const timespec second{1, 0};
  while (sigtimedwait(&ends, nullptr, &second) < 0) server.tick();
  server.stop();
}

Result<serve::Served> served_to(const Options& options, bool is_here) {
  DL_ASSIGN(const ForAudience audience, for_audience(options.archive, options.tlp, is_here));
  return serve::Served{audience.file, serve::mark_of(audience.what), audience.folder};
}

/// Exports leave the house: marks hold for them also where who asks sees everything.
Status set_outside(const Options& options, serve::Settings& settings) {
  DL_ASSIGN(serve::Served first, served_to(options, true));
  settings.outside_order = {archive::Tlp::kClear, true, now()};
  DL_ASSIGN(settings.outside, serve::Audience::start(options.archive, settings.outside_order, std::move(first), [options] { return served_to(options, true); }));
  return {};
}

/// Who may write works on the archive, and sees all of it. Others see what marks let them see, also those that are put later.
Status set_audience(const Options& options, serve::Settings& settings) {
  if (options.writes) {
    DL_ASSIGN(const archive::Archive archive, open_grouped(options.archive));
    DL_ASSIGN(const auto marks, archive::read_marks(archive.database()));
    if (!marks.empty()) std::fprintf(stderr, "Who may write sees everything: marks withhold nothing here but from exports\n");
    return set_outside(options, settings);
  }
  const bool is_here = settings.address == "127.0.0.1" || settings.address == "::1";
  DL_ASSIGN(serve::Served first, served_to(options, is_here));
  if (!first.mark.empty()) std::fprintf(stderr, "Marks withhold something: this serves a share, without watches; it is made anew when marks change, and some time after something came in\n");
  settings.about.level = from_name<archive::Tlp>(options.tlp).value_or(archive::Tlp::kClear);
  settings.order = {from_name<archive::Tlp>(options.tlp).value_or(archive::Tlp::kClear), is_here, now()};
  DL_ASSIGN(settings.audience, serve::Audience::start(options.archive, settings.order, std::move(first), [options, is_here] { return served_to(options, is_here); }));
  return {};
}

void run(const Options& options, const Context& context, Exit& exit) {
  auto settings = settings_of(options, context);
  if (!settings) return exit.fail(settings.error());
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);  // before there are other threads
  if (const Status set = set_audience(options, *settings); !set) return exit.fail(set.error());
  const auto server = serve::Server::start(std::move(*settings));
  if (!server) return exit.fail(server.error());
  std::printf("%s: answers at %s%s\n", options.archive.c_str(), (*server)->url().c_str(), std::string(serve::kRoot).c_str());
  if ((*server)->has_page()) std::printf("Open %s/ in a browser\n", (*server)->url().c_str());
  std::fflush(stdout);
  serve_until_told(**server, ends);
}

}  // namespace

void add_serve_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "The archive in a browser (docs/page.md), and the same questions as JSON for programs (docs/http-api.md)");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  add_audience(*command, options->tlp);
  command->add_option("--port", options->port, "0 takes one that is free")->check(CLI::Range(0, 65535))->capture_default_str();
  command->add_option("--bind", options->bind, "Address in numbers; one that others reach needs a token")
      ->capture_default_str()
      ->type_name("ADDR");
  command->add_option("--token", options->token_file, "What clients must know: a file with at least 16 bytes (else from DATELINE_TOKEN)")
      ->type_name("FILE");
  command->add_option("--host", options->hosts, "A name that the server goes by beside localhost; may be given again")->type_name("NAME");
  command->add_option("--threads", options->threads, "That ask the archive")->check(CLI::Range(1, 64))->capture_default_str();
  command->add_option("--time-limit", options->seconds, "Seconds that one answer may take")
      ->check(CLI::Range(1, 600))
      ->capture_default_str();
  command->add_option("--assets", options->assets, "A folder with the page's files instead of those compiled in, for who works on it (web/README.md)")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR");
  command->add_flag("--allow-writes", options->writes, "Judgements, decisions, grades, marks and cases may be written, reports handed over; who asks then sees what marks withhold, too")->excludes("--tlp");
  command->add_flag("--quiet", options->quiet, "No line for each request on standard error");
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
