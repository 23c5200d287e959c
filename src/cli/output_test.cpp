#include "cli/output.h"

#include <gtest/gtest.h>

#include "cli/terminal.h"

namespace dateline::cli {

TEST(Output, ControlsLoseTheirPower) {
  const std::string mark = "\uFFFD";
  EXPECT_EQ(harmless("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(harmless("a\x1b[2Jb"), "a" + mark + "[2Jb");
  EXPECT_EQ(harmless("\x1b]0;title\x07"), mark + "]0;title" + mark);
  EXPECT_EQ(harmless("a\rb\x08\x7f"), "a" + mark + "b" + mark + mark);
  EXPECT_EQ(harmless("\u009b31m"), mark + "31m") << "C1";
  EXPECT_EQ(harmless("\u202eevil\u2066"), mark + "evil" + mark);
  EXPECT_EQ(harmless("\xff\xfe"), mark + mark) << "no UTF-8";
  EXPECT_EQ(harmless("\u200f\u0639\u0631\u0628\u064a caf\u00e9"), "\u200f\u0639\u0631\u0628\u064a caf\u00e9") << "Arabic, with its mark";
  EXPECT_EQ(harmless("\x1b[8mhidden"), mark + "[8mhidden") << "a colour that is not ours";
  EXPECT_EQ(harmless("\x1b["), mark + "[");
  EXPECT_EQ(harmless(std::string_view("a\0b", 3)), "a" + mark + "b");
}

TEST(Output, OurColoursStay) {
  const std::string painted = paint({true, 80}, Paint::kPlace, "Gwoza") + paint({true, 80}, Paint::kWarning, "!");
  EXPECT_EQ(harmless(painted), painted);
}

TEST(Output, NamesOfPeople) {
  EXPECT_EQ(fault_in_name("A. Desk"), "");
  EXPECT_EQ(fault_in_name(""), "");
  for (const char* const name : {"a\nb", "a\tb", "a\x1b[31m", "a\u009b", "a\u202e", "\xff"}) EXPECT_NE(fault_in_name(name), "") << name;
}

}  // namespace dateline::cli
