#pragma once
// Work on many items by several threads with the results in the order of the items, whatever thread is done first.
// At most `threads` * 4 items are held at a time, so that a long input does not fill the memory.
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dateline {

/// next() gives the items until it gives nothing; work(item) runs on any thread; emit(result) runs on the calling thread, in order.
/// emit gives false to stop early.
template <class Next, class Work, class Emit>
void ordered_parallel(unsigned threads, Next next, Work work, Emit emit) {
  using Item = typename decltype(next())::value_type;
  using Output = decltype(work(std::declval<Item>()));
  if (threads <= 1) {
    while (std::optional<Item> item = next()) {
      if (!emit(work(std::move(*item)))) return;
    }
    return;
  }
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<std::packaged_task<Output()>> queue;
  bool done = false;
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (;;) {
        std::packaged_task<Output()> task;
        {
          std::unique_lock lock(mutex);
          wake.wait(lock, [&] { return done || !queue.empty(); });
          if (queue.empty()) return;
          task = std::move(queue.front());
          queue.pop_front();
        }
        task();
      }
    });
  }
  // However this ends, the workers must hear of it before they are waited for.
  struct Finish {
    std::mutex& mutex;
    std::deque<std::packaged_task<Output()>>& queue;
    bool& done;
    std::condition_variable& wake;
    ~Finish() {
      const std::lock_guard lock(mutex);
      queue.clear();
      done = true;
      wake.notify_all();
    }
  } finish{mutex, queue, done, wake};
  std::deque<std::future<Output>> pending;
  bool more = true, wanted = true;
  while (wanted && (more || !pending.empty())) {
    while (more && pending.size() < threads * 4) {
      std::optional<Item> item = next();
      more = item.has_value();
      if (!more) break;
      std::packaged_task<Output()> task([&work, item = std::move(*item)]() mutable { return work(std::move(item)); });
      pending.push_back(task.get_future());
      const std::lock_guard lock(mutex);
      queue.push_back(std::move(task));
      wake.notify_one();
    }
    if (pending.empty()) break;
    wanted = emit(pending.front().get());
    pending.pop_front();
  }
}

/// How much is worked on together: a batch ends with the item that reaches one of these.
struct BatchSize {
  std::size_t items = 1;
  std::size_t weight = 1;
};

/// The same for work that takes less time for several items together: work(vector of items) gives a vector of as many results, weigh(item)
/// an item's share of a batch. emit takes one result, as above.
template <class Next, class Weigh, class Work, class Emit>
void ordered_parallel_batches(unsigned threads, BatchSize most, Next next, Weigh weigh, Work work, Emit emit) {
  using Item = typename decltype(next())::value_type;
  ordered_parallel(
      threads,
      [&]() -> std::optional<std::vector<Item>> {
        std::vector<Item> batch;
        std::size_t weight = 0;
        while (batch.size() < most.items && weight < most.weight) {
          std::optional<Item> item = next();
          if (!item) break;
          weight += weigh(*item);
          batch.push_back(std::move(*item));
        }
        if (batch.empty()) return std::nullopt;
        return batch;
      },
      [&](std::vector<Item> batch) { return work(std::move(batch)); },
      [&](auto results) {
        for (auto& result : results) {
          if (!emit(std::move(result))) return false;
        }
        return true;
      });
}

}  // namespace dateline
