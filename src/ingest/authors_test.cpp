#include "ingest/authors.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "ingest/article_html.h"

namespace dateline::ingest {
namespace {

using Names = std::vector<std::string>;

Names authors_of(const std::string& head, const std::string& byline, const std::string& end = "") {
  const std::string words = "The ferry between the two islands stopped in the night, and three crews were told to stay in the harbour until noon. ";
  RawReport raw;
  raw.url = "https://harbournews.example/ferry";
  raw.name = "page";
  const auto made = article_from_html(raw, "<html><head><title>Ferry stops</title>" + head + "</head><body><h1>Ferry stops</h1>" + byline + "<article><p>" + words +
                                               words + "</p><p>" + words + "</p>" + end + "</article></body></html>");
  EXPECT_TRUE(made.ok());
  return made ? made->authors : Names();
}

TEST(Authors, OfAPage) {
  struct Row {
    const char* what;
    const char* head;
    const char* byline;
    const char* end;
    Names names;
  };
  const Row rows[] = {
      {"a link within a line of a byline's class", "", "<p>9 March <span class='author vcard'>by <a href=/p/7>Ann Example</a></span> in Islands</p>", "",
       {"Ann Example"}},
      {"a link to an author's page", "", "<p>9 March <a href=/author/ann>Ann Example</a></p>", "", {"Ann Example"}},
      {"an author that the graph describes elsewhere",
       R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ferry stops","author":{"@id":"#7"}},{"@type":"Person","@id":"#7","name":"Ann Example"}]}</script>)",
       "", "", {"Ann Example"}},
      {"labelled metadata", "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Example'>", "", "", {"Ann Example"}},
      {"other labelled metadata", "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Two Minutes'>", "", "", {}},
      {"the last line", "", "", "<p>By Ann Example</p>", {"Ann Example"}},
      {"small words inside a name", "", "<p class=byline>By Bo van der Sample</p>", "", {"Bo van der Sample"}},
      {"a sentence is no name", "", "<p class=byline>Leave a comment</p>", "", {}},
      {"the site is no person", "<meta name=author content='Harbour News'>", "", "", {}},
      {"a name with a joining word", R"(<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Muestra y Ejemplo"}}</script>)",
       "", "", {"Ann Muestra y Ejemplo"}},
      {"two names", "<meta name=author content='Ann Muestra y Bo Ejemplo'>", "", "", {"Ann Muestra", "Bo Ejemplo"}},
      {"a name that begins with a small word", "<meta name=author content='Di Sample'>", "", "", {"Di Sample"}},
      {"a handle is no part of a name", "<meta name=author content='Ann Example @annex'>", "", "", {"Ann Example"}},
  };
  for (const Row& row : rows) EXPECT_EQ(authors_of(row.head, row.byline, row.end), row.names) << row.what;
}

TEST(Authors, ALongBylineIsCutBetweenLetters) {
  for (std::size_t size = 290; size < 310; ++size) {
    std::string byline = "Ann Example, ";
    while (byline.size() < size) byline += 'b';
    byline += "\u00e9\u00e9\u00e9";
    for (const std::string& name : names_in_byline(byline)) EXPECT_TRUE(is_valid_utf8(name)) << size;
  }
}

}  // namespace
}  // namespace dateline::ingest
