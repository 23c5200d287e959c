// mark, marks: what must not be shown to everybody. share: a copy of the archive without that, to be given away.
#include "archive/marks.h"
#include "archive/share.h"
#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/share_options.h"
#include "cli/view_parts.h"
#include "query/marks.h"

namespace dateline::cli {
namespace {

struct MarkOptions {
  std::string archive = "news.dateline", tlp;
  archive::SensitivityMark mark;
  bool json = false;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string view_mark(const archive::SensitivityMark& mark, const Style& style) {
  std::string what;
  if (mark.kind == archive::MarkKind::kUndo) what = "undoes mark " + std::to_string(mark.undoes);
  else what = std::string(name_of(mark.thing)) + " " + paint(style, Paint::kBold, on_one_line(mark.of)) + ":";
  if (mark.tlp) join(what, "tlp " + std::string(name_of(*mark.tlp)), " ");
  if (mark.no_export) join(what, "no export", what.ends_with(":") ? " " : ", ");
  if (!mark.embargo.empty()) join(what, "embargo until " + mark.embargo, what.ends_with(":") ? " " : ", ");
  std::string out = std::to_string(mark.number) + "  " + mark.at.substr(0, 10) + "  " + what + (mark.undone ? " (undone)" : "") + "\n";
  return out + "   by " + on_one_line(mark.by) + ": " + on_one_line(mark.why) + "\n";
}

Result<archive::Archive> open_there(const std::string& path) {
  DL_ASSIGN(const archive::Archive there, archive::Archive::open(path, archive::Mode::kRead));  // a mark makes no archive
  return archive::Archive::open(path, archive::Mode::kWrite);
}

void run_mark(MarkOptions& options, const Context& context, Exit& exit) {
  auto archive = open_there(options.archive);
  if (!archive) return exit.fail(archive.error());
  options.mark.at = now();
  if (!options.tlp.empty()) options.mark.tlp = from_name<archive::Tlp>(options.tlp);
  const auto made = archive::mark(*archive, options.mark);
  if (!made) return exit.fail(made.error());
  print(options.json ? query::mark(*made) + "\n" : harmless(view_mark(*made, context.style)));
}

void list_marks(const MarkOptions& options, const Context& context, Exit& exit) {
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kRead);
  if (!archive) return exit.fail(archive.error());
  if (options.json) {
    const auto told = query::marks(*archive);
    if (!told) return exit.fail(told.error());
    return print(*told + "\n");
  }
  const auto all = archive::read_marks(archive->database());
  if (!all) return exit.fail(all.error());
  for (const archive::SensitivityMark& one : *all) print(harmless(view_mark(one, context.style)));
  if (all->empty()) print("No marks.\n");
}

void add_who(CLI::App& command, MarkOptions& options) {
  command.add_option("--by", options.mark.by, "Who says so")->required();
  command.add_option("--why", options.mark.why, "The reason")->required();
  command.add_option("--archive", options.archive, "The archive")->capture_default_str()->type_name("FILE");
  command.add_flag("--json", options.json, "As JSON");
}

void add_thing(CLI::App& parent, archive::MarkedThing thing, const char* positional, const char* about, const Context& context, Exit& exit) {
  auto options = std::make_shared<MarkOptions>();
  options->mark.thing = thing;
  CLI::App* command = parent.add_subcommand(std::string(name_of(thing)), about);
  command->add_option(positional, options->mark.of)->required();
  command->add_option("--tlp", options->tlp, "Who may see it: clear, green, amber, amber+strict, red (FIRST TLP 2.0)")->check(CLI::IsMember(tlp_names()));
  command->add_flag("--no-export", options->mark.no_export, "It never leaves this archive");
  command->add_option("--embargo", options->mark.embargo, "The first day on which it may be shown")->type_name("DATE");
  add_who(*command, *options);
  command->callback([options, &context, &exit] { run_mark(*options, context, exit); });
}

void add_mark(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* parent = app.add_subcommand("mark", "Say what must not be shown to everybody (docs/protecting.md)");
  parent->require_subcommand(1);
  add_thing(*parent, archive::MarkedThing::kReport, "REPORT", "A report, in all its states", context, exit);
  add_thing(*parent, archive::MarkedThing::kSource, "NAME", "A source: reports that it publishes, or that rest on nobody else", context, exit);
  add_thing(*parent, archive::MarkedThing::kCase, "NAME", "A case, all of it", context, exit);
  add_thing(*parent, archive::MarkedThing::kEntry, "N", "One entry of a case, by its number in `case log`", context, exit);
  add_thing(*parent, archive::MarkedThing::kDecision, "N", "A decision, by its number in `incidents decisions` or `actors decisions`", context, exit);
}

void add_marks(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<MarkOptions>();
  CLI::App* marks = app.add_subcommand("marks", "All marks ever set, and which are undone");
  marks->require_subcommand(0, 1);
  marks->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  marks->add_flag("--json", options->json, "As JSON");
  marks->callback([marks, options, &context, &exit] {
    if (marks->get_subcommands().empty()) list_marks(*options, context, exit);
  });
  auto undo = std::make_shared<MarkOptions>();
  undo->mark.kind = archive::MarkKind::kUndo;
  CLI::App* command = marks->add_subcommand("undo", "A mark no longer counts");
  command->add_option("MARK", undo->mark.undoes, "Its number in `marks`")->required();
  add_who(*command, *undo);
  command->callback([undo, &context, &exit] { run_mark(*undo, context, exit); });
}

}  // namespace

void add_mark_commands(CLI::App& app, const Context& context, Exit& exit) {
  add_mark(app, context, exit);
  add_marks(app, context, exit);
  add_share(app, context, exit);
}

}  // namespace dateline::cli
