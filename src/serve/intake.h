#pragma once
// Intake: files and addresses that somebody hands over to be read into the archive. One after the other is read, by a thread of its own, so that nobody who asks
// or judges waits for it. What waits is bounded in number and in bytes, what is over is remembered for a while; nothing outlives the server.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/enum_names.h"
#include "base/result.h"

namespace dateline::serve {

inline constexpr std::size_t kMostIntake = std::size_t{24} << 20;          // bytes of one file
inline constexpr std::size_t kMostIntakeBytes = std::size_t{128} << 20;    // of all that wait
inline constexpr std::size_t kMostIntakeWaiting = 200, kMostIntakeKept = 500;

/// A file with its bytes, or an address.
struct Handed {
  std::string name, bytes;  // name: as the one who hands it over calls it, without a folder
  std::string address;
  std::string published;    // a day, where it does not say itself
  std::string by, at;       // who, when
  bool with_media = false;  // also the images that the page shows
};

/// How far a job is.
struct Taken {
  std::size_t added = 0, versions = 0, known = 0, failed = 0, exhibits = 0;
  std::vector<std::string> reports;   // ids
  std::vector<std::string> remarks;   // what could not be read, and what else is to be said
};

/// Reads one in, and makes incidents of it. `progressed` is called now and then; an Error is the archive's, not one of what was handed over.
using TakeIn = std::function<Status(const Handed& handed, const std::function<void(const Taken&)>& progressed, const std::atomic<bool>& stop)>;

enum class IntakeState { kWaiting, kRunning, kDone, kFailed };

class Intake {
 public:
  explicit Intake(TakeIn take_in);
  ~Intake();  // stops
  Intake(const Intake&) = delete;

  /// The job as JSON. kUsage for what says nothing or too much, kTooLarge for a file that is too large, kBusy where too much is waiting.
  Result<std::string> take(Handed handed);
  /// {"jobs": [job]}, the last first.
  std::string jobs() const;
  /// kNotFound where there is none of this number, or none any more.
  Result<std::string> job(const std::string& number) const;
  /// What runs ends after the report in work; what waits is given up.
  void stop();

 private:
  struct Job {
    std::int64_t number = 0;
    Handed handed;
    std::size_t bytes = 0;
    IntakeState state = IntakeState::kWaiting;
    Taken taken;
    std::string error;
  };
  void work();
  Job* next();
  std::string json_of(const Job& job) const;

  TakeIn take_in_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Job> jobs_;            // under mutex_; one that runs stays where it is
  std::int64_t last_ = 0;           // under mutex_
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace dateline::serve

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<serve::IntakeState>{"waiting", "running", "done", "failed"};
}  // namespace dateline
