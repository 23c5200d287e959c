// The words that stories are known by, and how alike stories are.
#include <gtest/gtest.h>

#include "incidents/facts_bytes.h"
#include "incidents/stories.h"

namespace dateline::incidents {
namespace {

std::vector<StoryTerm> terms(std::string_view text, std::vector<Span> names = {}) {
  Article article;
  article.text = Text(std::string(text));
  Reading reading;
  for (const Span span : names) {
    Entity entity;
    entity.mentions = {{span, MentionForm::kName, {}, -1}};
    add(reading.entities, entity);
  }
  return story_terms_of(article, reading);
}

TEST(StoryTerms, StemsWithoutFunctionWords) {
  EXPECT_EQ(terms("The attack on the attackers' attacked attacks").size(), 2u) << "attack, attacker";
  EXPECT_EQ(terms("Vilque's bridge and Vilque’s bridges").size(), 2u);
  EXPECT_TRUE(terms("and then it was not what they said").empty());
}

TEST(StoryTerms, NamesNumbersAndTheHead) {
  const auto found = terms("Tarma 31", {{0, 5}});
  ASSERT_EQ(found.size(), 2u);
  for (const StoryTerm& term : found) {
    EXPECT_NE(term.name, term.number);
    EXPECT_TRUE(term.lead);
  }
  EXPECT_FALSE(terms(std::string(400, ' ') + "Tarma")[0].lead);
}

TEST(StoryTerms, ALongTextKeepsItsBeginning) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "w" + std::to_string(i) + "x ";
  EXPECT_EQ(terms(text).size(), 250u);
}

TEST(StoryTerms, BytesAndBack) {
  const auto found = terms("Tarma flood of 31 houses", {{0, 5}});
  const std::string bytes = terms_to_bytes(found);
  EXPECT_EQ(terms_to_bytes(*terms_from_bytes(bytes)), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(terms_from_bytes(bytes.substr(0, size)).ok()) << size;
}

TEST(StoryVector, RareWordsAndNamesWeighMore) {
  const auto found = terms("Tarma flood houses", {{0, 5}});
  std::vector<int> having(found.size(), 10);
  const TermVector equal = story_vector(found, having, 1000);
  ASSERT_EQ(equal.size(), 3u);
  EXPECT_NEAR(dot(equal, equal), 1, 1e-6);
  double most = 0;
  std::uint32_t heavy = 0;
  for (const TermWeight& term : equal) {
    if (term.weight > most) most = term.weight, heavy = term.term;
  }
  EXPECT_EQ(heavy, heaviest(equal, 1).at(0));
  for (const StoryTerm& term : found) EXPECT_EQ(term.name, term.term == heavy);
  EXPECT_TRUE(story_vector(found, std::vector<int>(found.size(), 1), 1000).empty()) << "what no other report has finds none";
}

TEST(Stories, LikenessIsTheMeanOfAllPairs) {
  const TermVector x = {{1, 1.0f}}, y = {{1, 0.6f}, {2, 0.8f}};
  const Story one = story_of(x, {}), both = joined(story_of(x, {}), story_of(y, {}));
  EXPECT_NEAR(likeness(one, both), (1 + 0.6) / 2, 1e-6);
  EXPECT_NEAR(likeness(both, one), likeness(one, both), 1e-9);
  EXPECT_EQ(likeness(Story(), one), 0);
}

TEST(Stories, APauseEndsOne) {
  const TermVector x = {{1, 1.0f}};
  const auto story = [&](const char* day) { return story_of(x, parse_iso_day(day)); };
  EXPECT_GT(likeness(story("2021-05-04"), story("2021-05-20")), 0.9);
  EXPECT_EQ(likeness(story("2021-05-04"), story("2021-08-20")), 0);
  EXPECT_EQ(likeness(story("2021-08-20"), story("2021-05-04")), 0);
  EXPECT_GT(likeness(joined(story("2021-05-04"), story("2021-05-25")), story("2021-06-20")), 0.9) << "it runs on";
  EXPECT_GT(likeness(story("2021-05-04"), story("")), 0.9) << "an unknown day speaks for nothing";
}

}  // namespace
}  // namespace dateline::incidents
