#include "formats/decompress.h"

#include <gtest/gtest.h>

#include "formats/packed_for_tests.h"
#include "formats/packed_source.h"

namespace dateline::formats {
namespace {

using namespace std::string_literals;

std::string words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "Ferry number " + std::to_string(i * 7919 % 10007) + " sailed on Monday.\n";
  return out;
}

constexpr std::size_t kPlenty = std::size_t{1} << 24;

TEST(Decompress, EveryCoding) {
  const std::string text = words(20000);
  const struct {
    Coding coding;
    std::string packed;
  } rows[] = {
      {Coding::kGzip, deflated(text)},         {Coding::kZlib, deflated(text, 15)},
      {Coding::kDeflate, deflated(text, 15)},   // what servers should send by this name
      {Coding::kDeflate, deflated(text, -15)},  // and what many do
      {Coding::kZstd, zstd_frame(text)},       {Coding::kLz4, lz4_frame(text)},
  };
  for (const auto& row : rows) {
    const Decompressed whole = decompress(row.packed, row.coding, kPlenty);
    EXPECT_EQ(whole.ending, Ending::kWhole) << int(row.coding);
    EXPECT_EQ(whole.bytes, text) << int(row.coding);

    const Decompressed cut = decompress(std::string_view(row.packed).substr(0, row.packed.size() / 2), row.coding, kPlenty);
    EXPECT_EQ(cut.ending, Ending::kCutShort) << int(row.coding);
    EXPECT_TRUE(text.starts_with(cut.bytes)) << int(row.coding);
    EXPECT_GT(cut.bytes.size(), text.size() / 8) << int(row.coding);

    EXPECT_EQ(decompress(row.packed, row.coding, text.size()).ending, Ending::kWhole);
    const Decompressed limited = decompress(row.packed, row.coding, text.size() - 1);
    EXPECT_EQ(limited.ending, Ending::kTooLarge) << int(row.coding);
    EXPECT_EQ(limited.bytes.size(), text.size() - 1);
  }
}

TEST(Decompress, Brotli) {
  const std::string packed =
      "\x1B\x36\x00\xF8\x45\x37\x97\xEA\x42\x32\x35\x9B\xA1\x08\x4E\x7E\x38\x0A\x3E\x19\x5C\xC5\x0A\xA3\x1D\x22\x39\xB3\xF8\x7E\x1F\x03"
      "\x5D\xD0\xAE\xF0\x15\x18"s;
  EXPECT_EQ(decompress(packed.substr(0, 20), Coding::kBrotli, kPlenty).ending, Ending::kCutShort);
  EXPECT_EQ(decompress(packed, Coding::kBrotli, 54).ending, Ending::kTooLarge);
  const Decompressed got = decompress(packed, Coding::kBrotli, kPlenty);
  EXPECT_EQ(got.ending, Ending::kWhole);
  EXPECT_EQ(got.bytes, "The ferry sailed on Monday. The ferry sailed on Monday.");
}

TEST(Decompress, MembersBehindEachOtherAreOneText) {
  EXPECT_EQ(decompress(deflated("one ") + deflated("") + deflated("two"), Coding::kGzip, kPlenty).bytes, "one two");
  EXPECT_EQ(decompress(zstd_frame("one ") + "\x50\x2A\x4D\x18\x03\x00\x00\x00xyz"s + zstd_frame("two"), Coding::kZstd, kPlenty).bytes,
            "one two");
  const Decompressed padded = decompress(deflated("one") + std::string(100, '\0'), Coding::kGzip, kPlenty);
  EXPECT_EQ(padded.bytes, "one");
  EXPECT_EQ(padded.ending, Ending::kWhole);
}

TEST(Decompress, DamageGivesWhatWasBefore) {
  const std::string text = words(20000);
  std::string packed = deflated(text);
  for (std::size_t i = 0; i < 40; ++i) packed[packed.size() / 2 + i] = '\xFF';
  const Decompressed got = decompress(packed, Coding::kGzip, kPlenty);
  EXPECT_EQ(got.ending, Ending::kDamaged);
  EXPECT_GT(got.bytes.size(), text.size() / 4);
  EXPECT_EQ(decompress("<html>", Coding::kGzip, kPlenty).bytes, "");
}

/// All that a source gives, with "!" for each Error.
std::string all_of(PackedSource source, std::vector<std::uint64_t>* members = nullptr, std::vector<std::string>* errors = nullptr) {
  std::string out;
  for (;;) {
    const auto more = source.read(out);
    if (!more) {
      out += '!';
      if (errors) errors->push_back(more.error().message);
    } else if (!*more) {
      return out;
    } else if (members && source.begins_member()) {
      members->push_back(source.offset());
    }
  }
}

TEST(PackedSource, MembersAndWhereTheyBegin) {
  const std::string a = deflated("alpha "), b = deflated("beta ");
  for (const std::size_t block : {1, 3, 1000}) {
    std::vector<std::uint64_t> members;
    EXPECT_EQ(
        all_of(PackedSource(source_of(a + b + std::string(5, '\0') + zstd_frame("gamma") + std::string(9, '\0'), block), "x"), &members),
        "alpha beta gamma");
    EXPECT_EQ(members, (std::vector<std::uint64_t>{0, a.size(), a.size() + b.size() + 5}));
  }
  EXPECT_EQ(all_of(PackedSource(source_of("plain \x1F\x8B words", 4), "x")), "plain \x1F\x8B words");
  EXPECT_EQ(all_of(PackedSource(source_of(""), "x")), "");
}

TEST(PackedSource, DamageCostsOneMember) {
  std::string broken = deflated(words(2000));
  for (std::size_t i = 0; i < 20; ++i) broken[broken.size() / 2 + i] = '\xFF';
  std::vector<std::string> errors;
  const std::string got = all_of(PackedSource(source_of(deflated("alpha ") + broken + deflated("omega")), "x.gz"), nullptr, &errors);
  EXPECT_TRUE(got.starts_with("alpha Ferry number 0 sailed"));
  EXPECT_TRUE(got.ends_with("!omega")) << got.substr(got.size() - 20);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_TRUE(errors[0].starts_with("x.gz at byte " + std::to_string(deflated("alpha ").size()) + ": damaged")) << errors[0];

  EXPECT_EQ(all_of(PackedSource(source_of(deflated("alpha ") + "garbage between" + deflated("omega")), "x")), "alpha !omega");
  const std::string whole = deflated("alpha ") + deflated("omega");
  EXPECT_EQ(all_of(PackedSource(source_of(whole.substr(0, whole.size() - 4)), "x")), "alpha omega!");
}

TEST(PackedSource, DictionaryInTheFirstFrame) {
  const std::string dictionary = words(200), text = words(100).substr(0, 3000);
  const std::string frame = zstd_frame(text, dictionary);
  ASSERT_LT(frame.size() * 4, zstd_frame(text).size());
  for (const std::string& kept : {dictionary, zstd_frame(dictionary)}) {
    std::string file = "\x5D\x2A\x4D\x18"s;
    for (int i = 0; i < 4; ++i) file += static_cast<char>(kept.size() >> (8 * i));
    EXPECT_EQ(all_of(PackedSource(source_of(file + kept + frame + frame), "x")), text + text);
  }
}

TEST(PackedSource, ABombEnds) {
  const std::string zeros(std::size_t{64} << 20, '\0');
  const std::string member = zstd_frame(zeros);  // some 6 KB
  std::string bomb;
  for (int i = 0; i < 200; ++i) bomb += member;
  PackedSource source(source_of(bomb), "bomb.zst");
  std::string block;
  std::uint64_t size = 0;
  for (;;) {
    block.clear();
    const auto more = source.read(block);
    if (!more) {
      EXPECT_EQ(more.error().code, ErrorCode::kTooLarge);
      break;
    }
    ASSERT_TRUE(*more) << "the bomb went off: " << size;
    size += block.size();
  }
  EXPECT_LT(size, std::uint64_t{2} << 30);
  EXPECT_FALSE(*source.read(block));
}

}  // namespace
}  // namespace dateline::formats
