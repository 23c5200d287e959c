// What the language core's kernels reach on this machine, on each vector unit that it has: beside the greatest number of fused
// multiply-adds that the unit can do, the matrix products of the model's shapes, a window layer, and the words a second of the whole core.
//
//   language_bench MODEL_DIR [TEXTS.jsonl or folder; default: the examples]      (./dev bench)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "bench/fused_peak.h"
#include "engine/inputs.h"
#include "engine/reader.h"
#include "nlp/dense.h"
#include "nlp/vector_units.h"
#include "nlp/window_layer.h"

namespace dateline::bench {
namespace {

constexpr int kRounds = 5;

/// The least seconds of some rounds of work().
template <class Work>
double least_seconds(Work work) {
  double least = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return least;
}

std::vector<float> random_numbers(std::size_t count) {
  static std::mt19937 engine(1);
  std::uniform_real_distribution<float> between(-1, 1);
  std::vector<float> out(count);
  for (float& x : out) x = between(engine);
  return out;
}

/// Products and sums a second, in thousands of millions, of a dense layer with so many inputs and outputs.
double dense_gflops(std::size_t inputs, std::size_t outputs) {
  constexpr std::size_t kRows = 64;
  const nlp::Dense dense(random_numbers(inputs * outputs), random_numbers(outputs), outputs, inputs);
  const std::vector<float> x = random_numbers(kRows * inputs);
  nlp::Floats y(kRows * dense.padded_outputs());
  constexpr int kTimes = 20;
  const double seconds = least_seconds([&] {
    for (int i = 0; i < kTimes; ++i) dense.apply(x.data(), inputs, kRows, y.data());
  });
  return 2e-9 * static_cast<double>(kTimes * kRows * inputs * outputs) / seconds;
}

/// Microseconds a row of a window layer of spaCy's size.
double window_microseconds() {
  constexpr std::size_t kWidth = 96, kPieces = 3, kTiles = 160, kRows = kTiles * nlp::WindowLayer::kTile;
  nlp::MaxoutWeights of;
  of.outputs = kWidth;
  of.pieces = kPieces;
  of.inputs = 3 * kWidth;
  of.weights = random_numbers(of.sums() * of.inputs);
  of.bias.assign(of.sums(), 0.1F);
  of.gain.assign(kWidth, 1);
  of.shift.assign(kWidth, 0);
  const nlp::WindowLayer layer(of);
  nlp::WindowLayer::Scratch scratch;
  std::vector<float> rows = random_numbers(kRows * kWidth);
  std::vector<nlp::WindowLayer::Edge> edges(kTiles);
  edges.front().first = edges.back().last = true;
  return 1e6 * least_seconds([&] { layer.apply(rows.data(), edges, scratch); }) / static_cast<double>(kRows);
}

/// Words a second of the language core over the inputs, one thread.
double words_per_second(const engine::Reader& reader, const std::vector<ingest::RawEntry>& entries, int rounds) {
  std::size_t words = 0;
  std::vector<const ingest::RawEntry*> all;
  for (const ingest::RawEntry& entry : entries) all.push_back(&entry);
  double least = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    words = 0;
    for (const auto& report : reader.read(all, engine::Depth::kLanguage)) words += report.ok() ? report->doc->tokens.size() : 0;
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return static_cast<double>(words) / least;
}

int run(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: language_bench MODEL_DIR [TEXTS.jsonl or folder]\n");
    return 2;
  }
  const auto reader = engine::Reader::open({argv[1], {}});
  if (!reader) {
    std::fprintf(stderr, "language_bench: %s\n", reader.error().message.c_str());
    return 1;
  }
  std::vector<ingest::RawEntry> entries;
  for (const auto& path : engine::find_inputs({argc > 2 ? argv[2] : DATELINE_SOURCE_DIR "/examples"})) {
    if (!path) continue;
    for (auto& entry : engine::load_input(*path, ingest::InputKind::kAuto, {})) entries.push_back(std::move(entry));
  }
  std::printf("\n%-9s %12s %14s %14s %12s %12s\n%-9s %12s %14s %14s %12s %12s\n", "", "most", "dense 96x288", "dense 64x1024", "window",
              "core", "unit", "GFLOP/s", "GFLOP/s", "GFLOP/s", "us/row", "words/s");
  for (const std::string& unit : nlp::vector_units()) {
    nlp::use_vector_unit(unit);
    const bool is_slow = unit == "portable";
    const double seconds = least_seconds([] { fused_multiply_adds(kFusedTimes); });
    std::printf("%-9s %12.1f %14.1f %14.1f %12.3f %12.0f\n", unit.c_str(), 1e-9 * flops_of(kFusedTimes) / seconds, dense_gflops(96, 288),
                dense_gflops(64, 1024), window_microseconds(), words_per_second(**reader, entries, is_slow ? 1 : 20));
  }
  return 0;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) { return dateline::bench::run(argc, argv); }
