// Times in sentences: words, type, value, modifier, as "words|TYPE|value|mod".
#include "temporal/times.h"

#include <gtest/gtest.h>

#include <random>

#include "base/data_file.h"
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

TEST(Times, SideOfTheVerb) {
  check({
      {"2022-05-18", "The court is scheduled to rule on Tuesday.", {"Tuesday|DATE|2022-05-24"}},
      {"2022-05-18", "The strike was postponed until Saturday.", {"Saturday|DATE|2022-05-21"}},
      {"2022-05-18", "The strike ended on Wednesday.", {"Wednesday|DATE|2022-05-18"}},
      {"2022-05-18", "The union had signed the deal in October.", {"October|DATE|2021-10"}},
      {"2022-05-18", "The union will sign the deal in October.", {"October|DATE|2022-10"}},
      {"2022-05-18", "They met last Wednesday.", {"last Wednesday|DATE|2022-05-11"}},
      {"2022-05-18", "They meet next Wednesday.", {"next Wednesday|DATE|2022-05-25"}},
  });
}

TEST(Times, NumbersInWords) {
  check({
      {"2022-05-18", "He waited for twenty-three days.", {"twenty-three days|DURATION|P23D"}},
      {"2022-05-18", "He waited for 2 1/2 years.", {"2 1/2 years|DURATION|P2Y6M"}},
      {"2022-05-18", "He waited for half an hour.", {"half an hour|DURATION|PT30M"}},
      {"2022-05-18", "It stood for a hundred years.", {"a hundred years|DURATION|P100Y"}},
      {"2022-05-18", "It fell in nineteen ninety-six.", {"nineteen ninety-six|DATE|1996"}},
      {"2022-05-18", "It fell a couple of months ago.", {"a couple of months ago|DATE|2022-03"}},
  });
}

TEST(Times, CoveredDaysAndAnchor) {
  Reading reading;
  times_of({"2019-12-05", "Rain fell last week, and in the past three months nothing grew. It had begun in late 2017.", {}}, reading);
  ASSERT_EQ(reading.times.size(), 3u);
  const auto range = [&](std::size_t i) { return iso_day(*reading.times[i].start) + ".." + iso_day(*reading.times[i].end); };
  EXPECT_EQ(range(0), "2019-11-24..2019-12-01");  // a publisher of an unknown country may begin its week on Sunday
  EXPECT_EQ(reading.times[0].anchor, TimeAnchor::kPublication);
  EXPECT_EQ(range(1), "2019-09-05..2019-12-05");
  EXPECT_EQ(range(2), "2017-07-02..2017-12-31");
  EXPECT_EQ(reading.times[2].anchor, TimeAnchor::kNone);
}

/// Value, first and last day and calendar of the only time.
std::string days_of_time(const char* published, const char* text) {
  Reading reading;
  times_of({published, text, {}}, reading);
  if (reading.times.size() != 1) return std::to_string(reading.times.size()) + " times";
  const TimeExpression& time = reading.times[0];
  if (!time.start || !time.end) return time.value;
  return time.value + " " + iso_day(*time.start) + ".." + iso_day(*time.end) + " " + time.calendar;
}

TEST(Times, DaysOfNightsAndOfOtherCalendars) {
  EXPECT_EQ(days_of_time("2023-04-12", "Drones came overnight into Tuesday."), "2023-04-10TNI 2023-04-10..2023-04-11 gregorian");
  EXPECT_EQ(days_of_time("2023-04-12", "Drones came overnight from Saturday to Sunday."), "2023-04-08TNI 2023-04-08..2023-04-09 gregorian");
  EXPECT_EQ(days_of_time("2023-04-12", "Drones came overnight Monday."), "2023-04-10TNI 2023-04-09..2023-04-11 gregorian");
  EXPECT_EQ(days_of_time("2023-04-12", "The envoy left on 5 Mehr 1401."), "2022-09-27 2022-09-27..2022-09-27 solar_hijri");
  EXPECT_EQ(days_of_time("2023-04-12", "The envoy left on 1 Ramadan 1444."), "2023-03-23 2023-03-22..2023-03-24 hijri");
  EXPECT_EQ(days_of_time("2023-04-12", "The envoy left in 1402 SH."), "2023-03-21/2024-03-19 2023-03-21..2024-03-19 solar_hijri");
  EXPECT_EQ(days_of_time("2023-04-12", "The envoy left in 2566 BE."), "2023 2023-01-01..2023-12-31 buddhist");
}

TEST(Times, TheWeekOfThePublishersCountry) {
  for (const auto& [domain, days] : {std::pair{"blatt.example.de", "2019-11-25..2019-12-01"}, {"jarida.example.eg", "2019-11-23..2019-12-01"}}) {
    const auto doc = test::annotate("Rain fell last week.", "2019-12-05");
    doc->article.publisher.domain = domain;
    Reading reading;
    read_times(Syntax(*doc), reading);
    ASSERT_EQ(reading.times.size(), 1u);
    EXPECT_EQ(reading.times[0].value, "2019-W48");
    EXPECT_EQ(iso_day(*reading.times[0].start) + ".." + iso_day(*reading.times[0].end), days);
  }
}

TEST(Times, WhatLooksLikeAYearOfAnotherCalendarAndIsNone) {
  for (const char* text : {"It has a battery of 100 Ah.", "It costs 2566.5 BE.", "They sold 20 BE sets."})
    EXPECT_EQ(days_of_time("2023-04-12", text), "0 times") << text;
}

TEST(Times, ATimeOfAnotherZoneKeepsTheDayOfTheText) {
  EXPECT_EQ(days_of_time("2023-04-12", "It began at 01:30 UTC+9 on Tuesday."), "2023-04-11T01:30+09:00 2023-04-11..2023-04-11 gregorian");
}

TEST(Times, AwkwardTexts) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "'",
                           "99999999999999999999 years ago",
                           "31/31/2019",
                           "in",
                           "the past",
                           "25:61",
                           "0 0 0 0000-00-00",
                           "a million million years from now",
                           "2019-",
                           "the 999th century",
                           "five hundred thousand centuries ago",
                           "1999999999999999 days later",
                           "\xF0\x9F\x95\x90 o'clock",
                           "9999999 AH",
                           "2566.5 BE",
                           "several AH",
                           "100 Ah",
                           "0th of Ramadan",
                           "99999999999th of Rajab",
                           "1 Ramadan 0",
                           "BE 99999999999",
                           "31 Rajab",
                           "UTC+",
                           "GMT-99",
                           "FY99999",
                           "2014-99",
                           "overnight",
                           "60 Fridays ago",
                           "9999 Fridays ago",
                           "the 9999 period",
                           "3999-4000"}) {
    Reading reading;
    const auto doc = test::annotate(text, "2019-12-05");
    read_times(Syntax(*doc), reading);
    for (const TimeExpression& time : reading.times) {
      EXPECT_LT(time.span.start, time.span.end) << text;
      EXPECT_LE(time.span.end, doc->text().size()) << text;
    }
  }
}

TEST(Times, WordsOfTheTablesInAnyOrder) {
  std::vector<std::string> words{"0", "1", "2", "13", "29", "30", "31", "62", "99", "1402", "1445", "2018", "2024", "9999", "99999999999", ",", "-", "of", "the", "a", "in", "on", "to", "from", "ago", "earlier", "night"};
  for (const char* table : {"temporal/words.tsv", "temporal/local_months.tsv", "temporal/holidays.tsv", "temporal/numbers.tsv", "temporal/zones.tsv"}) {
    for (const TableRow& row : data_table(table)) {
      words.emplace_back(row[0]);
      if (!words.back().empty() && words.back()[0] >= 'a' && words.back()[0] <= 'z') words.back()[0] = static_cast<char>(words.back()[0] - 32);
      words.emplace_back(row[0]);
    }
  }
  std::mt19937 random(7);
  for (int text = 0; text < 60; ++text) {
    std::string out;
    for (int word = 0; word < 400; ++word) (out += words[random() % words.size()]) += word % 9 == 8 ? ". " : " ";
    const auto doc = test::annotate(out, text % 3 == 0 ? "" : text % 3 == 1 ? "0003-01-01" : "2024-02-29");
    Reading reading;
    read_times(Syntax(*doc), reading);
    for (const TimeExpression& time : reading.times) {
      EXPECT_LT(time.span.start, time.span.end) << out;
      EXPECT_LE(time.span.end, doc->text().size()) << out;
      if (!time.start || !time.end) continue;
      EXPECT_LE(*time.start, *time.end) << doc->text().at(time.span);
    }
  }
}

TEST(Times, WithoutPublicationNothingIsGuessed) {
  Reading reading;
  EXPECT_EQ(times_of({"", "The parties met on Thursday.", {}}, reading), std::vector<std::string>{"Thursday|DATE|XXXX-WXX-4"});
  Reading night;
  EXPECT_EQ(times_of({"", "It fell on the night of October 8-9.", {}}, night), std::vector<std::string>{"the night of October 8-9|TIME|XXXX-10-08TNI"});
  Reading feast;
  EXPECT_EQ(times_of({"", "It fell at Christmas.", {}}, feast), std::vector<std::string>{"Christmas|DATE|XXXX-12-25"});
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
