#include "exports/values.h"

#include <gtest/gtest.h>

namespace dateline::exports {
namespace {

TEST(Values, DaysOfADateAreThoseThatItCovers) {
  const auto range = [](std::string_view value) {
    const auto days = days_of(value);
    return days ? days->first + " " + days->last : std::string("none");
  };
  EXPECT_EQ(range("2020"), "2020-01-01 2020-12-31");
  EXPECT_EQ(range("2020-02"), "2020-02-01 2020-02-29");
  EXPECT_EQ(range("2020-02-03"), "2020-02-03 2020-02-03");
  EXPECT_EQ(range("2020-02-03T10:00:00Z"), "2020-02-03 2020-02-03");
  for (const char* other : {"", "20", "2020-13", "2020-02-30", "2020-W05", "2020-Q1", "2020-SU", "../2020-02-03", "2020-02-03/2020-02-05", "PRESENT_REF"}) {
    EXPECT_EQ(range(other), "none") << other;
  }
  EXPECT_TRUE(is_plain_date("2020-02"));
  EXPECT_FALSE(is_plain_date("2020-02-03T10:00:00Z"));
}

TEST(Values, PointsInTimeAreInUtc) {
  EXPECT_EQ(instant_of("2020-02-19T07:30:00+03:00"), "2020-02-19T04:30:00");
  EXPECT_EQ(instant_of("2020-02-19T07:30:00Z"), "2020-02-19T07:30:00");
  EXPECT_EQ(instant_of("2020-02-19"), "2020-02-19T00:00:00");
  EXPECT_EQ(instant_of("2020-02"), "");
  EXPECT_EQ(instant_of(""), "");
}

TEST(Values, Codes) {
  EXPECT_EQ(country_code("GH"), "GH");
  EXPECT_EQ(country_code("XK"), "XK");
  EXPECT_EQ(country_code("AB"), "");
  EXPECT_EQ(country_code("gh"), "");
  EXPECT_EQ(country_code("GHA"), "");
  EXPECT_EQ(three_letters_of("en"), "eng");
  EXPECT_EQ(three_letters_of("ar"), "ara");
  EXPECT_EQ(three_letters_of("qx"), "");
  EXPECT_EQ(three_letters_of(""), "");
}

TEST(Values, TextsForOneLineAndForAddresses) {
  EXPECT_EQ(on_one_line(" a\t\nb \u200f c\u0007"), "a b c");
  EXPECT_EQ(on_one_line(""), "");
  EXPECT_EQ(percent_encoded("r-1@2 \u00e9/"), "r-1%402%20%C3%A9%2F");
}

TEST(Values, UuidOfTheStandard) {
  EXPECT_EQ(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org"), "886313e1-3b8a-5372-9b90-0c9aee199e5d");  // as RFC 4122's name space for domains has it
  EXPECT_NE(own_uuid("i-1"), own_uuid("i-2"));
}

}  // namespace
}  // namespace dateline::exports
