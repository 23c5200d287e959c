// How fast the files of a folder become pages: MB of bytes and pages a second, one thread, the best of some rounds.
//
//   html_bench FOLDER
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/html.h"

namespace {

constexpr int kRounds = 7;

std::vector<std::string> pages_of(const char* folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    out.push_back(dateline::mend_utf8(std::string(std::istreambuf_iterator<char>(in), {})));
  }
  return out;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: html_bench FOLDER\n", stderr);
    return 2;
  }
  const std::vector<std::string> pages = pages_of(words[1]);
  std::size_t bytes = 0, nodes = 0;
  for (const std::string& page : pages) bytes += page.size();
  double least = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    nodes = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& page : pages) nodes += dateline::ingest::parse_html(page).size();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::printf("%zu pages, %.1f MB, %zu nodes: %.0f MB/s, %.0f pages/s\n", pages.size(), 1e-6 * static_cast<double>(bytes), nodes,
              1e-6 * static_cast<double>(bytes) / least, static_cast<double>(pages.size()) / least);
  return 0;
}
