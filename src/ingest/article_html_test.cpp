#include "ingest/article_html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "formats/web_address.h"

namespace dateline::ingest {
namespace {

constexpr const char* kOne = "The harbour of Port Sample was closed to all ships on Monday after a crane fell into the basin, the harbour master said.";
constexpr const char* kTwo = "Nobody was hurt, but two fishing boats and a pilot launch were damaged, according to a list that the port authority published.";
constexpr const char* kThree = "Divers are to look at the wreck on Wednesday; until then ferries leave from the old quay north of the lighthouse.";

std::string p(const char* words) { return std::string("<p>") + words + "</p>\n"; }

Article read(const std::string& html, RawReport raw = {}) {
  raw.bytes = html;
  raw.kind = InputKind::kHtml;
  raw.name = "page";
  Result<Article> article = make_article(raw);
  EXPECT_TRUE(article.ok()) << (article.ok() ? "" : article.error().message);
  return article.ok() ? std::move(article.value()) : Article();
}

/// "kind: words" of each block.
std::vector<std::string> blocks(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks) out.push_back(std::string(name_of(block.kind)) + ": " + std::string(article.text.at(block.span)));
  return out;
}
std::string head(const char* words) { return std::string("headline: ") + words; }
std::string par(const char* words) { return std::string("paragraph: ") + words; }

const std::string kTitle = "Crane falls into harbour basin";
const std::vector<std::string> kPlain = {head("Crane falls into harbour basin"), par(kOne), par(kTwo), par(kThree)};

const char* const kMenu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li></ul></nav>";
const char* const kFooter = "<footer><p>Sample Gazette Ltd, 12 Quay Street, Port Sample. All rights reserved. No part of this page may be copied.</p></footer>";
const char* const kSide = "<aside><h3>Latest</h3><ul><li><a href=/1>Council raises the price of bread again this winter</a></li><li><a href=/2>Bridge opens after nine years</a></li></ul></aside>";

TEST(ArticleHtml, ArticleElement) {
  const Article a = read("<html><head><title>" + kTitle + " - Sample Gazette</title></head><body>" + kMenu + "<main><article><h1>" + kTitle + "</h1>" + p(kOne) + p(kTwo) +
                         p(kThree) + "</article>" + kSide + "</main>" + kFooter + "</body></html>");
  EXPECT_EQ(blocks(a), kPlain);
  EXPECT_EQ(a.title, kTitle);
  EXPECT_EQ(a.publisher.name, "Sample Gazette");
  EXPECT_EQ(a.language, "en");
}

TEST(ArticleHtml, DivSoupWithAdvertisementsInTheMiddle) {
  const Article a = read("<body><div id=top><div class=menu><a href=/>Home</a> <a href=/w>World</a></div></div><div id=wrap><div id=left><div class=x1><h1>" + kTitle + "</h1><div class=x2>" + p(kOne) +
                         "</div><div class=advert><p>Advertisement: buy the new Sample car today and save a great deal of money on it.</p></div><div class=x2>" + p(kTwo) + p(kThree) +
                         "</div></div></div><div id=right><div class=sidebar><h3>More</h3><p>Subscribe to our paper and read all about the harbour and its ships each morning.</p></div></div></div></body>");
  EXPECT_EQ(blocks(a), kPlain);
}

TEST(ArticleHtml, RelatedListsAndReadAlsoLinesInTheMiddleGo) {
  const Article a = read("<body><article><h1>" + kTitle + "</h1>" + p(kOne) + "<div class=related-stories><h4>Related</h4><ul><li><a href=/1>Second crane fell last year</a></li></ul></div>" + p(kTwo) +
                         "<p>READ ALSO: <a href=/3>Port chief resigns over safety report</a></p><ul><li><a href=/4>Storm sinks three yachts off the cape</a></li><li><a href=/5>Harbour fees to rise</a></li></ul>" + p(kThree) +
                         "<h3>More from Sample Gazette</h3><p><a href=/6>Something else altogether happened here</a></p><div id=comments><p>I saw the crane fall with my own eyes and it was a terrible thing to see, I can tell you.</p></div></article></body>");
  EXPECT_EQ(blocks(a), kPlain);
}

TEST(ArticleHtml, KindsOfBlocks) {
  const Article a = read("<body><article><h1>" + kTitle + "</h1>" + p(kOne) + "<figure><img src=x.jpg><figcaption>The crane in the basin on Monday. Photo: A. Sample</figcaption></figure><h2>What is damaged</h2><ul><li>two fishing boats</li><li>a pilot launch of the port authority</li></ul>" +
                         p(kTwo) + "<blockquote><p>I have never seen anything like it in forty years here.</p></blockquote><table><tr><th>Boat</th><th>Damage</th></tr><tr><td>Anna</td><td>hull</td></tr></table>" + p(kThree) + "</article></body>");
  const std::vector<std::string> wanted = {head(kTitle.c_str()), par(kOne), "caption: The crane in the basin on Monday. Photo: A. Sample", "subhead: What is damaged", "list: two fishing boats",
                                           "list: a pilot launch of the port authority", par(kTwo), "quote: I have never seen anything like it in forty years here.", "table: Boat | Damage\nAnna | hull", par(kThree)};
  EXPECT_EQ(blocks(a), wanted);
}

TEST(ArticleHtml, BlocksArePartedByABlankLineAndCoverTheText) {
  const Article a = read("<body><article><h1>" + kTitle + "</h1>" + p(kOne) + p("Ein Café in Łódź: “schön” \xF0\x9F\x98\x80, sagte der Wirt am Abend zu den Gästen, die noch da waren.") + p(kThree) + "</article></body>");
  std::uint32_t end = 0;
  for (const Block& block : a.blocks) {
    if (block.span.start) {
      EXPECT_EQ(block.span.start, end + 2);
      EXPECT_EQ(a.text.at({end, block.span.start}), "\n\n");
    }
    end = block.span.end;
  }
  EXPECT_EQ(end, a.text.size());
}

TEST(ArticleHtml, BreaksMakeParagraphs) {
  const Article a = read(std::string("<body><h1>") + kTitle + "</h1><div>" + kOne + "<br><br>" + kTwo + "<br>\n<br>" + kThree + "</div></body>");
  EXPECT_EQ(blocks(a), kPlain);
}

TEST(ArticleHtml, BlanksAreCollapsedAndControlsGo) {
  const Article a = read("<body><article><h1>" + kTitle + "</h1><p>The\n   crane&nbsp;fell&#8203; into\tthe&#1; basin of the harbour on Monday morning, its master said, and sank at once.</p></article></body>");
  EXPECT_EQ(a.text.at(a.blocks.at(1).span), "The crane fell into the basin of the harbour on Monday morning, its master said, and sank at once.");
}

TEST(ArticleHtml, StandfirstBetweenHeadlineAndBody) {
  const std::string lead = "A falling crane has blocked the only deep basin of the town, and with it the ferries to the islands.";
  const Article a = read("<body><main><header><h1>" + kTitle + "</h1><p class=standfirst>" + lead + "</p><p class=byline>By Ann Example</p></header><div class=article-body>" + p(kOne) + p(kTwo) + p(kThree) + "</div></main></body>");
  ASSERT_GE(a.blocks.size(), 2u);
  EXPECT_EQ(a.text.at(a.blocks[1].span), lead);
  EXPECT_EQ(a.blocks.size(), 5u);
  EXPECT_EQ(a.authors, std::vector<std::string>{"Ann Example"});
}

TEST(ArticleHtml, AnArticleInAnElementWithAnUnluckyClass) {
  const Article a = read(std::string("<body class='has-sidebar'><div class='post category-sport share'><h1>") + kTitle + "</h1>" + p(kOne) + p(kTwo) + p(kThree) + "</div></body>");
  EXPECT_EQ(blocks(a), kPlain);
}

TEST(ArticleHtml, JsonLd) {
  const Article a = read("<head><title>Harbour - Sample</title><script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"BreadcrumbList\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"" + kTitle +
                         "\",\"datePublished\":\"2021-02-03T04:05:06+01:00\",\"dateModified\":\"2021-02-04\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Example\"},{\"name\":\"Bo Sample\"}],\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Sample Gazette\"},\"articleSection\":\"Opinion\"}]}</script></head><body><div>" +
                         p(kOne) + p(kTwo) + "</div></body>");
  EXPECT_EQ(a.title, kTitle);
  EXPECT_EQ(a.published, "2021-02-03T04:05:06+01:00");
  EXPECT_EQ(a.modified, "2021-02-04");
  EXPECT_EQ(a.published_basis, PublishedBasis::kMetadata);
  EXPECT_EQ(a.authors, (std::vector<std::string>{"Ann Example", "Bo Sample"}));
  EXPECT_EQ(a.publisher.name, "The Sample Gazette");
  EXPECT_EQ(a.section, "Opinion");
  EXPECT_EQ(a.genre, Genre::kOpinion);
}

TEST(ArticleHtml, BrokenJsonLdIsPassedOver) {
  const Article a = read("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\", \"headline\": }</script><script type='application/ld+json'>" + std::string(5000, '[') + "</script></head><body>" + p(kOne) + "</body>");
  EXPECT_EQ(a.blocks.size(), 1u);
}

TEST(ArticleHtml, DatesByTheirEvidence) {
  const std::string body = "<h1>" + kTitle + "</h1>" + p(kOne) + p(kTwo) + "</article></body>";
  struct Row {
    std::string html, url, date;
    PublishedBasis basis;
  };
  const Row rows[] = {
      {"<head><meta property='article:published_time' content='2018-05-06T07:08:09Z'></head><body><article>", "https://s.example/2017/01/01/x", "2018-05-06T07:08:09Z", PublishedBasis::kMetadata},
      {"<body><article><time datetime='2018-05-06'>yesterday</time>", "", "2018-05-06", PublishedBasis::kMetadata},
      {"<body><article>", "https://s.example/2017/01/02/x", "2017-01-02", PublishedBasis::kUrl},
      {"<body><article><span class=date>6 May 2018</span>", "", "2018-05-06", PublishedBasis::kText},
      {"<body><article>", "", "", PublishedBasis::kUnknown},
  };
  for (const Row& row : rows) {
    RawReport raw;
    raw.url = row.url;
    const Article a = read(row.html + body, raw);
    EXPECT_EQ(a.published, row.date) << row.html;
    EXPECT_EQ(a.published_basis, row.basis) << row.html;
  }
}

TEST(ArticleHtml, TitleWithoutTheSite) {
  struct Row {
    const char *title, *site, *h1, *wanted;
  };
  const Row rows[] = {
      {"Crane falls into basin | Sample Gazette", "Sample Gazette", "", "Crane falls into basin"},
      {"Crane falls into basin - World - Sample Gazette", "", "Crane falls into basin", "Crane falls into basin"},
      {"Sample Gazette: Crane falls into basin", "", "Crane falls into basin", "Crane falls into basin"},
      {"Crane falls – and sinks | SG", "", "Crane falls – and sinks", "Crane falls – and sinks"},
      {"Crane falls - Sample Gazette", "", "Sample Gazette", "Crane falls"},
  };
  for (const Row& row : rows) {
    const Article a = read(std::string("<head><title>") + row.title + "</title><meta property='og:site_name' content='" + row.site + "'><link rel=canonical href='https://www.samplegazette.example/a'></head><body>" +
                           (*row.h1 ? std::string("<h1>") + row.h1 + "</h1>" : "") + p(kOne) + p(kTwo) + "</body>");
    EXPECT_EQ(a.title, row.wanted) << row.title;
    EXPECT_EQ(a.publisher.domain, "samplegazette.example");
  }
}

TEST(ArticleHtml, LinksWithTheirRole) {
  RawReport raw;
  raw.url = "https://relay.example/news/1.html";
  const Article a = read("<body><article><h1>" + kTitle + "</h1><p>The harbour of Port Sample was closed on Monday, the <a href='https://gazette.example/x'>Sample Gazette</a> wrote, citing <a href=../report.pdf>a report</a> of the port authority that it had seen.</p>" +
                             p(kTwo) + "<p><a href='https://gazette.example/full'>Read more…</a></p></article></body>",
                         raw);
  ASSERT_EQ(a.links.size(), 3u);
  EXPECT_EQ(a.text.at(a.links[0].span), "Sample Gazette");
  EXPECT_EQ(a.links[0].url, "https://gazette.example/x");
  EXPECT_EQ(a.links[0].role, LinkRole::kInText);
  EXPECT_EQ(a.text.at(a.links[1].span), "a report");
  EXPECT_EQ(a.links[2].role, LinkRole::kContinuesAt);
  EXPECT_EQ(a.links[2].url, "https://gazette.example/full");
  EXPECT_EQ(a.flags, std::vector<std::string>{"excerpt"});
  EXPECT_EQ(a.text.view().find("Read more"), std::string_view::npos);
}

TEST(ArticleHtml, OtherCharsets) {
  // "Мост закрыт" and a paragraph, in windows-1251 as declared
  const std::string word = "\xCC\xEE\xF1\xF2 \xE7\xE0\xEA\xF0\xFB\xF2 \xE4\xEE \xE2\xE5\xF1\xED\xFB, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2 \xEC\xFD\xF0\xE8\xE8. ";
  const Article a = read("<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><body><p>" + word + word + word + "</p></body></html>");
  EXPECT_TRUE(a.text.view().starts_with("Мост закрыт до весны, сообщили в мэрии."));
  EXPECT_EQ(a.language, "ru");
  // Shift_JIS: 橋は閉鎖された。
  const std::string line = "\x8B\xB4\x82\xCD\x95\xC2\x8D\xBD\x82\xB3\x82\xEA\x82\xBD\x81\x42";
  const Article b = read("<html><head><meta charset=Shift_JIS></head><body><p>" + line + line + line + line + line + line + "</p></body></html>");
  EXPECT_TRUE(b.text.view().starts_with("橋は閉鎖された。"));
  EXPECT_EQ(b.language, "ja");
}

TEST(WebAddress, Table) {
  EXPECT_EQ(formats::domain_of("https://www.Sample.example:8080/a"), "sample.example");
  EXPECT_EQ(formats::domain_of("not an address"), "");
  EXPECT_EQ(formats::absolute_url("https://s.example/a/b.html?q", "c.html"), "https://s.example/a/c.html");
  EXPECT_EQ(formats::absolute_url("https://s.example/a/b.html", "/c"), "https://s.example/c");
  EXPECT_EQ(formats::absolute_url("https://s.example/a", "//t.example/c"), "https://t.example/c");
  EXPECT_EQ(formats::absolute_url("https://s.example", "c"), "https://s.example/c");
  EXPECT_EQ(formats::absolute_url("https://s.example/a", "javascript:void(0)"), "");
  EXPECT_EQ(formats::absolute_url("https://s.example/a", "#top"), "");
  EXPECT_EQ(formats::absolute_url("", "/c"), "/c");
}

/// "kind url caption|alt" of each image and film.
std::vector<std::string> media(const Article& article) {
  std::vector<std::string> out;
  for (const MediaLink& m : article.media) {
    out.push_back(std::string(name_of(m.kind)) + " " + m.url + " " + std::string(m.caption ? article.text.at(*m.caption) : "-") + "|" + m.alt);
  }
  return out;
}
std::vector<std::string> media_of_page(const std::string& body) {
  RawReport raw;
  raw.url = "https://gazette.example/2024/crane";
  return media(read("<html><body><main><article><h1>" + kTitle + "</h1>" + body + "</article></main></body></html>", raw));
}
using Strings = std::vector<std::string>;

TEST(ArticleHtml, ImagesOfTheReportWithTheirCaptions) {
  EXPECT_EQ(media_of_page("<figure><img src=/a.jpg alt='The  crane'><figcaption>The crane in the basin.</figcaption></figure>" + p(kOne) + p(kTwo) +
                          "<div class=wp-caption><img src='b.jpg'><p class=wp-caption-text>Two boats were damaged.</p></div>" + p(kThree)),
            (Strings{"image https://gazette.example/a.jpg The crane in the basin.|The crane", "image https://gazette.example/2024/b.jpg Two boats were damaged.|"}));
  EXPECT_EQ(media_of_page(p(kOne) + "<p><img src=//pics.example/c.png></p>" + p(kTwo) + p(kThree)), (Strings{"image https://pics.example/c.png -|"}));
}

TEST(ArticleHtml, LateImagesAndFilms) {
  EXPECT_EQ(media_of_page(p(kOne) + "<figure><img src='data:image/gif;base64,R0l' data-src=/late.jpg></figure>" + p(kTwo) +
                          "<img src=/small.jpg srcset='/small.jpg 320w, /large.jpg 1280w, /middle.jpg 640w'><video><source src=/film.mp4></video>" + p(kThree)),
            (Strings{"image https://gazette.example/late.jpg -|", "image https://gazette.example/large.jpg -|", "video https://gazette.example/film.mp4 -|"}));
}

TEST(ArticleHtml, PicturesThatAreNotTheReports) {
  EXPECT_EQ(media_of_page("<img src=/logo.svg><img src=/x.jpg width=24 height=24><div class=share><img src=/s.png></div><div class=author><img src=/face.jpg></div>" + p(kOne) +
                          "<aside><img src=/ad.jpg></aside><a href=/other-story><img src=/other.jpg></a><img src='data:image/png;base64,iVB'>" + p(kTwo) + p(kThree) +
                          "<div><a href=/next><img src=/next.jpg></a></div><img src=/behind.jpg>"),
            Strings{});
  // A picture that leads to its own large version is the report's.
  EXPECT_EQ(media_of_page(p(kOne) + "<a href=/large/a.JPG?x=1><img src=/a.jpg></a><img src=/a.jpg>" + p(kTwo) + p(kThree)), (Strings{"image https://gazette.example/a.jpg -|"}));
}

TEST(ArticleHtml, WhatBelongsToItAndWhatDoesNot) {
  struct Row {
    const char* what;
    const char* page;
    const char* words;
    bool kept;
  };
  int copies = 0;
  const Row rows[] = {
      {"a standfirst set as a heading", "<header><h1>Ferry stops</h1><h2>Three crews stay in the harbour while the islands wait for the first boat of the week</h2></header><div>%</div>",
       "Three crews stay", true},
      {"a quoted post, whatever its frame is called", "<h1>Ferry stops</h1><article>%<div class='social-widget'><blockquote class=twitter-tweet><p>No boat today. We are sorry.</p></blockquote></div>%</article>",
       "No boat today", true},
      {"a note on the author", "<meta name=author content='Ann Example'><h1>Ferry stops</h1><article>%<p>Ann Example is our reporter on the islands and writes about boats.</p></article>",
       "our reporter on the islands", false},
      {"the author as an actor", "<meta name=author content='Ann Example'><h1>Ferry stops</h1><article>%<p>Ann Example is our reporter on the islands and was aboard.</p>%%</article>",
       "was aboard", true},
      {"asking to follow", "<h1>Ferry stops</h1><article>%<p>Follow the Harbour Gazette on Twitter and elsewhere</p>%</article>", "Follow the", false},
      {"following somebody", "<h1>Ferry stops</h1><article>%<p>Follow the coast to the north and there is the second harbour.</p>%</article>", "Follow the coast", true},
  };
  for (const Row& row : rows) {
    std::string page = row.page;
    // Each time other words: what a page says twice is taken once.
    for (std::size_t at = page.find('%'); at != std::string::npos; at = page.find('%')) {
      const std::string number = std::to_string(++copies) + " boats. ";
      page.replace(at, 1, p((number + kOne).c_str()) + p((number + kTwo).c_str()) + p((number + kThree).c_str()));
    }
    const Article article = read("<html><head><title>Ferry stops</title></head><body>" + page + "</body></html>");
    EXPECT_EQ(article.text.view().find(row.words) != std::string_view::npos, row.kept) << row.what;
  }
}

TEST(ArticleHtml, WordsWithinASentenceStayWhateverTheirClassIs) {
  const Article a = read("<h1>Talks</h1><article><p>Officials of the <a class=related-link href=/m>Ministry of Finance</a> met <a class=tag href=/a>Ann Example</a> and "
                         "<span class=tooltip>Bo Sample</span> of the <a class=social-link href=/r>Red Crescent</a> in the harbour on Monday.</p>" + p(kTwo) + p(kThree) + "</article>");
  EXPECT_NE(a.text.view().find("of the Ministry of Finance met Ann Example and Bo Sample of the Red Crescent in"), std::string_view::npos);
}

TEST(ArticleHtml, QuotationElementsShowTheirMarks) {
  const Article a = read("<h1>Talks</h1><article><p>The minister said <q>we will come</q> and left the harbour with two boats before noon.</p>" + p(kTwo) + "</article>");
  EXPECT_NE(a.text.view().find("said “we will come” and"), std::string_view::npos);
}

TEST(ArticleHtml, TheRecordOfAnotherStoryIsNotThisOnes) {
  const std::string other = R"({"@type":"NewsArticle","headline":"Another story altogether","datePublished":"2011-01-01T10:00:00Z","author":{"name":"Wrong Person"}})";
  const std::string own = R"({"@type":"NewsArticle","headline":"Crane falls into harbour basin"})";
  for (const std::string& records : {"[" + other + "," + own + "]", "[" + own + "," + other + "]"}) {
    const Article a = read("<head><title>" + kTitle + "</title><script type='application/ld+json'>" + records + "</script></head><body><h1>" + kTitle +
                           "</h1><time datetime=2024-05-03>then</time><p class=byline>By Ann Example</p><article>" + p(kOne) + p(kTwo) + "</article>");
    EXPECT_EQ(a.published, "2024-05-03");
    EXPECT_EQ(a.authors, std::vector<std::string>{"Ann Example"});
  }
}

TEST(ArticleHtml, UnknownElementsInATableLoseNoCells) {
  const Article a = read("<h1>Talks</h1><article>" + p(kOne) + p(kTwo) + "<table><tr><x-row><td>Alpha one</td><td>Beta two</td></tr><tr><td>Gamma three</td><td>Delta four</td></tr></table>" + p(kThree) + "</article>");
  EXPECT_NE(a.text.view().find("Alpha one | Beta two\nGamma three | Delta four"), std::string_view::npos);
}

// Each of these took minutes, gigabytes or the program's end.
TEST(ArticleHtml, HostilePagesEndSoon) {
  const auto many = [](const std::string& what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  const std::string words = p(kOne) + p(kTwo);
  read("<script type='application/ld+json'>{\"x\":\"" + many("]", 60'000) + "\",\"@type\":\"NewsArticle\",\"headline\":" + many("[", 60'000) + many("]", 60'000) + "}</script>" + words);
  read("<link rel=canonical href='http://x.example/" + many("a", 60'000) + "'>" + words + "<p>" + many("words <a href=x>c</a> ", 5000));
  read("<meta property=og:site_name content=Exa><title>Talks" + many(" - Exa", 40'000) + "</title><h1>Talks</h1>" + words);
  read("<h1>Talks</h1>" + many("<div class=byline>", 400) + many("<a>x</a>", 50'000) + words);
  const Article a = read("<h1>Talks</h1>" + words + "<p>" + many("wördy text <a href=/x>c</a> ", 10'000));
  EXPECT_FALSE(a.links.empty());
  EXPECT_EQ(a.text.at(a.links.back().span), "c");
}

TEST(ArticleHtml, WhereItWasPublishedFirst) {
  struct Row {
    const char *head, *end, *from;
  };
  const Row rows[] = {
      {"", "<p>This article was originally published by <a href=https://first.example/crane>The First</a>.</p>", "https://first.example/crane"},
      {"", "<p>Originally published in The Harbour Review.</p>", "Originally published in The Harbour Review."},
      {"<meta name=syndication-source content=https://first.example/crane>", "", "https://first.example/crane"},
      {"<link rel=canonical href=https://first.example/crane>", "", "https://first.example/crane"},
      {"<link rel=canonical href=https://www.relay.example/crane>", "", ""},
      {"", "<p><a href=https://first.example/crane>Read the full story</a></p>", "https://first.example/crane"},
      {"", "<p>The book was first published in 1984, and sold in the harbour ever since, the shop said.</p>", ""},
  };
  for (const Row& row : rows) {
    RawReport raw;
    raw.url = "https://relay.example/a/1";
    const Article a = read(std::string("<head>") + row.head + "</head><body><h1>" + kTitle + "</h1><article>" + p(kOne) + p(kTwo) + p(kThree) + row.end + "</article></body>", raw);
    EXPECT_EQ(a.republished_from, row.from) << row.head << row.end;
  }
}

TEST(ArticleHtml, LinksOfASourceLine) {
  const Article a = read("<body><h1>" + kTitle + "</h1><article>" + p(kOne) + p(kTwo) + "<p>Source: <a href=https://port.example/list>List of the port authority</a>, 3 May.</p></article></body>");
  ASSERT_EQ(a.links.size(), 1u);
  EXPECT_EQ(a.links[0].role, LinkRole::kSource);
}

TEST(ArticleHtml, WordsThatNobodySees) {
  const auto unseen = [](const char* words) { return "<div style='opacity: 0'>" + p(words) + "</div>"; };
  const Article one = read("<body><h1>" + kTitle + "</h1><article>" + p(kOne) + p(kTwo) + unseen(kThree) + "</article></body>");
  EXPECT_EQ(one.text.view().find("Divers"), std::string_view::npos);
  EXPECT_EQ(one.flags, std::vector<std::string>{"hidden_text"});
  const Article fading = read("<body><h1>" + kTitle + "</h1><article>" + unseen(kOne) + unseen(kTwo) + unseen(kThree) + "</article></body>");
  EXPECT_NE(fading.text.view().find("Divers"), std::string_view::npos) << "all of it fades in";
}

}  // namespace
}  // namespace dateline::ingest
