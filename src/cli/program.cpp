#include "cli/program.h"

#include "cli/check_command.h"
#include "cli/output.h"
#include "engine/version.h"

namespace dateline::cli {
namespace {

constexpr char kAbout[] =
    "Dateline reads news reports into a sourced, dated, mapped record:\nwho did what to whom, where, when, and according to whom.";
constexpr char kExamples[] =
    "Start here:\n"
    "  dateline read report.html --published 2019-12-05    one report, marked up\n"
    "  dateline add reports/ --archive news.dateline        many reports, into one file\n"
    "  dateline incidents --archive news.dateline           what happened, and who says so\n"
    "  dateline actors --archive news.dateline              who acts; `actor NAME` is one's dossier\n\n"
    "Exit status: 0 done; 1 internal fault; 2 wrong usage; 3 some inputs could not be read; 4 the archive is unusable.";

/// In every command that asks who it is, --by is the user's name where it is not given.
void name_user(CLI::App& app, const std::string& user) {
  for (CLI::App* command : app.get_subcommands({})) name_user(*command, user);
  CLI::Option* by = app.get_option_no_throw("--by");
  if (!by) return;
  by->description(by->get_description() + " (else DATELINE_USER)");
  by->check(CLI::Validator(fault_in_name, ""));
  if (user.find_first_not_of(" \t\r\n") != std::string::npos) by->default_val(user)->required(false);
}

std::string failure(const CLI::App* app, const CLI::Error& error) {
  if (error.get_name() == "RequiredError" && std::string(error.what()).starts_with("--by "))
    return "dateline: --by: say who it is, or set DATELINE_USER to your name once for all commands\n";
  return harmless(CLI::FailureMessage::simple(app, error));
}

}  // namespace

int run_program(int argc, char** argv, Context context) {
  if (const std::string fault = fault_in_name(context.user); !fault.empty()) {
    remark("dateline: DATELINE_USER: " + fault);
    return 2;
  }
  CLI::App app(kAbout, "dateline");
  app.footer(kExamples);
  app.set_version_flag("--version", std::string(engine::kVersion));
  app.require_subcommand(1);
  std::string colour = "auto";
  app.add_option("--color", colour, "Colours in output for people: auto, always, never")->check(CLI::IsMember({"auto", "always", "never"}));
  app.parse_complete_callback([&] {
    if (colour != "auto") context.style.colour = colour == "always";
  });
  Exit exit;
  add_read_command(app, context, exit);
  add_add_command(app, context, exit);
  add_fetch_commands(app, context, exit);
  add_archive_commands(app, context, exit);
  add_check_commands(app, context, exit);
  add_upkeep_commands(app, context, exit);
  add_mark_commands(app, context, exit);
  add_watch_commands(app, context, exit);
  add_serve_command(app, context, exit);
  add_incidents_commands(app, context, exit);
  add_exhibits_command(app, context, exit);
  add_export_commands(app, context, exit);
  add_cite_command(app, exit);
  add_case_commands(app, context, exit);
  add_memo_command(app, exit);
  add_review_commands(app, context, exit);
  add_evaluate_command(app, context, exit);
  add_gazetteer_command(app, context, exit);
  add_actors_commands(app, context, exit);
  add_sources_commands(app, context, exit);
  add_bench_command(app, context, exit);
  name_user(app, context.user);
  app.failure_message(failure);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    const int code = app.exit(stop);
    return code == 0 ? 0 : 2;
  }
  return exit.status;
}

}  // namespace dateline::cli
