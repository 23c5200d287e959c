#include "ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sha256.h"

namespace dateline::ingest {
namespace {

std::string repeated(std::string_view words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

Result<Article> one(std::string bytes, InputKind kind = InputKind::kAuto, Given given = {}) {
  auto entries = split_input("input", std::move(bytes), kind, given);
  EXPECT_EQ(entries.size(), 1u);
  if (!entries[0].report) return entries[0].report.error();
  return make_article(*entries[0].report);
}

TEST(Ingest, RefusesWhatIsNoText) {
  using namespace std::string_literals;
  struct Row {
    std::string bytes;
    ErrorCode code;
  };
  const Row rows[] = {
      {"", ErrorCode::kEmpty},
      {" \r\n\t ", ErrorCode::kEmpty},
      {"%PDF-1.7 something", ErrorCode::kProgramMissing},
      {"PK\x03\x04zipped", ErrorCode::kBinary},
      {"\x89PNG\r\n\x1a\n....", ErrorCode::kBinary},
      {"a\0b\0\0\0c\x01\x02\x03"s + std::string(100, '\0'), ErrorCode::kBinary},
      {"<html><body><script>var x = 1;</script></body></html>", ErrorCode::kNoText},
      {"<!DOCTYPE html><title>Only a title</title>", ErrorCode::kNoText},
  };
  for (const Row& row : rows) {
    const auto article = one(row.bytes);
    ASSERT_FALSE(article.ok()) << row.bytes;
    EXPECT_EQ(article.error().code, row.code) << row.bytes;
    EXPECT_TRUE(article.error().message.starts_with("input: ")) << article.error().message;
    EXPECT_NE(article.error().message.find("; "), std::string::npos) << "what to do: " << article.error().message;
  }
}

TEST(Ingest, TellsTheKindByContent) {
  EXPECT_EQ(split_input("x", "<!doctype html><p>Hello</p>", InputKind::kAuto, {})[0].report->kind, InputKind::kHtml);
  EXPECT_EQ(split_input("x", "  \n<html><p>Hello</p>", InputKind::kAuto, {})[0].report->kind, InputKind::kHtml);
  EXPECT_EQ(split_input("x", "The harbour reopened.\n", InputKind::kAuto, {})[0].report->kind, InputKind::kText);
  EXPECT_EQ(split_input("x", "{\"text\": \"The harbour reopened.\"}", InputKind::kAuto, {})[0].report->kind, InputKind::kJsonLines);
  EXPECT_EQ(split_input("x", "{not json, but a brace}", InputKind::kAuto, {})[0].report->kind, InputKind::kText);
  EXPECT_EQ(split_input("x", "<p>Seen as text</p>", InputKind::kText, {})[0].report->kind, InputKind::kText);
}

TEST(Ingest, TextFileKeepsItsWordsAndLosesOnlyCharsetAndLineEnds) {
  const auto article = one("\xEF\xBB\xBF" "Ferry runs again\r\n\r\nThe ferry to the island\r\nruns again since Monday.\r\n\r\nTickets cost 4 euros.\r\n");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->text.view(), "Ferry runs again\n\nThe ferry to the island\nruns again since Monday.\n\nTickets cost 4 euros.\n");
  EXPECT_EQ(article->title, "Ferry runs again");
  ASSERT_EQ(article->blocks.size(), 3u);
  EXPECT_EQ(article->blocks[0].kind, BlockKind::kHeadline);
  EXPECT_EQ(article->text.at(article->blocks[1].span), "The ferry to the island\nruns again since Monday.");
  EXPECT_EQ(article->published_basis, PublishedBasis::kUnknown);
}

TEST(Ingest, ASentenceIsNoHeadline) {
  const auto article = one("The ferry runs again.\n\nTickets cost 4 euros.\n");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "");
  EXPECT_EQ(article->blocks[0].kind, BlockKind::kParagraph);
}

TEST(Ingest, JsonTextIsUnchangedCodePointForCodePoint) {
  const auto entries = split_input("in.jsonl", R"({"id":"a1","text":"One\r\n\u00a0two\u0007 \ud83d\ude00","title":"T","published":"2021-03-04","publisher":{"name":"The Sample","domain":"sample.example"},"authors":["Ann Example"]})", InputKind::kAuto, {});
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].id, "a1");
  const auto article = make_article(*entries[0].report);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->text.view(), "One\r\n\u00a0two\a \U0001F600");
  EXPECT_EQ(article->id, "a1");
  EXPECT_EQ(article->title, "T");
  EXPECT_EQ(article->publisher.name, "The Sample");
  EXPECT_EQ(article->published, "2021-03-04");
  EXPECT_EQ(article->published_basis, PublishedBasis::kGiven);
  EXPECT_EQ(article->authors, std::vector<std::string>{"Ann Example"});
}

TEST(Ingest, ABadLineIsAnErrorInItsPlaceAndTheRestGoesOn) {
  const std::string lines =
      "{\"id\":\"1\",\"text\":\"Good words here.\"}\n"
      "not json\n"
      "\n"
      "[1, 2]\n"
      "{\"id\":\"5\",\"title\":\"no words\"}\n"
      "{\"id\":\"6\",\"html_base64\":\"***\"}\n" +
      repeated("[", 100000) + "\n"
      "{\"id\":\"8\",\"text\":\"\"}\n"
      "{\"id\":\"9\",\"text\":\"Good words again.\",\"published\":null}\n";
  const auto entries = split_input("in.jsonl", lines, InputKind::kJsonLines, {});
  ASSERT_EQ(entries.size(), 8u);
  EXPECT_TRUE(entries[0].report.ok());
  EXPECT_NE(entries[1].report.error().message.find("in.jsonl line 2"), std::string::npos);
  EXPECT_NE(entries[2].report.error().message.find("in.jsonl line 4"), std::string::npos);
  EXPECT_EQ(entries[3].id, "5");
  EXPECT_FALSE(entries[3].report.ok());
  EXPECT_FALSE(entries[4].report.ok());
  EXPECT_FALSE(entries[5].report.ok());
  ASSERT_TRUE(entries[6].report.ok());
  EXPECT_EQ(make_article(*entries[6].report).error().code, ErrorCode::kEmpty);
  EXPECT_TRUE(make_article(*entries[7].report).ok());
}

TEST(Ingest, DecodedHtmlOutranksItsDeclaredCharset) {
  const std::string words = "<html><head><meta charset=windows-1251></head><body><p>The café in Liège was closed for the whole of the winter, its owner said.</p></body></html>";
  const auto entries = split_input("x", "{\"html\":\"" + words + "\"}", InputKind::kAuto, {});
  const auto article = make_article(*entries[0].report);
  ASSERT_TRUE(article.ok());
  EXPECT_NE(article->text.view().find("café in Liège"), std::string_view::npos);
}

TEST(Ingest, IdentityIsMadeFromTheBytes) {
  const std::string text = "The harbour reopened on Monday.";
  const auto a = one(text), b = one(text, InputKind::kAuto, {"2020-01-02", ""});
  EXPECT_EQ(a->sha256, sha256_hex(text));
  EXPECT_EQ(a->id, "r-" + sha256_hex(text).substr(0, 12));
  EXPECT_EQ(b->sha256, a->sha256) << "what the command line says is not part of a file's bytes";
  EXPECT_EQ(a->text_sha256, sha256_hex(text));
  const auto line = [](const char* json) { return make_article(*split_input("x", json, InputKind::kJsonLines, {})[0].report)->sha256; };
  EXPECT_EQ(line(R"({"text":"Words.","url":"http://a.example/1"})"), line(R"({"url":"http://a.example/1", "text":"Words."})"));
  EXPECT_NE(line(R"({"text":"Words.","url":"http://a.example/1"})"), line(R"({"text":"Words.","url":"http://a.example/2"})"));
}

TEST(Ingest, GivenDayOutranksThePage) {
  const std::string page = "<html><head><meta property='article:published_time' content='2018-05-06T07:08:09Z'></head><body><p>" +
                           repeated("The council met in the old town hall. ", 5) + "</p></body></html>";
  EXPECT_EQ(one(page)->published, "2018-05-06T07:08:09Z");
  EXPECT_EQ(one(page)->published_basis, PublishedBasis::kMetadata);
  const auto given = one(page, InputKind::kAuto, {"2019-12-05", ""});
  EXPECT_EQ(given->published, "2019-12-05");
  EXPECT_EQ(given->published_basis, PublishedBasis::kGiven);
}

// Pages made to hurt: each must end, and soon. (Seconds are not asserted; a hang fails the run.)
TEST(Ingest, SurvivesHostileInput) {
  std::string attributes = "<div ";
  for (int i = 0; i < 200000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::string pages[] = {
      "<html>" + repeated("<div>", 200000) + "words",
      "<html>" + attributes + ">words</div>",
      "<html><table>" + repeated("x<tr>", 100000),
      "<html>" + repeated("<p>word <b>word", 100000),
      "<html><p>" + repeated("word ", 400000),
      "<html><body><p>Truncated in the mid",
      "<html><body><p>Truncated in a tag and an attr <a href=\"http://exa",
      "<html><body><p>Truncated in a comment<!-- ",
      "<html>" + repeated("<a><b>x</a>", 20000),
      "<html>" + repeated("&#x110000;&#0;&#xD800;", 20000),
      repeated("word ", 400000),
      "{\"text\":\"" + repeated("word ", 400000),
  };
  for (const std::string& page : pages) {
    for (const RawEntry& entry : split_input("hostile", page, InputKind::kAuto, {})) {
      if (!entry.report) continue;
      const auto article = make_article(*entry.report);
      if (article) {
        for (const Block& block : article->blocks) EXPECT_LE(block.span.end, article->text.size());
      }
    }
  }
}

}  // namespace
}  // namespace dateline::ingest
