#include "archive/compress.h"

#include <gtest/gtest.h>

namespace dateline::archive {
namespace {

constexpr std::string_view kIncident = R"({"id":"i-00000001","kind":"raid","time":{"value":"2024-05-01"},"participants":[{"role":"agent","name":"The raiders"}]})";

TEST(Pack, WhatIsPackedComesBack) {
  const std::string words(5000, 'w');
  for (const std::string& bytes : {std::string(), words, std::string(kIncident), std::string("\x28\xB5\x2F\xFD no frame")}) {
    EXPECT_EQ(unpack(pack(bytes)).value(), bytes);
    EXPECT_EQ(unpack(pack_incident(bytes)).value(), bytes);
  }
  EXPECT_LT(pack(words).size(), 100u);
}

TEST(Pack, TheDictionaryIsUsed) { EXPECT_LT(pack_incident(kIncident).size(), compress(kIncident).size() * 3 / 4); }

TEST(Pack, WhatWasKeptBeforePackingIsReadAsItIs) { EXPECT_EQ(unpack(kIncident).value(), kIncident); }

TEST(Pack, ADamagedFrameIsAnError) {
  for (std::string frame : {pack(kIncident), pack_incident(kIncident)}) {
    frame.resize(frame.size() - 3);
    ASSERT_FALSE(unpack(frame).ok());
    EXPECT_EQ(unpack(frame).error().code, ErrorCode::kArchiveDamaged);
  }
}

}  // namespace
}  // namespace dateline::archive
