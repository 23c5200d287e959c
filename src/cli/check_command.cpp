#include "cli/check_command.h"

#include "base/try.h"
#include "cli/add_run.h"
#include "cli/archive_options.h"
#include "cli/archive_view.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/view_parts.h"
#include "engine/reread.h"
#include "engine/version.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct Options : ReadOptions {
  ArchiveOptions asked;
  std::vector<std::string> reports;
  std::size_t sample = 0;
  bool deep = false;
};

/// At most so many keys for a person.
constexpr std::size_t kMostKeys = 6;

Json json_of(const engine::RereadReport& one) {
  return {{"report", one.report}, {"engine", one.engine}, {"model", one.model}, {"by_this", one.by_this}, {"parts", one.parts},
          {"new_claims", one.new_claims}, {"gone_claims", one.gone_claims}, {"fault", one.fault.empty() ? Json() : Json(one.fault)}};
}

Json json_of(const engine::RereadTotals& totals) {
  Json out = {{"reports", totals.reports}, {"same", totals.same}, {"left_out", totals.left_out}, {"interrupted", totals.interrupted}, {"changed", Json::array()}};
  for (const engine::RereadReport& one : totals.changed) out["changed"].push_back(json_of(one));
  return out;
}

std::string joined(const Json& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out += (i ? ", " : "") + on_one_line(words[i].get<std::string>());
  return words.size() > most ? out + " and " + std::to_string(words.size() - most) + " more" : out;
}

std::string view_changed(const Json& one) {
  std::string out = "  " + on_one_line(one["report"].get<std::string>()) + ": ";
  if (!one["fault"].is_null()) return out + on_one_line(one["fault"].get<std::string>()) + "\n";
  out += joined(one["parts"], one["parts"].size()) + (one["by_this"].get<bool>() ? "" : ", read before by " + on_one_line(one["engine"].get<std::string>()) + " with " + on_one_line(one["model"].get<std::string>())) + "\n";
  if (!one["new_claims"].empty()) out += "    new claims: " + joined(one["new_claims"], kMostKeys) + "\n";
  if (!one["gone_claims"].empty()) out += "    claims that are gone: " + joined(one["gone_claims"], kMostKeys) + "\n";
  return out;
}

std::string view_reread(const Json& totals) {
  std::string out = counted(totals["reports"].get<std::size_t>(), "report") + " read again: " + std::to_string(totals["same"].get<std::size_t>()) + " as before, " +
                    std::to_string(totals["changed"].size()) + " otherwise";
  if (const auto without = totals["left_out"].get<std::size_t>()) out += "; " + std::to_string(without) + " without what came in";
  out += totals["interrupted"].get<bool>() ? "; interrupted\n" : "\n";
  for (const Json& one : totals["changed"]) out += view_changed(one);
  return out;
}

std::function<void(std::size_t, std::size_t)> progress_of(const Context& context) {
  if (!context.progress) return {};
  return [](std::size_t done, std::size_t all) {
    std::fprintf(stderr, "\r\x1b[K%zu of %zu read again", done, all);
    std::fflush(stderr);
  };
}

Result<engine::RereadTotals> read_again(const archive::Archive& archive, archive::Archive* keep, const Options& options, const Context& context) {
  DL_ASSIGN(const auto reader, open_reader(options, context));
  engine::RereadOptions order;
  order.reports = options.reports;
  order.sample = options.sample;
  order.threads = thread_count(options, context);
  order.keep = keep;
  order.read_at = now();
  stop_on_interrupt();
  auto totals = engine::read_again(archive, *reader, order, [] { return stop_flag().load(); }, progress_of(context));
  end_progress(context);
  return totals;
}

/// What this very engine and model read, and read otherwise now, was changed; or it was read with another gazetteer, layers or bases.
void add_problems(Json& answer) {
  for (const Json& one : answer["reread"]["changed"]) {
    if (!one["by_this"].get<bool>()) continue;
    const std::string what = one["fault"].is_null() ? "the same engine and model read it otherwise now, in " + joined(one["parts"], one["parts"].size()) + ": it was changed, or read with another gazetteer, layers or bases"
                                                    : "it was read, and cannot be read now: " + one["fault"].get<std::string>();
    answer["problems"].push_back({{"what", what}, {"where", "report " + one["report"].get<std::string>()}});
    answer["ok"] = false;
  }
}

void check(const Options& options, const Context& context, Exit& exit) {
  const auto archive = open_grouped(options.asked.archive);
  if (!archive) return exit.fail(archive.error());
  const auto found = query::check(*archive);
  if (!found) return exit.fail(found.error());
  Json answer = Json::parse(*found);
  if (options.deep) {
    const auto totals = read_again(*archive, nullptr, options, context);
    if (!totals) return exit.fail(totals.error());
    answer["reread"] = json_of(*totals);
    add_problems(answer);
  }
  if (options.asked.json) std::printf("%s\n", answer.dump().c_str());
  else std::printf("%s", harmless(view_check(answer, context.style) + (options.deep ? view_reread(answer["reread"]) : "")).c_str());
  if (!answer["ok"].get<bool>()) exit.status = 4;
  else if (options.deep && answer["reread"]["interrupted"].get<bool>()) exit.status = 130;
}

void reread(const Options& options, const Context& context, Exit& exit) {
  { // it makes no archive
    const auto there = archive::Archive::open(options.asked.archive, archive::Mode::kRead);
    if (!there) return exit.fail(there.error());
  }
  auto archive = archive::Archive::open(options.asked.archive, archive::Mode::kWrite);
  if (!archive) return exit.fail(archive.error());
  const auto totals = read_again(*archive, &*archive, options, context);
  if (!totals) return exit.fail(totals.error());
  if (const auto grouped = group_all(*archive, context); !grouped) return exit.fail(grouped.error());
  const Json answer = json_of(*totals);
  std::printf("%s", options.asked.json ? (answer.dump() + "\n").c_str() : harmless(view_reread(answer)).c_str());
  for (const engine::RereadReport& one : totals->changed) {
    if (!one.fault.empty()) exit.fail({ErrorCode::kUnreadable, one.fault});
  }
  if (totals->interrupted) exit.status = 130;
}

/// With what is read; how the inputs came in is known.
void add_reader_options(CLI::App& command, ReadOptions& options) {
  add_read_options(command, options);
  for (const char* name : {"--from", "--published"}) command.remove_option(command.get_option(name));
}

void add_check(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Whether the archive is whole");
  add_archive_options(*command, options->asked);
  add_reader_options(*command, *options);
  command->add_flag("--deep", options->deep, "Read each report again from what came in, too, and compare; takes as long as adding them");
  command->add_option("--sample", options->sample, "With --deep: only so many reports, spread over all")->check(CLI::PositiveNumber)->type_name("N");
  command->callback([options, &context, &exit] { check(*options, context, exit); });
}

void add_reread(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("reread", "Read reports again with this version; what it reads otherwise is kept beside the old reading, and counts");
  command->add_option("REPORT", options->reports, "Ids of reports; without any all");
  add_archive_options(*command, options->asked);
  add_reader_options(*command, *options);
  command->callback([options, &context, &exit] { reread(*options, context, exit); });
}

}  // namespace

void add_check_commands(CLI::App& app, const Context& context, Exit& exit) {
  add_check(app, context, exit);
  add_reread(app, context, exit);
}

}  // namespace dateline::cli
