#include "serve/audience.h"

#include <chrono>

#include "base/try.h"
#include "base/utc_time.h"

namespace dateline::serve {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kBetweenLooks{2};
constexpr std::chrono::seconds kLeastRest{60};  // between two shares that are made only because something came in
constexpr int kRestOfWork = 10;                 // times what making one took

void add(std::string& out, char kind, const std::vector<archive::WithheldItem>& items) {
  for (const archive::WithheldItem& item : items) ((out += kind) += item.id) += '\n';
}

}  // namespace

std::string mark_of(const archive::Withholding& what) {
  std::string out;
  add(out, 'r', what.reports);
  add(out, 'c', what.cases);
  add(out, 'e', what.entries);
  add(out, 'd', what.decisions);
  return out;
}

Result<MarkLook> MarkLook::open(const std::string& path, archive::ShareOrder order) {
  DL_ASSIGN(archive::Archive archive, archive::Archive::open(path, archive::Mode::kRead));
  return MarkLook(std::move(archive), std::move(order));
}

Result<std::string> MarkLook::mark_now() {
  order_.at = utc_time(std::chrono::system_clock::now());
  DL_ASSIGN(const std::int64_t version, archive_.data_version());
  const std::string day = order_.at.substr(0, 10);
  if (version == version_ && day == day_) return mark_;
  DL_ASSIGN(const archive::Withholding what, withheld(archive_, order_));
  mark_ = mark_of(what);
  version_ = version;
  day_ = day;
  return mark_;
}

Result<std::shared_ptr<Audience>> Audience::start(const std::string& archive, archive::ShareOrder order, Served first, Make make) {
  DL_ASSIGN(MarkLook look, MarkLook::open(archive, std::move(order)));
  DL_ASSIGN(const std::string mark, look.mark_now());
  return std::shared_ptr<Audience>(new Audience(std::move(look), std::move(first), std::move(make)));
}

Audience::Audience(MarkLook look, Served first, Make make)
    : look_(std::move(look)), make_(std::move(make)), served_(std::make_shared<const Served>(std::move(first))), made_at_version_(look_.version()) {
  not_before_ = Clock::now() + kLeastRest;
  thread_ = std::thread([this] { watch(); });
}

Audience::~Audience() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

std::shared_ptr<const Served> Audience::served() const {
  const std::lock_guard lock(mutex_);
  return served_;
}

void Audience::ask_for_new() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  woken_.notify_all();
}

void Audience::watch() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, kBetweenLooks, [this] { return asked_ || stopping_; });
      if (stopping_) return;
      asked_ = false;
    }
    const auto mark = look_.mark_now();
    if (!mark) continue;  // locked for the moment
    const bool is_share = !served()->mark.empty();
    const bool came_in = is_share && look_.version() != made_at_version_ && Clock::now() >= not_before_;
    if (*mark != served()->mark || came_in) make_anew();
  }
}

/// Where it cannot be made, the next look tries again, and until then nothing is told that may not be.
void Audience::make_anew() {
  const auto begun = Clock::now();
  const std::int64_t version = look_.version();
  auto made = make_();
  if (!made) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, kBetweenLooks, [this] { return stopping_; });
    return;
  }
  made_at_version_ = version;
  not_before_ = Clock::now() + std::max<Clock::duration>(kLeastRest, kRestOfWork * (Clock::now() - begun));
  const std::lock_guard lock(mutex_);
  served_ = std::make_shared<const Served>(std::move(*made));
}

}  // namespace dateline::serve
