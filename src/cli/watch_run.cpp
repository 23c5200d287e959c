#include "cli/watch_run.h"

#include <chrono>
#include <filesystem>

#include "base/file.h"
#include "base/try.h"
#include "base/written_file.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/watch_view.h"
#include "engine/fetch_session.h"
#include "fetch/sender.h"
#include "watch/atom.h"
#include "watch/deliver.h"
#include "watch/feed_parts.h"
#include "watch/rss.h"
#include "watch/run.h"
#include "watch/told_outside.h"

namespace dateline::cli {
namespace {

constexpr std::chrono::seconds kTimeForSending{30};  // of one run, beside the last answer's own

/// The feeds that are asked for.
Status write_feeds(const archive::Archive& archive, const WatchRunOptions& options, const std::string& at) {
  if (options.atom.empty() && options.rss.empty()) return {};
  DL_ASSIGN(auto last, archive::last_matches(archive, options.name, watch::kFeedEntries));
  DL_ASSIGN(const auto matches, watch::told_outside(archive, std::move(last), at));
  DL_ASSIGN(const std::string seed, archive::seed_of(archive));
  if (!options.atom.empty()) DL_TRY(write_whole(options.atom, watch::atom_feed(matches, options.name, seed, at)));
  if (!options.rss.empty()) DL_TRY(write_whole(options.rss, watch::rss_feed(matches, options.name, seed, at)));
  return {};
}

watch::Carrier carrier() {
  const auto end = std::chrono::steady_clock::now() + kTimeForSending;
  watch::Carrier out;
  out.read_secret = read_secret;
  out.send = [](const watch::Webhook& webhook, const std::string& body, const std::string& signature, const std::string& id) {
    fetch::Post post;
    post.url = webhook.url;
    post.body = body;
    post.fields = {{"Dateline-Signature", signature}, {"Dateline-Delivery", id}};
    post.user_agent = engine::tool_name();
    post.may_be_near = webhook.may_be_near;
    return fetch::send_post(post);
  };
  out.has_time = [end] { return std::chrono::steady_clock::now() < end; };
  return out;
}

/// Prints, then notes as told: what cannot be printed is told by the next run.
Status print_matches(archive::Archive& archive, const WatchRunOptions& options, const std::vector<archive::MatchRow>& matches, const Context& context) {
  const std::string told = watch::matches_json(matches);
  const std::string out = options.json ? told + "\n" : harmless(view_matches(nlohmann::json::parse(told), context.style));
  if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size() || std::fflush(stdout) != 0) {
    return Error{ErrorCode::kUnreadable, "standard output: cannot be written to; the next run tells the same again"};
  }
  return watch::note_told(archive, matches);
}

}  // namespace

Result<std::string> read_secret(const std::string& file) {
  constexpr std::uint64_t kLongest = 4096;
  constexpr std::size_t kShortest = 16;
  DL_ASSIGN(std::string secret, read_file(file, kLongest));
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (secret.size() >= kShortest) return secret;
  return Error{ErrorCode::kUsage, file + ": a secret of at least 16 bytes is needed; `openssl rand -hex 32 > " + file + "` makes one"};
}

void add_watch_outputs(CLI::App& command, WatchRunOptions& options) {
  command.add_option("--atom", options.atom, "Write the last matches as an Atom feed, too")->type_name("FILE");
  command.add_option("--rss", options.rss, "Write them as an RSS feed, too")->type_name("FILE");
  command.add_flag("--send-now", options.send_now, "Try again at once what could not be sent to webhooks");
}

void run_watches(archive::Archive& archive, const WatchRunOptions& options, const Context& context, Exit& exit) {
  const std::string at = now();
  const auto matches = watch::run(archive, options.name, at);
  if (!matches) return exit.fail(matches.error());
  if (const auto done = print_matches(archive, options, *matches, context); !done) exit.fail(done.error());
  if (const auto done = write_feeds(archive, options, at); !done) exit.fail(done.error());
  const auto sent = watch::deliver(archive, std::chrono::system_clock::now(), options.send_now, carrier());
  if (!sent) return exit.fail(sent.error());
  for (const std::string& problem : sent->problems) remark("dateline: " + problem);
}

}  // namespace dateline::cli
