// review next, accept, reject, correct, second, create, done, undo, list, show, history: what people judge of what was read.
#include "archive/decide.h"
#include "archive/judge.h"
#include "base/try.h"
#include "base/written_file.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/raw_keys.h"
#include "cli/review_session.h"
#include "cli/review_view.h"
#include "cli/share_options.h"
#include "query/case_file.h"
#include "query/history.h"
#include "query/reviews.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;
using review::Verdict;

struct Options : ArchiveOptions {
  archive::NewJudgement judgement;
  std::vector<std::string> items;  // that are judged alike, one after the other
  std::int64_t undoes = 0;
  std::string state;
};
using Shared = std::shared_ptr<Options>;

/// A judgement is on an archive that is there.
Result<archive::Archive> open_to_judge(const std::string& path) {
  auto there = archive::Archive::open(path, archive::Mode::kRead);
  if (!there && there.error().code != ErrorCode::kUsage) return there;  // an older version is brought up to date by writing
  auto writing = archive::Archive::open(path, archive::Mode::kWrite);
  if (!writing) return writing;
  DL_TRY(writing->group());
  return writing;
}

void show(const Options& options, const archive::Decision& made, const Context& context) {
  const std::string told = query::judgement(made);
  const std::string out = options.json ? told + "\n" : harmless(view_judgements(Json::parse(told), context.style));
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void judge(Options& options, const Context& context, Exit& exit) {
  auto archive = open_to_judge(options.archive);
  if (!archive) return exit.fail(archive.error());
  options.judgement.at = now();
  options.judgement.places = place_finder(context);
  if (options.items.empty()) options.items.push_back(options.judgement.on);
  for (const std::string& item : options.items) {
    options.judgement.on = item;
    const auto made = archive::judge(*archive, options.judgement);
    if (!made) return exit.fail(made.error());
    show(options, *made, context);
  }
}

Shared add_judging(CLI::App& parent, const char* name, const char* about, Verdict verdict, const Context& context, Exit& exit, CLI::App** command) {
  auto options = std::make_shared<Options>();
  options->judgement.verdict = verdict;
  *command = parent.add_subcommand(name, about);
  (*command)->add_option("--by", options->judgement.by, "Who judges")->required();
  (*command)->add_option("--why", options->judgement.why, "The reason")->required();
  add_archive_options(**command, *options);
  (*command)->callback([options, &context, &exit] { judge(*options, context, exit); });
  return options;
}

constexpr char kItem[] = "A claim (its key), an incident (i-...), or REPORT#ID of what a report's reading holds (`review show REPORT`)";
constexpr char kFields[] =
    "What is right: kind=, status=, date=2019-08, place=NAME or NAME@LAT,LON, agent=NAME (target=, recipient=, ...; agent= for nobody), role=NAME:ROLE, count=killed:12, polarity=, certainty=, speaker= with publisher, s2 (a source in `review show REPORT`), words of the report or TYPE:NAME; "
    "of relations from=, to=, start=, end=";

void add_on_item(CLI::App& parent, const char* name, const char* about, Verdict verdict, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  const Shared options = add_judging(parent, name, about, verdict, context, exit, &command);
  if (verdict != Verdict::kCorrect) {
    command->add_option("ITEM", options->items, std::string(kItem) + "; several are judged alike")->required();
    return;
  }
  command->add_option("ITEM", options->judgement.on, kItem)->required();
  command->add_option("FIELD=VALUE", options->judgement.fields, kFields)->required();
}

void add_done(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  const Shared options = add_judging(parent, "done", "You read the report in full: nothing else is in it (by this `evaluate` tells what is missed)", Verdict::kDone, context, exit, &command);
  command->add_option("REPORT", options->judgement.on, "The report")->required();
}

void add_second(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  const Shared options = add_judging(parent, "second", "You agree with what somebody else judged", Verdict::kSecond, context, exit, &command);
  command->add_option("JUDGEMENT", options->judgement.seconds, "Its number in `review list`")->required();
}

void add_create(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  const Shared options = add_judging(parent, "create", "What the reading lacks, out of words of the report", Verdict::kCreate, context, exit, &command);
  command->add_option("WHAT", options->judgement.item, "claim, event, relation, time or source")->required();
  command->add_option("REPORT", options->judgement.on, "The report")->required();
  command->add_option("FIELD=VALUE", options->judgement.fields, kFields);
  command->add_option("--words", options->judgement.words, "The words that say it, as they stand in the report");
  command->add_option("--span", options->judgement.span, "The same as START-END in characters of its text");
  command->add_option("--kind", options->judgement.kind, "Of an event or relation its kind, of a source its name (or TYPE:NAME)");
  command->add_option("--about", options->judgement.about, "Of a claim what it is on: another claim's key, or REPORT#v1");
}

void add_undo(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("undo", "A judgement, or any other decision, no longer counts; an undo can be undone");
  command->add_option("JUDGEMENT", options->undoes, "Its number in `review list`")->required();
  command->add_option("--by", options->judgement.by, "Who undoes it")->required();
  command->add_option("--why", options->judgement.why, "The reason")->required();
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    auto archive = open_to_judge(options->archive);
    if (!archive) return exit.fail(archive.error());
    archive::NewDecision undo;
    undo.kind = archive::DecisionKind::kUndo;
    std::tie(undo.undoes, undo.by, undo.why, undo.at) = std::tuple(options->undoes, options->judgement.by, options->judgement.why, now());
    const auto made = archive::decide(*archive, undo);
    if (!made) return exit.fail(made.error());
    show(*options, *made, context);
  });
}

void add_next(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  options->lines = 1;
  options->judgement.why = "read beside its report";
  CLI::App* command = parent.add_subcommand("next", "At a terminal, judge by single keys what waits; else what waits next. What to look at next: what cases hold or cite, what is disputed, then what rests on one source, of what nobody judged");
  add_archive_options(*command, *options);
  add_filters(*command, *options);
  command->add_option("--by", options->judgement.by, "Who judges, at a terminal");
  command->add_option("--why", options->judgement.why, "The reason that is kept with each judgement made at a terminal")->capture_default_str();
  command->callback([options, &context, &exit] {
    if (!options->json && options->limit == 0 && RawKeys::usable()) {
      const auto ended = complete(*options);
      if (!ended) return exit.fail(ended.error());
      if (const auto done = run_review_session(*options, {options->judgement.by, options->judgement.why}, context, exit); !done) exit.fail(done.error());
      return;
    }
    if (options->limit == 0) options->limit = 1;
    answer(*options, context, exit, [&](const archive::Archive& a) { return query::review_next(a, options->filter); }, view_review_next);
  });
}

void add_list(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("list", "All judgements, and what became of each");
  command->add_option("--state", options->state, "in_force, undone, overruled, not_attached")->check(CLI::IsMember({"in_force", "undone", "overruled", "not_attached"}));
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(*options, context, exit, [&](const archive::Archive& a) { return query::judgements(a, options->state); }, view_judgements);
  });
}

void add_show(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("show", "What can be judged of a report, or one claim, incident or item, and how it stands");
  command->add_option("ITEM", options->what, "A report, a claim, an incident, or REPORT#ID")->required();
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(*options, context, exit, [&](const archive::Archive& a) { return query::review_item(a, options->what); }, view_review_item);
  });
}

void add_history(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("history", "What people decided of one happening, claim, actor, report or item: who, when and why, also what counts no more");
  command->add_option("ITEM", options->what, "An incident, a claim, an actor, a report, or REPORT#ID")->required();
  add_archive_options(*command, *options);
  command->callback([options, &context, &exit] {
    answer(*options, context, exit, [&](const archive::Archive& a) { return query::history(a, options->what); }, view_history);
  });
}

Status write_case_file(const Options& options, const std::string& out, const std::string& tlp) {
  DL_ASSIGN(const ForAudience audience, for_audience(options.archive, tlp, true));
  DL_ASSIGN(const archive::Archive archive, open_grouped(audience.file));
  DL_ASSIGN(const query::CaseFile made, query::case_file(archive, options.what));
  if (!out.empty()) return write_whole(out, made.text);
  std::fwrite(made.text.data(), 1, made.text.size(), stdout);
  return {};
}

void add_case_file(CLI::App& parent, Exit& exit) {
  auto options = std::make_shared<Options>();
  auto out = std::make_shared<std::string>();
  auto tlp = std::make_shared<std::string>("clear");
  CLI::App* command = parent.add_subcommand("case-file", "What was judged as a test case (docs/formats/case.md): the paragraph, and what must be read in it; private persons are not named");
  command->add_option("ITEM", options->what, "A claim (its key), or REPORT#ID")->required();
  command->add_option("--out", *out, "The file; without it standard output")->type_name("FILE");
  add_audience(*command, *tlp);
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->callback([options, out, tlp, &exit] {
    if (const auto done = write_case_file(*options, *out, *tlp); !done) exit.fail(done.error());
  });
}

}  // namespace

void add_review_commands(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* parent = app.add_subcommand("review", "What people judge: claims, events, relations, times, places and incidents accepted, rejected, corrected, created");
  parent->require_subcommand(1);
  add_next(*parent, context, exit);
  add_on_item(*parent, "accept", "It is so; of what somebody else confirmed or corrected, a second review", Verdict::kAccept, context, exit);
  add_on_item(*parent, "reject", "It is not so: it no longer counts", Verdict::kReject, context, exit);
  add_on_item(*parent, "correct", "It is otherwise: sets fields of it", Verdict::kCorrect, context, exit);
  add_second(*parent, context, exit);
  add_create(*parent, context, exit);
  add_done(*parent, context, exit);
  add_undo(*parent, context, exit);
  add_list(*parent, context, exit);
  add_show(*parent, context, exit);
  add_history(*parent, context, exit);
  add_case_file(*parent, exit);
}

}  // namespace dateline::cli
