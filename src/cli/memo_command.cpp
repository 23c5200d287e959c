// memo CASE: a case written up as Markdown, HTML or (through pandoc) DOCX.

#include "archive/case_log.h"
#include "base/child_process.h"
#include "base/try.h"
#include "base/written_file.h"
#include "cli/archive_options.h"
#include "cli/fetch_options.h"
#include "cli/share_options.h"
#include "engine/version.h"
#include "memo/gather.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string archive = "news.dateline";
  std::string name, as, out, by, tlp = "clear";
  bool no_record = false;
};

/// What --as says, else the ending of the file; Markdown where neither does.
std::string form_of(const Options& options) {
  if (!options.as.empty()) return options.as;
  if (options.out.ends_with(".html") || options.out.ends_with(".htm")) return "html";
  return options.out.ends_with(".docx") ? "docx" : "markdown";
}

Result<std::string> to_docx(const memo::Memo& memo) {
  auto made = run_program({"pandoc", "--from", "markdown-raw_html-raw_tex-smart", "--to", "docx", "--output", "-"}, memo::to_markdown(memo), {});
  if (!made && made.error().code == ErrorCode::kProgramMissing)
    return Error{ErrorCode::kProgramMissing, "pandoc: not installed, and DOCX is made with it; install the package pandoc, or use --as markdown or --as html"};
  if (!made) return made.error();
  if (made->status != 0) return Error{ErrorCode::kUnreadable, "pandoc: " + made->errors};
  return std::move(made->out);
}

Result<std::string> written(const memo::Memo& memo, const std::string& form) {
  if (form == "docx") return to_docx(memo);
  return form == "html" ? memo::to_html(memo) : memo::to_markdown(memo);
}

Status write_file(const std::string& path, const std::string& bytes) {
  if (path.empty()) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return {};
  }
  return write_whole(path, bytes);
}

bool records(const Options& options) { return !options.no_record && !options.out.empty(); }

/// Nothing is written where it could not be kept.
Status check_record(const archive::Archive& archive, const Options& options) {
  DL_ASSIGN(const cases::Case one, archive::read_case(archive.database(), options.name));
  if (!one.closed || !records(options)) return {};
  return Error{ErrorCode::kUsage, options.name + ": the case is closed and keeps no more drafts; write it with --no-record, or `dateline case reopen` it"};
}

/// The case keeps what this draft cites.
Status record(const Options& options, const std::vector<std::string>& cited) {
  if (!records(options) || cited.empty()) return {};
  DL_ASSIGN(archive::Archive archive, archive::Archive::open(options.archive, archive::Mode::kWrite));
  cases::Entry entry;
  entry.kind = cases::EntryKind::kCite;
  entry.case_name = options.name;
  entry.by = options.by;
  entry.at = now();
  entry.draft = options.out;
  const auto made = archive::put_into_case(archive, entry, cited);
  return made ? Status() : Status(made.error());
}

Status write_memo(const Options& options) {
  if (options.by.empty() && records(options))
    return Error{ErrorCode::kUsage, "--by: the case keeps what is cited in this draft; say who writes it (or set DATELINE_USER), or leave it unrecorded with --no-record"};
  const std::string form = form_of(options);
  if (form == "docx" && options.out.empty()) return Error{ErrorCode::kUsage, "--out: a DOCX goes into a file; name it"};
  std::vector<std::string> cited;
  {
    DL_ASSIGN(const ForAudience audience, for_audience(options.archive, options.tlp, true));
    DL_ASSIGN(const archive::Archive archive, open_grouped(audience.file));
    DL_TRY(check_record(archive, options));
    DL_ASSIGN(const memo::Gathered found, memo::gather(archive, options.name, now().substr(0, 10), std::string(engine::kVersion)));
    DL_ASSIGN(const std::string bytes, written(found.memo, form));
    DL_TRY(write_file(options.out, bytes));
    cited = found.cited;
  }
  if (!options.out.empty()) std::fprintf(stderr, "%s: %zu footnotes\n", options.out.c_str(), cited.size());
  return record(options, cited);
}

}  // namespace

void add_memo_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("memo", "A case written up: findings, happenings with footnotes, chronology, map, what is contested, how it was made");
  command->add_option("CASE", options->name)->required();
  command->add_option("--as", options->as, "markdown, html, docx (needs pandoc); without it by the ending of --out")->check(CLI::IsMember({"markdown", "html", "docx"}));
  command->add_option("--out", options->out, "The file; without it standard output")->type_name("FILE");
  command->add_option("--by", options->by, "Who writes it: the case keeps what this draft cites")->type_name("WHO");
  command->add_flag("--no-record", options->no_record, "The case does not keep what this draft cites");
  add_audience(*command, options->tlp);
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->callback([options, &exit] {
    if (const auto done = write_memo(*options); !done) exit.fail(done.error());
  });
}

}  // namespace dateline::cli
