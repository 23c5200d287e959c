#include "cli/archive_options.h"

#include <algorithm>
#include <sstream>

#include "archive/filter_values.h"
#include "base/try.h"
#include "base/unicode.h"
#include "cli/output.h"
#include "cli/share_options.h"
#include "geo/gazetteer.h"
#include "query/filter_words.h"

namespace dateline::cli {

void add_archive_options(CLI::App& command, ArchiveOptions& options) {
  command.add_option("--archive", options.archive, "The archive")->capture_default_str()->type_name("FILE");
  command.add_flag("--json", options.json, "For programs");
}

void add_question_options(CLI::App& command, ArchiveOptions& options) {
  add_archive_options(command, options);
  command.add_option("--tlp", options.tlp, "Without what marks keep from those who may see this at most: clear, green, amber, amber+strict, red")->check(CLI::IsMember(tlp_names()));
}

void add_filters(CLI::App& command, ArchiveOptions& options, const char* source) {
  archive::Filter& filter = options.filter;
  command.add_option("--actor", filter.actor, "Who takes part: a name or an id");
  command.add_option("--kind", filter.kind, "Kind of happening: transfer, assault, ... (docs/codebook.md)");
  command.add_option("--place", filter.place, "Name of a place");
  command.add_option("--country", filter.country, "ISO 3166-1 alpha-2: SY");
  command.add_option("--bbox", options.bbox, "west,south,east,north in degrees");
  command.add_option("--from", filter.from, "First day: 2019-12-05");
  command.add_option("--to", filter.to, "Last day");
  command.add_option("--publisher", filter.publisher, "Name or domain");
  command.add_option(source, filter.source, "Whom a claim rests on");
  command.add_option("--genre", filter.genre, "news, analysis, opinion, statement, document, unknown");
  command.add_option("--language", filter.language, "ISO 639-1: en");
  command.add_option("--min-independent", options.min_independent, "At least so many independent sources")->check(CLI::NonNegativeNumber);
  add_case_filter(command, filter, "What belongs to this case (`case list`)");
  command.add_option("--review", filter.review, "unreviewed, confirmed, corrected, rejected, second_reviewed");
  command.add_option("--q", filter.q, "Words, as search takes them");
  command.add_flag("--as-written", filter.as_written, "Words of --q and search as they are: names not in other spellings");
  command.add_option("--as-known-at", filter.as_known_at, "Only what was published by this day");
  command.add_option("--limit", options.limit, "At most so many; without it 50 for a person, with --json all")->check(CLI::PositiveNumber);
  command.add_option("--cursor", filter.cursor, "Go on where the last answer ended");
  command.add_option("--sort", filter.sort, "Order; a minus before it turns it round");
}

void add_case_filter(CLI::App& command, archive::Filter& filter, const char* about) {
  // Without a name all would be listed as if it were the case's.
  const auto fault = [](const std::string& name) { return std::string(name.empty() ? "no name of a case; `dateline case list` has them" : ""); };
  command.add_option("--case", filter.in_case, about)->type_name("NAME")->check(fault);
}

Status complete(ArchiveOptions& options) {
  DL_TRY(archive::check_given(options.positional, options.what));
  DL_TRY(query::check_filter(options.filter));
  if (options.limit > 0) options.filter.limit = options.limit;
  else if (!options.json && options.lines > 0) options.filter.limit = options.lines;
  if (options.min_independent >= 0) options.filter.min_independent = options.min_independent;
  if (options.bbox.empty()) return {};
  DL_ASSIGN(options.filter.bbox, query::read_bbox(options.bbox));
  return {};
}

std::vector<std::string> places_in(const geo::Gazetteer& gazetteer, const std::string& name) {
  std::vector<geo::Candidate> found;
  gazetteer.find(name, found);
  std::vector<std::string> out;
  for (const geo::Candidate& place : found) out.push_back(std::string(place.source) + " " + geo::id_of(place));
  return out;
}

std::function<std::vector<std::string>(const std::string&)> place_names(const Context& context) {
  auto gazetteer = std::make_shared<std::unique_ptr<geo::Gazetteer>>();
  return [gazetteer, &context](const std::string& name) {
    if (!*gazetteer) {
      auto opened = geo::Gazetteer::open(gazetteer_file("", context));
      *gazetteer = opened ? std::move(*opened) : geo::Gazetteer::tables_only();
    }
    return places_in(**gazetteer, name);
  };
}

review::PlaceFinder place_finder(const Context& context) {
  auto gazetteer = std::make_shared<std::unique_ptr<geo::Gazetteer>>();
  return [gazetteer, &context](const std::string& name) -> std::optional<review::NamedPlace> {
    if (!*gazetteer) {
      auto opened = geo::Gazetteer::open(gazetteer_file("", context));
      *gazetteer = opened ? std::move(*opened) : geo::Gazetteer::tables_only();
    }
    std::vector<geo::Candidate> found;
    (*gazetteer)->find(fold_name(name), found);
    const auto best = std::max_element(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.weight < b.weight; });
    if (best == found.end()) return std::nullopt;
    return review::NamedPlace{std::string(best->country), best->lat, best->lon};
  };
}

Result<archive::Archive> open_grouped(const std::string& path) {
  auto archive = archive::Archive::open(path, archive::Mode::kRead);
  if (!archive) return archive;
  const auto stale = archive->needs_grouping();
  if (!stale || !*stale) return archive;
  auto writing = archive::Archive::open(path, archive::Mode::kWrite);
  const auto grouped = writing ? writing->group() : Status(writing.error());
  if (grouped) return writing;
  remark("dateline: incidents are not up to date, because they cannot be made now: " + grouped.error().message);
  return archive;
}

Result<Asked> open_asked(const ArchiveOptions& options) {
  ForAudience audience{options.archive, false, {}, nullptr};
  if (!options.tlp.empty()) {
    DL_ASSIGN(audience, for_audience(options.archive, options.tlp, true));
  }
  DL_ASSIGN(archive::Archive archive, open_grouped(audience.file));
  return Asked{std::move(audience.folder), std::move(archive)};
}

void answer(ArchiveOptions& options, const Context& context, Exit& exit, const std::function<Result<std::string>(const archive::Archive&)>& ask,
            const std::function<std::string(const nlohmann::json&, const Style&)>& view) {
  if (const auto done = complete(options); !done) return exit.fail(done.error());
  options.filter.places_named = place_names(context);
  const auto asked = open_asked(options);
  if (!asked) return exit.fail(asked.error());
  const auto note = archive::note_on_values(asked->archive, options.filter);
  if (note && !note->empty()) remark("dateline: " + *note);
  const auto told = ask(asked->archive);
  if (!told) return exit.fail(told.error());
  const std::string out = options.json ? *told + "\n" : harmless(view(nlohmann::json::parse(*told), context.style));
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace dateline::cli
