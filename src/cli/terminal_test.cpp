#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace dateline::cli {
namespace {

TEST(Terminal, WidthsCountColumns) {
  struct {
    const char* text;
    int width;
  } const rows[] = {{"", 0}, {"abc", 3}, {"e\u0301", 1}, {"東京", 4}, {"“x”", 3}};
  for (const auto& row : rows) EXPECT_EQ(display_width(row.text), row.width) << row.text;
}

TEST(Terminal, FitCutsOrFills) {
  EXPECT_EQ(fit("abc", 5), "abc  ");
  EXPECT_EQ(fit("abcdef", 4), "abc…");
  EXPECT_EQ(fit("東京都", 4), "東… ");
  EXPECT_EQ(shorten("abc", 5), "abc");
}

TEST(Terminal, ColourOnlyWhereWanted) {
  EXPECT_EQ(paint({false, 80}, Paint::kPerson, "x"), "x");
  EXPECT_EQ(paint({true, 80}, Paint::kBold, "x"), "\x1b[1mx\x1b[0m");
}

TEST(Terminal, WrapKeepsTheWidthAndEveryWord) {
  const Text text("one two three four five");
  const auto plain = [](std::uint32_t) { return Paint::kPlain; };
  EXPECT_EQ(wrap({false, 11}, text, text.whole(), "  ", plain), "  one two\n  three\n  four five\n");
  const Text long_word("a abcdefghijklmnop b");
  EXPECT_EQ(wrap({false, 6}, long_word, long_word.whole(), "", plain), "a\nabcdefghijklmnop\nb\n");
}

TEST(Terminal, PaintChangesInsideALine) {
  const Text text("in Oslo now");
  const auto place = [](std::uint32_t at) { return at >= 3 && at < 7 ? Paint::kPlace : Paint::kPlain; };
  EXPECT_EQ(wrap({true, 40}, text, text.whole(), "", place), "in \x1b[1;32mOslo\x1b[0m now\n");
}

}  // namespace
}  // namespace dateline::cli
