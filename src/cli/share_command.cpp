// share: a copy of the archive that may be given away, without what marks withhold.
#include <cstdlib>
#include <map>

#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/share_options.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

struct Options {
  std::string archive = "news.dateline", out, tlp = "clear";
  bool full_texts = false, preview = false, json = false;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Json json_of(const std::vector<archive::WithheldItem>& items) {
  Json out = Json::array();
  for (const archive::WithheldItem& item : items) out.push_back({{"id", item.id}, {"why", item.why}});
  return out;
}

Json json_of(const archive::Withholding& what, const Options& options) {
  return {{"tlp", options.tlp}, {"full_texts", options.full_texts}, {"file", options.preview ? Json() : Json(options.out)},
          {"withheld", {{"reports", json_of(what.reports)}, {"cases", json_of(what.cases)}, {"entries", json_of(what.entries)}, {"decisions", json_of(what.decisions)}}},
          {"staying", json_of(what.staying)}};
}

std::string counted_entries(std::size_t number) { return number == 1 ? "1 entry" : std::to_string(number) + " entries"; }

/// "1 report and 2 cases": what there is any of.
std::string summary_of(const archive::Withholding& what) {
  std::vector<std::string> parts;
  if (!what.reports.empty()) parts.push_back(counted(what.reports.size(), "report"));
  if (!what.cases.empty()) parts.push_back(counted(what.cases.size(), "case"));
  if (!what.entries.empty()) parts.push_back(counted_entries(what.entries.size()));
  if (!what.decisions.empty()) parts.push_back(counted(what.decisions.size(), "decision"));
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return out;
}

void view_items(std::string& out, const std::vector<archive::WithheldItem>& items, const std::string& head) {
  if (items.empty()) return;
  out += "  " + head + "\n";
  std::map<std::string, std::string> by_reason;
  for (const archive::WithheldItem& item : items) {
    for (const std::string& why : item.why) join(by_reason[why], on_one_line(item.id), ", ");
  }
  for (const auto& [why, ids] : by_reason) out += "    " + on_one_line(why) + ": " + ids + "\n";
}

std::string view(const archive::Withholding& what, const Options& options) {
  std::string out = options.preview ? "A share for tlp " + options.tlp + (what.none() ? " would withhold nothing.\n" : " would withhold:\n")
                                    : options.out + ": a share for tlp " + options.tlp + (what.none() ? ", nothing withheld\n" : ", without:\n");
  view_items(out, what.reports, counted(what.reports.size(), "report"));
  view_items(out, what.cases, counted(what.cases.size(), "case"));
  view_items(out, what.entries, counted_entries(what.entries.size()) + " of cases");
  view_items(out, what.decisions, counted(what.decisions.size(), "decision"));
  if (!what.staying.empty()) out += "Stays, though a withheld source is among those it rests on (mark the reports themselves if it should not):\n";
  view_items(out, what.staying, counted(what.staying.size(), "report"));
  if (!options.full_texts) out += "Texts are reduced to quotes, originals left out, names of private and protected persons masked (--full-texts leaves them).\n";
  return out;
}

Result<archive::Withholding> make(const Options& options) {
  archive::ShareOrder order{*from_name<archive::Tlp>(options.tlp), options.full_texts, now()};
  DL_ASSIGN(const archive::Archive archive, open_grouped(options.archive));
  if (options.preview) return archive::withheld(archive, order);
  return archive::make_share(archive, options.out, order);
}

void run(const Options& options, Exit& exit) {
  if (options.out.empty() != options.preview) return exit.fail({ErrorCode::kUsage, "share: name the file that is to be made with --out, or look only with --preview"});
  const auto what = make(options);
  if (!what) return exit.fail(what.error());
  print(options.json ? json_of(*what, options).dump() + "\n" : harmless(view(*what, options)));
}

/// A new folder that only its owner can look into, on the disk of the archive: what is secret there stays on that disk.
Result<std::shared_ptr<const std::filesystem::path>> folder_beside(const std::string& file) {
  std::string name = (std::filesystem::absolute(file).parent_path() / ".dateline-share-XXXXXX").string();
  if (!mkdtemp(name.data())) return Error{ErrorCode::kUnreadable, name + ": no folder can be made beside the archive, which marks that withhold something need; make the folder writable"};
  return std::shared_ptr<const std::filesystem::path>(new std::filesystem::path(name), [](const std::filesystem::path* folder) {
    std::error_code fault;
    std::filesystem::remove_all(*folder, fault);
    delete folder;
  });
}

}  // namespace

std::vector<std::string> tlp_names() {
  return {kEnumNames<archive::Tlp>.begin(), kEnumNames<archive::Tlp>.end()};
}

void add_audience(CLI::App& command, std::string& tlp) {
  command.add_option("--tlp", tlp, "What those may see at most for whom it is made: clear, green, amber, amber+strict, red")->check(CLI::IsMember(tlp_names()))->capture_default_str();
}

Result<ForAudience> for_audience(const std::string& file, const std::string& tlp, bool full_texts) {
  const archive::ShareOrder order{from_name<archive::Tlp>(tlp).value_or(archive::Tlp::kClear), full_texts, now()};
  DL_ASSIGN(const archive::Archive archive, open_grouped(file));
  DL_ASSIGN(const archive::Withholding what, archive::withheld(archive, order));
  if (what.none()) return ForAudience{file, false, {}, nullptr};
  DL_ASSIGN(auto folder, folder_beside(file));
  const std::string copy = (*folder / "share.dateline").string();
  DL_ASSIGN(const archive::Withholding made, archive::make_share(archive, copy, order));
  std::fprintf(stderr, "%s withheld by marks (`dateline share --preview --tlp %s` lists them)\n", summary_of(made).c_str(), tlp.c_str());
  return ForAudience{copy, true, made, std::move(folder)};
}

void add_share(CLI::App& app, const Context&, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("share", "A copy to give away: without what marks withhold, quotes in place of texts");
  command->add_option("--out", options->out, "The file; it must not be there yet")->type_name("FILE");
  command->add_option("--tlp", options->tlp, "What those who get it may see at most: clear, green, amber, amber+strict, red")->check(CLI::IsMember(tlp_names()))->capture_default_str();
  command->add_flag("--full-texts", options->full_texts, "With originals, whole texts and private names");
  command->add_flag("--preview", options->preview, "Only say what would be withheld, and why");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_flag("--json", options->json, "As JSON");
  command->callback([options, &exit] { run(*options, exit); });
}

}  // namespace dateline::cli
