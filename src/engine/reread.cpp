#include "engine/reread.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "archive/stored_input.h"
#include "base/enum_names.h"
#include "base/try.h"
#include "engine/version.h"
#include "model/reading_json.h"

namespace dateline::engine {
namespace {

using Json = nlohmann::json;

/// A report on its way.
struct Work {
  archive::StoredInput stored;
  ingest::RawEntry entry;
  std::optional<Result<ReadReport>> read;
};

std::string word(const Json& object, const char* name) {
  return object.is_object() && object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : std::string();
}
std::vector<std::string> words(const Json& object, const char* name) {
  std::vector<std::string> out;
  if (!object.is_object() || !object.contains(name) || !object[name].is_array()) return out;
  for (const Json& one : object[name]) {
    if (one.is_string()) out.push_back(one.get<std::string>());
  }
  return out;
}

/// What came in, as add_reports took it: given_json and custody_json turned back.
ingest::RawReport raw_of(const archive::StoredInput& stored) {
  const Json given = Json::parse(stored.given, nullptr, false), exchange = Json::parse(stored.exchange, nullptr, false);
  ingest::RawReport raw;
  raw.id = stored.report;
  raw.bytes = stored.bytes;
  raw.name = stored.input;
  raw.kind = from_name<ingest::InputKind>(word(given, "kind")).value_or(ingest::InputKind::kAuto);
  raw.url = word(given, "url");
  raw.title = word(given, "title");
  raw.published = word(given, "published");
  raw.publisher = {word(given, "publisher"), word(given, "domain")};
  raw.charset = word(given, "charset");
  raw.authors = words(given, "authors");
  raw.flags = words(given, "flags");
  raw.json_line = given.is_object() && given.contains("line");
  if (exchange.is_object() && exchange.contains("capture") && exchange["capture"].is_object()) {
    raw.capture.emplace();
    raw.capture->at = word(exchange["capture"], "at");
  }
  return raw;
}

std::set<std::string> keys_of(const Json& reading) {
  std::set<std::string> out;
  if (reading.is_object() && reading.contains("claims") && reading["claims"].is_array()) {
    for (const Json& claim : reading["claims"]) out.insert(word(claim, "key"));
  }
  return out;
}

std::vector<std::string> only_in(const std::set<std::string>& some, const std::set<std::string>& others) {
  std::vector<std::string> out;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(out));
  return out;
}

/// Under which id a report stands, and of what it is a version, the archive decides.
Json as_read(std::string_view json) {
  Json out = Json::parse(json, nullptr, false);
  if (out.is_object() && out.contains("report") && out["report"].is_object()) {
    out["report"].erase("id");
    out["report"].erase("version_of");
  }
  return out;
}

RereadReport compare(const Work& work, const Reader& reader) {
  RereadReport out;
  out.report = work.stored.report;
  const Json before = as_read(work.stored.reading);
  out.engine = word(before, "engine");
  out.model = word(before, "model");
  // A reading from elsewhere was made there: only what it says of its own words is made again.
  const bool is_from_elsewhere = work.entry.report->kind == ingest::InputKind::kReading;
  out.by_this = is_from_elsewhere || (out.engine == kVersion && out.model == reader.model_name());
  if (!*work.read) {
    out.fault = work.read->error().message;
    return out;
  }
  const Json now = as_read(reading_to_json(*(*work.read)->doc, (*work.read)->reading));
  for (const auto& [name, value] : now.items()) {
    if (name == "engine" || name == "model") continue;
    if (!before.contains(name) || before[name] != value) out.parts.push_back(name);
  }
  for (const auto& [name, value] : before.items()) {
    if (!now.contains(name)) out.parts.push_back(name);
  }
  out.new_claims = only_in(keys_of(now), keys_of(before));
  out.gone_claims = only_in(keys_of(before), keys_of(now));
  return out;
}

/// Every so many of all.
std::vector<std::string> spread(std::vector<std::string> all, std::size_t most) {
  if (!most || all.size() <= most) return all;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < most; ++i) out.push_back(all[i * all.size() / most]);
  return out;
}

class Rereader {
 public:
  Rereader(const archive::Archive& archive, const Reader& reader, const RereadOptions& options) : archive_(archive), reader_(reader), options_(options) {}

  Result<RereadTotals> run(const std::function<bool()>& stop, const std::function<void(std::size_t, std::size_t)>& progressed) {
    DL_ASSIGN(const std::vector<std::string> all, archive::all_reports(archive_));
    const std::vector<std::string> chosen = spread(options_.reports.empty() ? all : options_.reports, options_.sample);
    std::size_t at = 0;
    ordered_parallel_batches(
        options_.threads, kReadTogether,
        [&]() -> std::optional<Work> {
          while (at < chosen.size() && !fault_ && !(totals_.interrupted = totals_.interrupted || stop())) {
            if (auto work = take(chosen[at++])) return work;
          }
          return std::nullopt;
        },
        [](const Work& work) { return weight(work.entry); }, [&](std::vector<Work> batch) { return read(std::move(batch)); },
        [&](const Work& work) {
          tell(work);
          if (progressed) progressed(totals_.reports + totals_.left_out, chosen.size());
          return !fault_;
        });
    if (fault_) return *fault_;
    return std::move(totals_);
  }

 private:
  std::optional<Work> take(const std::string& report) {
    auto stored = archive::stored_input(archive_, report);
    if (!stored) {
      fault_ = stored.error();
      return std::nullopt;
    }
    if (!*stored) {
      ++totals_.left_out;
      return std::nullopt;
    }
    ingest::RawReport raw = raw_of(**stored);
    return Work{std::move(**stored), {report, std::move(raw)}, std::nullopt};
  }

  std::vector<Work> read(std::vector<Work> batch) const {
    std::vector<const ingest::RawEntry*> entries;
    for (const Work& work : batch) entries.push_back(&work.entry);
    auto reports = reader_.read(entries, Depth::kReading);
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i].read.emplace(std::move(reports[i]));
    return batch;
  }

  void tell(const Work& work) {
    ++totals_.reports;
    RereadReport one = compare(work, reader_);
    if (one.fault.empty() && one.parts.empty()) {
      ++totals_.same;
      return;
    }
    if (options_.keep && one.fault.empty()) {
      const auto kept = options_.keep->add_reading(one.report, *(*work.read)->doc, (*work.read)->reading, options_.read_at);
      if (!kept) fault_ = kept.error();
    }
    totals_.changed.push_back(std::move(one));
  }

  const archive::Archive& archive_;
  const Reader& reader_;
  const RereadOptions& options_;
  RereadTotals totals_;
  std::optional<Error> fault_;
};

}  // namespace

Result<RereadTotals> read_again(const archive::Archive& archive, const Reader& reader, const RereadOptions& options, const std::function<bool()>& stop,
                                const std::function<void(std::size_t, std::size_t)>& progressed) {
  return Rereader(archive, reader, options).run(stop, progressed);
}

}  // namespace dateline::engine
