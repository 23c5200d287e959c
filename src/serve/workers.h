#pragma once
// Workers: a fixed number of threads that answer questions in the order in which they came. More than a fixed number do not wait.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/answerer.h"

namespace dateline::serve {

using Clock = std::chrono::steady_clock;

struct Job {
  Question question;
  Clock::time_point end;                  // after this the question is broken off
  std::function<void(Reply reply)> done;  // called once, by a worker's thread
};

class Workers {
 public:
  explicit Workers(std::vector<std::unique_ptr<Answerer>> answerers);
  ~Workers();
  Workers(const Workers&) = delete;

  /// False: too many are waiting, or the workers are stopping; `done` is not called.
  bool take(Job job);
  /// Breaks off what runs; what waits is answered as busy. Returns when all is done.
  void stop();

 private:
  void work(Answerer& answerer);
  Reply answer(Answerer& answerer, const Job& job) const;

  std::vector<std::unique_ptr<Answerer>> answerers_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Job> waiting_;             // under mutex_
  bool stopping_ = false;               // under mutex_
  std::atomic<bool> stop_now_ = false;  // the same, for what runs
  std::vector<std::thread> threads_;
};

}  // namespace dateline::serve
