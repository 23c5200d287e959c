// Lines over the antimeridian and boxes around what lies on both its sides.
#include "query/geojson.h"

#include <gtest/gtest.h>

namespace dateline::query {
namespace {

using json::Json;

TEST(GeoJson, PositionsAreLongitudeFirst) {
  EXPECT_EQ(point_geometry({2.3522219, 48.8566140}).dump(), R"({"type":"Point","coordinates":[2.35222,48.85661]})");
  EXPECT_EQ(line_geometry({10, 50}, {20, 40}).dump(), R"({"type":"LineString","coordinates":[[10.0,50.0],[20.0,40.0]]})");
}

TEST(GeoJson, LinesAreCutAtTheAntimeridian) {
  const std::pair<std::pair<Position, Position>, const char*> table[] = {
      {{{178, -18}, {-172, -14}}, R"([[[178.0,-18.0],[180.0,-17.2]],[[-180.0,-17.2],[-172.0,-14.0]]])"},
      {{{-172, -14}, {178, -18}}, R"([[[-172.0,-14.0],[-180.0,-17.2]],[[180.0,-17.2],[178.0,-18.0]]])"},
      {{{180, 10}, {-170, 0}}, R"([[-180.0,10.0],[-170.0,0.0]])"},
      {{{-170, 0}, {180, 10}}, R"([[-170.0,0.0],[-180.0,10.0]])"},
      {{{-180, 10}, {170, 0}}, R"([[180.0,10.0],[170.0,0.0]])"},
      {{{-90, 10}, {90, 0}}, R"([[-90.0,10.0],[90.0,0.0]])"},  // both ways are as short: the one that need not be cut
  };
  for (const auto& [ends, coordinates] : table) EXPECT_EQ(line_geometry(ends.first, ends.second)["coordinates"].dump(), coordinates);
}

TEST(GeoJson, Boxes) {
  struct Row {
    std::vector<std::pair<Position, Position>> added;
    const char* box;
  };
  const auto at = [](double lon, double lat) { return std::pair(Position{lon, lat}, Position{lon, lat}); };
  const Row table[] = {
      {{at(5, 6)}, "[5.0,6.0,5.0,6.0]"},
      {{at(5, 6), at(-7, 60)}, "[-7.0,6.0,5.0,60.0]"},
      {{at(178, -18), at(-172, -14)}, "[178.0,-18.0,-172.0,-14.0]"},
      {{{{178, -18}, {-172, -14}}}, "[178.0,-18.0,-172.0,-14.0]"},
      {{at(180, 1)}, "[-180.0,1.0,-180.0,1.0]"},
      {{at(170, 1), at(180, 2)}, "[170.0,1.0,180.0,2.0]"},
      {{at(-180, 1), at(-170, 2)}, "[-180.0,1.0,-170.0,2.0]"},
      // A line between two points covers what lies between them.
      {{{{-100, 0}, {0, 0}}, {{0, 0}, {100, 0}}}, "[-100.0,0.0,100.0,0.0]"},
      {{{{-120, 0}, {0, 0}}, {{0, 0}, {120, 0}}, {{120, 0}, {-120, 0}}}, "[-180.0,0.0,180.0,0.0]"},
      {{{{170, 0}, {-170, 0}}, at(-175, 5), at(0, 0)}, "[0.0,0.0,-170.0,5.0]"},
  };
  for (const Row& row : table) {
    Extent extent;
    for (const auto& [from, to] : row.added) extent.add(from, to);
    EXPECT_EQ(extent.bbox().dump(), row.box);
  }
}

}  // namespace
}  // namespace dateline::query
