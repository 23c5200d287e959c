// Rows of the register: goods folded, cells that hold what strangers wrote.
#include <gtest/gtest.h>

#include "model/json_fields.h"
#include "query/query.h"
#include "query/register_rows.h"

namespace dateline::query {
namespace {

RegisterItem goods(std::string designation, std::optional<int> low, std::optional<int> high) {
  RegisterItem out;
  out.item_class = "missile";
  out.designation = std::move(designation);
  out.unit = "whole";
  out.low = low;
  out.high = high;
  return out;
}

TEST(Register, NumbersOfTheSameGoodsWiden) {
  std::vector<RegisterItem> items;
  fold_item(goods("S-300", 24, 24), items);
  fold_item(goods("S-300", 20, std::nullopt), items);
  fold_item(goods("S-400", 3, 3), items);
  RegisterItem part = goods("S-300", 1, 1);
  part.unit = "part";
  fold_item(part, items);
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].low, 20);
  EXPECT_EQ(items[0].high, 24);
  EXPECT_EQ(items[1].designation, "S-400");
}

TEST(Register, CellsAreQuotedAndAreNoFormulas) {
  json::Json row = json::Json::object();
  for (const char* name : {"id",    "incident",   "item",        "class",   "designation",         "maker",        "year_made",
                           "unit",  "number_low", "number_high", "amount",  "year_ordered",        "year_shipped", "year_delivered",
                           "years", "status",     "standing",    "dispute", "independent_sources", "embargo",      "review"}) {
    row[name] = nullptr;
  }
  for (const char* name : {"suppliers", "recipients", "end_users", "identifiers", "origin", "via", "destination", "stages", "sources"})
    row[name] = json::Json::array();
  row["id"] = "=1+1";
  row["item"] = "the \"big\" one, green";
  row["stages"] = {"ordered", "shipped"};
  const std::string csv = register_csv(json::Json{{"transfers", {row}}}.dump());
  EXPECT_NE(csv.find("\r\n'=1+1,"), std::string::npos) << csv;
  EXPECT_NE(csv.find(",\"the \"\"big\"\" one, green\","), std::string::npos) << csv;
  EXPECT_NE(csv.find(",ordered; shipped,"), std::string::npos) << csv;
}

}  // namespace
}  // namespace dateline::query
