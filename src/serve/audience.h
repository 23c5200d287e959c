#pragma once
// Audience: what those may see who ask. Where marks withhold nothing it is the archive itself, else a share without what they withhold, made anew
// when that changes: a mark that is put while the server runs holds from the next answer on. Until the new share is there nothing is told. What comes
// in otherwise is seen when the share is made anew, some time later.
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "archive/share.h"

namespace dateline::serve {

/// A file that is shown, without what `mark` says.
struct Served {
  std::string file;
  std::string mark;  // of what is withheld; empty: nothing
  std::shared_ptr<const void> holder;  // the file goes with it
};
std::string mark_of(const archive::Withholding& what);

/// Sees whether what is withheld changed. Used by one thread.
class MarkLook {
 public:
  static Result<MarkLook> open(const std::string& archive, archive::ShareOrder order);
  Result<std::string> mark_now();
  std::int64_t version() const { return version_; }

 private:
  MarkLook(archive::Archive archive, archive::ShareOrder order) : archive_(std::move(archive)), order_(std::move(order)) {}
  archive::Archive archive_;
  archive::ShareOrder order_;
  std::int64_t version_ = -1;  // of the archive, and
  std::string day_, mark_;     // the day on which it was so
};

class Audience {
 public:
  using Make = std::function<Result<Served>()>;  // called by one thread
  static Result<std::shared_ptr<Audience>> start(const std::string& archive, archive::ShareOrder order, Served first, Make make);
  ~Audience();

  std::shared_ptr<const Served> served() const;
  /// What is served is not what may be seen: to be made anew at once.
  void ask_for_new();

 private:
  Audience(MarkLook look, Served first, Make make);
  void watch();
  void make_anew();

  MarkLook look_;
  Make make_;
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  std::shared_ptr<const Served> served_;  // under mutex_
  bool asked_ = false, stopping_ = false;  // under mutex_
  std::int64_t made_at_version_ = -1;
  std::chrono::steady_clock::time_point not_before_{};  // for what only came in
  std::thread thread_;
};

}  // namespace dateline::serve
