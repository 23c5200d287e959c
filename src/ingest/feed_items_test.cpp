#include "ingest/feed_items.h"

#include <gtest/gtest.h>

#include "ingest/input_kind.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view kFeed =
    R"(<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:base="https://post.example/2019/">
<channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Ferry &amp; bridge closed</title><link>ferry</link><author>ann@post.example (Ann Reed)</author><pubDate>Tue, 05 Mar 2019 10:20:30 +0100</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry between the islands stops on Monday, the harbour office said.</p><p>Engineers will look at the <a href="plan">piers</a> first, and the council will vote on the money next week.</p>]]></content:encoded></item>
<item><title>Market moves</title><link>market</link><description>The fish market moves to the old customs house in May.

Traders agreed.</description></item>
<item><title>Only a title</title><link>bare</link></item>
</channel></rss>)";

TEST(FeedItems, EachIsAReport) {
  EXPECT_EQ(kind_of(kFeed), InputKind::kFeed);
  const auto entries = split_input("feed.xml", std::string(kFeed), InputKind::kAuto, {});
  ASSERT_EQ(entries.size(), 3u);
  ASSERT_TRUE(entries[0].report.ok());
  const auto article = make_article(*entries[0].report);
  ASSERT_TRUE(article.ok()) << article.error().message;
  EXPECT_EQ(article->text.view(),
            "Ferry & bridge closed\n\nThe ferry between the islands stops on Monday, the harbour office said.\n\nEngineers will look at "
            "the piers first, and the council will "
            "vote on the money next week.");
  EXPECT_EQ(article->url, "https://post.example/2019/ferry");
  EXPECT_EQ(article->published, "2019-03-05T10:20:30+01:00");
  EXPECT_EQ(article->publisher.name, "The Harbour Post");
  EXPECT_EQ(article->publisher.domain, "post.example");
  EXPECT_EQ(article->authors, std::vector<std::string>{"Ann Reed"});
  EXPECT_EQ(article->language, "en");
  ASSERT_EQ(article->links.size(), 1u);
  EXPECT_EQ(article->links[0].url, "https://post.example/2019/plan");
  EXPECT_TRUE(article->flags.empty());
}

TEST(FeedItems, ASummaryIsATeaser) {
  const auto entries = split_feed("feed.xml", kFeed, {});
  ASSERT_TRUE(entries.at(1).report.ok());
  const auto article = make_article(*entries[1].report);
  ASSERT_TRUE(article.ok()) << article.error().message;
  EXPECT_EQ(article->text.view(), "Market moves\n\nThe fish market moves to the old customs house in May.\n\nTraders agreed.");
  EXPECT_EQ(article->flags, std::vector<std::string>{"teaser"});
}

TEST(FeedItems, AnItemWithoutWordsIsAnErrorInItsPlace) {
  const auto entries = split_feed("feed.xml", kFeed, {});
  ASSERT_FALSE(entries.at(2).report.ok());
  EXPECT_EQ(entries[2].report.error().code, ErrorCode::kNoText);
  EXPECT_EQ(
      entries[2].report.error().message,
      "feed.xml item 3 (Only a title): has a title at most and no words; read the page that it leads to, https://post.example/2019/bare");
}

TEST(FeedItems, WhatWasMendedIsFlagged) {
  const auto entries = split_feed(
      "f", "<rss><channel><item><description>Fish & chips are dear this summer, the traders say</description></item></channel>", {});
  ASSERT_TRUE(entries.at(0).report.ok());
  EXPECT_EQ(entries[0].report->flags, (std::vector<std::string>{"teaser", "feed_repaired"}));
}

}  // namespace
}  // namespace dateline::ingest
