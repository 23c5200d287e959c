// What was told as done outlives a power cut at any step, and a full disk at any write costs nothing that was there. `DATELINE_TRUST_EVERY=1` tries each step.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "archive/bad_disk_test.h"
#include "archive/day_of_work_test.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class BadDays : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_bad_days_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fresh();
  }
  void TearDown() override { fs::remove_all(folder_); }

  void fresh() const {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "day");
  }
  fs::path day() const { return folder_ / "day"; }

  static int every(int usual) {
    const char* told = std::getenv("DATELINE_TRUST_EVERY");
    return told ? std::max(1, std::atoi(told)) : usual;
  }

  /// What was told as done is in the archive, which is whole and can be written to.
  static void look_at(const fs::path& path, const Held& told) {
    auto archive = Archive::open(path, Mode::kWrite);
    ASSERT_TRUE(archive.ok()) << archive.error().message;
    EXPECT_EQ(problems_of(*archive), "");
    const auto held = held_by(*archive);
    ASSERT_TRUE(held.ok()) << held.error().message;
    EXPECT_GE(held->decisions, told.decisions);
    EXPECT_GE(held->grades, told.grades);
    EXPECT_GE(held->entries, told.entries);
    EXPECT_GE(held->marks, told.marks);
    EXPECT_GE(held->purges, told.purges);
    EXPECT_GE(held->exhibits, told.exhibits);
    for (const std::string& id : told.reports) {
      const bool is_purged = id == "r2" && held->purges > told.purges;
      EXPECT_TRUE(is_purged || std::find(held->reports.begin(), held->reports.end(), id) != held->reports.end()) << id << " is gone";
    }
    ASSERT_TRUE(put_report(*archive, "r9").ok());
    ASSERT_TRUE(archive->group().ok());
    EXPECT_EQ(problems_of(*archive), "");
  }

  static void look_at_copy(const fs::path& path) {
    const auto copy = Archive::open(path, Mode::kRead);
    ASSERT_TRUE(copy.ok()) << copy.error().message;
    EXPECT_EQ(problems_of(*copy), "");
  }

  fs::path folder_;
};

TEST_F(BadDays, WhatWasToldAsDoneOutlivesAPowerCut) {
  int steps = 0;
  {
    BadDisk disk;
    Held told;
    const Status done = work_for_a_day(day(), told);
    ASSERT_TRUE(done.ok()) << done.error().message;
    steps = disk.steps();
  }
  std::mt19937 dice(20211104);
  const int stride = every(97);
  int cuts = 0;
  for (int step = 1 + static_cast<int>(dice() % static_cast<unsigned>(stride)); step <= steps; step += stride) {
    for (const Unsynced fate : {Unsynced::kLost, Unsynced::kWritten, Unsynced::kTorn}) {
      fresh();
      Held told;
      {
        BadDisk disk;
        disk.lose_power_at(step);
        (void)work_for_a_day(day(), told);
        disk.leave(day(), folder_ / "after", fate, dice);
      }
      SCOPED_TRACE("power cut at step " + std::to_string(step) + " of " + std::to_string(steps) + ", fate " + std::to_string(static_cast<int>(fate)));
      look_at(folder_ / "after" / "news.dateline", told);
      ++cuts;
      if (HasFatalFailure()) return;
    }
  }
  std::printf("%d power cuts at %d steps\n", cuts, steps);
}

TEST_F(BadDays, AFullDiskIsToldAndCostsNothing) {
  int writes = 0;
  {
    BadDisk disk;
    Held told;
    ASSERT_TRUE(work_for_a_day(day(), told).ok());
    writes = disk.writes();
  }
  const int stride = every(97);
  int refusals = 0;
  for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE}) {
    for (const int times : {1 << 30, 1}) {
      for (int write = 1 + refusals % stride; write <= writes; write += stride) {
        fresh();
        SCOPED_TRACE("write " + std::to_string(write) + " of " + std::to_string(writes) + " and " + (times == 1 ? "no other" : "all behind it") + " refused with " + std::to_string(code));
        BadDisk disk;
        disk.refuse_at(write, code, times);
        Held told;
        const Status done = work_for_a_day(day(), told);
        if (!done.ok()) {
          EXPECT_EQ(done.error().code, code == SQLITE_FULL ? ErrorCode::kDiskFull : ErrorCode::kUnreadable) << done.error().message;
        }
        disk.mend();
        EXPECT_FALSE(fs::exists(day() / "copy.dateline.part"));
        EXPECT_EQ(told.backed_up, fs::exists(day() / "copy.dateline"));
        if (told.backed_up) look_at_copy(day() / "copy.dateline");
        look_at(day() / "news.dateline", told);
        ++refusals;
        if (HasFatalFailure()) return;
      }
    }
  }
  std::printf("%d refusals at %d writes\n", refusals, writes);
}

}  // namespace
}  // namespace dateline::archive
