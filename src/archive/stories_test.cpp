// Stories in the archive: siblings stay apart, the order of arrival changes nothing after regroup, what is read again moves along.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "archive/archive.h"
#include "archive/find.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

struct Item {
  std::string id, text, day;
};

/// Words that begin with a capital letter are names.
Reading reading_of(const Text& text) {
  Reading out;
  Source own;
  own.kind = SourceKind::kPublisher;
  add(out.sources, own);
  const std::string words(text.view());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] < 'A' || words[i] > 'Z') continue;
    Entity name;
    const std::size_t end = std::min(words.find_first_of(" ,.", i), words.size());
    name.name = words.substr(i, end - i);
    name.type = EntityType::kOrganization;
    name.mentions = {{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, MentionForm::kName, {}, -1}};
    add(out.entities, name);
    i = end;
  }
  return out;
}

/// Words in an order of its own for each report, so that no report copies another.
std::string worded(std::vector<std::string> words, unsigned seed) {
  std::string out;
  while (!words.empty()) {
    seed = seed * 1664525u + 1013904223u;
    const auto next = words.begin() + static_cast<std::ptrdiff_t>((seed >> 8) % words.size());
    out += (out.empty() ? "" : " ") + *next;
    words.erase(next);
  }
  return out + ".";
}

/// Reports of two floods of one river in two towns, and one of something else.
std::vector<Item> floods(const std::string& day) {
  const std::vector<std::string> common = {"flood", "river", "Ucay", "water", "houses",   "rescuers",
                                           "boats", "night", "rain", "mud",   "families", "soldiers"};
  const std::vector<std::string> others = {"school",  "market",   "bread",  "blankets", "road",  "lorries",
                                           "capital", "hospital", "cattle", "fields",   "radio", "children"};
  std::vector<Item> out;
  for (unsigned i = 0; i < 6; ++i) {
    for (const char town : {'a', 'b'}) {
      std::vector<std::string> words = common;
      for (const char* const word :
           town == 'a' ? std::vector{"Tarma", "Vilque", "Rojas", "31", "dam"} : std::vector{"Pisac", "Lares", "Inga", "12", "bridge"})
        words.push_back(word);
      for (unsigned k = 0; k < 4; ++k) words.push_back(others[(5 * i + 3 * k + (town == 'a' ? 0 : 1)) % others.size()]);
      out.push_back({town + std::to_string(i), worded(words, 7 * i + static_cast<unsigned>(town)), day});
    }
  }
  out.push_back({"c", "The football league of the coast begins without its champion, whose players want their wages paid first.", day});
  return out;
}

class StoriesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("dateline_stories_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  Archive make(const std::string& name) {
    auto archive = Archive::open(folder_ / name, Mode::kWrite);
    EXPECT_TRUE(archive.ok());
    return std::move(*archive);
  }
  static Document document(const Item& item) {
    Article article;
    article.id = item.id;
    article.title = item.text.substr(0, item.text.find('.'));
    article.published = item.day;
    article.published_basis = item.day.empty() ? PublishedBasis::kUnknown : PublishedBasis::kGiven;
    article.language = "en";
    article.text = Text(item.text);
    article.text_sha256 = sha256_hex(item.text);
    return Document(std::move(article));
  }
  static void put(Archive& archive, const Item& item) {
    const Document doc = document(item);
    ASSERT_TRUE(
        archive
            .add({item.text, item.id, "{\"id\":\"" + item.id + "\"}", true, "2021-05-05T00:00:00Z", {}}, doc, reading_of(doc.article.text))
            .ok());
  }
  /// "a0 a1 a2 | b0 b1"
  static std::string told(const Archive& archive) {
    const auto stories = find_stories(archive, {});
    EXPECT_TRUE(stories.ok());
    std::vector<std::string> lines;
    for (const FoundStory& story : stories->stories) {
      std::string line;
      for (const std::string& report : story.reports) line += (line.empty() ? "" : " ") + report;
      lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : " | ") + line;
    return out;
  }

  fs::path folder_;
};

constexpr char kApart[] = "a0 a1 a2 a3 a4 a5 | b0 b1 b2 b3 b4 b5";

TEST_F(StoriesTest, SiblingsAreToldApart) {
  Archive archive = make("news.dateline");
  for (const Item& item : floods("2021-05-04")) put(archive, item);
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(told(archive), kApart);
  const auto stories = find_stories(archive, {});
  EXPECT_FALSE(stories->stories.front().title.empty());
  EXPECT_EQ(stories->stories.front().first, "2021-05-04");
}

TEST_F(StoriesTest, TheOrderOfArrivalChangesNothingAfterRegroup) {
  for (const char* const day : {"", "2021-05-04"}) {
    std::vector<Item> items = floods(day);
    std::vector<std::string> ids;
    for (int turn = 0; turn < 3; ++turn) {
      Archive archive = make("turn" + std::to_string(turn) + day);
      std::rotate(items.begin(), items.begin() + 5, items.end());
      if (turn == 2) std::reverse(items.begin(), items.end());
      for (const Item& item : items) {
        put(archive, item);
        if (turn == 1) ASSERT_TRUE(archive.group().ok()) << "one by one";
      }
      ASSERT_TRUE(archive.regroup().ok());
      EXPECT_EQ(told(archive), kApart) << turn;
      ids.push_back(find_stories(archive, {})->stories.front().id);
    }
    EXPECT_EQ(ids[0], ids[1]);
    EXPECT_EQ(ids[0], ids[2]);
  }
}

TEST_F(StoriesTest, AStoryThatHasEndedIsAnother) {
  Archive archive = make("news.dateline");
  const auto first = floods("2021-05-04");
  for (std::size_t i = 0; i < first.size(); i += 2) put(archive, first[i]);
  put(archive, {"late", first[0].text + " It is a year since.", "2022-05-04"});
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(told(archive), "a0 a1 a2 a3 a4 a5");
}

TEST_F(StoriesTest, WhatIsReadAgainIsPlacedAgain) {
  Archive archive = make("news.dateline");
  for (const Item& item : floods("2021-05-04")) put(archive, item);
  ASSERT_TRUE(archive.group().ok());
  const Item item = floods("2021-05-04")[2];
  const Document doc = document(item);
  ASSERT_TRUE(archive.add_reading(item.id, doc, reading_of(doc.article.text), "2021-06-01T00:00:00Z").ok());
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(told(archive), kApart);
}

TEST_F(StoriesTest, RelatedReportsAreThoseOfTheStory) {
  Archive archive = make("news.dateline");
  for (const Item& item : floods("2021-05-04")) put(archive, item);
  ASSERT_TRUE(archive.group().ok());
  const auto related = find_related(archive, "a0", {});
  ASSERT_TRUE(related.ok());
  ASSERT_GE(related->related.size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(related->related.at(i).report[0], 'a') << i;
  EXPECT_NE(related->related.front().why.find("same story"), std::string::npos);
  EXPECT_EQ(find_related(archive, "nobody", {}).error().code, ErrorCode::kNotFound);
}

TEST_F(StoriesTest, PagesJoinToTheWholeAndFiltersNarrow) {
  Archive archive = make("news.dateline");
  for (const Item& item : floods("2021-05-04")) put(archive, item);
  for (Item item : floods("2022-06-07")) {
    item.id += "later";
    item.text += " A year has passed since.";
    put(archive, item);
  }
  ASSERT_TRUE(archive.group().ok());
  for (const char* const sort : {"", "-last", "first", "-reports"}) {
    Filter filter;
    filter.sort = sort;
    const auto whole = find_stories(archive, filter);
    ASSERT_TRUE(whole.ok());
    ASSERT_EQ(whole->stories.size(), 4u);
    filter.limit = 1;
    for (const FoundStory& story : whole->stories) {
      const auto page = find_stories(archive, filter);
      ASSERT_TRUE(page.ok());
      ASSERT_EQ(page->stories.size(), 1u);
      EXPECT_EQ(page->stories[0].id, story.id) << sort;
      filter.cursor = page->cursor;
    }
    EXPECT_EQ(filter.cursor, "");
  }
  Filter filter;
  filter.from = "2022";
  EXPECT_EQ(find_stories(archive, filter)->stories.size(), 2u);
  filter.actor = "Pisac";
  EXPECT_EQ(find_stories(archive, filter)->stories.size(), 1u);
  filter.min_independent = 2;
  EXPECT_EQ(find_stories(archive, filter).error().code, ErrorCode::kUsage) << "what cannot be honoured is refused";
}

TEST_F(StoriesTest, AsItWasKnown) {
  Archive archive = make("news.dateline");
  std::vector<Item> items = floods("2021-05-04");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i >= 4) items[i].day = "2021-05-09";
    put(archive, items[i]);
  }
  put(archive, {"copy", items[0].text, "2021-05-20"});
  ASSERT_TRUE(archive.group().ok());
  Filter filter;
  const auto now = find_stories(archive, filter);
  ASSERT_EQ(now->stories.size(), 2u);
  EXPECT_EQ(find_copies(archive, filter)->copies.size(), 1u);
  filter.as_known_at = "2021-05-08";
  const auto then = find_stories(archive, filter);
  ASSERT_TRUE(then.ok()) << then.error().message;
  ASSERT_EQ(then->stories.size(), 2u);
  for (const FoundStory& story : then->stories) {
    EXPECT_EQ(story.reports.size(), 2u);
    EXPECT_EQ(story.last, "2021-05-04");
  }
  EXPECT_TRUE(find_copies(archive, filter)->copies.empty());
  EXPECT_EQ(find_reports(archive, filter)->reports.size(), 4u);
  const auto related = find_related(archive, "a0", filter);
  ASSERT_TRUE(related.ok());
  for (const RelatedRow& row : related->related) EXPECT_NE(row.report, "copy");
  filter.as_known_at = "2021-05-03";
  EXPECT_TRUE(find_stories(archive, filter)->stories.empty());
}

TEST_F(StoriesTest, ALaterReportThatHadTheWordsFirstBecomesTheOriginal) {
  Archive archive = make("news.dateline");
  const std::string text = floods("")[0].text;
  put(archive, {"copy", text, "2021-05-05"});
  ASSERT_TRUE(archive.group().ok());
  EXPECT_TRUE(find_copies(archive, {})->copies.empty());
  put(archive, {"wire", text, "2021-05-03"});
  ASSERT_TRUE(archive.group().ok());
  const auto copies = find_copies(archive, {});
  ASSERT_EQ(copies->copies.size(), 1u);
  EXPECT_EQ(copies->copies.front().report, "copy");
  EXPECT_EQ(copies->copies.front().of, "wire");
}

}  // namespace
}  // namespace dateline::archive
