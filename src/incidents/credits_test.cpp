#include "incidents/credits.h"

#include <gtest/gtest.h>

namespace dateline::incidents {
namespace {

std::vector<std::string> credits_of(std::string text) {
  Article article;
  article.text = Text(std::move(text));
  return credits_in(article);
}

TEST(Credits, StandWhereOutletsPutThem) {
  const std::vector<std::string> wire = {"Lake Wire"};
  EXPECT_EQ(credits_of("GOMA, Sept. 3 (Lake Wire) - Miners struck on Tuesday."), wire);
  EXPECT_EQ(credits_of("(Lake Wire) — Miners struck on Tuesday."), wire);
  EXPECT_EQ(credits_of("Bay Ledger\n\nGOMA (Lake Wire): Miners struck on Tuesday."), (std::vector<std::string>{"Lake Wire"}));
  EXPECT_EQ(credits_of("Miners struck on Tuesday.\n\n(Lake Wire)"), wire);
  EXPECT_EQ(credits_of("Miners struck on Tuesday.\n\n- Lake Wire"), wire);
  EXPECT_EQ(credits_of("Miners struck on Tuesday.\n\nvia Lake Wire"), wire);
  EXPECT_EQ(credits_of("Miners struck on Tuesday.\n\nSource: Lake Wire"), wire);
  EXPECT_EQ(credits_of("Miners struck on Tuesday, a union man told the Lake Wire by telephone."), wire);
}

TEST(Credits, AreNoBracketsInSentences) {
  EXPECT_EQ(credits_of("The Miners' Union of the Three Valleys and the Lakes (Umoja) - founded in 1998 - struck on Tuesday."), std::vector<std::string>());
  EXPECT_EQ(credits_of("He had told untold lies.\n\nMiners struck."), std::vector<std::string>());
  EXPECT_EQ(credits_of(""), std::vector<std::string>());
  EXPECT_EQ(credits_of("(\n(\n("), std::vector<std::string>());
}

}  // namespace
}  // namespace dateline::incidents
