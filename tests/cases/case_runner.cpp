// Runs .case files: text in, what Dateline must say out. docs/formats/case.md gives the form.
//   case_runner PATH...            runs the cases of files and folders
//   case_runner --accept PATH...   rewrites their expectations from what came out; review the diff like code
//   case_runner --show TEXT [--published DATE]   prints all layers of a text file
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/data_file.h"
#include "pipeline/read_document.h"
#include "tests/support/annotate.h"
#include "model/layer_lines.h"

namespace fs = std::filesystem;
using namespace dateline;

namespace {

struct Section {
  std::string layer;
  bool some = false;
  std::vector<std::string> lines;
};

struct Case {
  fs::path path;
  std::vector<std::string> header;
  std::string published;
  std::string text;
  std::vector<Section> sections;
  bool known_wrong = false;
};

bool is_section(const std::string& line) {
  const auto& names = layer_names();
  const std::string name = line.ends_with(" some") ? line.substr(0, line.size() - 5) : line;
  return std::find(names.begin(), names.end(), name) != names.end();
}

Case load_case(const fs::path& path) {
  Case out;
  out.path = path;
  std::ifstream file(path);
  bool in_text = false;
  for (std::string line; std::getline(file, line);) {
    if (is_section(line)) {
      const bool some = line.ends_with(" some");
      out.sections.push_back({some ? line.substr(0, line.size() - 5) : line, some, {}});
      in_text = false;
    } else if (!out.sections.empty()) {
      if (!trim(line).empty() && line != "none") out.sections.back().lines.push_back(line);
    } else if (in_text) {
      out.text += line + "\n";
    } else if (line == "text") {
      in_text = true;
    } else if (line.starts_with("published ")) {
      out.published = line.substr(10);
    } else {
      out.header.push_back(line);
      out.known_wrong |= line.starts_with("# known-wrong");
    }
  }
  while (!out.text.empty() && out.text.back() == '\n') out.text.pop_back();
  return out;
}

void save_case(const Case& c) {
  std::ofstream file(c.path);
  for (const auto& line : c.header) file << line << "\n";
  if (!c.published.empty()) file << "published " << c.published << "\n";
  file << "text\n" << c.text << "\n";
  for (const Section& section : c.sections) {
    file << section.layer << (section.some ? " some" : "") << "\n";
    for (const auto& line : section.lines) file << line << "\n";
    if (section.lines.empty()) file << "none\n";
  }
}

/// The differences of one section in words; empty where it is met.
std::string compare(const Section& want, const std::vector<std::string>& got) {
  std::string out;
  for (const auto& line : want.lines) {
    if (std::find(got.begin(), got.end(), line) == got.end()) out += "    expected  " + line + "\n";
  }
  if (want.some) {
    if (!out.empty()) {
      for (const auto& line : got) out += "    got       " + line + "\n";
    }
    return out;
  }
  for (const auto& line : got) {
    if (std::find(want.lines.begin(), want.lines.end(), line) == want.lines.end()) out += "    got       " + line + "\n";
  }
  if (out.empty() && want.lines != got) out = "    other order or number of equal lines\n";
  return out;
}

std::unique_ptr<geo::Gazetteer> open_gazetteer() {
  const char* folder = std::getenv("DATELINE_GAZETTEER");
  auto gazetteer = geo::Gazetteer::open(folder ? folder : "");
  if (!gazetteer) {
    fmt::print(stderr, "case_runner: {} (set DATELINE_GAZETTEER)\n", gazetteer.error().message);
    std::exit(2);
  }
  return std::move(*gazetteer);
}

std::vector<fs::path> find_cases(const std::vector<std::string>& paths) {
  std::vector<fs::path> out;
  for (const fs::path path : paths) {
    if (!fs::is_directory(path)) {
      out.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".case") out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

int show(const std::string& path, const std::string& published, const geo::Gazetteer& gazetteer) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const auto doc = test::annotate(text.str(), published);
  const Reading reading = pipeline::read_document(*doc, {gazetteer, bases::Bases()});
  for (const auto& layer : layer_names()) {
    fmt::print("{}\n", layer);
    for (const auto& line : layer_lines(*doc, reading, layer)) fmt::print("  {}\n", line);
  }
  return 0;
}

/// Runs one case; prints what differs. With `accept`, what came out replaces what was expected of whole layers.
bool run_case(Case c, const geo::Gazetteer& gazetteer, bool accept) {
  const auto doc = test::annotate(c.text, c.published);
  const Reading reading = pipeline::read_document(*doc, {gazetteer, bases::Bases()});
  std::string differences;
  for (Section& section : c.sections) {
    const auto got = layer_lines(*doc, reading, section.layer);
    const std::string found = compare(section, got);
    if (!found.empty()) differences += "  " + section.layer + "\n" + found;
    if (accept && !section.some) section.lines = got;
  }
  if (accept) save_case(c);
  if (differences.empty() == c.known_wrong) {
    if (c.known_wrong) differences = "  marked known-wrong, but right now: take the mark out\n";
    fmt::print("FAILED {}\n{}\n", c.path.string(), differences);
  }
  return differences.empty() != c.known_wrong;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const auto take = [&](const std::string& flag) {
    const auto at = std::find(args.begin(), args.end(), flag);
    if (at == args.end()) return false;
    args.erase(at);
    return true;
  };
  const bool accept = take("--accept");
  std::string published;
  if (const auto at = std::find(args.begin(), args.end(), "--published"); at != args.end() && at + 1 != args.end()) {
    published = *(at + 1);
    args.erase(at, at + 2);
  }
  const bool showing = take("--show");
  const auto gazetteer = open_gazetteer();
  if (showing) return args.empty() ? 2 : show(args[0], published, *gazetteer);

  int passed = 0, failed = 0, known_wrong = 0;
  for (const auto& path : find_cases(args)) {
    const Case c = load_case(path);
    if (c.sections.empty()) {
      fmt::print("FAILED {}: expects nothing\n", path.string());
      ++failed;
      continue;
    }
    known_wrong += c.known_wrong;
    ++(run_case(c, *gazetteer, accept) ? passed : failed);
  }
  fmt::print("{} cases passed, {} failed; {} of them known-wrong\n", passed, failed, known_wrong);
  return failed == 0 && passed > 0 ? 0 : 1;
}
