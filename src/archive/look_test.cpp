// One state of the archive for several questions, broken off when it takes too long.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/archive.h"
#include "archive/sqlite.h"

namespace dateline::archive {
namespace {

class LookTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(path_); }
  void TearDown() override {
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + tail);
  }
  static CapturedInput input(const std::string& bytes) {
    CapturedInput out;
    out.bytes = bytes;
    out.captured_at = "2020-01-01T00:00:00Z";
    return out;
  }
  static Status add(Archive& archive, const std::string& id) {
    Article article;
    article.id = id;
    article.text = Text("Troops arrived.");
    const Document doc(std::move(article));
    const auto added = archive.add(input(id), doc, Reading{});
    return added ? Status() : Status(added.error());
  }
  static std::int64_t reports(const Archive& archive) { return *archive.database().number("SELECT count(*) FROM reports"); }

  const std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("dateline_look_" + std::to_string(::getpid()) + ".dateline");
};

TEST_F(LookTest, SeesOneStateWhateverComesIn) {
  auto writing = Archive::open(path_, Mode::kWrite);
  ASSERT_TRUE(writing.ok() && add(*writing, "r1").ok());
  const auto reading = Archive::open(path_, Mode::kRead);
  ASSERT_TRUE(reading.ok());
  std::int64_t before = 0;
  const Status looked = reading->look([&]() -> Status {
    before = *reading->data_version();
    EXPECT_EQ(reports(*reading), 1);
    DL_TRY(add(*writing, "r2"));
    EXPECT_EQ(reports(*reading), 1);
    EXPECT_EQ(*reading->data_version(), before);
    return {};
  });
  EXPECT_TRUE(looked.ok());
  EXPECT_EQ(reports(*reading), 2);
  EXPECT_NE(*reading->data_version(), before);
}

TEST_F(LookTest, IsBrokenOff) {
  auto writing = Archive::open(path_, Mode::kWrite);
  ASSERT_TRUE(writing.ok() && add(*writing, "r1").ok());
  const auto reading = Archive::open(path_, Mode::kRead);
  ASSERT_TRUE(reading.ok());
  int asked = 0;
  const auto endless = [&]() -> Status {
    const auto count = reading->database().number("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c");
    return count ? Status() : Status(count.error());
  };
  const Status looked = reading->look(endless, [&] { return ++asked > 3; });
  ASSERT_FALSE(looked.ok());
  EXPECT_EQ(looked.error().code, ErrorCode::kTimedOut);
  EXPECT_EQ(asked, 4);
  EXPECT_TRUE(reading->look([&]() -> Status { return reports(*reading) == 1 ? Status() : Status(Error{}); }).ok())
      << "the next one is answered";
  EXPECT_EQ(asked, 4);
}

}  // namespace
}  // namespace dateline::archive
