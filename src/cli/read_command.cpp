// dateline read: one report in, one reading out.
#include "cli/context.h"
#include "cli/output.h"
#include "cli/reading_view.h"
#include "engine/inputs.h"
#include "engine/version.h"
#include "model/reading_json.h"

namespace dateline::cli {
namespace {

struct Options : ReadOptions {
  std::vector<std::string> paths;
  bool json = false;
  std::string only;
  std::string with;
};

engine::Depth depth_of(const Options& options) {
  if (options.only == "article") return engine::Depth::kArticle;
  if (options.only == "language") return engine::Depth::kLanguage;
  return engine::Depth::kReading;
}

/// What one entry comes to: what to print, or why not.
struct Output {
  std::string text;
  std::optional<Error> error;
  bool is_no_article = false;  // and that is no fault of the input
};

std::string as_json(const engine::ReadReport& report, const Options& options, const engine::Reader& reader) {
  const JsonParts parts{.tokens = options.with == "tokens"};
  switch (depth_of(options)) {
    case engine::Depth::kArticle: return article_to_json(report.doc->article, engine::kVersion) + "\n";
    case engine::Depth::kLanguage: return language_to_json(*report.doc, engine::kVersion, reader.model_name(), parts) + "\n";
    case engine::Depth::kReading: return reading_to_json(*report.doc, report.reading, parts) + "\n";
  }
  return {};
}

Output show(const ingest::RawEntry& entry, const Result<engine::ReadReport>& report, const Options& options, const Context& context,
            const engine::Reader& reader) {
  if (!report) {
    return {options.json ? error_to_json(entry.id, report.error()) + "\n" : "", report.error(), engine::is_no_article(entry, report.error())};
  }
  if (options.json) return {as_json(*report, options, reader), std::nullopt};
  return {harmless(view_reading(*report->doc, report->reading, context.style)), std::nullopt};
}

void read_input(const std::filesystem::path& path, const Options& options, const ingest::Given& given, const Context& context,
                const engine::Reader& reader, Exit& exit) {
  engine::Input input(path, *input_kind(options), given);
  std::size_t without_article = 0;
  ordered_parallel_batches(
      thread_count(options, context), engine::kReadTogether, [&] { return input.next(); },
      [](const ingest::RawEntry& entry) { return engine::weight(entry); },
      [&](const std::vector<ingest::RawEntry>& batch) {
        std::vector<const ingest::RawEntry*> together;
        for (const ingest::RawEntry& entry : batch) together.push_back(&entry);
        const auto reports = reader.read(together, depth_of(options));
        std::vector<Output> outputs;
        for (std::size_t i = 0; i < batch.size(); ++i) outputs.push_back(show(batch[i], reports[i], options, context, reader));
        return outputs;
      },
      [&](Output output) {
        if (std::fwrite(output.text.data(), 1, output.text.size(), stdout) < output.text.size()) {
          exit.fail({ErrorCode::kDiskFull, "standard output: could not be written; is the disk full or the pipe closed?"});
          return false;
        }
        without_article += output.is_no_article;
        if (output.error && !output.is_no_article) exit.fail(*output.error);
        return true;
      });
  if (const std::string summary = input.summary(without_article); !summary.empty()) remark(summary);
}

void run(const Options& options, const Context& context, Exit& exit) {
  const auto known = given(options);
  if (!known) return exit.fail(known.error());
  const auto reader = open_reader(options, context, depth_of(options));
  if (!reader) return exit.fail(reader.error());
  for (const auto& path : engine::find_inputs(options.paths)) {
    if (!path) {
      exit.fail(path.error());
    } else {
      read_input(*path, options, *known, context, **reader, exit);
    }
  }
  std::fflush(stdout);
}

}  // namespace

void add_read_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Read reports and show what they say");
  command->add_option("PATH", options->paths, "File or folder of reports, or - for standard input")->required();
  add_read_options(*command, *options);
  command->add_flag("--json", options->json, "One reading a line, as docs/formats/reading.md lays down");
  command->add_option("--only", options->only, "Stop early: article (text and metadata) or language (sentences, tokens)")
      ->check(CLI::IsMember({"article", "language"}));
  command->add_option("--with", options->with, "Add to the JSON: tokens")->check(CLI::IsMember({"tokens"}));
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
