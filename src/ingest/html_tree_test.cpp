#include <gtest/gtest.h>

#include <string>

#include "ingest/html.h"

namespace dateline::ingest {
namespace {

/// The inside of a node by names: "p(words b(bold))"; words that are blank are "_".
std::string inside(const HtmlPage& page, NodeId id) {
  std::string out;
  for (NodeId i = id + 1; i < page[id].end; i = page[i].end) {
    if (!out.empty()) out += ' ';
    if (page[i].tag == Tag::kText) {
      out += page.text(i).find_first_not_of(" \n") == std::string_view::npos ? "_" : page.text(i);
    } else {
      const std::string_view name = tag_name(page[i].tag);
      out += name.empty() ? "?" : name;
      if (page[i].end > i + 1) out.append("(").append(inside(page, i)).append(")");
    }
  }
  return out;
}

std::string whole(std::string_view html) { return inside(parse_html(html), 0); }
std::string body(std::string_view html) {
  const HtmlPage page = parse_html(html);
  return inside(page, page.first(Tag::kBody));
}

TEST(HtmlTree, HeadAndBodyAreThereUnsaid) {
  EXPECT_EQ(whole(""), "html(head body)");
  EXPECT_EQ(whole("<!doctype html><title>a &lt; b</title><p>c"), "html(head(title(a < b)) body(p(c)))");
  EXPECT_EQ(whole("<head></head><meta><p>x"), "html(head(meta) body(p(x)))");
  EXPECT_EQ(whole("<p>x</body></html>y"), "html(head body(p(xy)))");
  EXPECT_EQ(whole("<frameset><frame></frameset>"), "html(head frameset(frame))");
  EXPECT_EQ(whole("words<frameset>"), "html(head body(words))");
}

TEST(HtmlTree, AttributesOfALaterBodyAreAdded) {
  const HtmlPage page = parse_html("<body class=a>x<body class=b lang=en><p id=c>y");
  const NodeId at = page.first(Tag::kBody);
  EXPECT_EQ(page.attribute(at, "class"), "a");
  EXPECT_EQ(page.attribute(at, "lang"), "en");
  EXPECT_EQ(page.attribute(page.first(Tag::kP), "id"), "c");
}

TEST(HtmlTree, FormattingElements) {
  EXPECT_EQ(body("<p><b>a<p>c"), "p(b(a)) p(b(c))");
  EXPECT_EQ(body("<b>a<div>c</b>d"), "b(a) div(b(c) d)");
  EXPECT_EQ(body("<a>one<a>two"), "a(one) a(two)");
  EXPECT_EQ(body("<b><i><u>x</b>y"), "b(i(u(x))) i(u(y))");
  EXPECT_EQ(body("<font><font><font><font><p>x<p>y"), "font(font(font(font(p(x) p(y)))))");
  EXPECT_EQ(body("<p><b><b><b><b>x<p>y"), "p(b(b(b(b(x))))) p(b(b(b(y))))");
  EXPECT_EQ(body("<p><b id=1><b id=2><b id=3><b id=4>x<p>y"), "p(b(b(b(b(x))))) p(b(b(b(b(y)))))");
}

TEST(HtmlTree, WhatIsAstrayInATableStandsBeforeIt) {
  EXPECT_EQ(body("<table>a<tr><td>b</table>c"), "a table(tbody(tr(td(b)))) c");
  EXPECT_EQ(body("<table> <tr> <td>b"), "table(_ tbody(tr(_ td(b))))");
  EXPECT_EQ(body("<table><tr>x<td>y</td>z"), "xz table(tbody(tr(td(y))))");
  EXPECT_EQ(body("<table><caption>c<col><tr><th>h"), "table(caption(c) colgroup(col) tbody(tr(th(h))))");
  EXPECT_EQ(body("<table><input type=hidden><input>"), "input table(input)");
}

TEST(HtmlTree, OldDoctypesLetATableIntoAParagraph) {
  EXPECT_EQ(body("<!doctype html><p>x<table>"), "p(x) table");
  EXPECT_EQ(body("<p>x<table>"), "p(x table)");
  EXPECT_EQ(body("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.0 Transitional//EN'><p>x<table>"), "p(x table)");
  EXPECT_EQ(body("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'><p>x<table>"), "p(x table)");
  EXPECT_EQ(body("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' 'http://dtd.example/a.dtd'><p>x<table>"), "p(x) table");
}

TEST(HtmlTree, RawTextIsNoMarkup) {
  EXPECT_EQ(body("<p><textarea>\na<p>b</textarea>c"), "p(textarea(a<p>b) c)");
  EXPECT_EQ(body("<iframe>a<!--</iframe>b"), "iframe(a<!--) b");
  EXPECT_EQ(whole("<script>a</scripts></script>b"), "html(head(script(a</scripts>)) body(b))");
  EXPECT_EQ(whole("<script><!--<script></script></script>b"), "html(head(script(<!--<script></script>)) body(b))");
  EXPECT_EQ(whole("<script><!--<script>--></script>b"), "html(head(script(<!--<script>-->)) body(b))");
  EXPECT_EQ(whole("<style>p{}</STYLE ><p>b"), "html(head(style(p{})) body(p(b)))");
  EXPECT_EQ(body("<plaintext>a</plaintext>"), "plaintext(a</plaintext>)");
}

TEST(HtmlTree, SvgIsALeafAndLeadsOut) {
  EXPECT_EQ(body("<svg><g><p>x"), "svg p(x)");
  EXPECT_EQ(body("<svg><desc><p>x</p></desc></svg>y"), "svg y");
  EXPECT_EQ(body("<svg><![CDATA[<p>]]></svg>y"), "svg y");
  EXPECT_EQ(body("<math><mi>x</mi><p>y"), "math(mi(x)) p(y)");
}

TEST(HtmlTree, SelectsAndTemplates) {
  EXPECT_EQ(body("<select><option>a<option>b<select>c"), "select(option(a) option(b)) c");
  EXPECT_EQ(body("<select><div>a</div></select>"), "select(div(a))");
  EXPECT_EQ(body("<p>x<template><tr><td>y</template>z"), "p(x template(tr(td(y))) z)");
}

TEST(HtmlTree, CommentsPartTexts) {
  const HtmlPage page = parse_html("<p>a<!-- > -->b<!-->c<!--->d<!--e--!>f</>g<?h>i");
  EXPECT_EQ(inside(page, page.first(Tag::kBody)), "p(a b c d fg i)");
}

TEST(HtmlTree, ReferencesAndLineEnds) {
  EXPECT_EQ(body("a&ampb&notit;&notin;&nope;&#x80;&#0;&#xD800;&#1114112;&#;&"), "a&b¬it;∉&nope;€���&#;&");
  const HtmlPage page = parse_html("<a href='?a=1&copy=2&copy;&not;&lt' title='x\r\ny\rz'>a\r\nb\r\rc");
  const NodeId link = page.first(Tag::kA);
  EXPECT_EQ(page.attribute(link, "href"), "?a=1&copy=2©¬<");
  EXPECT_EQ(page.attribute(link, "title"), "x\ny\nz");
  EXPECT_EQ(page.text(link + 1), "a\nb\n\nc");
}

TEST(HtmlTree, NulsAreDroppedOrReplaced) {
  using namespace std::string_view_literals;
  const HtmlPage page = parse_html("<p a\0b='c\0d'>x\0y<textarea>e\0f&amp;"sv);
  const NodeId p = page.first(Tag::kP);
  EXPECT_EQ(page.text(p + 1), "xy");
  EXPECT_EQ(page.attribute(p, "a\uFFFDb"), "c\uFFFDd");
  EXPECT_EQ(page.text(page.first(Tag::kTextarea) + 1), "e\uFFFDf&");
}

TEST(HtmlTree, TagsThatThePageEndsInAreNone) {
  EXPECT_EQ(body("x<p"), "x");
  EXPECT_EQ(body("x<p a='b>c"), "x");
  EXPECT_EQ(body("a < b <3 c<"), "a < b <3 c<");
}

TEST(HtmlTree, AttributesAreLowerCaseAndFirstOnesCount) {
  const HtmlPage page = parse_html("<P ID=a id=b =c d/e='f'g>x");
  const NodeId p = page.first(Tag::kP);
  ASSERT_EQ(page[p].attribute_count, 5u);
  EXPECT_EQ(page.attribute(p, "id"), "a");
  EXPECT_TRUE(page.has_attribute(p, "=c"));
  EXPECT_TRUE(page.has_attribute(p, "d"));
  EXPECT_EQ(page.attribute(p, "e"), "f");
  EXPECT_TRUE(page.has_attribute(p, "g"));
}

}  // namespace
}  // namespace dateline::ingest
