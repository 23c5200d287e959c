// watch add, list, show, run, remove: standing queries, and what they tell.
#include <filesystem>

#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/watch_run.h"
#include "cli/watch_view.h"
#include "fetch/address.h"
#include "fetch/near.h"
#include "watch/run.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct AddOptions : ArchiveOptions {
  std::string name, by, over = "incidents";
  watch::Question question;
  watch::Threshold threshold;
  watch::Webhook webhook;
};

struct NameOptions : ArchiveOptions {
  std::string name;
  int last = 20;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// A watch is of an archive that is there.
Result<archive::Archive> open_to_watch(const std::string& path) {
  auto there = archive::Archive::open(path, archive::Mode::kRead);
  if (!there && there.error().code != ErrorCode::kUsage) return there;  // an older version is brought up to date by writing
  return archive::Archive::open(path, archive::Mode::kWrite);
}

Status check_pages(const archive::Filter& filter) {
  if (!filter.limit && filter.cursor.empty() && filter.sort.empty()) return {};
  return Error{ErrorCode::kUsage, "--limit, --cursor and --sort are for answers with pages; a watch tells everything, leave them out"};
}

Status complete_webhook(AddOptions& options) {
  if (options.webhook.url.empty()) return {};
  DL_ASSIGN(const fetch::Address address, fetch::parse_address(options.webhook.url));
  if (!options.webhook.may_be_near && !address.origin.starts_with("https:")) {
    return Error{ErrorCode::kUsage, options.webhook.url + ": what is sent over http can be read on the way; give an https address, or --webhook-near for one of your own network"};
  }
  if (!options.webhook.may_be_near && fetch::is_near_host(address.host)) {
    return Error{ErrorCode::kUsage, options.webhook.url + ": an address of this machine or of a private network; add --webhook-near if that is meant"};
  }
  if (const auto secret = read_secret(options.webhook.secret_file); !secret) return secret.error();
  options.webhook.url = address.whole;
  options.webhook.secret_file = std::filesystem::absolute(options.webhook.secret_file).string();
  options.question.webhook = options.webhook;
  return {};
}

void add(AddOptions& options, Exit& exit) {
  if (const auto done = complete(options); !done) return exit.fail(done.error());
  if (const auto done = check_pages(options.filter); !done) return exit.fail(done.error());
  options.question.filter = options.filter;
  options.question.over = from_name<watch::Over>(options.over).value_or(watch::Over::kIncidents);
  if (options.threshold.days > 0) options.question.threshold = options.threshold;
  if (const auto done = complete_webhook(options); !done) return exit.fail(done.error());
  auto archive = open_to_watch(options.archive);
  if (!archive) return exit.fail(archive.error());
  if (const auto done = watch::add(*archive, options.name, options.question, options.by, now()); !done) return exit.fail(done.error());
  std::printf("%s: watched from now on; `dateline watch run` tells what is new\n", options.name.c_str());
}

void add_add(CLI::App& watch, Exit& exit) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = watch.add_subcommand("add", "Watch what these filters find, or reports and claims that you cited");
  options->positional = "NAME";
  command->add_option("NAME", options->name, "What you call it")->required();
  command->add_option("--over", options->over, "incidents, claims, reports, actors (roles and offices), map (facilities and corridors)")
      ->check(CLI::IsMember({"incidents", "claims", "reports", "actors", "map"}))
      ->capture_default_str();
  command->add_option("--claim", options->question.claims, "A claim that you cited, by its key")->type_name("KEY");
  command->add_option("--report", options->question.reports, "A report that you cited, by its id")->type_name("ID");
  command->add_option("--cited-in", options->question.cited_in, "All that a case holds, rests on or cites in a draft")->type_name("CASE");
  command->add_option("--above", options->threshold.count, "Tell only that there are more happenings than this ...")->check(CLI::NonNegativeNumber);
  command->add_option("--within", options->threshold.days, "... within so many days")->check(CLI::Range(1, 3660));
  command->get_option("--above")->needs("--within");
  command->get_option("--within")->needs("--above");
  command->add_option("--webhook", options->webhook.url, "Send what it tells there, as signed JSON")->type_name("URL")->needs(
      command->add_option("--secret-file", options->webhook.secret_file, "What signs it: a file with at least 16 bytes")->type_name("FILE"));
  command->add_flag("--webhook-near", options->webhook.may_be_near, "The webhook may be on this machine or in a private network")->needs("--webhook");
  command->add_option("--by", options->by, "Who watches")->type_name("NAME");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_option("--type", options->filter.type, "Of actors: person, organization, unit, group, country, ...");
  options->lines = 0;  // a watch has no pages
  add_filters(*command, *options);
  command->callback([options, &exit] { add(*options, exit); });
}

template <class Ask, class View>
void tell(const NameOptions& options, const Context& context, Exit& exit, Ask ask, View view) {
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kRead);
  if (!archive) return exit.fail(archive.error());
  const auto told = ask(*archive);
  if (!told) return exit.fail(told.error());
  print(options.json ? *told + "\n" : harmless(view(Json::parse(*told), context.style)));
}

void add_list(CLI::App& watch, const Context& context, Exit& exit) {
  auto options = std::make_shared<NameOptions>();
  CLI::App* command = watch.add_subcommand("list", "What is watched");
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] { tell(*options, context, exit, watch::list_json, view_watches); });
}

void add_show(CLI::App& watch, const Context& context, Exit& exit) {
  auto options = std::make_shared<NameOptions>();
  CLI::App* command = watch.add_subcommand("show", "One watch and what it told last");
  command->add_option("NAME", options->name)->required();
  command->add_option("--last", options->last, "So many matches")->check(CLI::PositiveNumber)->capture_default_str();
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    tell(
        *options, context, exit, [&](const archive::Archive& a) { return watch::show_json(a, options->name, options->last); }, view_watch);
  });
}

void add_remove(CLI::App& watch, Exit& exit) {
  auto options = std::make_shared<NameOptions>();
  CLI::App* command = watch.add_subcommand("remove", "Watch it no longer");
  command->add_option("NAME", options->name)->required();
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->callback([options, &exit] {
    auto archive = open_to_watch(options->archive);
    if (!archive) return exit.fail(archive.error());
    const auto done = archive->update([&] { return archive::remove_watch(*archive, options->name); });
    if (!done) return exit.fail(done.error());
    std::printf("%s: no longer watched\n", options->name.c_str());
  });
}

void add_run(CLI::App& watch, const Context& context, Exit& exit) {
  auto options = std::make_shared<WatchRunOptions>();
  CLI::App* command = watch.add_subcommand("run", "Look once, and tell what is new since the last look");
  command->add_option("NAME", options->name, "Only this one; else all");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_flag("--json", options->json, "For programs");
  add_watch_outputs(*command, *options);
  command->callback([options, &context, &exit] {
    auto archive = open_to_watch(options->archive);
    if (!archive) return exit.fail(archive.error());
    run_watches(*archive, *options, context, exit);
  });
}

}  // namespace

void add_watch_commands(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* watch = app.add_subcommand("watch", "Standing queries: told once when something is new or changes");
  watch->require_subcommand(1);
  add_add(*watch, exit);
  add_list(*watch, context, exit);
  add_show(*watch, context, exit);
  add_run(*watch, context, exit);
  add_remove(*watch, exit);
}

}  // namespace dateline::cli
