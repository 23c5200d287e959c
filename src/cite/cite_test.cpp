// Citations written down with what breaks formats in them; found by key, beginning, incident and report; those of older readings.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/sha256.h"
#include "cite/find_citations.h"
#include "cite/words.h"
#include "cite/write.h"
#include "model/claim_key.h"

namespace dateline::cite {
namespace {

using archive::Archive;

Citation plain() {
  Citation out;
  out.claim = "0123456789abcdef";
  out.report = "r1";
  out.text_sha256 = std::string(64, 'a');
  out.words = "shipped rifles";
  out.roots = {"two customs officials"};
  out.outlet = "Lima Post";
  out.title = "Rifles";
  out.published = "2019-12-05";
  out.basis = PublishedBasis::kMetadata;
  out.genre = Genre::kNews;
  out.spot.paragraph = 2;
  out.url = "https://post.example/a";
  out.accessed = "2020-01-02";
  return out;
}

TEST(Words, AddressesOfWebArchives) {
  struct Row {
    const char *given, *url, *archived;
  };
  for (const Row& row : {Row{"https://a.example/b", "https://a.example/b", ""},
                         {"https://kept.example/web/20210304050607/https://a.example/b", "https://a.example/b", "https://kept.example/web/20210304050607/https://a.example/b"},
                         {"https://kept.example/20210304050607id_/http://a.example/", "http://a.example/", "https://kept.example/20210304050607id_/http://a.example/"},
                         {"https://a.example/20210304050607/story", "https://a.example/20210304050607/story", ""},
                         {"https://a.example/20210304/https://b.example", "https://a.example/20210304/https://b.example", ""},
                         {"", "", ""}}) {
    EXPECT_EQ(address_of(row.given).url, row.url) << row.given;
    EXPECT_EQ(address_of(row.given).archived, row.archived) << row.given;
  }
}

TEST(Words, AnonymousPeopleAsTheyAreDescribed) {
  EXPECT_EQ(described("customs officials", 3), "three customs officials");
  EXPECT_EQ(described("customs officials", std::nullopt), "customs officials");
  EXPECT_EQ(described("officer", 1), "an officer");
  EXPECT_EQ(described("European diplomat", 1), "a European diplomat");
  EXPECT_EQ(described("villagers", 40), "40 villagers");
  EXPECT_EQ(described("a market trader", 1), "a market trader");
  EXPECT_EQ(described("navy", std::nullopt), "the navy");
  EXPECT_EQ(described("Lantern Institute", std::nullopt), "Lantern Institute");
}

TEST(Words, DaysAreNotFinerThanKnown) {
  Citation one = plain();
  EXPECT_EQ(published_words(one), "5 December 2019");
  one.basis = PublishedBasis::kUrl;
  EXPECT_EQ(published_words(one), "5 December 2019 (as its address says)");
  one.published = "2019-12";
  EXPECT_EQ(published_words(one), "2019-12 (as its address says)");
  one.published.clear();
  EXPECT_EQ(published_words(one), "undated");
  one.published_after = "2019-12-01";
  one.published_before = "2019-12-09";
  EXPECT_EQ(published_words(one), "undated, published between 1 December 2019 and 9 December 2019");
}

TEST(Footnote, SaysAllThatIsKnownAndNothingElse) {
  EXPECT_EQ(footnote(plain()),
            "“Rifles”, Lima Post, 5 December 2019, para. 2, https://post.example/a (accessed 2 January 2020). According to two customs officials. "
            "Claim 0123456789abcdef, text SHA-256 aaaaaaaaaaaaaaaa.");
  Citation bare;
  bare.report = "r 1";
  bare.text_sha256 = std::string(64, 'b');
  bare.accessed = "2020-01-02";
  EXPECT_EQ(footnote(bare), "Untitled, undated (accessed 2 January 2020). Report r 1, text SHA-256 bbbbbbbbbbbbbbbb.");
  Citation denied = plain();
  denied.polarity = Polarity::kDenied;
  denied.via = {"Example Wire"};
  EXPECT_NE(footnote(denied).find("Denied by two customs officials, via Example Wire."), std::string::npos);
}

TEST(Footnote, NothingThatAPageSaysSteersTheText) {
  Citation one = plain();
  one.title = "A\n[b](http://x) *c* <script>\u202E\u0007d";
  EXPECT_NE(footnote(one).find("“A [b](http://x) *c* <script> d”"), std::string::npos) << footnote(one);
  EXPECT_NE(markdown_footnote(one).find("“A \\[b\\](http://x) \\*c\\* \\<script\\> d”"), std::string::npos) << markdown_footnote(one);
  one.title = "x^2^ ~y~";
  EXPECT_NE(markdown_footnote(one).find("“x\\^2\\^ \\~y\\~”"), std::string::npos) << markdown_footnote(one);
  one.title = "ضبط أسلحة (بنادق)";
  EXPECT_NE(footnote(one).find("“\u2068ضبط أسلحة (بنادق)\u2069”"), std::string::npos);
  one.url = "javascript:alert(1)";
  EXPECT_EQ(markdown_footnote(one).find("<javascript"), std::string::npos);
}

TEST(Bibtex, BracesBalanceAndSignsAreEscaped) {
  Citation one = plain();
  one.title = "100% of {arms & more} } cost $5_000 #1 ~ ^ \\ ünï";
  one.authors = {"Fox and Sons", "B. Ito"};
  one.url = "https://post.example/a_{b}%20c#d";
  const std::string out = to_bibtex({one});
  EXPECT_NE(out.find("title = {{100\\% of \\textbraceleft{}arms \\& more\\textbraceright{} \\textbraceright{} cost \\$5\\_000 \\#1 \\textasciitilde{} "
                     "\\textasciicircum{} \\textbackslash{} ünï}},"), std::string::npos) << out;
  EXPECT_NE(out.find("author = {{Fox and Sons} and {B. Ito}},"), std::string::npos) << out;
  EXPECT_NE(out.find("url = {https://post.example/a_%7Bb%7D%20c#d},"), std::string::npos) << out;
  EXPECT_EQ(std::count(out.begin(), out.end(), '{'), std::count(out.begin(), out.end(), '}'));
}

TEST(Ris, NoValueBreaksItsLine) {
  Citation one = plain();
  one.title = "First\r\nER  - \r\nTY  - BOOK";
  const std::string out = to_ris({one});
  EXPECT_NE(out.find("TI  - First ER - TY - BOOK\r\n"), std::string::npos) << out;
  EXPECT_EQ(out.find("\nER  - "), out.rfind("\nER  - "));
  EXPECT_TRUE(out.starts_with("TY  - NEWS\r\n"));
}

/// An archive with a report of two claims of officials, which is read again.
class Found : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("dateline_cite_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto opened = Archive::open(folder_ / "news.dateline", archive::Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_ = std::make_unique<Archive>(std::move(*opened));
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  static constexpr std::string_view kText = "Depot hit\n\nGunmen attacked a depot.\n\nRebels shelled the port, an official said.";

  static std::unique_ptr<Document> document() {
    Article article;
    article.id = "r1";
    article.title = "Depot hit";
    article.publisher = {"Lima Post", "post.example"};
    article.published = "2021-05-04";
    article.published_basis = PublishedBasis::kMetadata;
    article.language = "en";
    article.text = Text(std::string(kText));
    article.text_sha256 = sha256_hex(kText);
    article.blocks = {{{0, 9}, BlockKind::kHeadline, 1}, {{11, 35}, BlockKind::kParagraph, 1}, {{37, 79}, BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }

  /// One claim on these words, of an event of this kind.
  static Reading reading(Span span, const std::string& kind, const std::string& engine) {
    Reading out;
    out.engine = engine;
    const SourceId page = add(out.sources, Source{{}, "Lima Post", SourceKind::kPublisher, false, {}, {}, {}, Knowledge::kUnstated, {}, {}, {}});
    const SourceId root = add(out.sources, Source{{}, "official", SourceKind::kPerson, true, 1, {}, {}, Knowledge::kUnstated, {}, Span{65, 73}, {}});
    Event event;
    event.kind = kind;
    event.span = span;
    event.status = EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(out.events, event);
    claim.span = span;
    claim.attribution = {{page, 0, "", {}}, {root, 1, "said", {}}};
    add(out.claims, claim);
    out.claims[0].key = claim_key(out, out.claims[0], sha256_hex(kText));
    return out;
  }

  std::string read_first() {
    const auto doc = document();
    const Reading first = reading({37, 60}, "assault", "0.1");
    const auto added = archive_->add({std::string(kText), "r1", "", true, "2021-06-01T00:00:00Z"}, *doc, first);
    EXPECT_TRUE(added.ok());
    EXPECT_TRUE(archive_->group().ok());
    return first.claims[0].key;
  }
  std::string read_again(Span span, const std::string& kind) {
    const Reading again = reading(span, kind, "0.2");
    EXPECT_TRUE(archive_->add_reading("r1", *document(), again, "2022-01-01T00:00:00Z").ok());
    EXPECT_TRUE(archive_->group().ok());
    return again.claims[0].key;
  }
  Citation only(const std::string& key) {
    const auto found = find_citations(*archive_, key);
    EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().message);
    return found.ok() && found->size() == 1 ? found->front() : Citation();
  }

  std::filesystem::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(Found, ByKeyBeginningIncidentAndReport) {
  const std::string key = read_first();
  const Citation one = only(key);
  EXPECT_EQ(one.claim, key);
  EXPECT_EQ(one.roots, std::vector<std::string>{"an official"});
  EXPECT_EQ(one.spot.paragraph, 2);
  EXPECT_EQ(one.accessed, "2021-06-01");
  EXPECT_EQ(only(key.substr(0, 6)).claim, key);
  EXPECT_EQ(only("i-" + key.substr(0, 10)).claim, key);
  EXPECT_EQ(only("r1").claim, "");
  EXPECT_EQ(find_citations(*archive_, std::vector<std::string>{key, key.substr(0, 5), "r1"})->size(), 2u);
  for (const char* missing : {"ffffffffffffffff", "i-0000000000", "r9", ""}) EXPECT_EQ(find_citations(*archive_, missing).error().code, ErrorCode::kNotFound) << missing;
}

TEST_F(Found, AClaimOfAnOlderReadingResolvesAndNamesTheOneOfToday) {
  const std::string old = read_first();
  const std::string now = read_again({37, 60}, "shelling");
  ASSERT_NE(old, now);
  for (const bool rebuilt : {false, true}) {
    if (rebuilt) ASSERT_TRUE(archive_->regroup().ok());
    const Citation one = only(old);
    ASSERT_TRUE(one.older) << rebuilt;
    EXPECT_EQ(one.claim, old);
    EXPECT_EQ(one.older->engine, "0.1");
    EXPECT_EQ(one.older->now, now);
    EXPECT_EQ(one.words, "Rebels shelled the port");
    EXPECT_NE(footnote(one).find("Of an older reading (Dateline 0.1, 2021-06-01); today's claim on these words is " + now), std::string::npos);
    EXPECT_FALSE(only(now).older);
    EXPECT_EQ(only(old.substr(0, 8)).claim, old);
  }
  EXPECT_TRUE(archive_->check()->ok());
}

TEST_F(Found, AnOlderClaimThatNobodyMakesTodaySaysSo) {
  const std::string old = read_first();
  read_again({11, 35}, "assault");
  const Citation one = only(old);
  ASSERT_TRUE(one.older);
  EXPECT_EQ(one.older->now, "");
  EXPECT_NE(footnote(one).find("today's reading has no claim on these words"), std::string::npos);
}

}  // namespace
}  // namespace dateline::cite
