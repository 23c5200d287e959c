#pragma once
// A test with an archive of one report, for what answers from it.
#include <string>

#include "query/test_archive.h"

namespace dateline::serve {

class ReportTest : public query::ArchiveTest {
 protected:
  void SetUp() override {
    ArchiveTest::SetUp();
    ASSERT_TRUE(add("r1").ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  Status add(const std::string& id) {
    Article article;
    article.id = id;
    article.language = "en";
    article.text = Text("Troops arrived.");
    archive::CapturedInput input;
    input.bytes = id;
    input.id_given = true;
    input.captured_at = "2020-01-01T00:00:00Z";
    const auto added = archive_->add(input, Document(std::move(article)), Reading{});
    return added ? Status() : Status(added.error());
  }
  std::string path() const { return (folder_ / "news.dateline").string(); }
};

}  // namespace dateline::serve
