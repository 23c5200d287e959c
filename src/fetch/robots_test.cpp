#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace dateline::fetch {
namespace {

bool allowed(std::string_view robots, std::string_view path) { return allows(read_robots(robots, "dateline"), path); }

TEST(Robots, TheLongestRuleDecidesAndAllowWinsATie) {
  constexpr char kRules[] = "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /tie\nAllow: /tie\n";
  EXPECT_FALSE(allowed(kRules, "/news/a"));
  EXPECT_TRUE(allowed(kRules, "/news/open/a"));
  EXPECT_TRUE(allowed(kRules, "/tie"));
  EXPECT_TRUE(allowed(kRules, "/other"));
}

TEST(Robots, OwnGroupsOutrankThoseForAll) {
  constexpr char kRules[] =
      "User-agent: *\nDisallow: /\n\nuser-agent: other\nUser-Agent: DateLine/2.0\nDisallow: /a\nUser-agent: dateline\nDisallow: /b";
  EXPECT_TRUE(allowed(kRules, "/c"));
  EXPECT_FALSE(allowed(kRules, "/a"));
  EXPECT_FALSE(allowed(kRules, "/b"));
  EXPECT_FALSE(allows(read_robots(kRules, "stranger"), "/c"));
}

TEST(Robots, StarsAndEnds) {
  constexpr char kRules[] = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print=\n";
  EXPECT_FALSE(allowed(kRules, "/a/b.pdf"));
  EXPECT_TRUE(allowed(kRules, "/a/b.pdf?x"));
  EXPECT_FALSE(allowed(kRules, "/a.pdf.pdf"));
  EXPECT_FALSE(allowed(kRules, "/a?print=1"));
}

TEST(Robots, PathsHaveOneSpelling) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a%7eb\n", "/a~b"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /\xC3\xA9\n", "/%c3%a9"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
}

TEST(Robots, NothingForbiddenByNothing) {
  EXPECT_TRUE(allowed("", "/a"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allowed("Disallow: /\n", "/a")) << "a rule before any group";
  EXPECT_TRUE(allows(allow_nothing(), "/robots.txt"));
  EXPECT_FALSE(allows(allow_nothing(), "/a"));
}

TEST(Robots, CrawlDelayAndLineEnds) {
  const Robots robots = read_robots("\xEF\xBB\xBFUser-agent: *\rCrawl-delay: 2.5 # seconds\rDisallow: /a", "dateline");
  EXPECT_EQ(robots.crawl_delay, std::chrono::milliseconds(2500));
  EXPECT_FALSE(allows(robots, "/a"));
  EXPECT_FALSE(read_robots("User-agent: *\nCrawl-delay: -1\n", "dateline").crawl_delay);
}

TEST(Robots, OnlyTheFirstBytesCount) {
  std::string rules = "User-agent: *\n" + std::string(kMaxRobotsBytes, '#') + "\nDisallow: /\n";
  EXPECT_TRUE(allowed(rules, "/a"));
}

}  // namespace
}  // namespace dateline::fetch
