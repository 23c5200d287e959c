#include "nlp/open_blocks.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

std::string ended(const std::string& first, BlockKind kind, const std::string& second) {
  const Text text(first + "\n\n" + second);
  const auto size = static_cast<std::uint32_t>(Text(first).size());
  const std::vector<Block> blocks = {{{0, size}, kind, 1}, {{size + 2, text.size()}, BlockKind::kParagraph, 1}};
  const auto out = end_open_blocks(text, blocks);
  return out ? std::string(out->view()) : "as it is";
}

TEST(OpenBlocks, AHeadlineEndsItsSentence) {
  EXPECT_EQ(ended("Council condemns raid", BlockKind::kHeadline, "The council said"), "Council condemns raid. The council said");
  EXPECT_EQ(ended("“We saw it”", BlockKind::kSubhead, "Two men said"), "“We saw it”. Two men said");
  EXPECT_EQ(ended("Two rifles", BlockKind::kList, "Nine boats"), "Two rifles. Nine boats");
}

TEST(OpenBlocks, WhatEndsOrGoesOnStaysAsItIs) {
  EXPECT_EQ(ended("Who paid?", BlockKind::kHeadline, "The council said"), "as it is");
  EXPECT_EQ(ended("He said: “Go.”", BlockKind::kCaption, "The council said"), "as it is");
  EXPECT_EQ(ended("The list holds:", BlockKind::kSubhead, "Nine boats"), "as it is");
  EXPECT_EQ(ended("The men of the", BlockKind::kList, "northern guard"), "as it is");
  EXPECT_EQ(ended("The council met", BlockKind::kParagraph, "The council said"), "as it is");
}

}  // namespace
}  // namespace dateline::nlp
