#pragma once
// What commands that ask an archive are told: which archive, for whom, what to look for.
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "archive/archive.h"
#include "archive/filter.h"
#include "cli/context.h"
#include "geo/gazetteer.h"
#include "review/values.h"

namespace dateline::cli {

struct ArchiveOptions {
  std::string archive = "news.dateline";
  std::string tlp;         // for those who may see so much at most; empty: for whoever holds the file
  bool json = false;
  std::string what;        // the positional: words, an id or a key
  std::string positional;  // its name in the usage
  archive::Filter filter;
  std::string bbox;
  int limit = 0;
  int lines = 50;          // at most so many for a person, where --limit says nothing; 0: all
  int min_independent = -1;
  std::string in = "reports";  // what search gives
};

/// --archive and --json.
void add_archive_options(CLI::App& command, ArchiveOptions& options);
/// These two and --tlp: of what only asks.
void add_question_options(CLI::App& command, ArchiveOptions& options);
/// The filters, --limit, --cursor and --sort. `source` names the option for whom claims rest on.
void add_filters(CLI::App& command, ArchiveOptions& options, const char* source = "--source");
/// --case.
void add_case_filter(CLI::App& command, archive::Filter& filter, const char* about);
/// Puts what was told as text into the filter.
Status complete(ArchiveOptions& options);

/// Ids of the places that a name may mean.
std::vector<std::string> places_in(const geo::Gazetteer& gazetteer, const std::string& name);
/// Looks names of places up in the installed gazetteer, which is opened when it is asked first; finds nothing where there is none.
std::function<std::vector<std::string>(const std::string&)> place_names(const Context& context);

/// The likeliest place that the installed gazetteer has under a name; opened when it is asked first.
review::PlaceFinder place_finder(const Context& context);

/// Opens an archive to ask it. Where an `add` was killed before incidents were made, makes them first.
Result<archive::Archive> open_grouped(const std::string& path);

/// The archive, or with --tlp what marks leave of it.
struct Asked {
  std::shared_ptr<const void> share;  // holds the folder of a share; goes after the archive
  archive::Archive archive;
};
Result<Asked> open_asked(const ArchiveOptions& options);

/// Asks the archive, and prints what it says: as it is with --json, else as `view` has it.
void answer(ArchiveOptions& options, const Context& context, Exit& exit, const std::function<Result<std::string>(const archive::Archive&)>& ask,
            const std::function<std::string(const nlohmann::json&, const Style&)>& view);

}  // namespace dateline::cli
