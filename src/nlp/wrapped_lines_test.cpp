#include "nlp/wrapped_lines.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

constexpr const char* kWire =
    "   The mayor of San\n"  // not filled: a line of its own
    "\n"
    "   Two men were hurt on Monday when a bomb went off in western San\n"
    "Salvador, the fire brigade said. The blast broke the windows of a\n"
    "school and of three shops. Nobody has said that it was his doing so\n"
    "far.\n";

TEST(WrappedLines, BreaksThatTheWidthMadeAreBlanks) {
  const Text text(kWire);
  const auto joined = join_wrapped_lines(text);
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->size(), text.size());
  EXPECT_NE(joined->view().find("western San Salvador"), std::string_view::npos);
  EXPECT_NE(joined->view().find("doing so far."), std::string_view::npos);
  EXPECT_NE(joined->view().find("of San\n\n"), std::string_view::npos);
}

TEST(WrappedLines, ListsAndParagraphsStay) {
  EXPECT_FALSE(join_wrapped_lines(Text("")));
  EXPECT_FALSE(join_wrapped_lines(Text("One line.\nAnother line that is somewhat longer than the first.\nA third.\nA fourth.\nA fifth.")));
  const std::string paragraph = "The council met on Tuesday and heard the minister, who had come to speak of the harvest, of roads and of the price of bread.";
  EXPECT_FALSE(join_wrapped_lines(Text(paragraph + "\n" + paragraph + "\n" + paragraph + "\n" + paragraph + "\n" + paragraph)));
}

TEST(WrappedLines, WidthCountsLettersNotBytes) {
  const std::string line = "Žena i dvoje dece povređeni su u ponedeljak u Čačku, javlja štab\n";
  EXPECT_TRUE(join_wrapped_lines(Text(line + line + line + line)));
}

}  // namespace
}  // namespace dateline::nlp
