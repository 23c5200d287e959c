// Numbers with check digits: those of the standards' own examples, and the same with one digit changed.
#include "base/check_digits.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(CheckDigits, HoldOrDoNot) {
  EXPECT_TRUE(is_imo_number("9074729"));
  EXPECT_FALSE(is_imo_number("9074728"));
  EXPECT_FALSE(is_imo_number("907472"));
  EXPECT_FALSE(is_imo_number("9074x29"));
  EXPECT_TRUE(is_lei("5493001KJTIIGC8Y1R12"));
  EXPECT_FALSE(is_lei("5493001KJTIIGC8Y1R13"));
  EXPECT_TRUE(is_container_number("CSQU3054383"));
  EXPECT_FALSE(is_container_number("CSQU3054384"));
  EXPECT_FALSE(is_container_number("CSQA3054383"));
  EXPECT_FALSE(is_container_number("CSQU305438"));
  EXPECT_TRUE(is_mmsi("257123450"));
  EXPECT_FALSE(is_mmsi("157123450"));
  EXPECT_FALSE(is_mmsi("25712345"));
  EXPECT_FALSE(is_mmsi(""));
}

}  // namespace
}  // namespace dateline
