#include "query/filter_words.h"

#include <gtest/gtest.h>

namespace dateline::query {
namespace {

std::string refused(std::string archive::Filter::*field, const std::string& value) {
  archive::Filter filter;
  filter.*field = value;
  const auto done = check_filter(filter);
  return done ? "" : done.error().message;
}

TEST(FilterWords, WhatCannotBeIsRefused) {
  using archive::Filter;
  for (const char* good : {"SY", "sy", ""}) EXPECT_EQ(refused(&Filter::country, good), "") << good;
  for (const char* bad : {"Syria", "S", "1A"}) EXPECT_NE(refused(&Filter::country, bad), "") << bad;
  EXPECT_NE(refused(&Filter::actor, "\xff"), "");
  EXPECT_NE(refused(&Filter::kind, std::string(5000, 'a')), "");
}

TEST(FilterWords, Boxes) {
  EXPECT_EQ(*read_bbox("35.7,32.3,42.4,37.4"), (std::array<double, 4>{35.7, 32.3, 42.4, 37.4}));
  EXPECT_TRUE(read_bbox("170,-10,-170,10").ok());
  for (const char* bad : {"", "1,2,3", "1,2,3,4,5", "1;2;3;4", "a,b,c,d", "1,2,3,4x"}) EXPECT_EQ(read_bbox(bad).error().code, ErrorCode::kUsage) << bad;
}

}  // namespace
}  // namespace dateline::query
