#include "ingest/article_mail.h"

#include <gtest/gtest.h>

namespace dateline::ingest {
namespace {

const std::string kHead =
    "From: The Daily Example <news@daily.example>\nTo: readers@list.example\nSubject: =?utf-8?Q?Ferry_runs_again_=E2=80=93_late?=\n"
    "Date: Mon, 3 Feb 2031 08:15:00 +0100\nMIME-Version: 1.0\n";

std::vector<RawEntry> entries_of(std::string bytes) { return split_input("m.eml", std::move(bytes), InputKind::kAuto, {}); }

Article article_of(const std::string& bytes) {
  const auto entries = entries_of(bytes);
  auto article = make_article(*entries.at(0).report);
  EXPECT_TRUE(article.ok()) << article.error().message;
  return std::move(*article);
}

std::vector<std::string> blocks_of(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    out.push_back(std::string(name_of(block.kind)) + ": " + std::string(article.text.at(block.span)));
  return out;
}

TEST(ArticleMail, ReadsHeadAndPlainWords) {
  const Article article = article_of(
      kHead +
      "\nThe ferry runs again,\nthe harbour said.\n\n> It will not run\n> this year.\nThat was wrong.\n\n-- \nAnn\nThe Daily Example\n");
  EXPECT_EQ(article.title, "Ferry runs again – late");
  EXPECT_EQ(article.publisher.name, "The Daily Example");
  EXPECT_EQ(article.publisher.domain, "daily.example");
  EXPECT_TRUE(article.authors.empty());
  EXPECT_EQ(article.published.substr(0, 10), "2031-02-03");
  EXPECT_EQ(article.published_basis, PublishedBasis::kMetadata);
  EXPECT_EQ(blocks_of(article), (std::vector<std::string>{"paragraph: The ferry runs again,\nthe harbour said.",
                                                          "quote: It will not run\nthis year.", "paragraph: That was wrong."}));
}

TEST(ArticleMail, JoinsFlowedLines) {
  const Article article = article_of(
      kHead + "Content-Type: text/plain; format=flowed; delsp=no\n\nThe ferry runs \nagain today. \n>> Deep \n>> quote.\n From here.\n");
  EXPECT_EQ(blocks_of(article),
            (std::vector<std::string>{"paragraph: The ferry runs again today.", "quote: Deep quote.", "paragraph: From here."}));
}

TEST(ArticleMail, TellsDesksFromPersons) {
  const auto from = [](const std::string& sender) {
    return article_of("From: " + sender + "\nSubject: x\nDate: Mon, 3 Feb 2031 08:15:00 +0100\n\nThe ferry runs again.\n");
  };
  const Article person = from("Ann Example <ann.example@daily.example>");
  EXPECT_EQ(person.authors, (std::vector<std::string>{"Ann Example"}));
  EXPECT_EQ(person.publisher.name, "");
  EXPECT_EQ(person.publisher.domain, "daily.example");
  const Article anybody = from("Ann Example <ann@gmail.com>");
  EXPECT_EQ(anybody.publisher.domain, "");
  EXPECT_EQ(from("Coast Wire <asia-updates@mail.wire.example>").publisher.name, "Coast Wire");
}

TEST(ArticleMail, PrefersThePageAndSplitsAttachments) {
  std::string page =
      "<html><body><p>The ferry to the island runs again since Monday, the harbour office said in a statement to the paper.</p><p>Tickets "
      "cost four euros, as before the storm, and children travel free.</p></body></html>";
  const std::string mail = kHead +
                           "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/alternative; "
                           "boundary=a\n\n--a\n\nSee the page.\n--a\nContent-Type: text/html\n\n" +
                           page +
                           "\n--a--\n--m\nContent-Type: image/png; name=p.png\nContent-Transfer-Encoding: "
                           "base64\n\niVBORw0K\n--m\nContent-Type: text/html; name=more.html\nContent-Disposition: attachment\n\n" +
                           page +
                           "\n--m\nContent-Type: application/zip; name=data.zip\nContent-Disposition: "
                           "attachment\n\nPK\x03\x04zip\n--m\nContent-Type: message/rfc822\n\n" +
                           kHead + "\nAn older mail on the storm.\n--m--\n";
  const auto entries = entries_of(mail);
  ASSERT_EQ(entries.size(), 4u);
  const auto article = make_article(*entries[0].report);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->text.view().find("See the page"), std::string::npos);
  EXPECT_NE(article->text.view().find("Tickets cost"), std::string::npos);
  EXPECT_EQ(entries[1].report->name, "m.eml attachment 2 (more.html)");
  EXPECT_TRUE(make_article(*entries[1].report).ok());
  ASSERT_FALSE(entries[2].report.ok());
  EXPECT_TRUE(entries[2].report.error().message.starts_with("m.eml attachment 3 (data.zip): ")) << entries[2].report.error().message;
  EXPECT_EQ(make_article(*entries[3].report)->text.view(), "An older mail on the storm.");
}

TEST(ArticleMail, OneWithoutWordsIsOnlyItsAttachments) {
  const auto entries = entries_of(kHead +
                                  "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: application/pdf; "
                                  "name=panel.pdf\nContent-Disposition: attachment\n\n%PDF-1.4\n--m--\n");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].report->kind, InputKind::kPdf);
  EXPECT_EQ(make_article(*entries[0].report).error().code, ErrorCode::kProgramMissing);
  const auto empty = entries_of(kHead + "\n\n");
  ASSERT_EQ(empty.size(), 1u);
  EXPECT_EQ(make_article(*empty[0].report).error().code, ErrorCode::kNoText);
}

TEST(ArticleMail, TheKeptBytesGiveTheSameArticleAgain) {
  const auto entries = entries_of(kHead + "\nThe ferry runs again.\n");
  RawReport kept;
  kept.bytes = entries[0].report->bytes;
  const auto first = make_article(*entries[0].report), again = make_article(kept);
  EXPECT_EQ(first->text_sha256, again->text_sha256);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(first->title, again->title);
}

TEST(ArticleMail, ReadsASavedPage) {
  const std::string page =
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.coast.example/ferry\nSubject: Ferry\nDate: Tue, 4 Feb 2031 09:00:00 "
      "-0000\nMIME-Version: 1.0\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/css\nContent-Location: cid:1\n\np { "
      "}\n--b\nContent-Type: text/html; charset=utf-8\n"
      "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://www.coast.example/ferry\n\n<html><head><title>Ferry runs "
      "again - Coast</title></head><body><h1>Ferry runs again</h1><p>The fe=\nrry to the island runs again since Monday, "
      "the harbour office said in a statement to the paper.</p><p>Tickets cost four euros, as before the storm, and children travel free. "
      "<a href=3D\"/t\">Times</a></p></body></html>\n--b--\n";
  const auto entries = split_input("f.mhtml", page, InputKind::kAuto, {});
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].report->kind, InputKind::kSavedPage);
  EXPECT_EQ(entries[0].report->capture->with, "Saved by Blink");
  EXPECT_EQ(entries[0].report->capture->final, "https://www.coast.example/ferry");
  const auto article = make_article(*entries[0].report);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "Ferry runs again");
  EXPECT_EQ(article->publisher.domain, "coast.example");
  EXPECT_TRUE(article->published.empty());  // when a page was saved is not when it was published
  EXPECT_NE(article->text.view().find("The ferry to the island"), std::string::npos);
}

TEST(ArticleMail, APageThatIsCutAtItsPicturesIsWhole) {
  const Article article = article_of(kHead +
                                     "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>The ferry runs again after nine days, the "
                                     "harbour master said on Monday.</p>\n--b\nContent-Type: image/png\nContent-Disposition: inline\n\nx\n--b\nContent-Type: "
                                     "text/html\n\n<p>Two crews were hurt when the quay gave way, according to the port authority.</p>\n--b--\n");
  EXPECT_NE(article.text.view().find("The ferry runs again"), std::string_view::npos);
  EXPECT_NE(article.text.view().find("Two crews were hurt"), std::string_view::npos);
}

}  // namespace
}  // namespace dateline::ingest
