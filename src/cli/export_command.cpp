// dateline export: what other programs take. A form each is a subcommand (src/exports/export.h); export register: transfers of goods as a table.
#include <filesystem>

#include "base/try.h"
#include "base/written_file.h"
#include "cli/archive_options.h"
#include "cli/import_command.h"
#include "cli/share_options.h"
#include "engine/version.h"
#include "exports/export.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  ArchiveOptions archive;
  std::string format = "csv", tlp = "clear", out;
  bool full_texts = false;
};

/// The archive as those may see it for whom the export is made.
Result<archive::Archive> open_for(const Options& options, ForAudience& audience) {
  DL_ASSIGN(audience, for_audience(options.archive.archive, options.tlp, true));
  return open_grouped(audience.file);
}

Status write_files(const std::vector<exports::File>& files, const exports::Format& format, const std::string& out) {
  std::error_code fault;
  const bool in_folder = format.is_folder || out.ends_with('/') || fs::is_directory(out, fault);
  if (in_folder) {
    fs::create_directories(out, fault);
    if (fault) return Error{ErrorCode::kUnreadable, out + ": the folder cannot be made (" + fault.message() + "); name another with --out"};
  }
  for (const exports::File& file : files) {
    const fs::path path = in_folder ? fs::path(out) / file.name : fs::path(out);
    DL_TRY(write_whole(path, file.bytes));
    std::fprintf(stderr, "%s: %zu bytes\n", path.string().c_str(), file.bytes.size());
  }
  return {};
}

Status export_as(const exports::Format& format, Options& options) {
  DL_TRY(complete(options.archive));
  if (format.is_folder && options.out.empty()) return Error{ErrorCode::kUsage, "export " + std::string(format.name) + ": several files; name their folder with --out DIR"};
  if (format.is_binary && options.out.empty()) return Error{ErrorCode::kUsage, "export " + std::string(format.name) + ": not text; name the file with --out FILE"};
  ForAudience audience;
  DL_ASSIGN(const archive::Archive archive, open_for(options, audience));
  exports::Order order{archive, options.archive.filter, std::string(engine::kVersion), options.full_texts};
  DL_ASSIGN(const archive::Archive marked, open_grouped(options.archive.archive));  // a share bears no marks
  DL_ASSIGN(order.tlp, archive::tlp_of_reports(marked));
  DL_ASSIGN(const std::vector<exports::File> files, format.write(order));
  if (!options.out.empty()) return write_files(files, format, options.out);
  for (const exports::File& file : files) std::fwrite(file.bytes.data(), 1, file.bytes.size(), stdout);
  return {};
}

void add_format(CLI::App& parent, const Context& context, Exit& exit, const exports::Format& format) {
  auto options = std::make_shared<Options>();
  options->archive.lines = 0;
  options->archive.filter.places_named = place_names(context);
  CLI::App* command = parent.add_subcommand(std::string(format.name), std::string(format.about));
  command->add_option("--archive", options->archive.archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_option("--out", options->out, format.is_folder ? "Folder for the files" : "File, or a folder for it; else standard output")->type_name("PATH");
  add_filters(*command, options->archive);
  add_audience(*command, options->tlp);
  command->add_flag("--full-texts", options->full_texts, "With the texts of reports, where the form has them; else only what claims quote");
  command->callback([options, &exit, &format] {
    if (const Status done = export_as(format, *options); !done) exit.fail(done.error());
  });
}

Status export_register(Options& options) {
  DL_TRY(complete(options.archive));
  ForAudience audience;
  DL_ASSIGN(const archive::Archive archive, open_for(options, audience));
  DL_ASSIGN(const std::string answer, query::transfer_register(archive, options.archive.filter));
  const bool json = options.archive.json || options.format == "json";
  const std::string out = json ? answer + "\n" : query::register_csv(answer);
  if (!options.out.empty()) return write_files({{json ? "register.json" : "register.csv", out}}, {}, options.out);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return {};
}

void add_register(CLI::App& parent, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  options->archive.lines = 0;
  options->archive.filter.places_named = place_names(context);
  CLI::App* command =
      parent.add_subcommand("register", "Transfers of goods as a table: supplier, recipient, item, number, years, status, sources");
  add_archive_options(*command, options->archive);
  command->add_option("--out", options->out, "File, or a folder for it; else standard output")->type_name("PATH");
  add_filters(*command, options->archive);
  add_audience(*command, options->tlp);
  command->add_option("--format", options->format, "csv or json")->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
  command->callback([options, &exit] {
    if (const Status done = export_register(*options); !done) exit.fail(done.error());
  });
}

}  // namespace

void add_export_commands(CLI::App& app, const Context& context, Exit& exit) {
  CLI::App* parent = app.add_subcommand("export", "What other programs take");
  parent->require_subcommand(1);
  for (const exports::Format& format : exports::formats()) add_format(*parent, context, exit, format);
  add_register(*parent, context, exit);
  add_import(app, context, exit);
}

}  // namespace dateline::cli
