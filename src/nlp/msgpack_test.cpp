#include "nlp/msgpack.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::nlp {
namespace {

using namespace std::string_literals;

TEST(Msgpack, ReadsIntegersOfEverySize) {
  const struct {
    std::string bytes;
    std::int64_t value;
  } cases[] = {
      {"\x00"s, 0},
      {"\x7f"s, 127},
      {"\xff"s, -1},
      {"\xe0"s, -32},
      {"\xcc\xff"s, 255},
      {"\xcd\x01\x00"s, 256},
      {"\xce\x00\x01\x00\x00"s, 65536},
      {"\xcf\x00\x00\x00\x01\x00\x00\x00\x00"s, 4294967296},
      {"\xd0\x80"s, -128},
      {"\xd1\x7f\xff"s, 32767},
      {"\xd2\xff\xff\xff\x00"s, -256},
      {"\xd3\xff\xff\xff\xff\xff\xff\xff\xfe"s, -2},
  };
  for (const auto& c : cases) {
    const auto value = parse_msgpack(c.bytes);
    ASSERT_TRUE(value) << c.value;
    EXPECT_EQ(value->as_integer(), c.value);
  }
}

TEST(Msgpack, KeepsNumbersOverTheSignedRange) {
  const auto value = parse_msgpack("\xcf\xff\xff\xff\xff\xff\xff\xff\xff"s);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->as_unsigned(), 0xffffffffffffffffULL);
  EXPECT_FALSE(value->as_integer());
}

TEST(Msgpack, ReadsTextsRealsAndFlags) {
  EXPECT_EQ(parse_msgpack("\xa3"
                          "abc"s)
                ->bytes,
            "abc");
  EXPECT_EQ(parse_msgpack("\xd9\x02hi"s)->bytes, "hi");
  EXPECT_EQ(parse_msgpack("\xc4\x02\x00\x01"s)->bytes, "\x00\x01"s);
  EXPECT_DOUBLE_EQ(parse_msgpack("\xcb\x3f\xf8\x00\x00\x00\x00\x00\x00"s)->real, 1.5);
  EXPECT_DOUBLE_EQ(parse_msgpack("\xca\x3f\xc0\x00\x00"s)->real, 1.5);
  EXPECT_TRUE(parse_msgpack("\xc3"s)->flag);
  EXPECT_EQ(parse_msgpack("\xc0"s)->kind, MsgValue::Kind::kNil);
}

TEST(Msgpack, ReadsListsAndMaps) {
  const std::string bytes =
      "\x82\xa1"
      "a\x93\x01\x02\x03\xc4\x01"
      "b\x80"s;
  const auto value = parse_msgpack(bytes);
  ASSERT_TRUE(value);
  ASSERT_NE(value->find("a"), nullptr);
  EXPECT_EQ(value->find("a")->items.size(), 3U);
  ASSERT_NE(value->find("b"), nullptr) << "Python writes keys as bytes, too";
  EXPECT_EQ(value->find("b")->map_size(), 0U);
  EXPECT_EQ(value->find("c"), nullptr);
}

TEST(Msgpack, RefusesWhatIsCutOffOrGoesOn) {
  const std::string whole =
      "\x82\xa1"
      "a\x93\x01\x02\xcd\x01\x00\xa1"
      "b\xcb\x00\x00\x00\x00\x00\x00\x00\x00"s;
  ASSERT_TRUE(parse_msgpack(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(parse_msgpack(std::string_view(whole).substr(0, size))) << size;
  EXPECT_FALSE(parse_msgpack(whole + "\x00"s));
}

TEST(Msgpack, RefusesLengthsThatLie) {
  EXPECT_FALSE(parse_msgpack("\xdd\xff\xff\xff\xff\x01"s));
  EXPECT_FALSE(parse_msgpack("\xdf\xff\xff\xff\xff\x01"s));
  EXPECT_FALSE(parse_msgpack("\xdb\xff\xff\xff\xff\x01"s));
  EXPECT_FALSE(parse_msgpack("\xc9\xff\xff\xff\xff\x01"s));
  EXPECT_FALSE(parse_msgpack("\xc1"s)) << "a byte that begins nothing";
}

TEST(Msgpack, RefusesBottomlessNesting) {
  EXPECT_TRUE(parse_msgpack(std::string(20, '\x91') + "\x01"));
  EXPECT_FALSE(parse_msgpack(std::string(100'000, '\x91') + "\x01"));
}

}  // namespace
}  // namespace dateline::nlp
