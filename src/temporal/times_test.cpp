// Times in sentences: words, type, value, modifier, as "words|TYPE|value|mod".
#include "temporal/times.h"

#include <gtest/gtest.h>

#include "tests/support/annotate.h"

namespace dateline::temporal {
namespace {

struct Sample {
  const char* published;
  const char* text;
  std::vector<std::string> times;
};

std::vector<std::string> times_of(const Sample& sample, Reading& reading) {
  const auto doc = test::annotate(sample.text, sample.published);
  read_times(Syntax(*doc), reading);
  std::vector<std::string> out;
  for (const TimeExpression& time : reading.times) {
    std::string line = std::string(doc->text().at(time.span)) + "|" + std::string(name_of(time.type)) + "|" + time.value;
    if (!time.mod.empty()) line += "|" + time.mod;
    out.push_back(std::move(line));
  }
  return out;
}

void check(const std::vector<Sample>& samples) {
  for (const Sample& sample : samples) {
    Reading reading;
    EXPECT_EQ(times_of(sample, reading), sample.times) << sample.text;
  }
}

TEST(Times, DatesInEveryForm) {
  check({
      {"2021-03-10", "The bridge fell on 5 December 2019.", {"5 December 2019|DATE|2019-12-05"}},
      {"2021-03-10", "The bridge fell on Dec. 5, 2019, officials said.", {"Dec. 5, 2019|DATE|2019-12-05"}},
      {"2021-03-10", "The bridge fell on the 5th of December 2019.", {"the 5th of December 2019|DATE|2019-12-05"}},
      {"2021-03-10", "The bridge fell on Thursday, 5 December 2019.", {"Thursday, 5 December 2019|DATE|2019-12-05"}},
      {"2021-03-10", "Posted 2019-12-05 by the ministry.", {"2019-12-05|DATE|2019-12-05"}},
      {"2021-03-10", "Posted 25/12/2019 by the ministry.", {"25/12/2019|DATE|2019-12-25"}},
      {"2021-03-10", "The dam was finished in June of 2018.", {"June of 2018|DATE|2018-06"}},
      {"2021-03-10", "The dam was finished in 2014.", {"2014|DATE|2014"}},
      {"2021-03-10", "The dam was built in the 1990s.", {"the 1990s|DATE|199"}},
  });
}

TEST(Times, FromPublication) {
  check({
      {"2019-12-05", "The minister resigned yesterday.", {"yesterday|DATE|2019-12-04"}},
      {"2019-12-05", "The minister resigned last week.", {"last week|DATE|2019-W48"}},
      {"2019-12-05", "The minister resigned earlier this week.", {"earlier this week|DATE|2019-W49|START"}},
      {"2019-12-05", "The minister resigned two years ago.", {"two years ago|DATE|2017"}},
      {"2019-12-05", "The minister will resign next month.", {"next month|DATE|2020-01"}},
      {"2019-12-05", "The parties met on Monday.", {"Monday|DATE|2019-12-02"}},
      {"2019-12-05", "The parties will meet on Monday.", {"Monday|DATE|2019-12-09"}},
      {"2019-12-05", "The parties met on Monday night.", {"Monday night|TIME|2019-12-02TNI"}},
  });
}

TEST(Times, WithoutPublicationNothingIsGuessed) {
  Reading reading;
  EXPECT_EQ(times_of({"", "The parties met on Thursday.", {}}, reading), std::vector<std::string>{"Thursday|DATE|XXXX-WXX-4"});
  EXPECT_FALSE(reading.times[0].start.has_value());
  EXPECT_FALSE(reading.times[0].end.has_value());
}

TEST(Times, ImpossibleDates) {
  Reading reading;
  EXPECT_EQ(times_of({"2019-12-05", "The letter is dated 30 February 2018.", {}}, reading), std::vector<std::string>{"30 February 2018|DATE|"});
  ASSERT_EQ(reading.issues.size(), 1u);
  EXPECT_EQ(reading.issues[0].code, "impossible_date");
}

}  // namespace
}  // namespace dateline::temporal
