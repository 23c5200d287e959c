#include "ingest/page_dates.h"

#include <gtest/gtest.h>

#include "ingest/article_html.h"

namespace dateline::ingest {
namespace {

/// The article of a page with enough words to be one.
Article read(const std::string& head, const std::string& body, const std::string& url = "") {
  const std::string words = "The ferry between the two islands stopped in the night, and three crews were told to stay in the harbour until noon. ";
  RawReport raw;
  raw.url = url;
  raw.name = "page";
  const std::string page = "<html lang=en-gb><head><title>Ferry stops</title>" + head + "</head><body>" + body + "<article><p>" + words + words + "</p><p>" +
                           words + "</p></article></body></html>";
  auto made = article_from_html(raw, page);
  EXPECT_TRUE(made.ok());
  return made ? std::move(*made) : Article();
}

struct Row {
  const char* what;
  const char* head;
  const char* body;
  const char* url;
  const char* published;
  PublishedBasis basis;
};

TEST(PageDates, Published) {
  const Row rows[] = {
      {"the publisher's day by its address", "<meta property=article:published_time content=2021-03-09T01:10:00Z>", "<h1>Ferry stops</h1>",
       "https://paper.example/2021/03/08/ferry", "2021-03-08", PublishedBasis::kMetadata},
      {"no day that no zone has then", "<meta property=article:published_time content=2021-03-09T15:10:00Z>", "<h1>Ferry stops</h1>",
       "https://paper.example/2021/03/08/ferry", "2021-03-09T15:10:00Z", PublishedBasis::kMetadata},
      {"the same moment with an offset",
       "<meta property=article:published_time content=2021-03-09T01:10:00Z><script>{\"at\":\"2021-03-08T20:10:00-05:00\"}</script>",
       "<h1>Ferry stops</h1>", "", "2021-03-08T20:10:00-05:00", PublishedBasis::kMetadata},
      {"metadata of the last change counts less than what is shown", "<meta name=date content=2021-03-12>",
       "<h1>Ferry stops</h1><p>9 March 2021</p>", "", "2021-03-09", PublishedBasis::kText},
      {"but where nothing is shown it counts", "<meta name=date content=2021-03-12>", "<h1>Ferry stops</h1>", "", "2021-03-12",
       PublishedBasis::kMetadata},
      {"not the date of a quoted post", "",
       "<h1>Ferry stops</h1><p>9 March 2021</p><blockquote>A post <time datetime=2020-01-01>then</time></blockquote>", "", "2021-03-09",
       PublishedBasis::kText},
      {"not the date of a comment", "", "<h1>Ferry stops</h1><p>9 March 2021</p><div class=comments><time datetime=2021-03-10>then</time></div>", "",
       "2021-03-09", PublishedBasis::kText},
      {"published and updated apart", "", "<h1>Ferry stops</h1><p>Updated 11 March 2021, published 9 March 2021</p>", "", "2021-03-09",
       PublishedBasis::kText},
      {"the day first where the page is not American", "", "<h1>Ferry stops</h1><p>02/03/2021</p>", "", "2021-03-02", PublishedBasis::kText},
      {"a word behind the article", "", "<h1>Ferry stops</h1><p>1984 was another year, some say</p><div class=footer>Published: 9 March 2021</div>", "",
       "2021-03-09", PublishedBasis::kText},
      {"a script's field", "<script>var page = {\"publishDate\":\"2021-03-09T10:00:00+01:00\"}</script>", "<h1>Ferry stops</h1>", "",
       "2021-03-09T10:00:00+01:00", PublishedBasis::kMetadata},
      {"the day first in an address", "", "<h1>Ferry stops</h1>", "https://paper.example/news/09-03-2021", "2021-03-09", PublishedBasis::kUrl},
      {"an abbreviation's title", "", "<h1>Ferry stops</h1><abbr title='2021-03-09'>yesterday</abbr>", "", "2021-03-09", PublishedBasis::kMetadata},
      {"a sentence tells of a day, it does not date the report", "",
       "<h1>Ferry stops</h1><p>The harbour was built by the town council on 5 May 1999 and later widened.</p><p>9 March 2021</p>", "", "2021-03-09",
       PublishedBasis::kText},
      {"nothing", "", "<h1>Ferry stops</h1>", "", "", PublishedBasis::kUnknown},
  };
  for (const Row& row : rows) {
    const Article article = read(row.head, row.body, row.url);
    EXPECT_EQ(article.published, row.published) << row.what;
    EXPECT_EQ(article.published_basis, row.basis) << row.what;
  }
}

TEST(PageDates, ModifiedIsNeverPublishedWhereBothAreTold) {
  const Article article = read("<meta property=article:modified_time content=2021-03-12>", "<h1>Ferry stops</h1><p>9 March 2021</p>");
  EXPECT_EQ(article.published, "2021-03-09");
  EXPECT_EQ(article.modified, "2021-03-12");
}

}  // namespace
}  // namespace dateline::ingest
