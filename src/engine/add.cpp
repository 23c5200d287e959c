#include "engine/add.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "archive/reading_lines.h"
#include "base/try.h"
#include "engine/custody_json.h"
#include "engine/exhibits.h"
#include "engine/fetch_session.h"
#include "engine/inputs.h"
#include "engine/wanted_media.h"
#include "fetch/address.h"
#include "ingest/carried_media.h"

namespace dateline::engine {
namespace {

/// What was told beside the bytes, as the archive keeps it.
std::string given_json(const ingest::RawReport& raw) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) out[name] = value;
  };
  put("url", raw.url);
  put("title", raw.title);
  put("published", raw.published);
  put("publisher", raw.publisher.name);
  put("domain", raw.publisher.domain);
  put("charset", raw.charset);
  put("kind", std::string(name_of(raw.kind)));
  if (raw.json_line) out["line"] = true;
  if (raw.capture) out["fetched"] = true;  // the address counts in the report's id
  if (!raw.authors.empty()) out["authors"] = raw.authors;
  if (!raw.flags.empty()) out["flags"] = raw.flags;
  return out.empty() ? std::string() : out.dump();
}

archive::CapturedInput captured(const ingest::RawReport& raw, const AddOptions& options) {
  return {raw.bytes, raw.name, given_json(raw), !raw.id.empty() || raw.kind == ingest::InputKind::kReading, options.captured_at,
          custody_json({options.captured_at, options.by, tool_name()}, raw.capture)};
}

constexpr std::int64_t kLeastSide = 64;  // pixels of what a file carries: less have buttons and the dots by which mails are counted

/// A report on its way: what came in, and its reading.
struct Work {
  archive::CapturedInput input;
  ingest::RawEntry entry;
  std::optional<Result<ReadReport>> report;
};

class Adder {
 public:
  Adder(archive::Archive& archive, const Reader& reader, const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop)
      : archive_(archive), reader_(reader), options_(options), listener_(listener), stop_(stop) {}

  Result<AddTotals> run(const std::vector<std::string>& paths) {
    for (const auto& path : find_inputs(paths, FolderFiles::kReportsAndMedia)) {
      if (!path) {
        fail(path.error());
        continue;
      }
      if (options_.open_address && fetch::is_web_address(path->string())) {
        DL_TRY(add_source(options_.open_address(path->string())));
        without_article_ = 0;  // which is told of files only
      } else if (is_media_file(*path)) {
        DL_TRY(add_exhibit(*path));
      } else {
        DL_TRY(add_input(*path));
      }
      totals_.interrupted = totals_.interrupted || stop_;
      if (totals_.interrupted) break;
    }
    return totals_;
  }

 private:
  Status add_exhibit(const std::filesystem::path& path) {
    auto exhibit = load_exhibit(path, options_.captured_at);
    if (!exhibit) {
      fail(exhibit.error());
      return {};
    }
    exhibit->file.input = short_name(std::move(exhibit->file.input));
    DL_ASSIGN(const bool is_new, archive_.add_exhibit(exhibit->bytes, exhibit->file));
    ++(is_new ? totals_.exhibits : totals_.known);
    progress();
    return {};
  }

  std::string short_name(std::string name) const {
    if (!options_.without_folder.empty() && name.starts_with(options_.without_folder + "/")) name.erase(0, options_.without_folder.size() + 1);
    return name;
  }

  Status add_input(const std::filesystem::path& path) {
    Input input(path, options_.kind, options_.given);
    DL_TRY(add_source([&] { return input.next(); }));
    DL_TRY(add_wanted(path));
    const std::string remark = input.summary(std::exchange(without_article_, 0));
    if (!remark.empty() && listener_.remarked) listener_.remarked(remark);
    return {};
  }

  Status add_source(const EntrySource& next) {
    std::optional<Error> fault;
    ordered_parallel_batches(
        options_.threads, kReadTogether, [&] { return fault ? std::nullopt : take(next, fault); },
        [](const Work& work) { return weight(work.entry); }, [&](std::vector<Work> batch) { return read(std::move(batch)); },
        [&](Work work) {
          if (Status done = add(work); !done) fault = done.error();
          return !fault;
        });
    return fault ? Status(*fault) : Status();
  }

  /// The next report that is not in the archive yet.
  std::optional<Work> take(const EntrySource& next, std::optional<Error>& fault) {
    while (!(totals_.interrupted = totals_.interrupted || stop_)) {
      auto entry = next();
      if (!entry) break;
      if (!entry->report) {
        fail(entry->report.error());
        continue;
      }
      entry->report->name = short_name(std::move(entry->report->name));
      Work work{captured(*entry->report, options_), std::move(*entry), std::nullopt};
      const auto known = archive_.known(work.input);
      if (!known) {
        fault = known.error();
        return std::nullopt;
      }
      if (!*known) return work;
      ++totals_.known;
      tell_stored(*work.entry.report, **known);
      progress();
    }
    return std::nullopt;
  }

  std::vector<Work> read(std::vector<Work> batch) const {
    std::vector<const ingest::RawEntry*> entries;
    for (const Work& work : batch) entries.push_back(&work.entry);
    auto reports = reader_.read(entries, Depth::kReading);
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i].report.emplace(std::move(reports[i]));
    return batch;
  }

  Status add(const Work& work) {
    const Result<ReadReport>& report = *work.report;
    if (!report && is_no_article(work.entry, report.error())) {
      ++without_article_;
      return {};
    }
    if (!report) {
      fail(report.error());
      return {};
    }
    if (options_.fold_readings) {
      DL_ASSIGN(const bool folded, fold(work, *report));
      if (folded) return {};
    }
    const auto added = archive_.add(work.input, *report->doc, report->reading);
    if (!added && added.error().code == ErrorCode::kPurged) {
      fail(added.error());
      return {};
    }
    DL_ASSIGN(const archive::AddOutcome outcome, added);
    if (outcome.what == archive::Added::kKnown) {
      ++totals_.known;
    } else {
      ++totals_.added;
      totals_.versions += outcome.what == archive::Added::kVersion;
      totals_.unread += !report->reading.unread.empty();
    }
    tell_stored(*work.entry.report, outcome.report);
    progress();
    if (outcome.what != archive::Added::kKnown) DL_TRY(add_carried(*work.entry.report, report->doc->article, outcome.report));
    const bool was_fetched = work.entry.report->capture.has_value();
    if (!options_.fetch_media || !was_fetched || outcome.what == archive::Added::kKnown) return {};
    if (!work.entry.one_of_many) return add_media(report->doc->article, outcome.report);
    wanted_.want(report->doc->article, outcome.report);  // what lies at these addresses today may be something else than what was stored
    return {};
  }

  /// Whether this report is here already. A whole text counts from now on where there were only quotes.
  Result<bool> fold(const Work& work, const ReadReport& report) {
    DL_ASSIGN(const archive::SameText same, archive::same_text(archive_, report.doc->article));
    if (same == archive::SameText::kNone) return false;
    if (same == archive::SameText::kQuotes) {
      DL_TRY(archive_.add_reading(report.doc->article.id, *report.doc, report.reading, options_.captured_at));
      ++totals_.added;
    } else {
      ++totals_.known;
    }
    tell_stored(*work.entry.report, report.doc->article.id);
    progress();
    return true;
  }

  /// Pictures and films that came in the report's own file.
  Status add_carried(const ingest::RawReport& raw, const Article& article, const std::string& report) {
    for (ingest::CarriedMedia& media : ingest::carried_media(raw, article)) {
      auto exhibit = make_exhibit(std::move(media.bytes), media.input, options_.captured_at);
      if (exhibit && exhibit->file.width > 0 && std::min(exhibit->file.width, exhibit->file.height) < kLeastSide) continue;
      DL_TRY(add_with_report(std::move(exhibit), report, std::move(media.caption)));
    }
    return {};
  }

  /// Goes through the web archive once more: an image may stand before the page that shows it.
  Status add_wanted(const std::filesystem::path& path) {
    const WantedMedia wanted = std::exchange(wanted_, {});
    if (wanted.none()) return {};
    if (path == "-") {
      if (listener_.remarked) listener_.remarked("-: images of a web archive are taken from a file only; name it instead of standard input");
      return {};
    }
    Input input(path, options_.kind, options_.given);
    while (auto media = input.next_media([&](const std::string& address) { return wanted.has(address); })) {
      const auto exhibit = make_exhibit(std::move(media->bytes), media->input, options_.captured_at);
      for (const WantedMedia::For& one : wanted.of(media->input)) DL_TRY(add_with_report(exhibit, one.report, one.caption));
    }
    return {};
  }

  /// What the page shows, as exhibits of the report. One that cannot be had is told, and is no failure of the report.
  Status add_media(const Article& article, const std::string& report) {
    std::size_t taken = 0;
    for (const MediaLink& media : article.media) {
      if (++taken > kMostMedia || stop_) break;
      auto bytes = options_.fetch_media(media.url, article.url);
      auto exhibit = bytes ? make_exhibit(std::move(*bytes), media.url, options_.captured_at) : Result<LoadedExhibit>(bytes.error());
      DL_TRY(add_with_report(std::move(exhibit), report, caption_of(article, media)));
    }
    return {};
  }

  Status add_with_report(Result<LoadedExhibit> exhibit, const std::string& report, std::string caption) {
    if (!exhibit) {
      if (listener_.remarked) listener_.remarked(exhibit.error().message);
      return {};
    }
    exhibit->file.report = report;
    exhibit->file.caption = std::move(caption);
    DL_ASSIGN(const bool is_new, archive_.add_exhibit(exhibit->bytes, exhibit->file));
    totals_.exhibits += is_new;
    return {};
  }

  void tell_stored(const ingest::RawReport& raw, const std::string& report) const {
    if (listener_.stored) listener_.stored(raw.name, report);
  }
  void fail(const Error& error) {
    ++totals_.failed;
    if (listener_.failed) listener_.failed(error);
    progress();
  }
  void progress() const {
    if (listener_.progressed) listener_.progressed(totals_);
  }

  archive::Archive& archive_;
  const Reader& reader_;
  const AddOptions& options_;
  const AddListener& listener_;
  const std::atomic<bool>& stop_;
  AddTotals totals_;
  WantedMedia wanted_;               // of the web archive in work
  std::size_t without_article_ = 0;  // of the input in work
};

}  // namespace

Result<AddTotals> add_reports(archive::Archive& archive, const Reader& reader, const std::vector<std::string>& paths,
                              const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop) {
  return Adder(archive, reader, options, listener, stop).run(paths);
}

}  // namespace dateline::engine
