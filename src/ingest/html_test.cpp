#include "ingest/html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::ingest {
namespace {

std::string repeated(std::string_view words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

/// The elements and words of a page's body: "p(words b(bold))".
std::string shape(const HtmlPage& page, NodeId id) {
  std::string out;
  for (NodeId i = id + 1; i < page[id].end; i = page[i].end) {
    if (!out.empty()) out += ' ';
    if (page[i].tag == Tag::kText) {
      out += page.text(i);
    } else {
      out += std::to_string(static_cast<int>(page[i].tag)) + "(" + shape(page, i) + ")";
    }
  }
  return out;
}
std::string body_shape(std::string_view html) {
  const HtmlPage page = parse_html(html);
  return shape(page, page.first(Tag::kBody));
}
std::string node(Tag tag, const std::string& inside) { return std::to_string(static_cast<int>(tag)) + "(" + inside + ")"; }

TEST(Html, RepairsAsBrowsersDo) {
  EXPECT_EQ(body_shape("<p>one<p>two"), node(Tag::kP, "one") + " " + node(Tag::kP, "two"));
  EXPECT_EQ(body_shape("<ul><li>a<li>b</ul>"), node(Tag::kUl, node(Tag::kLi, "a") + " " + node(Tag::kLi, "b")));
  EXPECT_EQ(body_shape("<b>x<i>y</b>z</i>"), node(Tag::kB, "x " + node(Tag::kI, "y")) + " " + node(Tag::kI, "z"));
  EXPECT_EQ(body_shape("a &amp; b &eacute; &#8217;"), "a & b é ’");
  EXPECT_EQ(body_shape("<custom-box>x</custom-box>"), node(Tag::kOther, "x"));
  EXPECT_EQ(body_shape("<svg><title>no</title><path/></svg>x"), node(Tag::kSvg, "") + " x");
}

TEST(Html, Attributes) {
  const HtmlPage page = parse_html("<a HREF='/x?a=1&amp;b=2' class=\"c d\" hidden>t</a>");
  const NodeId a = page.first(Tag::kA);
  ASSERT_NE(a, 0u);
  EXPECT_EQ(page.attribute(a, "href"), "/x?a=1&b=2");
  EXPECT_EQ(page.attribute(a, "class"), "c d");
  EXPECT_TRUE(page.has_attribute(a, "hidden"));
  EXPECT_EQ(page.attribute(a, "none"), "");
}

TEST(Html, WordsLeaveOutWhatIsNotShown) {
  const HtmlPage page = parse_html("<div>One<script>x</script> two<p>three</p><style>s</style>four&nbsp;five</div>");
  EXPECT_EQ(page.words(page.first(Tag::kDiv)), "One two three four five");
}

// Blanks before a page's first words are no part of it, and nothing is lost of what is joined to the words behind them.
TEST(Html, WordsJoinedBehindCutBlanks) {
  for (const std::size_t blanks : {1u, 7u, 100u, 4000u, 100'000u}) {
    const std::string title = repeated("t", 60), more = repeated("m", static_cast<int>(blanks) - 1);
    const HtmlPage page = parse_html(repeated("\n", static_cast<int>(blanks)) + "a<body title=" + title + ">" + more + "</x>end");
    const NodeId body = page.first(Tag::kBody);
    EXPECT_EQ(page.attribute(body, "title"), title) << blanks;
    EXPECT_EQ(page.words(body), "a" + more + "end") << blanks;
  }
}

TEST(Html, NoscriptSwallowsNothing) {
  for (const char* inside : {"<iframe src='//count.example'>", "<!-- count", "<img src=a.gif"}) {
    const HtmlPage page = parse_html("<p>One</p><noscript>" + std::string(inside) + "</noscript><p>two</p>");
    EXPECT_EQ(page.words(page.first(Tag::kBody)), "One two") << inside;
  }
}

TEST(Html, EmptyAndOdd) {
  EXPECT_EQ(parse_html("").size(), 4u);  // document, html, head, body
  for (const char* html : {"<", "</", "<!", "<!-", "<a", "<a b", "<a b=", "<a b='", "&", "&#", "&#x", "</a", "<!doctype", "<![CDATA[",
                           "<script>", "<plaintext>"}) {
    EXPECT_GE(parse_html(html).size(), 1u) << html;
  }
}

std::size_t depth(const HtmlPage& page) {
  std::size_t most = 0;
  std::vector<std::size_t> depths(page.size(), 0);
  for (NodeId id = 1; id < page.size(); ++id) most = std::max(most, depths[id] = depths[page[id].parent] + 1);
  return most;
}

TEST(Html, LimitsHold) {
  const HtmlPage deep = parse_html(repeated("<div>", 100000) + "x");
  EXPECT_EQ(deep.size(), 100005u);
  EXPECT_LE(depth(deep), HtmlPage::kMaxDepth + 1);
  EXPECT_TRUE(parse_html(repeated("<p>", HtmlPage::kMaxNodes)).truncated());
  std::string many = "<p ";
  for (int i = 0; i < 1000; ++i) many.append("a").append(std::to_string(i)).append("=1 ");
  const HtmlPage page = parse_html(many + ">x</p>");
  EXPECT_EQ(page[page.first(Tag::kP)].attribute_count, HtmlPage::kMaxAttributes);
  EXPECT_TRUE(page.truncated());
  EXPECT_FALSE(parse_html(repeated("<p>word", 10000)).truncated());
  const HtmlPage joined = parse_html("<table>" + repeated("x<tr>", 100000));
  EXPECT_EQ(joined.text(joined.first(Tag::kText)).size(), 100000u);
}

// Each of these makes some builder of trees take the square of the page's size, or grow without bound.
TEST(Html, HostilePagesTakeLinearTime) {
  const std::vector<std::string> parts = {
      "<b><p>", "<a>", "<table><tr><td>", "<div>", "</p>", "<p><font a=1>", "&", "&am", "<b></p>", "<a><p></a>", "<i><div></i>",
      "<table><b>x", "<select><option>", "<svg><p>", "<math><mi>", "<template><td>", "<!--", "<!", "</x>", "<x", "<a b='", "<title>",
      "<script><!--<script>", "<button><p>", "<li><ul>", "<dd><dt>", "<form>", "<frameset>", "<ruby><rt>", "<nobr>", "<body a=1>",
      "<caption>", "<object><tr>", "</br>", "<svg><![CDATA[x]]>", "<p><b><i><u><s>", "x<tr>", "<h1><h2>", "<plaintext>",
      "<annotation-xml>"};
  for (const std::string& part : parts) {
    for (const char* before : {"", "<table>", "<svg><desc>", "<p><button>"}) {
      std::string page = before;
      if (part == "<body a=1>") page += repeated("<i>", 600);
      page += repeated(part, static_cast<int>(400'000 / part.size()));
      const HtmlPage parsed = parse_html(page);
      EXPECT_LE(depth(parsed), 2 * HtmlPage::kMaxDepth) << before << part;
    }
  }
}

TEST(Html, NodesNest) {
  const HtmlPage page = parse_html("<div><p>a<b>b</b></p><table><tr><td>c</table></div><p>d");
  for (NodeId id = 1; id < page.size(); ++id) {
    EXPECT_LT(page[id].parent, id);
    EXPECT_GT(page[id].end, id);
    EXPECT_LE(page[id].end, page[page[id].parent].end);
  }
}

}  // namespace
}  // namespace dateline::ingest
