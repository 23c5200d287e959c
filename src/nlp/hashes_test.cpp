#include "nlp/hashes.h"

#include <gtest/gtest.h>

#include "nlp/string_ids.h"

namespace dateline::nlp {
namespace {

// Numbers that spaCy's StringStore gives.
TEST(Hashes, NumberStringsAsTheModelsDo) {
  const StringIds ids;
  EXPECT_EQ(ids(""), 0U);
  EXPECT_EQ(ids("a"), 11901859001352538922ULL);
  EXPECT_EQ(ids("coffee"), 3197928453018144401ULL);
  EXPECT_EQ(ids("Geneva"), 14366964751166700960ULL);
  EXPECT_EQ(ids("twelve chars"), 3164990434320026082ULL);
  EXPECT_EQ(ids("exactly8"), 17695040895084571796ULL);
  EXPECT_EQ(ids("a longer string of words, with a tail"), 7970670045836236027ULL);
  EXPECT_EQ(ids("Łódź"), 7094838139881269342ULL);
  EXPECT_EQ(ids("مرحبا"), 11099235371554481862ULL);
  EXPECT_EQ(ids("mark"), 423ULL);
  EXPECT_EQ(ids("nsubj"), 429ULL);
  EXPECT_EQ(ids("PERSON"), 380ULL);
  EXPECT_EQ(ids("NOUN"), 92ULL);
}

// Numbers that Thinc's HashEmbed gives.
TEST(Hashes, FindEmbeddingRowsAsTheModelsDo) {
  using Rows = std::array<std::uint32_t, 4>;
  EXPECT_EQ(embedding_rows(0ULL, 8), (Rows{0U, 0U, 0U, 0U}));
  EXPECT_EQ(embedding_rows(1ULL, 8), (Rows{1161550108U, 2247783286U, 1742325162U, 1224191281U}));
  EXPECT_EQ(embedding_rows(12345ULL, 9), (Rows{3518799221U, 2668567277U, 3200850228U, 3937369458U}));
  EXPECT_EQ(embedding_rows(5827203507584285142ULL, 10), (Rows{2765059417U, 3725227688U, 2548915398U, 3412324803U}));
  EXPECT_EQ(embedding_rows(18446744073709551615ULL, 13), (Rows{3199409384U, 1062937581U, 752279700U, 3061442444U}));
}

}  // namespace
}  // namespace dateline::nlp
