#pragma once
// A test with an archive of its own, in a folder that goes when the test ends.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "query/query.h"

namespace dateline::query {

class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("dateline_query_" + std::to_string(::getpid()) + "_" + test->test_suite_name() + "_" + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto opened = Archive::open(folder_ / "news.dateline", archive::Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_ = std::make_unique<Archive>(std::move(*opened));
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::filesystem::path folder_;
  std::unique_ptr<Archive> archive_;
};

}  // namespace dateline::query
