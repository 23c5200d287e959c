#include "engine/inputs.h"

#include <algorithm>

#include "base/file.h"

namespace dateline::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestInput = 4ull << 30;  // a JSON Lines file of many reports; one report has a limit of its own in ingest

bool looks_like_report(const fs::path& path) {
  static constexpr std::string_view kEndings[] = {".html", ".htm", ".xhtml", ".txt", ".text", ".jsonl", ".ndjson"};
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

std::vector<Result<fs::path>> reports_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && looks_like_report(at->path())) found.push_back(at->path());
  }
  if (error) return {Error{ErrorCode::kUnreadable, folder.string() + ": " + error.message() + "; check your rights to it"}};
  if (found.empty()) {
    return {Error{ErrorCode::kNotFound, folder.string() + ": no reports in this folder; it should hold .html, .txt or .jsonl files"}};
  }
  std::sort(found.begin(), found.end());
  return {found.begin(), found.end()};
}

}  // namespace

std::vector<Result<fs::path>> find_inputs(const std::vector<std::string>& paths) {
  std::vector<Result<fs::path>> out;
  for (const fs::path path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      for (auto& found : reports_below(path)) out.push_back(std::move(found));
    } else {
      out.emplace_back(path);
    }
  }
  return out;
}

std::vector<ingest::RawEntry> load_input(const fs::path& path, ingest::InputKind kind, const ingest::Given& given) {
  auto bytes = read_file(path, kLargestInput);
  if (!bytes) return {{"", bytes.error()}};
  return ingest::split_input(path == "-" ? "standard input" : path.string(), std::move(*bytes), kind, given);
}

}  // namespace dateline::engine
