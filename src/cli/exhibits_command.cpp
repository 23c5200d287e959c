// dateline exhibits: images and films in the archive, and where one was used before.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/written_file.h"
#include "cli/context.h"
#include "cli/output.h"
#include "engine/exhibits.h"
#include "query/exhibits.h"
#include "query/query.h"

namespace dateline::cli {
namespace {

struct Options {
  std::string archive = "news.dateline";
  std::string like;
  std::string picture, out;
  query::ExhibitFilter filter;
  bool json = false;
};

using Json = nlohmann::json;

constexpr int kMostSayings = 8;

/// A member as one line without what a terminal would obey: files say what they like.
std::string word(const Json& object, const char* name) {
  const Json& value = object.at(name);
  std::string out = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
  for (char& c : out) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return out;
}

std::string saying_lines(const Json& says, const Style& style) {
  std::string out;
  int shown = 0;
  for (const Json& saying : says) {
    if (++shown > kMostSayings) return out + fmt::format("      and {} more (--json)\n", says.size() - kMostSayings);
    out += "      " + shorten(word(saying, "name") + ": " + word(saying, "value"), style.width - 6) + "\n";
  }
  return out;
}

std::string view_exhibit(const Json& exhibit, const Style& style) {
  std::string out = paint(style, Paint::kBold, word(exhibit, "input")) + "  " + word(exhibit, "type");
  if (!exhibit.at("width").is_null()) out += " " + word(exhibit, "width") + " x " + word(exhibit, "height");
  if (!exhibit.at("seconds").is_null()) out += " " + word(exhibit, "seconds") + " s";
  if (exhibit.contains("distance")) out += ", " + word(exhibit, "distance") + " of 64 bits apart";
  out += "\n    sha256 " + word(exhibit, "sha256") + ", taken in " + word(exhibit, "captured_at") + "\n";
  if (const std::string caption = word(exhibit, "caption"); !caption.empty()) out += "    " + shorten(caption, style.width - 4) + "\n";
  if (const std::string report = word(exhibit, "report"); !report.empty()) out += "    came with report " + report + "\n";
  out += saying_lines(exhibit.at("says"), style);
  if (exhibit.contains("location")) return out + saying_lines(exhibit.at("location"), style);
  return exhibit.at("has_location").get<bool>() ? out + "      It may say where it was made: --with-location\n" : out;
}

std::string view_exhibits(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& exhibit : answer.at("exhibits")) out += view_exhibit(exhibit, style);
  for (const Json& media : answer.at("linked")) {
    const std::string caption = word(media, "caption");
    out += word(media, "kind") + " on the page: " + word(media, "url") + "\n";
    if (!caption.empty()) out += "    " + shorten(caption, style.width - 4) + "\n";
  }
  return out.empty() ? "No exhibits.\n" : out;
}

/// A picture without what it says of itself, as the page shows it.
void write_picture(const archive::Archive& archive, const Options& options, Exit& exit) {
  if (options.out.empty()) return exit.fail({ErrorCode::kUsage, "--picture: a picture goes into a file; name it with --out"});
  if (std::filesystem::exists(options.out)) return exit.fail({ErrorCode::kUsage, "--out: " + options.out + " is there already; name a new file"});
  const auto picture = query::picture(archive, options.picture);
  if (!picture) return exit.fail(picture.error());
  if (const Status written = write_whole(options.out, picture->bytes); !written) exit.fail(written.error());
}

void run(Options& options, const Context& context, Exit& exit) {
  const auto archive = archive::Archive::open(options.archive, archive::Mode::kRead);
  if (!archive) return exit.fail(archive.error());
  if (!options.picture.empty()) return write_picture(*archive, options, exit);
  if (!options.out.empty()) return exit.fail({ErrorCode::kUsage, "--out: say which picture goes there, with --picture SHA256"});
  if (!options.like.empty()) {
    const auto like = engine::load_exhibit(options.like, {});
    if (!like) return exit.fail(like.error());
    options.filter.like_sha256 = like->file.sha256;
    options.filter.like_print = like->file.print;
    if (like->file.print.empty()) {
      std::fprintf(stderr,
                   "dateline: %s: has no print to compare by (films, GIF, TIFF, HEIF, flat or very large pictures have none); looked for "
                   "the same bytes only\n",
                   options.like.c_str());
    }
  }
  const auto answer = query::exhibits(*archive, options.filter);
  if (!answer) return exit.fail(answer.error());
  std::printf("%s", options.json ? (*answer + "\n").c_str() : harmless(view_exhibits(Json::parse(*answer), context.style)).c_str());
}

}  // namespace

void add_exhibits_command(CLI::App& app, const Context& context, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("exhibits", "Images and films in the archive, and where one was used before");
  command->add_option("--archive", options->archive, "The archive")->capture_default_str()->type_name("FILE");
  command->add_option("--like", options->like, "Those that show the same picture as this file, likest first")->type_name("FILE");
  command->add_option("--within", options->filter.within, "With --like: at most so many of 64 bits apart")
      ->check(CLI::Range(0, 64))
      ->capture_default_str();
  command->add_option("--report", options->filter.report, "Those of one report, and what its page shows")->type_name("ID");
  command->add_option("--picture", options->picture, "With --out: write this image without what it says of itself (place, maker, comments)")->type_name("SHA256");
  command->add_option("--out", options->out, "The file for --picture; it must not be there yet")->type_name("FILE");
  command->add_flag("--with-location", options->filter.with_location,
                    "Also what a file says of where it was made; see docs/cli.md before you pass it on");
  command->add_flag("--json", options->json, "For programs");
  command->callback([options, &context, &exit] { run(*options, context, exit); });
}

}  // namespace dateline::cli
