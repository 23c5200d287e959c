#include "nlp/place_lines.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

std::string ended(const char* words) {
  const Text text(words);
  const auto out = end_place_lines(text);
  if (out) EXPECT_EQ(out->size(), text.size());
  return out ? std::string(out->view()) : std::string();
}

TEST(PlaceLines, TheDashBecomesTheEndOfASentence) {
  EXPECT_EQ(ended("KHARTOUM - Police arrested four men."), "KHARTOUM . Police arrested four men.");
  EXPECT_EQ(ended("A headline\n\nGAO, Mali — \"We fled\", they said."), "A headline\n\nGAO, Mali . \"We fled\", they said.");
  EXPECT_EQ(ended("LIMA, May 2 (Wire) - Trucks came."), "LIMA, May 2 (Wire) . Trucks came.");
  EXPECT_EQ(ended("  Paris (North Wire) -- Rebels left."), "  Paris (North Wire) .  Rebels left.");
}

TEST(PlaceLines, OtherDashesStay) {
  for (const char* words : {"", "-", "Moscow - Kyiv talks resume.", "NATO-led troops left.", "NATO - the alliance - met.",
                            "He came - late.", "KHARTOUM -", "KHARTOUM - ", "UN: KHARTOUM - Police left."}) {
    EXPECT_EQ(ended(words), "") << words;
  }
}

}  // namespace
}  // namespace dateline::nlp
