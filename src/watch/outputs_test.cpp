// What watches send and write: signatures, pauses, deliveries, Atom.
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "watch/atom.h"
#include "watch/deliver.h"

namespace dateline::watch {
namespace {

TEST(Deliver, SignsAsRfc2104) {
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843") << "RFC 4231, case 2";
  EXPECT_EQ(signature("Jefe", "what do ya want for nothing?"), "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(delivery_id("a"), delivery_id("a"));
  EXPECT_NE(delivery_id("a"), delivery_id("b"));
}

TEST(Deliver, PausesGrowAndEnd) {
  EXPECT_EQ(pause_after(1), std::chrono::minutes(1));
  EXPECT_EQ(pause_after(2), std::chrono::minutes(4));
  EXPECT_EQ(pause_after(3), std::chrono::minutes(16));
  EXPECT_EQ(pause_after(kMostTries), std::chrono::hours(24));
  EXPECT_EQ(pause_after(1000000), std::chrono::hours(24));
}

TEST(Atom, HoldsAnyText) {
  const std::vector<archive::MatchRow> matches = {{1, "a<b", "m1", "2022-06-01T00:00:00Z", R"({"change":"support","about":"x & y","words":"\u0001\"<now>\"\uFFFF"})"}};
  const std::string feed = atom_feed(matches, "", "seed", "2022-06-02T00:00:00Z");
  EXPECT_NE(feed.find("a&lt;b: &quot;&lt;now&gt;&quot;</title>"), std::string::npos) << feed;
  EXPECT_NE(feed.find("x &amp; y"), std::string::npos);
  EXPECT_EQ(feed.find('\x01'), std::string::npos);
  EXPECT_NE(feed.find("<updated>2022-06-01T00:00:00Z</updated>"), std::string::npos);
}

TEST(Atom, IdsAreOfTheArchiveAndTheMatch) {
  const archive::MatchRow match{1, "w", "m1", "2022-06-01T00:00:00Z", "{}"};
  archive::MatchRow later = match;
  later.n = 7;
  EXPECT_EQ(atom_feed({match}, "", "seed", ""), atom_feed({later}, "", "seed", ""));
  EXPECT_NE(atom_feed({match}, "", "seed", ""), atom_feed({match}, "", "other", ""));
}

}  // namespace
}  // namespace dateline::watch
