// dateline actors import, bases, remove, find: the upkeep of the user's actor bases and lists, and a look into them.
#include <fmt/format.h>

#include "base/try.h"
#include "bases/import.h"
#include "cli/actor_base_import.h"
#include "cli/actor_bases_view.h"
#include "cli/context.h"
#include "cli/output.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblemsNamed = 100;

struct Options {
  std::vector<std::string> files, bases;
  std::string name, as, out;
  std::size_t limit = 20;
  bool json = false;
};
using Shared = std::shared_ptr<Options>;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

fs::path folder_of(const Context& context) { return engine::base_folder(engine::resource_folder(context.folders)); }

/// The base's file: --out, or the one of its name in the user's folder, which is made.
Result<fs::path> target_of(const Options& options, const std::string& name, const Context& context) {
  if (!options.out.empty()) return fs::path(options.out);
  const fs::path folder = folder_of(context);
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{ErrorCode::kUnreadable, folder.string() + ": could not be made: " + failed.message()};
  return bases::base_file(folder, name);
}

void show_progress(std::uint64_t bytes) { std::fprintf(stderr, "\r\x1b[K%llu MB read", static_cast<unsigned long long>(bytes / 1'000'000)); }

/// "news" of "news.ftm.json"
std::string base_name_of(const std::string& file) {
  const std::string name = fs::path(file).filename().string();
  return name.substr(0, name.find('.'));
}

Status run_import(const Options& options, const Context& context, Exit& exit) {
  const std::string name = options.name.empty() ? base_name_of(options.files[0]) : options.name;
  if (!bases::is_base_name(name)) {
    return Error{ErrorCode::kUsage, name + ": cannot be the name of a base; give --name with up to 31 letters, digits, - and _ (\"dateline\" is our own)"};
  }
  DL_ASSIGN(const fs::path target, target_of(options, name, context));
  std::size_t problems = 0;
  const auto problem = [&](const std::string& where, const std::string& what) {
    if (++problems <= kMostProblemsNamed) exit.fail({ErrorCode::kBadInput, where + ": " + what});
  };
  auto done = bases::import_base({options.files.begin(), options.files.end()}, name, from_name<bases::BaseKind>(options.as), target, problem,
                                 context.progress ? bases::Progress(show_progress) : bases::Progress());
  if (context.progress) std::fprintf(stderr, "\r\x1b[K");
  if (problems > kMostProblemsNamed) exit.fail({ErrorCode::kBadInput, options.files[0] + ": " + std::to_string(problems - kMostProblemsNamed) + " more rows were bad"});
  if (!done) return done.error();
  const bases::ImportCounts& counts = done->counts;
  if (options.json) {
    print(Json{{"name", name}, {"kind", name_of(done->kind)}, {"entries", counts.entries}, {"names", counts.names}, {"listings", counts.listings},
               {"passed_over", counts.passed_over}, {"bad", counts.bad}}.dump() + "\n");
  } else {
    print(fmt::format("{}: a {} of {} with {}, {}; {} passed over, {} bad\n", name, name_of(done->kind), counted(counts.entries, "actor"),
                      counted(counts.names, "name"), counted(counts.listings, "listing"), counted(counts.passed_over, "row"), counts.bad));
  }
  return {};
}

void add_import(CLI::App& actors, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* import = actors.add_subcommand("import", "A base or list of actors out of FollowTheMoney entities (JSON lines), Wikidata's or your own CSV");
  import->add_option("FILE", options->files, "Files of one base")->required()->check(CLI::ExistingFile);
  import->add_option("--name", options->name, "Name of the base; one of that name is replaced (default: the first file's)")->type_name("NAME");
  import->add_option("--as", options->as, "base: links and candidates; list: candidates only (default: list where entries say that they are listed)")
      ->check(CLI::IsMember({"base", "list"}))
      ->type_name("KIND");
  import->add_option("--out", options->out, "Write the base to this file instead, for --base")->type_name("FILE");
  import->add_flag("--json", options->json, "For programs");
  import->callback([options, &context, &exit] {
    if (const auto done = run_import(*options, context, exit); !done) exit.fail(done.error());
  });
}

void add_list(CLI::App& actors, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* list = actors.add_subcommand("bases", "Your actor bases and lists");
  list->add_flag("--json", options->json, "For programs");
  list->callback([options, &context, &exit] {
    Json rows = Json::array();
    for (const fs::path& file : bases::base_files(folder_of(context))) {
      const auto base = bases::base_info(file);
      if (!base) {
        exit.fail(base.error());
        continue;
      }
      rows.push_back({{"name", base->name}, {"kind", base->is_list ? "list" : "base"}, {"version", base->version}, {"entries", base->entries},
                      {"names", base->names}, {"listings", base->listings}, {"bytes", base->bytes}});
    }
    print(options->json ? Json{{"bases", rows}}.dump() + "\n" : harmless(view_bases(rows, context.style)));
  });
}

void add_remove(CLI::App& actors, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* remove = actors.add_subcommand("remove", "Remove a base or list");
  remove->add_option("BASE", options->name, "Its name in `actors bases`")->required();
  remove->callback([options, &context, &exit] {
    const fs::path file = bases::base_file(folder_of(context), options->name);
    std::error_code failed;
    const bool gone = bases::is_base_name(options->name) && fs::remove(file, failed);
    if (failed) return exit.fail({ErrorCode::kUnreadable, file.string() + ": could not be removed: " + failed.message()});
    if (!gone) exit.fail({ErrorCode::kNotFound, options->name + ": no base of this name; `dateline actors bases` names them"});
  });
}

void add_find(CLI::App& actors, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* find = actors.add_subcommand("find", "Whom a name may be on the bases, likeliest first");
  find->add_option("NAME", options->name, "The name, as a text has it; of a person more than the family name")->required();
  find->add_option("--limit", options->limit, "At most so many")->check(CLI::PositiveNumber)->type_name("N");
  find->add_option("--base", options->bases, "Base beside those of `actors bases`; may be given again")->type_name("FILE");
  find->add_flag("--json", options->json, "For programs");
  find->callback([options, &context, &exit] {
    const auto all = bases::Bases::open(base_files(options->bases, context));
    if (!all) return exit.fail(all.error());
    const Json answer = find_in_bases(*all, options->name, options->limit);
    print(options->json ? answer.dump() + "\n" : harmless(view_actors_found(answer, context.style)));
  });
}

}  // namespace

Status import_actor_base(const std::string& file, bool json, const Context& context, Exit& exit) {
  Options options;
  options.files = {file};
  options.json = json;
  return run_import(options, context, exit);
}

void add_actor_bases_commands(CLI::App& actors, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  add_import(actors, options, context, exit);
  add_list(actors, options, context, exit);
  add_remove(actors, options, context, exit);
  add_find(actors, options, context, exit);
}

}  // namespace dateline::cli
