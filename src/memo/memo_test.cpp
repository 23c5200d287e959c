// Times that are no finer than known; maps whose frame holds all points, whatever their number and wherever they lie; text that stays text.
#include <gtest/gtest.h>

#include <cmath>

#include "memo/html_text.h"
#include "memo/map_frame.h"
#include "memo/map_svg.h"
#include "memo/words.h"

namespace dateline::memo {
namespace {

TEST(Words, TimesAreNotFinerThanKnown) {
  struct Row {
    const char *value, *start, *end;
    bool inferred;
    const char* words;
  };
  for (const Row& row : {Row{"2024-03-12", "2024-03-12", "2024-03-12", false, "12 March 2024"},
                         {"2024-03-12T10:00", "2024-03-12", "2024-03-12", true, "12 March 2024 (inferred)"},
                         {"2024-03", "2024-03-01", "2024-03-31", false, "March 2024"},
                         {"2024", "2024-01-01", "2024-12-31", false, "2024"},
                         {"2024-W11", "2024-03-11", "2024-03-17", false, "between 11 March 2024 and 17 March 2024"},
                         {"2024-13", "", "2024-03-17", false, "on or before 17 March 2024"},
                         {"PAST_REF", "", "2024-03-17", false, "on or before 17 March 2024"},
                         {"", "2024-03-11", "", false, "on or after 11 March 2024"},
                         {"", "", "", true, "undated"}}) {
    EXPECT_EQ(when_words(row.value, row.start, row.end, row.inferred), row.words) << row.value;
  }
}

TEST(Words, ReviewIsCounted) {
  Annex annex;
  EXPECT_EQ(review_words(annex), "There is no happening to review.");
  annex.reviewed = {{"confirmed", 1}, {"unreviewed", 3}};
  EXPECT_NE(review_words(annex).find("Of 4 happenings in this memo people have reviewed 1 (1 confirmed, 3 unreviewed)"), std::string::npos);
}

MapPoint point(double lat, double lon, double km = 5, bool area = false) { return {lat, lon, km, area, "<Town> & \"Port\"", {1}}; }

void expect_inside(const Memo& memo) {
  const MapFrame frame = frame_of(memo);
  EXPECT_GE(frame.height, kLeastHeight - 0.01);
  EXPECT_LE(frame.height, kMostHeight + 0.01);
  for (const MapPoint& one : memo.points) {
    EXPECT_GE(frame.x(one.lon), 0);
    EXPECT_LE(frame.x(one.lon), kMapWidth);
    EXPECT_GE(frame.y(one.lat), 0);
    EXPECT_LE(frame.y(one.lat), frame.height);
  }
}

TEST(Map, EveryPointLiesInTheFrame) {
  const std::vector<std::vector<MapPoint>> sets = {{point(0, 0)},
                                                   {point(15, 30), point(15.001, 30.001)},
                                                   {point(-33, 151, 90), point(60, -120, 90)},
                                                   {point(-17, 178), point(-14, -171)},  // either side of the 180th meridian
                                                   {point(89, 10), point(-89, -10)},
                                                   {point(10, 10), point(11, 60)},
                                                   {point(15, 30, 770, true)}};
  for (const auto& points : sets) {
    Memo memo;
    memo.points = points;
    expect_inside(memo);
    EXPECT_LT(map_svg(memo).size(), 20000u);
  }
  Memo across;
  across.points = sets[3];
  const MapFrame frame = frame_of(across);
  EXPECT_LT(frame.east - frame.west, 30);
  EXPECT_LT(frame.x(178), frame.x(-171));
}

TEST(Map, DistancesAreThoseOfTheScale) {
  Memo memo;
  memo.points = {point(14, 30), point(15, 30)};
  const MapFrame frame = frame_of(memo);
  EXPECT_NEAR(std::abs(frame.y(14) - frame.y(15)), frame.length(kKmOfDegree), 0.01);
  EXPECT_EQ(round_below(37), 20);
  EXPECT_EQ(round_below(0.7), 0.5);
}

TEST(Map, NamesAreTextAndWideAreasHaveNoPin) {
  Memo memo;
  memo.points = {point(15, 30, 770, true)};
  const std::string svg = map_svg(memo);
  EXPECT_NE(svg.find("1 · &lt;Town&gt; &amp; &quot;Port&quot;"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("class=\"pin\""), std::string::npos);
  EXPECT_NE(svg.find("class=\"area\""), std::string::npos);
  EXPECT_EQ(map_svg(Memo()), "");
}

TEST(Map, InACrowdNamesDoNotLieOnEachOther) {
  Memo memo;
  for (int i = 0; i < 30; ++i) memo.points.push_back({10 + i * 0.001, 10, 5, false, "A town with a long name", {i + 1}});
  memo.points.push_back({10, 10, 5, true, "Land", {31}});
  memo.points.push_back({-40, 150, 5, false, "Far facility", {}});
  const std::string svg = map_svg(memo);
  std::size_t names = 0;
  for (std::size_t at = svg.find("A town"); at != std::string::npos; at = svg.find("A town", at + 1)) ++names;
  EXPECT_GE(names, 1u);
  EXPECT_LE(names, 12u);
  EXPECT_LT(frame_of(memo).east, 20) << "a facility far away does not widen the map";
}

TEST(Map, WaysAreDashedUnlessEstablished) {
  Memo memo;
  MapLeg leg;
  leg.from_lat = 1, leg.to_lat = 2, leg.from = "Here", leg.to = "There";
  memo.legs = {leg};
  EXPECT_NE(map_svg(memo).find("class=\"way claimed\""), std::string::npos);
  memo.legs[0].established = true;
  EXPECT_NE(map_svg(memo).find("class=\"way\""), std::string::npos);
  memo.legs[0].denied = true;
  EXPECT_NE(map_svg(memo).find("class=\"way denied\""), std::string::npos);
}

TEST(Html, TextStaysText) { EXPECT_EQ(html_escaped("<a href='x'>\"&"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;"); }

}  // namespace
}  // namespace dateline::memo
