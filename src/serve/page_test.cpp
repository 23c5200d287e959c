#include "serve/page.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "serve/gzip.h"

namespace dateline::serve {
namespace {

Request get(std::string target) {
  Request out;
  out.method = "GET";
  out.target = std::move(target);
  out.host = "localhost:8086";
  return out;
}

std::string field(const Reply& reply, const std::string& name) {
  for (const auto& [given, value] : reply.fields) {
    if (given == name) return value;
  }
  return {};
}

class PageTest : public testing::Test {
 protected:
  PageTest() : folder_(std::filesystem::temp_directory_path() / ("page_test." + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_ / "inner");
    std::ofstream(folder_ / "index.html") << "<p>start";
    std::ofstream(folder_ / "page.js") << "1";
    std::ofstream(folder_ / "inner" / "secret.txt") << "secret";
  }
  ~PageTest() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(PageTest, ViewsAreTheStartAndFilesAreFiles) {
  const Page page(folder_.string());
  for (const char* target : {"/", "/incidents", "/incidents/i-1?as-known-at=2020", "/reports/https%3A%2F%2Fx.example%2F1", "/?kind=assault"}) {
    const auto reply = page.answer(get(target), {});
    ASSERT_TRUE(reply) << target;
    EXPECT_EQ(reply->body, "<p>start") << target;
    EXPECT_EQ(field(*reply, "Content-Type"), "text/html; charset=utf-8");
  }
  const auto script = page.answer(get("/assets/page.js"), {});
  ASSERT_TRUE(script);
  EXPECT_EQ(script->body, "1");
  EXPECT_EQ(field(*script, "Content-Type"), "text/javascript; charset=utf-8");
}

TEST_F(PageTest, NothingRunsThatIsNotAFileOfItsOwn) {
  const std::string policy = field(*Page(folder_.string()).answer(get("/"), {}), "Content-Security-Policy");
  for (const char* part : {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for"})
    EXPECT_NE(policy.find(part), std::string::npos) << part;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  // A memo's own style, and frames only of what the page made.
  EXPECT_NE(policy.find("style-src 'self' 'sha256-"), std::string::npos);
  EXPECT_NE(policy.find("frame-src blob:;"), std::string::npos);
}

TEST_F(PageTest, OnlyItsOwnFilesAreGiven) {
  const Page page(folder_.string());
  for (const char* target : {"/assets/inner/secret.txt", "/assets/../page_test.cpp", "/assets/..", "/assets/%2e%2e/x", "/assets/none.js", "/assets/.hidden"})
    EXPECT_EQ(page.answer(get(target), {})->status, 404) << target;
}

TEST_F(PageTest, TheRestIsTheGates) {
  const Page page(folder_.string());
  for (const char* target : {"/api/v1", "/api/v1/reports", "/nothing", "/assets", "*", "", "/incidentsx", "/assets/"})
    EXPECT_FALSE(page.answer(get(target), {})) << target;
  Request post = get("/");
  post.method = "POST";
  EXPECT_FALSE(page.answer(post, {}));
  Request with_body = get("/");
  with_body.has_body = true;
  EXPECT_FALSE(page.answer(with_body, {}));
}

TEST_F(PageTest, AnotherNameIsRefusedAndAMarkIsKnown) {
  const Page page(folder_.string());
  Request elsewhere = get("/");
  elsewhere.host = "evil.example";
  EXPECT_EQ(page.answer(elsewhere, {})->status, 421);
  Request again = get("/");
  again.if_none_match = field(*page.answer(get("/"), {}), "ETag");
  const auto same = page.answer(again, {});
  EXPECT_EQ(same->status, 304);
  EXPECT_EQ(field(*same, "Content-Security-Policy"), field(*page.answer(get("/"), {}), "Content-Security-Policy"));
  std::ofstream(folder_ / "index.html") << "<p>other";
  EXPECT_EQ(page.answer(again, {})->status, 200);
}

TEST_F(PageTest, WhatIsCompiledInComesPackedOrPlain) {
  const Page page;
  Request packed = get("/assets/page.js");
  packed.accept_encoding = "gzip";
  const auto small = page.answer(packed, {}), plain = page.answer(get("/assets/page.js"), {});
  ASSERT_TRUE(small && plain);
  if (!page.is_there()) {  // built without Node.js: it says so
    EXPECT_EQ(plain->status, 404);
    EXPECT_NE(plain->body.find("./dev setup"), std::string::npos);
    return;
  }
  EXPECT_EQ(field(*small, "Content-Encoding"), "gzip");
  EXPECT_EQ(field(*plain, "Content-Encoding"), "");
  EXPECT_EQ(gunzip(small->body), plain->body);
  EXPECT_EQ(field(*small, "ETag"), "\"" + field(*plain, "ETag").substr(1, 32) + "-gz\"");
}

TEST(Gunzip, GivesBackWhatWasPackedAndNothingOfBrokenBytes) {
  const std::string text(100'000, 'a');
  EXPECT_EQ(gunzip(gzip(text)), text);
  EXPECT_EQ(gunzip(gzip(text).substr(0, 50)), "");
  EXPECT_EQ(gunzip("no gzip"), "");
}

}  // namespace
}  // namespace dateline::serve
