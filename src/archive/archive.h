#pragma once
// Archive: one SQLite file that holds many readings. What came in, what was read from it and what people decided is kept for ever in
// hash chains; all else is derived from it (docs/formats/archive.md). Each report is added whole or not at all, whatever happens meanwhile.
// One Archive is used by one thread; several processes may read one file while one writes to it.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/reading.h"
#include "model/reading_json.h"

namespace dateline::archive {

class Database;
struct ExhibitFile;
struct Decision;
struct Grade;

enum class Mode { kRead, kWrite };

/// What came in, before it was read.
struct CapturedInput {
  std::string bytes;        // of the page, or the text or html of a JSON line
  std::string input;        // the file, address or line that it came from
  std::string given;        // what was told beside the bytes, as JSON: url, publisher, published, title of a JSON line; may be empty
  bool id_given = false;    // the article's id came with the input, it was not made from the bytes
  std::string captured_at;  // ISO 8601
  std::string custody;      // how it came to be held, as JSON: kept beside it, and no part of what makes two inputs the same; may be empty
};

enum class Added { kNew, kVersion, kKnown };

struct AddOutcome {
  Added what = Added::kNew;
  std::string report;      // the id under which it stands in the archive
  std::string version_of;  // for a version
};

struct CheckProblem {
  std::string what, where;
};
struct CheckReport {
  bool ok() const { return problems.empty(); }
  std::int64_t reports = 0;
  std::vector<CheckProblem> problems;
};

class Archive {
 public:
  /// kWrite makes the file where it is missing.
  static Result<Archive> open(const std::filesystem::path& path, Mode mode);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  /// The report that holds this same input already, so that it need not be read again.
  Result<std::optional<std::string>> known(const CapturedInput& input) const;

  /// Adds one report in one transaction. The same input again changes nothing; other bytes under a known id or address are a version. kPurged
  /// for what was purged (archive/purge.h).
  Result<AddOutcome> add(const CapturedInput& input, const Document& doc, const Reading& reading);

  /// Keeps a newer reading of a report beside the old ones; it is the one that counts from now on.
  Status add_reading(std::string_view report, const Document& doc, const Reading& reading, std::string_view read_at);

  /// Keeps an image or film (archive/exhibits.h); its sha256 is made here. False: these bytes stand under this report already.
  Result<bool> add_exhibit(std::string_view bytes, ExhibitFile file);

  /// Appends what somebody decided (archive/decide.h makes it) and groups anew. Its number. `make` looks at the archive as it stands in the
  /// same transaction, with all that came in grouped.
  Result<std::int64_t> append(const std::function<Result<Decision>()>& make);

  /// Appends a grade of a source or claim (archive/grades.h). Its number.
  Result<std::int64_t> append(const Grade& grade);

  /// Does several things as one, with all that came in grouped: all of them, or none where `work` gives an Error.
  Status update(const std::function<Status()>& work);

  /// Asks several things of one state of the archive, whatever comes in meanwhile. Broken off with kTimedOut where `stop`, which is asked
  /// often, says so.
  Status look(const std::function<Status()>& work, const std::function<bool()>& stop = {}) const;
  /// Another number than before where others changed the archive meanwhile; each Archive has numbers of its own.
  Result<std::int64_t> data_version() const;

  /// Whether reports came in since incidents were last made.
  Result<bool> needs_grouping() const;
  /// Groups what came in since, some reports at a time: where it is broken off, the next goes on. `progressed` hears how many are waiting still.
  Status group(const std::function<void(std::int64_t)>& progressed = {});
  /// Rebuilds everything that is derived.
  Status regroup();

  /// Does `work`, rebuilds everything that is derived, and does `after`, as one.
  Status rewrite(const std::function<Status()>& work, const std::function<Status()>& after);
  /// Writes the file anew, so that neither its pages nor the log beside it hold what was deleted. kArchiveLocked where a reader stands in the way.
  Status sweep();

  /// A copy of the archive as it stands, in one file, whatever others write meanwhile. kUsage where a file is there already.
  Status copy_to(const std::filesystem::path& path) const;

  Result<CheckReport> check() const;

  /// The latest reading of a report, with people's judgements laid over (src/review); kNotFound for an id that is not there.
  Result<StoredReading> reading(std::string_view report) const;
  /// The same as it is kept, without them.
  Result<StoredReading> machine_reading(std::string_view report) const;

  const Database& database() const { return *database_; }

 private:
  explicit Archive(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace dateline::archive
