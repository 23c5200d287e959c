#include "formats/feed.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace dateline::formats {
namespace {

Feed read(const std::string& bytes, const std::string& url = "https://paper.example/feed.xml") {
  auto feed = read_feed(bytes, "", url, "test");
  EXPECT_TRUE(feed.ok()) << (feed ? "" : feed.error().message);
  return feed ? std::move(*feed) : Feed();
}

FeedItem item(const std::string& inside, const std::string& declarations = "") {
  Feed feed = read("<rss version='2.0' " + declarations + "><channel><item>" + inside + "</item></channel></rss>");
  EXPECT_EQ(feed.items.size(), 1u) << inside;
  return feed.items.empty() ? FeedItem() : std::move(feed.items[0]);
}

TEST(Feed, Rss) {
  const Feed feed = read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<atom:link rel="self" href="https://post.example/rss"/>
<image><title>Logo</title><link>https://post.example/logo</link></image>
<item>
  <title>Ferry &amp; bridge closed</title><link>https://post.example/ferry</link><guid isPermaLink="false">post-17</guid>
  <description>The ferry &lt;b&gt;stops&lt;/b&gt;.</description>
  <content:encoded><![CDATA[<p>The ferry stops on Monday.</p>]]></content:encoded>
  <pubDate>Tue, 05 Mar 2019 10:20:30 +0100</pubDate><dc:creator>Ann Reed</dc:creator><dc:creator>Bo Lind</dc:creator>
  <category>Transport</category><category>Harbour</category>
  <enclosure url="https://post.example/a.mp3" type="audio/mpeg" length="1"/>
  <media:content url="https://post.example/a.jpg" type="image/jpeg"/>
  <source url="https://wire.example/feed">Wire</source>
</item></channel></rss>)");
  EXPECT_EQ(feed.kind, "rss 2.0");
  EXPECT_EQ(feed.title, "The Harbour Post");
  EXPECT_EQ(feed.url, "https://post.example/");
  EXPECT_EQ(feed.language, "en-gb");
  EXPECT_TRUE(feed.repairs.empty()) << feed.repairs[0];
  ASSERT_EQ(feed.items.size(), 1u);
  const FeedItem& got = feed.items[0];
  EXPECT_EQ(got.title.value, "Ferry & bridge closed");
  EXPECT_FALSE(got.title.is_html);
  EXPECT_EQ(got.url, "https://post.example/ferry");
  EXPECT_EQ(got.id, "post-17");
  EXPECT_EQ(got.summary.value, "The ferry <b>stops</b>.");
  EXPECT_TRUE(got.summary.is_html);
  EXPECT_EQ(got.content.value, "<p>The ferry stops on Monday.</p>");
  EXPECT_EQ(got.published, "2019-03-05T10:20:30+01:00");
  EXPECT_EQ(got.authors, (std::vector<std::string>{"Ann Reed", "Bo Lind"}));
  EXPECT_EQ(got.categories, (std::vector<std::string>{"Transport", "Harbour"}));
  EXPECT_EQ(got.via, "https://wire.example/feed");
  EXPECT_EQ(got.language, "en-gb");
  ASSERT_EQ(got.enclosures.size(), 2u);
  EXPECT_EQ(got.enclosures[1].url, "https://post.example/a.jpg");
}

TEST(Feed, Atom) {
  const Feed feed = read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/" xml:lang="en">
<title type="html">The &lt;i&gt;Harbour&lt;/i&gt; Post</title><link href="/"/>
<author><name>Desk</name></author>
<entry xml:base="2019/"><id>tag:post.example,2019:1</id><title>Ferry</title>
  <link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link rel="alternate" type="application/pdf" href="ferry.pdf"/>
  <link rel="alternate" type="text/html" href="ferry"/><link rel="via" href="https://wire.example/1"/>
  <updated>2019-03-06T00:00:00Z</updated><published>2019-03-05T10:20:30.5Z</published>
  <content type="xhtml" xml:lang="fr"><div xmlns="http://www.w3.org/1999/xhtml">Le <b>ferry</b><br/>s'arrête <a href="x">&lt;ici&gt;</a></div></content>
  <summary type="text">a &lt;b&gt; c</summary>
</entry></feed>)");
  EXPECT_EQ(feed.kind, "atom 1.0");
  EXPECT_EQ(feed.title, "The Harbour Post");
  EXPECT_EQ(feed.url, "https://post.example/");
  ASSERT_EQ(feed.items.size(), 1u);
  const FeedItem& got = feed.items[0];
  EXPECT_EQ(got.id, "tag:post.example,2019:1");
  EXPECT_EQ(got.url, "https://post.example/2019/ferry");
  EXPECT_EQ(got.via, "https://wire.example/1");
  EXPECT_EQ(got.content.value, "Le <b>ferry</b><br>s'arrête <a href=\"x\">&lt;ici&gt;</a>");
  EXPECT_EQ(got.content.base, "https://post.example/2019/");
  EXPECT_EQ(got.language, "fr");
  EXPECT_EQ(got.title.language, "en");
  EXPECT_EQ(got.summary.value, "a <b> c");
  EXPECT_FALSE(got.summary.is_html);
  EXPECT_EQ(got.published, "2019-03-05T10:20:30Z");
  EXPECT_EQ(got.modified, "2019-03-06T00:00:00Z");
  ASSERT_EQ(got.enclosures.size(), 1u);
  EXPECT_EQ(got.enclosures[0].url, "https://post.example/2019/a.mp3");
}

TEST(Feed, JsonFeed) {
  const Feed feed =
      read(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "home_page_url": "https://post.example/", "language": "de",
  "authors": [{"name": "Desk"}],
  "items": [{"id": 7, "url": "/a", "title": "Fähre", "content_html": "<p>Die Fähre</p>", "summary": "Kurz", "date_published": "2019-03-05T10:20:30+01:00",
             "tags": ["x", 3], "attachments": [{"url": "https://post.example/a.mp3", "mime_type": "audio/mpeg"}]}, 5]})");
  EXPECT_EQ(feed.kind, "json feed 1.1");
  ASSERT_EQ(feed.items.size(), 1u);
  const FeedItem& got = feed.items[0];
  EXPECT_EQ(got.id, "7");
  EXPECT_EQ(got.url, "https://post.example/a");
  EXPECT_TRUE(got.content.is_html);
  EXPECT_EQ(got.language, "de");
  EXPECT_EQ(got.authors, std::vector<std::string>{"Desk"});
  EXPECT_EQ(got.published, "2019-03-05T10:20:30+01:00");
  EXPECT_EQ(got.categories, std::vector<std::string>{"x"});
}

TEST(Feed, NamedCharactersSurvive) {
  const FeedItem got = item("<title>Caf&eacute;&nbsp;open &mdash; AT&T</title><link>http://a.example/?a=1&b=2</link>");
  EXPECT_EQ(got.title.value, "Café\u00A0open — AT&T");
  EXPECT_EQ(got.url, "http://a.example/?a=1&b=2");
}

TEST(Feed, RepairsAreSaid) {
  const struct {
    std::string bytes, repair, title;
  } rows[] = {
      {"<rss><channel><item><title>A</title></item></channel>", "line 1: cut off inside <rss>", "A"},
      {"<rss><channel><item><title>A&nbsp;</title></item></channel></rss>", "line 1: undeclared &nbsp;", "A\u00A0"},
      {"<rss><channel>\n<item><title>A & B</title></item></channel></rss>", "line 2: bare '&'", "A & B"},
      {"<rss><channel><item><media:x/><title>A</title></item></channel></rss>", "undeclared prefix 'media'", "A"},
      {"<rss><channel><item><title>A<br>B</title></item></channel></rss>", "line 1: <br> not closed", "A<br>B"},
      {"<rss><channel><item><title>A</title></b></item></channel></rss>", "line 1: stray </b>", "A"},
      {"<rss><channel><item><title>A\x01</title></item></channel></rss>", "line 1: control characters", "A"},
      {"junk <rss><channel><item><title>A</title></item></channel></rss>", "line 1: words before the first tag", "A"},
      {"<rss><channel><item><title>A</title></item></channel></rss>\n<p>", "line 2: more behind the end", "A"},
      {"<rss version=2.0><channel><item><title>A</title></item></channel></rss>", "line 1: attribute without quotes", "A"},
      {"<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>", "line 1: <item> not closed", "A"},
  };
  for (const auto& row : rows) {
    const Feed feed = read(row.bytes);
    ASSERT_GE(feed.items.size(), 1u) << row.bytes;
    EXPECT_EQ(feed.items[0].title.value, row.title);
    ASSERT_FALSE(feed.repairs.empty()) << row.bytes;
    EXPECT_EQ(feed.repairs[0], row.repair) << row.bytes;
  }
}

TEST(Feed, EntitiesDoNotGrow) {
  std::string doctype = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY site SYSTEM \"file:///etc/passwd\">";
  for (char c = 'b'; c < 'k'; ++c) {
    doctype += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) doctype += std::string("&") + static_cast<char>(c - 1) + ";";
    doctype += "\">";
  }
  const Feed feed = read(doctype + "]><rss><channel><item><title>&a;</title><description>&j;|&site;|</description></item></channel></rss>");
  ASSERT_EQ(feed.items.size(), 1u);
  EXPECT_EQ(feed.items[0].title.value, "aaaaaaaaaa");
  EXPECT_EQ(feed.items[0].summary.value, "&j;|&site;|");
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "&a;";
  EXPECT_LT(read(doctype + "]><rss><channel><item><title>" + many + "</title></item></channel></rss>").items[0].title.value.size(),
            std::size_t{2} << 20);
}

TEST(Feed, DeepNestingAndLongInputsEnd) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<b>";
  EXPECT_EQ(item("<title>A</title><description>" + deep + "x</description>").title.value, "A");
  std::string comments;
  for (int i = 0; i < 200'000; ++i) comments += "<!--\n<!x '";
  EXPECT_EQ(item("<title>A</title>" + comments).title.value, "A");
}

TEST(Feed, Persons) {
  EXPECT_EQ(item("<author>jane@a.example (Jane Doe)</author>").authors, std::vector<std::string>{"Jane Doe"});
  EXPECT_EQ(item("<author>Jane Doe &lt;jane@a.example&gt;</author>").authors, std::vector<std::string>{"Jane Doe"});
  EXPECT_TRUE(item("<author>jane@a.example</author>").authors.empty());
}

TEST(Feed, Charsets) {
  const std::string body = "<rss><channel><item><title>Caf\xE9</title></item></channel></rss>";
  EXPECT_EQ(read("<?xml version='1.0' encoding='iso-8859-1'?>" + body).items[0].title.value, "Café");
  const auto by_http = read_feed(body, "text/xml; charset=\"windows-1251\"", "", "test");
  ASSERT_TRUE(by_http.ok());
  EXPECT_EQ(by_http->items[0].title.value, "Cafй");
  std::string wide;
  for (const char c : std::string("<rss><channel><item><title>A</title></item></channel></rss>")) wide += std::string(1, c) + '\0';
  EXPECT_EQ(read(wide).items[0].title.value, "A");
}

TEST(Feed, ALabelOfAnyBytesIsNotedAsText) {
  const Feed feed = read(
      "<?xml version='1.0' "
      "encoding='x-\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7\xD7'?><rss/>");
  ASSERT_FALSE(feed.repairs.empty());
  for (const std::string& repair : feed.repairs) EXPECT_TRUE(is_valid_utf8(repair));
}

TEST(Feed, WhatIsNoFeedIsRefusedByName) {
  for (const char* bytes : {"", "hello", "<html><body>x</body></html>", "{\"a\": 1}", "\xFF\xFE\x01"}) {
    const auto feed = read_feed(bytes, "", "", "thing.xml");
    ASSERT_FALSE(feed.ok()) << bytes;
    EXPECT_TRUE(feed.error().message.starts_with("thing.xml: is no feed: ")) << feed.error().message;
  }
}

TEST(Feed, IsToldByItsFirstBytes) {
  EXPECT_TRUE(looks_like_feed("<?xml version='1.0'?><!-- <html> --><rss version='2.0'>"));
  EXPECT_TRUE(looks_like_feed("\xEF\xBB\xBF<feed xmlns='http://www.w3.org/2005/Atom'>"));
  EXPECT_TRUE(looks_like_feed("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"));
  EXPECT_TRUE(looks_like_feed(R"({"version": "https://jsonfeed.org/version/1"})"));
  EXPECT_FALSE(looks_like_feed("<!doctype html><html><feed>"));
  EXPECT_FALSE(looks_like_feed("<rdf:RDF xmlns='http://other.example/'>"));
  EXPECT_FALSE(looks_like_feed(R"({"text": "a"})"));
  EXPECT_FALSE(looks_like_feed("<rssx>"));
  EXPECT_FALSE(looks_like_feed(""));
}

}  // namespace
}  // namespace dateline::formats
