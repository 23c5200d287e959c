#include "nlp/parser_state.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

TEST(ParserState, ShiftsFromTheBufferToTheStack) {
  ParserState state;
  state.start(3);
  EXPECT_EQ(state.buffer(0), 0);
  EXPECT_EQ(state.buffer(2), 2);
  EXPECT_EQ(state.buffer(3), -1);
  state.push();
  state.push();
  EXPECT_EQ(state.stack(0), 1);
  EXPECT_EQ(state.stack(1), 0);
  EXPECT_EQ(state.stack(2), -1);
  EXPECT_EQ(state.buffer_length(), 1U);
}

TEST(ParserState, PutsWordsBackInFrontOfTheBuffer) {
  ParserState state;
  state.start(3);
  state.push();
  state.push();
  state.put_back();
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(state.buffer(1), 2);
  EXPECT_EQ(state.buffer_length(), 2U);
  EXPECT_TRUE(state.is_unshiftable(1));
  state.set_reshiftable(1);
  EXPECT_FALSE(state.is_unshiftable(1));
  state.push();
  EXPECT_EQ(state.stack(0), 1);
}

TEST(ParserState, KeepsChildrenNewestFirst) {
  ParserState state;
  state.start(5);
  state.add_arc(4, 2, 1);
  state.add_arc(4, 1, 1);
  state.add_arc(0, 3, 2);
  EXPECT_EQ(state.left_child(4, 1), 1);
  EXPECT_EQ(state.left_child(4, 2), 2);
  EXPECT_EQ(state.left_child(4, 3), -1);
  EXPECT_EQ(state.right_child(0, 1), 3);
  EXPECT_EQ(state.right_child(-1, 1), -1);
}

TEST(ParserState, AnArcReplacesTheOneBefore) {
  ParserState state;
  state.start(4);
  state.add_arc(0, 1, 1);
  state.add_arc(2, 1, 2);
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.label(1), 2U);
  EXPECT_EQ(state.right_child(0, 1), -1);
  EXPECT_EQ(state.left_child(2, 1), 1);
}

TEST(ParserState, IsFinalWhenNothingIsLeft) {
  ParserState state;
  state.start(1);
  EXPECT_FALSE(state.is_final());
  state.push();
  EXPECT_FALSE(state.is_final());
  state.pop();
  EXPECT_TRUE(state.is_final());
}

}  // namespace
}  // namespace dateline::nlp
