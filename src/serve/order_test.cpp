#include "serve/order.h"

#include <gtest/gtest.h>

namespace dateline::serve {
namespace {

const Names kTells = {"by", "why", "keys", "undoes", "span"}, kNeeds = {"by"};

TEST(Order, IsTakenFromItsObject) {
  const auto order = read_order(R"({"by": "A. Desk", "keys": ["i-1", "i-2"], "undoes": 3, "span": [2, 9]})", kTells, kNeeds);
  ASSERT_TRUE(order.ok()) << order.error().message;
  EXPECT_EQ(order->by, "A. Desk");
  EXPECT_EQ(order->keys, (std::vector<std::string>{"i-1", "i-2"}));
  EXPECT_EQ(order->undoes, 3);
  EXPECT_EQ(order->span, "2-9");
  EXPECT_EQ(order->why, "");
}

TEST(Order, SaysWhatIsWrongWithABody) {
  const std::pair<std::string, const char*> kOdd[] = {
      {"", "no JSON object"},
      {"[]", "no JSON object"},
      {R"({"by": "A")", "no JSON object"},
      {"{\"by\": \"\xff\"}", "no JSON object"},
      {std::string(60'000, '['), "no JSON object"},
      {R"({})", "--by: it is missing"},
      {R"({"by": ""})", "--by: write a text"},
      {R"({"by": null})", "--by: write a text"},
      {R"({"by": 7})", "--by: write a text"},
      {R"({"by": "a\u0000b"})", "--by: write a text without NUL"},
      {R"({"by": "a\u001b[31m"})", "--by: write a name on one line"},
      {R"({"by": "a\nb"})", "--by: write a name on one line"},
      {R"({"by": "A", "colour": "red"})", "--colour: there is no such member here; there are by, why, keys, undoes and span"},
      {R"({"by": "A", "verdict": "accept"})", "--verdict: there is no such member here"},
      {R"({"by": "A", "keys": "i-1"})", "--keys: write a list"},
      {R"({"by": "A", "keys": [1]})", "--keys: write a list"},
      {R"({"by": "A", "undoes": 0})", "--undoes: write a whole number"},
      {R"({"by": "A", "undoes": 1.5})", "--undoes: write a whole number"},
      {R"({"by": "A", "undoes": 18446744073709551615})", "--undoes: write a whole number"},
      {R"({"by": "A", "span": [1]})", "--span: write [start, end)"},
      {R"({"by": "A", "span": [-1, 4]})", "--span: write [start, end)"},
  };
  for (const auto& [body, words] : kOdd) {
    const auto order = read_order(body, kTells, kNeeds);
    ASSERT_FALSE(order.ok()) << body.substr(0, 100);
    EXPECT_EQ(order.error().code, ErrorCode::kUsage);
    EXPECT_NE(order.error().message.find(words), std::string::npos) << order.error().message;
  }
}

}  // namespace
}  // namespace dateline::serve
