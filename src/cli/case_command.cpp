// case new, list, show, log, and all that is put into one: add, remove, tag, untag, note, question, answer, hypothesis, support, against, assess,
// cite, close, reopen, undo.
#include "archive/case_log.h"
#include "base/try.h"
#include "cli/archive_options.h"
#include "cli/case_view.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "query/cases.h"

namespace dateline::cli {
namespace {

using cases::EntryKind;
using Json = nlohmann::json;

struct Options : ArchiveOptions {
  cases::Entry entry;
  std::vector<std::string> keys;
  std::string on;  // what is assessed: a hypothesis' number, or a key
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// A case is of an archive that is there.
Result<archive::Archive> open_to_write(const std::string& path) {
  auto there = archive::Archive::open(path, archive::Mode::kRead);
  if (!there && there.error().code != ErrorCode::kUsage) return there;  // an older version is brought up to date by writing
  return archive::Archive::open(path, archive::Mode::kWrite);
}

void put(Options& options, const Context& context, Exit& exit) {
  auto archive = open_to_write(options.archive);
  if (!archive) return exit.fail(archive.error());
  options.entry.at = now();
  const auto made = archive::put_into_case(*archive, options.entry, options.keys);
  if (!made) return exit.fail(made.error());
  const std::string told = query::case_entry(*made);
  print(options.json ? told + "\n" : harmless(view_case_entry(Json::parse(told), context.style)));
}

enum class Why { kNeeded, kIfGiven };

/// A command that makes an entry, with --by, --why, --archive and --json.
std::shared_ptr<Options> add_entry(CLI::App& parent, const char* name, const char* about, EntryKind kind, Why why, CLI::App** command) {
  auto options = std::make_shared<Options>();
  options->entry.kind = kind;
  *command = parent.add_subcommand(name, about);
  (*command)->add_option("NAME", options->entry.case_name, "The case")->required();
  (*command)->add_option("--by", options->entry.by, "Who makes the entry")->required();
  CLI::Option* reason = (*command)->add_option("--why", options->entry.why, kind == EntryKind::kAssess ? "The reasoning" : "The reason");
  if (why == Why::kNeeded) reason->required();
  add_archive_options(**command, *options);
  return options;
}

void run_on_parse(CLI::App& command, const std::shared_ptr<Options>& options, const Context& context, Exit& exit) {
  command.callback([options, &context, &exit] { put(*options, context, exit); });
}

struct OnMembers {
  const char* name;
  const char* about;
  EntryKind kind;
  Why why;
};
constexpr OnMembers kOnMembers[] = {
    {"add", "Puts reports, incidents, actors or claims into the case", EntryKind::kAdd, Why::kIfGiven},
    {"remove", "Takes them out; the log keeps that they were in", EntryKind::kRemove, Why::kNeeded},
};

void add_on_members(CLI::App& parent, const OnMembers& row, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, row.name, row.about, row.kind, row.why, &command);
  command->add_option("KEY", options->keys, "Claims, incidents (i-...), actors (a-...), reports")->required();
  run_on_parse(*command, options, context, exit);
}

struct OnWords {
  const char* name;
  const char* about;
  EntryKind kind;
  const char* text;  // name of the words
  const char* keys;  // what KEY is; null: takes none
};
constexpr OnWords kOnWords[] = {
    {"tag", "A tag on the case, or on these of it", EntryKind::kTag, "TAG", "Of the case; without any the case itself"},
    {"untag", "Takes a tag off", EntryKind::kUntag, "TAG", "Of the case; without any the case itself"},
    {"note", "A note on the case, or on these", EntryKind::kNote, "TEXT", "What it is about"},
    {"question", "A question that the case is to answer", EntryKind::kQuestion, "TEXT", "What it is about"},
    {"hypothesis", "What may be so", EntryKind::kHypothesis, "TEXT", nullptr},
};

void add_on_words(CLI::App& parent, const OnWords& row, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, row.name, row.about, row.kind, Why::kIfGiven, &command);
  command->add_option(row.text, options->entry.text)->required();
  if (row.keys) command->add_option("KEY", options->keys, row.keys);
  run_on_parse(*command, options, context, exit);
}

void add_new(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, "new", "Opens a case", EntryKind::kNew, Why::kIfGiven, &command);
  command->add_option("--about", options->entry.text, "What it is about, as a memo's title says it");
  run_on_parse(*command, options, context, exit);
}

void add_answer(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, "answer", "Answers a question", EntryKind::kAnswer, Why::kIfGiven, &command);
  command->add_option("QUESTION", options->entry.of, "Its number in `case show`")->required();
  command->add_option("TEXT", options->entry.text)->required();
  command->add_option("KEY", options->keys, "What the answer rests on");
  run_on_parse(*command, options, context, exit);
}

void add_evidence(CLI::App& parent, bool against, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, against ? "against" : "support", against ? "Evidence against a hypothesis" : "Evidence for a hypothesis",
                           against ? EntryKind::kAgainst : EntryKind::kSupport, Why::kIfGiven, &command);
  command->add_option("HYPOTHESIS", options->entry.of, "Its number in `case show`")->required();
  command->add_option("KEY", options->keys, "Claims, incidents (i-...), reports")->required();
  run_on_parse(*command, options, context, exit);
}

bool is_number(const std::string& text) { return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos; }

void add_assess(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, "assess", "Your judgement of a finding: by people only, apart from what the machine counts", EntryKind::kAssess, Why::kNeeded, &command);
  command->add_option("ON", options->on, "A hypothesis by its number, else an incident or a claim")->required();
  command->add_option("--standard", options->entry.standard, "Standard of proof: \"reasonable grounds\", \"balance of probabilities\", \"beyond reasonable doubt\", or words of your own")->required();
  command->add_option("--likelihood", options->entry.likelihood, "How likely: in your words");
  command->add_option("--finding", options->entry.text, "The finding as the memo is to say it; without it the hypothesis, or what the incident or claim is called");
  command->add_option("--alternatives", options->entry.alternatives, "Other explanations that were considered");
  command->callback([options, &context, &exit] {
    if (is_number(options->on)) options->entry.of = std::stoll(options->on);
    else options->keys = {options->on};
    put(*options, context, exit);
  });
}

void add_cite(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto options = add_entry(parent, "cite", "Notes what is cited in a draft (`memo` does it by itself)", EntryKind::kCite, Why::kIfGiven, &command);
  command->add_option("DRAFT", options->entry.draft, "The draft's name")->required();
  command->add_option("KEY", options->keys, "Claims, incidents (i-...), reports")->required();
  run_on_parse(*command, options, context, exit);
}

void add_closing(CLI::App& parent, const Context& context, Exit& exit) {
  CLI::App* command = nullptr;
  auto closing = add_entry(parent, "close", "Closes the case: nothing more is put into it", EntryKind::kClose, Why::kNeeded, &command);
  run_on_parse(*command, closing, context, exit);
  auto opening = add_entry(parent, "reopen", "Opens a closed case again", EntryKind::kReopen, Why::kNeeded, &command);
  run_on_parse(*command, opening, context, exit);
  auto undoing = add_entry(parent, "undo", "An entry no longer counts; an undo can be undone", EntryKind::kUndo, Why::kNeeded, &command);
  command->add_option("ENTRY", undoing->entry.undoes, "Its number in `case log`")->required();
  run_on_parse(*command, undoing, context, exit);
}

template <class Ask>
void add_question(CLI::App& parent, const char* name, const char* about, bool of_one, const Context& context, Exit& exit, Ask ask, std::string (*view)(const Json&, const Style&)) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(name, about);
  if (of_one) command->add_option("NAME", options->entry.case_name, "The case")->required();
  add_archive_options(*command, *options);
  command->callback([options, ask, view, &context, &exit] {
    answer(*options, context, exit, [&](const archive::Archive& a) { return ask(a, options->entry.case_name); }, view);
  });
}

}  // namespace

void add_case_commands(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* parent = app.add_subcommand("case", "Cases: what belongs together, questions, hypotheses with evidence for and against, your assessments, what was cited");
  parent->require_subcommand(1);
  add_new(*parent, context, exit);
  add_question(*parent, "list", "All cases", false, context, exit, [](const archive::Archive& a, const std::string&) { return query::cases(a); }, view_cases);
  add_question(*parent, "show", "A case as it stands", true, context, exit, query::case_now, view_case);
  for (const OnMembers& row : kOnMembers) add_on_members(*parent, row, context, exit);
  for (const OnWords& row : kOnWords) add_on_words(*parent, row, context, exit);
  add_answer(*parent, context, exit);
  add_evidence(*parent, false, context, exit);
  add_evidence(*parent, true, context, exit);
  add_assess(*parent, context, exit);
  add_cite(*parent, context, exit);
  add_closing(*parent, context, exit);
  add_question(*parent, "log", "Every entry that was ever made in a case", true, context, exit, query::case_log, view_case_log);
}

}  // namespace dateline::cli
