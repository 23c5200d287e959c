#include "serve/intake.h"

#include <algorithm>

#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::serve {
namespace {

using json::Json;

constexpr std::size_t kMostRemarks = 100, kMostReports = 1000;  // of a job

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool is_over(IntakeState state) { return state == IntakeState::kDone || state == IntakeState::kFailed; }

/// What a browser calls a file is never a way to another folder.
std::string without_folders(const std::string& name) {
  const std::string out = name.substr(name.find_last_of("/\\") + 1);
  return out == "." || out == ".." ? std::string() : out;
}

Status check(const Handed& handed) {
  const bool file = !handed.name.empty();
  if (file == !handed.address.empty()) return Error{ErrorCode::kUsage, "--name: write the name and the content of a file, or an address"};
  if (file && handed.bytes.empty()) return Error{ErrorCode::kUsage, "--content: " + handed.name + " is empty"};
  if (handed.bytes.size() <= kMostIntake) return {};
  return Error{ErrorCode::kTooLarge, handed.name + ": larger than " + std::to_string(kMostIntake >> 20) + " MiB; take it in with `dateline add`"};
}

}  // namespace

Intake::Intake(TakeIn take_in) : take_in_(std::move(take_in)), thread_([this] { work(); }) {}

Intake::~Intake() { stop(); }

void Intake::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  more_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<std::string> Intake::take(Handed handed) {
  const std::string called = handed.name;
  handed.name = without_folders(handed.name);
  if (!called.empty() && handed.name.empty()) return Error{ErrorCode::kUsage, "--name: " + called + " names no file"};
  DL_TRY(check(handed));
  const std::lock_guard lock(mutex_);
  std::size_t waiting = 0, bytes = handed.bytes.size();
  for (const Job& job : jobs_) {
    if (is_over(job.state)) continue;
    waiting += 1;
    bytes += job.bytes;
  }
  if (stop_ || waiting >= kMostIntakeWaiting || bytes > kMostIntakeBytes)
    return Error{ErrorCode::kBusy, "too much is waiting to be read already; hand it over again in a moment"};
  Job job;
  job.number = ++last_;
  job.bytes = handed.bytes.size();
  job.handed = std::move(handed);
  jobs_.push_back(std::move(job));
  while (jobs_.size() > kMostIntakeKept && is_over(jobs_.front().state)) jobs_.pop_front();
  more_.notify_one();
  return json_of(jobs_.back());
}

Intake::Job* Intake::next() {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& job) { return job.state == IntakeState::kWaiting; });
  return found == jobs_.end() ? nullptr : &*found;
}

void Intake::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [this] { return stop_ || next(); });
    if (stop_) return;
    Job& job = *next();
    job.state = IntakeState::kRunning;
    lock.unlock();
    const Status done = take_in_(job.handed, [&](const Taken& taken) {
      const std::lock_guard held(mutex_);
      job.taken = taken;
    }, stop_);
    lock.lock();
    job.state = done ? IntakeState::kDone : IntakeState::kFailed;
    if (!done) job.error = done.error().message;
    if (done && job.taken.failed > 0 && job.taken.added + job.taken.known + job.taken.exhibits == 0) job.state = IntakeState::kFailed;
    job.handed.bytes = std::string();
  }
}

std::string Intake::json_of(const Job& job) const {
  const auto some = [](const std::vector<std::string>& all, std::size_t most) { return std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most))); };
  return dump({{"job", job.number}, {"state", name_of(job.state)}, {"name", job.handed.name.empty() ? Json() : Json(job.handed.name)},
               {"address", job.handed.address.empty() ? Json() : Json(job.handed.address)}, {"bytes", job.bytes}, {"by", job.handed.by}, {"at", job.handed.at},
               {"added", job.taken.added}, {"versions", job.taken.versions}, {"known", job.taken.known}, {"failed", job.taken.failed}, {"exhibits", job.taken.exhibits},
               {"reports", some(job.taken.reports, kMostReports)}, {"remarks", some(job.taken.remarks, kMostRemarks)}, {"error", job.error.empty() ? Json() : Json(job.error)}});
}

std::string Intake::jobs() const {
  const std::lock_guard lock(mutex_);
  std::string out = "{\"jobs\":[";
  for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job) out += (job == jobs_.rbegin() ? "" : ",") + json_of(*job);
  return out + "]}";
}

Result<std::string> Intake::job(const std::string& number) const {
  const std::lock_guard lock(mutex_);
  for (const Job& job : jobs_) {
    if (std::to_string(job.number) == number) return json_of(job);
  }
  return Error{ErrorCode::kNotFound, number + ": no such job, or it is over for long; the list has those that are known"};
}

}  // namespace dateline::serve
