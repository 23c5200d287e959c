// dateline follow: which feeds an archive follows. dateline fetch: what is new in them, and with --watch what watches tell of it.
#include <nlohmann/json.hpp>

#include "archive/feeds.h"
#include "base/try.h"
#include "cli/add_run.h"
#include "cli/context.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/watch_run.h"
#include "engine/fetch_feeds.h"
#include "engine/revisit.h"
#include "fetch/address.h"
#include "watch/run.h"

namespace dateline::cli {
namespace {

struct FollowOptions {
  std::string archive = "news.dateline";
  std::string url, by;
  bool remove = false, json = false;
};

struct FetchOptions : ReadOptions {
  std::string archive = "news.dateline";
  engine::FetchSettings fetch;
  bool watch = false;
  WatchRunOptions watches;
};

std::string clean(std::string text) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return text;
}

std::string feeds_json(const std::vector<archive::FollowedFeed>& feeds) {
  nlohmann::ordered_json out = {{"feeds", nlohmann::ordered_json::array()}};
  for (const archive::FollowedFeed& feed : feeds) {
    out["feeds"].push_back({{"url", feed.url},
                            {"title", feed.title},
                            {"since", feed.since},
                            {"by", feed.by},
                            {"asked_at", feed.asked_at},
                            {"items", feed.items}});
  }
  return out.dump();
}

std::string view_feeds(const std::vector<archive::FollowedFeed>& feeds, const Style& style) {
  if (feeds.empty()) return "No feed is followed. Follow one: dateline follow https://...\n";
  std::string out;
  for (const archive::FollowedFeed& feed : feeds) {
    out += paint(style, Paint::kBold, feed.title.empty() ? feed.url : clean(feed.title)) + "\n";
    if (!feed.title.empty()) out += "    " + feed.url + "\n";
    const std::string asked = feed.asked_at.empty() ? "never asked (dateline fetch)" : "last asked " + feed.asked_at;
    out += "    " + paint(style, Paint::kDim, counted(static_cast<std::size_t>(feed.items), "item") + " taken, " + asked) + "\n";
  }
  return out;
}

void list(const FollowOptions& options, const Context& context, Exit& exit) {
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kRead);
  if (!archive) return exit.fail(archive.error());
  const auto feeds = archive::followed_feeds(*archive);
  if (!feeds) return exit.fail(feeds.error());
  std::printf("%s", options.json ? (feeds_json(*feeds) + "\n").c_str() : harmless(view_feeds(*feeds, context.style)).c_str());
}

void change(const FollowOptions& options, Exit& exit) {
  const auto address = fetch::parse_address(options.url);
  if (!address) return exit.fail(address.error());
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kWrite);
  if (!archive) return exit.fail(archive.error());
  archive::FollowedFeed feed;
  feed.url = address->whole;
  feed.since = now();
  feed.by = options.by;
  const auto changed = options.remove ? archive::unfollow_feed(*archive, feed.url) : archive::follow_feed(*archive, feed);
  if (!changed) return exit.fail(changed.error());
  if (options.remove && !*changed) {
    return exit.fail({ErrorCode::kNotFound, feed.url + ": is not followed; `dateline follow` lists the feeds that are"});
  }
  const char* const done = options.remove ? "no longer followed; its reports stay"
                           : *changed     ? "followed; `dateline fetch` takes what is new"
                                          : "is followed already";
  std::printf("%s: %s\n", feed.url.c_str(), done);
}

/// Asks again for the pages of reports that watches have cited.
Status revisit_cited(archive::Archive& archive, const engine::Reader& reader, engine::FetchSession& session, const engine::AddOptions& add, std::FILE* told,
                     const Context& context, Exit& exit) {
  DL_ASSIGN(const std::vector<std::string> addresses, watch::cited_addresses(archive));
  if (addresses.empty()) return {};
  DL_ASSIGN(const engine::AddTotals totals, engine::revisit(archive, reader, session, addresses, add, listener_for(context, exit), stop_flag()));
  end_progress(context);
  DL_TRY(archive.group());
  std::fprintf(told, "%s asked again: %s\n", counted(addresses.size(), "cited page").c_str(), summary_of(totals).c_str());
  return {};
}

void fetch(const FetchOptions& options, const Context& context, Exit& exit) {
  const auto known = given(options);
  if (!known) return exit.fail(known.error());
  auto archive = archive::Archive::open(options.archive, archive::Mode::kWrite);
  if (!archive) return exit.fail(archive.error());
  auto session = engine::FetchSession::open(options.fetch, stop_flag());
  if (!session) return exit.fail(session.error());
  const auto reader = open_reader(options, context);
  if (!reader) return exit.fail(reader.error());
  engine::AddOptions add;
  add.given = *known;
  add.threads = thread_count(options, context);
  add.captured_at = now();
  add.by = options.fetch.by;
  stop_on_interrupt();
  const auto totals = engine::fetch_feeds(*archive, **reader, **session, add, listener_for(context, exit), stop_flag());
  end_progress(context);
  if (!totals) return exit.fail(totals.error());
  if (const auto grouped = group_all(*archive, context); !grouped) return exit.fail(grouped.error());
  std::FILE* const told = options.watch && options.watches.json ? stderr : stdout;  // where only matches go to standard output
  std::fprintf(told, "%s: %s asked, %zu unchanged; %s\n", options.archive.c_str(), counted(totals->feeds, "feed").c_str(), totals->unchanged,
               summary_of(*totals).c_str());
  if (options.watch && !stop_flag()) {
    if (const auto done = revisit_cited(*archive, **reader, **session, add, told, context, exit); !done) return exit.fail(done.error());
  }
  if (const auto noted = engine::note_visits(*archive, **session); !noted) return exit.fail(noted.error());
  if (totals->interrupted || stop_flag()) {
    std::fprintf(told, "Interrupted. All of these are whole; the same command goes on with the rest.\n");
    exit.status = 130;
  }
  if (options.watch) run_watches(*archive, options.watches, context, exit);
}

void add_follow(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<FollowOptions>();
  CLI::App* command = app.add_subcommand("follow", "Follow a feed; without an address, list those that are followed");
  command->add_option("URL", options->url, "Web address of a feed");
  command->add_option("--archive", options->archive, "The archive, one file")->capture_default_str()->type_name("FILE");
  command->add_option("--by", options->by, "Who follows it")->type_name("NAME");
  command->add_flag("--remove", options->remove, "Follow it no longer; its reports stay")->needs("URL");
  command->add_flag("--json", options->json, "For programs: the list");
  command->callback([options, &context, &exit] { options->url.empty() ? list(*options, context, exit) : change(*options, exit); });
}

}  // namespace

void add_fetch_commands(CLI::App& app, const Context& context, Exit& exit) {
  add_follow(app, context, exit);
  auto options = std::make_shared<FetchOptions>();
  CLI::App* command = app.add_subcommand("fetch", "Take what is new in the feeds that are followed");
  command->add_option("--archive", options->archive, "The archive, one file")->capture_default_str()->type_name("FILE");
  command->add_option("--by", options->fetch.by, "Who collects: a name that custody tells")->type_name("NAME");
  command->add_flag("--watch", options->watch, "Then ask again for the pages of cited reports, and run all watches");
  command->add_flag("--json", options->watches.json, "For programs: what the watches tell")->needs("--watch");
  add_watch_outputs(*command, options->watches);
  add_read_options(*command, *options);
  add_fetch_options(*command, options->fetch);
  command->callback([options, &context, &exit] { fetch(*options, context, exit); });
}

}  // namespace dateline::cli
