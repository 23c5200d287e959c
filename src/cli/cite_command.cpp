// cite KEY...: footnotes and records for reference managers.
#include "base/calendar_date.h"
#include "cite/find_citations.h"
#include "cite/write.h"
#include "cli/archive_options.h"

namespace dateline::cli {
namespace {

struct Options {
  ArchiveOptions archive;
  std::vector<std::string> keys;
  std::string as = "text", accessed;
};

Result<std::vector<cite::Citation>> citations_for(const Options& options) {
  if (!options.accessed.empty() && (options.accessed.size() != 10 || !parse_iso_day(options.accessed)))
    return Error{ErrorCode::kUsage, "--accessed " + options.accessed + ": not a day; write it as 2019-12-05"};
  const auto asked = open_asked(options.archive);
  if (!asked) return asked.error();
  auto found = cite::find_citations(asked->archive, options.keys);
  if (!found || options.accessed.empty()) return found;
  for (cite::Citation& one : *found) one.accessed = options.accessed;
  return found;
}

void run(const Options& options, Exit& exit) {
  const auto found = citations_for(options);
  if (!found) return exit.fail(found.error());
  std::string out;
  if (options.archive.json) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const cite::Citation& one : *found) all.push_back(cite::to_json(one));
    out = nlohmann::ordered_json{{"citations", std::move(all)}}.dump() + "\n";
  } else {
    out = cite::write(*found, *from_name<cite::Form>(options.as));
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

void add_cite_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("cite", "Footnotes: on whom a claim rests, where it stands, and the key that finds it again");
  command->add_option("KEY", options->keys, "Keys of claims or their beginnings, incidents (i-...), reports by id or address")->required();
  command->add_option("--as", options->as, "text, csl (JSON), ris, bibtex, markdown")
      ->check(CLI::IsMember({"text", "csl", "ris", "bibtex", "markdown"}))
      ->capture_default_str();
  command->add_option("--accessed", options->accessed, "The day on which you looked; without it the day on which the archive had it")->type_name("DATE");
  add_question_options(*command, options->archive);
  command->callback([options, &exit] { run(*options, exit); });
}

}  // namespace dateline::cli
