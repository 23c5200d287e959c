// dateline bench: reads without writing and says how fast.
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/context.h"
#include "engine/inputs.h"

namespace dateline::cli {
namespace {

struct Options : ReadOptions {
  std::string path;
  std::string only;
};

struct Totals {
  std::size_t documents = 0, tokens = 0, bytes = 0;
  std::map<std::string, double> stages;
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The most memory that this program held. getrusage would also count what the program that started this one held.
double peak_rss_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Totals read_all(std::vector<ingest::RawEntry>& entries, engine::Depth depth, unsigned threads, const engine::Reader& reader, Exit& exit) {
  Totals totals;
  std::mutex mutex;
  std::size_t next = 0;
  const auto timer = [&](std::string_view stage, double seconds) {
    const std::lock_guard lock(mutex);
    totals.stages[std::string(stage)] += seconds;
  };
  ordered_parallel_batches(
      threads, engine::kReadTogether,
      [&]() -> std::optional<ingest::RawEntry*> {
        if (next == entries.size()) return std::nullopt;
        return &entries[next++];
      },
      [](const ingest::RawEntry* entry) { return engine::weight(*entry); },
      [&](const std::vector<ingest::RawEntry*>& batch) {
        const std::vector<const ingest::RawEntry*> together(batch.begin(), batch.end());
        return reader.read(together, depth, timer);
      },
      [&](Result<engine::ReadReport> report) {
        if (!report) {
          exit.fail(report.error());
          return true;
        }
        ++totals.documents;
        totals.tokens += report->doc->tokens.size();
        totals.bytes += report->doc->text().view().size();
        return true;
      });
  return totals;
}

void run(const Options& options, const Context& context, Exit& exit) {
  const auto depth = options.only == "article" ? engine::Depth::kArticle
                     : options.only == "language" ? engine::Depth::kLanguage : engine::Depth::kReading;
  const auto start_up = std::chrono::steady_clock::now();
  const auto reader = open_reader(options, context, depth);
  if (!reader) return exit.fail(reader.error());
  const double start_up_seconds = seconds_since(start_up);
  auto entries = engine::load_input(options.path, *input_kind(options), {});
  const auto begin = std::chrono::steady_clock::now();
  const Totals totals = read_all(entries, depth, thread_count(options, context), **reader, exit);
  const double seconds = seconds_since(begin);
  nlohmann::ordered_json out = {{"documents", totals.documents},
                                {"tokens", totals.tokens},
                                {"bytes", totals.bytes},
                                {"seconds", seconds},
                                {"tokens_per_second", seconds > 0 ? static_cast<double>(totals.tokens) / seconds : 0},
                                {"start_up_seconds", start_up_seconds},
                                {"peak_rss_mib", peak_rss_mib()},
                                {"stages", totals.stages}};
  std::printf("%s\n", out.dump().c_str());
}

}  // namespace

void add_bench_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("bench", "Read without writing and say how fast (JSON)");
  command->add_option("FILE", options->path, "Reports, best as JSON Lines")->required();
  add_read_options(*command, *options);
  command->add_option("--only", options->only, "Measure a part: article or language")->check(CLI::IsMember({"article", "language"}));
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
