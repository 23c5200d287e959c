// Copied text: what is one, what is not, whose it is, and that finding it does not depend on what else is kept.
#include <gtest/gtest.h>

#include "incidents/copy_finder.h"
#include "incidents/facts_bytes.h"
#include "incidents/passages.h"

namespace dateline::incidents {
namespace {

const char kWire[] =
    "Gunmen attacked the bus station of Ollanta early on Monday and burned four buses, the regional police said in a statement. Drivers "
    "fled "
    "over the river while the guards fired into the air, and the road to the capital stayed closed until the evening of that day.";
const char kWeek[] =
    "The week in the highlands began with rain, which delayed the sowing of potatoes in nine districts, and with a quarrel over water "
    "rights. ";
const char kCouncil[] =
    " On Thursday the valley's council met about the new school, and the bishop opened the restored library with a long speech on reading.";

ReportFacts report(std::string id, std::string publisher, std::string_view day, std::string_view text) {
  ReportFacts out;
  out.id = std::move(id);
  out.publisher = std::move(publisher);
  out.published = day;
  out.day = parse_iso_day(day);
  out.words = words_of(text);
  return out;
}

/// "b cut of a; c embedded of a"
std::string found_in(const std::vector<ReportFacts>& reports) {
  std::string out;
  for (const Copy& copy : find_copies(reports)) {
    out += (out.empty() ? "" : "; ") + reports[static_cast<std::size_t>(copy.report)].id + " " + std::string(name_of(copy.kind)) + " of " +
           reports[static_cast<std::size_t>(copy.of)].id;
  }
  return out;
}

TEST(Words, QuotedOnesAreMarked) {
  const auto quoted = [](std::string_view text) {
    std::string out;
    for (const TextWord& word : words_of(text)) out += word.quoted ? 'q' : '.';
    return out;
  };
  EXPECT_EQ(quoted("He said: “We shall not go.” Then he went."), "..qqqq...");
  EXPECT_EQ(quoted("\"Yes,\" she said, \"we know.\""), "q..qq");
  EXPECT_EQ(quoted("A mark ” that closes nothing, and “ one that opens nothing"), "..........");
  EXPECT_EQ(quoted("the governor's 'own' men"), "....");
}

TEST(Words, PlacesAreInCodePoints) {
  const auto words = words_of("Señor Peña’s house");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[1].at, 6u);
  EXPECT_EQ(words[1].length, 6u);
  EXPECT_EQ(words[2].at, 13u);
  EXPECT_EQ(words_of("PEÑA'S")[0].hash, words_of("peña’s")[0].hash) << "capitals and the form of the apostrophe are nothing";
}

TEST(Words, TextsThatShareEnoughShareAPrint) {
  const std::vector<TextWord> a = words_of(kWire);
  for (std::size_t from = 0; from + kSureRun <= a.size(); ++from) {
    const auto first = a.begin() + static_cast<std::ptrdiff_t>(from);
    std::vector<TextWord> other = words_of(kWeek), middle(first, first + kSureRun);
    other.insert(other.end(), middle.begin(), middle.end());
    const std::vector<TextWord> after = words_of(kCouncil);
    other.insert(other.end(), after.begin(), after.end());
    const auto prints = [](const std::vector<TextWord>& words) {
      ReportFacts facts;
      facts.words = words;
      return prints_of(facts);
    };
    const auto mine = prints(a), theirs = prints(other);
    EXPECT_TRUE(std::any_of(mine.begin(), mine.end(), [&](std::uint32_t print) {
      return std::find(theirs.begin(), theirs.end(), print) != theirs.end();
    })) << from;
  }
}

TEST(Passages, LongestFirstEachWordOnce) {
  const auto copy = words_of("one two three four five six seven eight nine ten"),
             original = words_of("x one two three four five six y four five six seven eight nine ten");
  const auto passages = Aligner(copy).passages(original);
  ASSERT_EQ(passages.size(), 1u) << "what is left of the other is shorter than a run";
  EXPECT_EQ(passages[0].copy, 3u);
  EXPECT_EQ(passages[0].length, 7u);
}

TEST(Passages, ATextThatRepeatsItselfCostsNoMore) {
  std::string text;
  for (int i = 0; i < 9000; ++i) text += i % 3 == 0 ? "no " : "never ";
  const auto words = words_of(text);
  EXPECT_FALSE(Aligner(words).passages(words).empty());
}

TEST(Copies, ACutAndAnUnrelatedText) {
  const std::string wire(kWire);
  const std::vector<ReportFacts> reports = {report("a", "Wire", "2021-05-03", wire),
                                            report("b", "North Post", "2021-05-04", wire.substr(0, 130)),
                                            report("c", "South Post", "2021-05-04",
                                                   "A storm closed the mountain pass on Sunday and farmers lost sheep, the valley's mayor "
                                                   "told the radio, which broadcast no other news that day.")};
  const std::vector<Copy> copies = find_copies(reports);
  ASSERT_EQ(copies.size(), 1u);
  EXPECT_EQ(copies[0].report, 1);
  EXPECT_EQ(copies[0].kind, CopyKind::kCut);
  EXPECT_GT(copies[0].share, 0.9);
  ASSERT_EQ(copies[0].spans.size(), 1u);
  EXPECT_EQ(copies[0].spans[0].first.start, 0u);
}

TEST(Copies, RewordedAndEmbedded) {
  const std::string half = std::string(kWire).substr(123);
  EXPECT_EQ(found_in({report("a", "Wire", "2021-05-03", kWire),
                      report("b", "North Post", "2021-05-04",
                             "Gunmen attacked the bus station of Ollanta early on Monday and set fire to four buses, the regional police "
                             "said in a communique. Drivers "
                             "fled over the river while the guards fired into the sky, and the road to the capital stayed shut until the "
                             "evening of that day."),
                      report("c", "South Post", "2021-05-04", kWeek + half + kCouncil)}),
            "b edited of a; c embedded of a");
}

TEST(Copies, TimeGivesTheDirection) {
  EXPECT_EQ(found_in({report("late", "North Post", "2021-05-05", kWire), report("early", "Wire", "2021-05-03", kWire)}),
            "late verbatim of early");
  EXPECT_EQ(found_in({report("first", "North Post", "2021-05-05", kWire), report("second", "Wire", "2021-05-05", kWire)}),
            "second verbatim of first");
}

TEST(Copies, TheHourDecidesWithinADay) {
  ReportFacts morning = report("z", "Wire", "2021-05-04T07:10:00Z", kWire), noon = report("a", "North Post", "2021-05-04T13:00+02:00", kWire);
  EXPECT_EQ(found_in({noon, morning}), "a verbatim of z");
  noon.published = "2021-05-04";  // some time of that day
  EXPECT_EQ(found_in({noon, morning}), "a verbatim of z");
}

TEST(Copies, AnEarlierStateThatCameInLaterIsTheOriginal) {
  const std::string corrected = std::string(kWire) + " An earlier version gave a wrong number.";
  ReportFacts late = report("page", "Wire", "2021-05-05", corrected), early = report("page@2", "Wire", "2021-05-04", kWire);
  early.version_of = "page";
  const ReportFacts copy = report("post", "North Post", "2021-05-05", kWire);
  EXPECT_EQ(found_in({late, copy, early}), "page version of page@2; post verbatim of page@2");
  early.published = "2021-05-05";  // no other word on which was first
  early.day = late.day;
  EXPECT_EQ(found_in({late, early}), "page@2 version of page");
}

TEST(Copies, SentencesOfTwoReportsHaveTwoOriginals) {
  const std::string wire(kWire), rest(std::string(kWeek) + kCouncil);
  const std::string mixed = wire + " Elsewhere the day was calm, and the market of Ollanta opened late without its fruit sellers. " + rest;
  EXPECT_EQ(found_in({report("a", "Wire", "2021-05-03", wire), report("b", "North Post", "2021-05-03", rest),
                      report("c", "South Post", "2021-05-04", mixed)}),
            "c embedded of a; c embedded of b");
}

TEST(Copies, AStatementThatTwoReportersHeardIsNone) {
  const std::string said =
      "“We will search every house of the valley until the last of those who did this stands before a judge, and nobody shall hide them,” ";
  ReportFacts a = report("a", "Wire", "2021-05-03", said + "the governor told reporters in the capital, where he had flown on the news."),
              b = report("b", "North Post", "2021-05-04",
                         "After the fires of Monday, people in the square listened in silence. " + said + "Governor Quispe promised them.");
  EXPECT_EQ(found_in({a, b}), "");
  b.cited = {"Wire"};
  EXPECT_EQ(found_in({a, b}), "b quotes of a") << "words that an outlet is credited with";
}

TEST(Copies, TheOneThatNamesTheOtherAsItsSourceHasItsWordsFromIt) {
  ReportFacts relay = report("a", "North Post", "2021-05-03", kWire + std::string(" This was told by Wire.")), wire = report("b", "Wire", "2021-05-03", kWire);
  EXPECT_EQ(found_in({relay, wire}), "b verbatim of a") << "nothing tells which was first";
  relay.cited = {"Wire"};
  EXPECT_EQ(found_in({relay, wire}), "a verbatim of b");
}

TEST(Copies, WhatAnOutletPutsUnderAllItsTextsIsNone) {
  const std::string footer =
      " The North Post is an independent paper that lives from its readers alone; write to the editors if you saw what we report on here, "
      "or send a picture.";
  EXPECT_EQ(found_in({report("a", "North Post", "2021-05-03", kWire + footer), report("b", "North Post", "2021-05-04", kWeek + footer)}),
            "");
}

TEST(Copies, AFormulaThatManyHaveFindsNone) {
  const std::string formula =
      " The ministry did not immediately respond to a request for comment that was sent to it by telephone and by letter late on the "
      "evening of the same day.";
  std::vector<ReportFacts> reports;
  for (int i = 0; i < 60; ++i) {
    std::string own;
    for (int k = 0; k < 40; ++k) own += "word" + std::to_string(100 * i + k) + " ";
    reports.push_back(
        report("r" + std::to_string(i), "Paper " + std::to_string(i), "2021-05-03", own + formula + " end" + std::to_string(i)));
  }
  const int known = 2 * static_cast<int>(kCommonRun);  // to the first few it is not yet known for one
  for (const Copy& copy : find_copies(reports)) EXPECT_LT(copy.report, known);
}

TEST(Copies, ManyCopiesOfOneTextAreAllFound) {
  std::vector<ReportFacts> reports = {report("a", "Wire", "2021-05-03", kWire)};
  for (int i = 0; i < 60; ++i) reports.push_back(report("c" + std::to_string(i), "Paper " + std::to_string(i), "2021-05-04", kWire));
  const std::vector<Copy> copies = find_copies(reports);
  ASSERT_EQ(copies.size(), 60u);
  for (const Copy& copy : copies) EXPECT_EQ(copy.of, 0);
}

TEST(Copies, BytesAndBack) {
  ReportFacts facts = report("a", "Wire", "2021-05-03", kWire);
  facts.cited = {"North Post"};
  const std::string bytes = text_to_bytes(facts);
  const auto back = text_from_bytes(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(text_to_bytes(*back), bytes);
  EXPECT_EQ(back->cited, facts.cited);
  EXPECT_TRUE(back->words.empty()) << "they are made from the text";
  for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(text_from_bytes(bytes.substr(0, size)).ok()) << size;
}

}  // namespace
}  // namespace dateline::incidents
