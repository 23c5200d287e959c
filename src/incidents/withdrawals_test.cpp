#include "incidents/withdrawals.h"

#include <gtest/gtest.h>

namespace dateline::incidents {
namespace {

bool withdrawn(std::string title, std::string text) {
  Article article;
  article.title = std::move(title);
  article.text = Text(std::move(text));
  return is_withdrawn(article);
}

TEST(Withdrawals, AReportSaysThatItIsWithdrawn) {
  EXPECT_TRUE(withdrawn("RETRACTED: Rebels seize airport", "Rebels seized the airport."));
  EXPECT_TRUE(withdrawn("", "This report has been withdrawn."));
  EXPECT_TRUE(withdrawn("", "Port Mirror has retracted this story. Its only source lied."));
  EXPECT_FALSE(withdrawn("Rebels: we seized the airport", "The army withdrew. This report is from the town."));
  EXPECT_FALSE(withdrawn("", "Troops have withdrawn. This story goes on."));
  EXPECT_FALSE(withdrawn("", ""));
}

}  // namespace
}  // namespace dateline::incidents
