#include "nlp/moves.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

/// A file moves: {"moves": json} in MessagePack.
std::string file(const std::string& json) {
  std::string out = "\x81\xa5moves\xda";
  out.push_back(static_cast<char>(json.size() >> 8));
  out.push_back(static_cast<char>(json.size()));
  return out + json;
}

std::string order(const std::string& json) {
  Labels labels;
  const auto moves = load_moves(file(json), "parser", labels);
  if (!moves.ok()) return "error";
  std::string out;
  for (const Move& move : *moves) out += std::to_string(move.action) + "-" + std::string(labels.text(move.label)) + " ";
  return out;
}

TEST(Moves, StandInTheOrderOfFrequency) {
  EXPECT_EQ(order(R"({"2":{"amod":5,"det":20,"nsubj":5},"0":{"":3}})"), "0- 2-det 2-nsubj 2-amod ");
}

TEST(Moves, LabelsAddedLaterComeLast) {
  EXPECT_EQ(order(R"({"2":{"new":-1,"det":20,"newer":-2},"3":{"new":-1,"dobj":7,"newer":-2}})"),
            "2-det 3-dobj 2-new 3-new 2-newer 3-newer ");
}

TEST(Moves, RefusesWhatIsNoTable) {
  EXPECT_EQ(order("[]"), "error");
  EXPECT_EQ(order(R"({"x":{}})"), "error");
  EXPECT_EQ(order(R"({"2":[1]})"), "error");
  EXPECT_EQ(order(R"({"2":{"det":"many"}})"), "error");
  Labels labels;
  EXPECT_FALSE(load_moves("", "parser", labels).ok());
}

}  // namespace
}  // namespace dateline::nlp
