#include "serve/workers.h"

#include <exception>

namespace dateline::serve {
namespace {

constexpr std::size_t kMostWaiting = 128;  // questions

Error stopping() { return {ErrorCode::kBusy, "the server is stopping; ask again when it is there again"}; }

}  // namespace

Workers::Workers(std::vector<std::unique_ptr<Answerer>> answerers) : answerers_(std::move(answerers)) {
  for (auto& answerer : answerers_) threads_.emplace_back([this, &answerer] { work(*answerer); });
}

Workers::~Workers() { stop(); }

bool Workers::take(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= kMostWaiting) return false;
    waiting_.push_back(std::move(job));
  }
  more_.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stop_now_ = true;
  }
  more_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::work(Answerer& answerer) {
  while (true) {
    std::unique_lock lock(mutex_);
    more_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;  // only when stopping
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job.done(answer(answerer, job));
  }
}

Reply Workers::answer(Answerer& answerer, const Job& job) const {
  const auto late = [&] { return stop_now_ || Clock::now() >= job.end; };
  if (stop_now_) return error_reply(stopping());
  if (late()) return error_reply({ErrorCode::kBusy, "too many questions were waiting before this one; ask again in a moment"});
  try {
    Reply out = answerer.answer(job.question, late);
    return stop_now_ && out.status >= 500 ? error_reply(stopping()) : out;
  } catch (const std::exception& fault) {
    return error_reply(
        {ErrorCode::kInternal, std::string("an internal fault: ") + fault.what() + "; please report it with the address that shows it"});
  }
}

}  // namespace dateline::serve
