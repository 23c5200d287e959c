#include "cli/context.h"
#include "cli/output.h"

#include <algorithm>

#include "base/calendar_date.h"
#include "bases/bases.h"
#include "geo/layers.h"

namespace dateline::cli {

void Exit::fail(const Error& error) {
  remark("dateline: " + error.message);
  static constexpr int kWorstFirst[] = {1, 4, 2, 3, 0};
  const auto rank = [](int value) { return std::find(std::begin(kWorstFirst), std::end(kWorstFirst), value) - std::begin(kWorstFirst); };
  const int next = error_row(error.code).exit_status;
  if (rank(next) < rank(status)) status = next;
}

void add_read_options(CLI::App& command, ReadOptions& options) {
  command.add_option("--published", options.published, "Day of publication (2019-12-05), where the input does not tell it")->type_name("DATE");
  command.add_option("--from", options.from, "Kind of input: html, text, jsonl, feed, warc, eml, mhtml, docx or pdf; told by content if not given. reading: what `dateline read --json` printed, taken as it is")
      ->check(CLI::IsMember({"html", "text", "jsonl", "feed", "warc", "eml", "mhtml", "docx", "pdf", "reading"}))
      ->type_name("KIND");
  command.add_option("--model", options.model, "Folder of a spaCy pipeline (default: the one that ./dev set up)")->type_name("DIR");
  command.add_option("--gazetteer", options.gazetteer, "Compiled gazetteer (default: the one that ./dev set up)")->type_name("FILE");
  command.add_option("--layer", options.layers, "Layer of places of your own beside those of `gazetteer list`; may be given again")->type_name("FILE");
  command.add_option("--base", options.bases, "Actor base or list beside those of `actors bases`; may be given again")->type_name("FILE");
  command.add_option("--threads", options.threads, "Threads (default: all cores)")->check(CLI::Range(1, 256))->type_name("N");
}

Result<ingest::InputKind> input_kind(const ReadOptions& options) {
  return from_name<ingest::InputKind>(options.from).value_or(ingest::InputKind::kAuto);
}

Result<ingest::Given> given(const ReadOptions& options) {
  if (!options.published.empty() && !parse_iso_day(options.published)) {
    return Error{ErrorCode::kUsage, "--published " + options.published + ": not a day; write it as 2019-12-05"};
  }
  ingest::Given out;
  out.published = options.published;
  return out;
}

std::filesystem::path gazetteer_file(const std::string& option, const Context& context) {
  return option.empty() ? engine::default_gazetteer(engine::resource_folder(context.folders)) : std::filesystem::path(option);
}

std::vector<std::filesystem::path> layer_files(const std::vector<std::string>& option, const Context& context) {
  auto out = geo::layer_files(engine::layer_folder(engine::resource_folder(context.folders)));
  out.insert(out.end(), option.begin(), option.end());
  return out;
}

std::vector<std::filesystem::path> base_files(const std::vector<std::string>& option, const Context& context) {
  auto out = bases::base_files(engine::base_folder(engine::resource_folder(context.folders)));
  out.insert(out.end(), option.begin(), option.end());
  return out;
}

unsigned thread_count(const ReadOptions& options, const Context& context) {
  return options.threads ? options.threads : std::max(1u, context.cores);
}

Result<std::unique_ptr<engine::Reader>> open_reader(const ReadOptions& options, const Context& context, engine::Depth depth) {
  const auto folder = engine::resource_folder(context.folders);
  engine::Resources resources;
  if (depth != engine::Depth::kArticle) {
    resources.model = options.model.empty() ? engine::default_model(folder) : std::filesystem::path(options.model);
  }
  if (depth == engine::Depth::kReading) {
    resources.gazetteer = gazetteer_file(options.gazetteer, context);
    resources.layers = layer_files(options.layers, context);
    resources.bases = base_files(options.bases, context);
  }
  resources.vector_unit = context.vector_unit;
  return engine::Reader::open(resources);
}

}  // namespace dateline::cli
