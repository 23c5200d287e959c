#include "serve/target.h"

#include <gtest/gtest.h>

namespace dateline::serve {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Target, PathAndParametersAreDecoded) {
  const auto target = parse_target("/api/v1/actors/a%2Fb+c?q=x%20y+z&limit=3&from=");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, (std::vector<std::string>{"api", "v1", "actors", "a/b+c"}));
  EXPECT_EQ(target->parameters, (Pairs{{"from", ""}, {"limit", "3"}, {"q", "x y z"}}));
}

TEST(Target, TheSameQuestionInAnyOrder) { EXPECT_EQ(parse_target("/a?b=1&c=2")->parameters, parse_target("/a?&c=2&&b=1&")->parameters); }

TEST(Target, EmptySegmentsStay) {
  EXPECT_EQ(parse_target("/")->path, (std::vector<std::string>{""}));
  EXPECT_EQ(parse_target("/a//b/")->path, (std::vector<std::string>{"a", "", "b", ""}));
}

TEST(Target, WhatIsNoTextIsRefused) {
  for (const char* raw : {"", "a", "*", "http://x.example/a", "/a?b=%", "/a?b=%4", "/a?b=%zz", "/a%ff", "/a?b=%c3", "/a%00", "/a?b=%00",
                          "/a b", "/a#b", "/a?b\n", "/\xff"}) {
    EXPECT_EQ(parse_target(raw).error().code, ErrorCode::kUsage) << raw;
  }
  EXPECT_EQ(parse_target("/\xc3\xa4?b=\xc3\xa4")->path[0], "\xc3\xa4") << "as some programs write it";
}

TEST(Target, NothingIsGivenTwice) {
  const auto target = parse_target("/a?limit=1&limit=2");
  ASSERT_FALSE(target.ok());
  EXPECT_NE(target.error().message.find("limit"), std::string::npos);
}

TEST(Target, Limits) {
  EXPECT_EQ(parse_target("/" + std::string(kMostTarget, 'a')).error().code, ErrorCode::kUriTooLong);
  std::string many = "/a?";
  for (std::size_t i = 0; i <= kMostParameters; ++i) many += "p" + std::to_string(i) + "=1&";
  EXPECT_EQ(parse_target(many).error().code, ErrorCode::kUsage);
}

TEST(Target, WhatIsEscapedComesBack) {
  std::string all;
  for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
  const auto target = parse_target("/" + escape(all) + "?" + query_string({{all, all}}));
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, (std::vector<std::string>{all}));
  EXPECT_EQ(target->parameters, (Pairs{{all, all}}));
}

}  // namespace
}  // namespace dateline::serve
