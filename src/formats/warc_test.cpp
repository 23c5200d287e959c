#include "formats/warc.h"

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "formats/packed_for_tests.h"
#include "formats/warc_digest.h"
#include "formats/warc_writer.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kPlenty = std::size_t{1} << 20;

std::string record(const std::string& block, const std::string& length = "", const std::string& more_fields = "") {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://harbour.example/\r\n" + more_fields +
         "Content-Length: " + (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

/// The blocks of all records, "!" for each Error, "|" between.
std::string blocks_of(const std::string& bytes, std::vector<std::string>* errors = nullptr, std::size_t limit = kPlenty) {
  std::string out;
  for (const std::size_t block : {std::size_t{7}, std::size_t{100000}}) {  // in whatever blocks the bytes come
    WarcReader reader(source_of(bytes, block), "x.warc", limit);
    std::string got;
    if (errors) errors->clear();
    while (const auto next = reader.next()) {
      got += (got.empty() ? "" : "|") + (*next ? (*next)->block : "!");
      if (!*next && errors) errors->push_back(next->error().message);
    }
    if (block > 7) {
      EXPECT_EQ(got, out) << "depends on the blocks in which it comes";
    }
    out = got;
  }
  return out;
}

TEST(WarcReader, HeadsOfAllVersions) {
  const std::string bytes =
      "WARC/0.18\nwarc-type: Resource\nWARC-Target-URI: <http://harbour.example/a b>\nWARC-Date: 20090102030405\nContent-Type: text/html\n"
      "WARC-Record-ID: <urn:uuid:1>\nContent-Length: 4\n\nbody\n\n" +
      record("second");
  WarcReader reader(source_of(bytes), "x.warc", kPlenty);
  const auto first = reader.next();
  ASSERT_TRUE(first && *first);
  const RecordHead& head = (*first)->head;
  EXPECT_EQ(head.version + "," + head.type + "," + head.target + "," + head.date + "," + head.content_type + "," + head.id,
            "warc 0.18,resource,http://harbour.example/a b,2009-01-02T03:04:05Z,text/html,<urn:uuid:1>");
  EXPECT_EQ((*first)->block, "body");
  const auto second = reader.next();
  ASSERT_TRUE(second && *second);
  EXPECT_EQ((*second)->number, 2u);
  EXPECT_EQ((*second)->offset, bytes.find("WARC/1.0"));
  EXPECT_FALSE(reader.next());
}

TEST(WarcReader, EveryCompression) {
  const std::string a = record("alpha"), b = record("beta");
  for (const std::string& bytes : {a + b, deflated(a) + deflated(b), deflated(a + b), zstd_frame(a) + zstd_frame(b), zstd_frame(a + b),
                                   lz4_frame(a) + lz4_frame(b), deflated((a + b).substr(0, 90)) + deflated((a + b).substr(90))}) {
    EXPECT_TRUE(looks_like_web_archive(bytes));
    EXPECT_EQ(blocks_of(bytes), "alpha|beta");
  }
  WarcReader reader(source_of(deflated(a) + deflated(b)), "x.warc.gz", kPlenty);
  EXPECT_EQ((*reader.next())->offset, 0u);
  EXPECT_EQ((*reader.next())->offset, deflated(a).size());
}

TEST(WarcReader, WhatIsNoArchiveDoesNotLookLikeOne) {
  for (const std::string& bytes :
       {std::string("WARC is a format"), std::string("<html>"), deflated("<html>"), std::string("\x1F\x8B"), std::string()}) {
    EXPECT_FALSE(looks_like_web_archive(bytes)) << bytes;
  }
}

TEST(WarcReader, LengthsThatAreWrong) {
  const std::string after = record("after");
  std::vector<std::string> errors;
  EXPECT_EQ(blocks_of(record("alpha", "500") + after, &errors), "alpha|!|after") << "longer than the block";
  EXPECT_EQ(errors[0].substr(errors[0].find(": ")), ": is cut short: 5 of 500 bytes are there");
  EXPECT_EQ(blocks_of(record("alpha beta gamma", "5") + after, &errors), "alpha|!|after") << "shorter";
  EXPECT_EQ(errors[0], "x.warc at byte " + std::to_string(record("alpha beta gamma", "5").find(" beta")) +
                           ": 15 bytes that are no record; passed over");
  EXPECT_EQ(blocks_of(record("alpha", "99999999999999999999999") + after), "alpha|!|after") << "no number";
  EXPECT_EQ(blocks_of(record("alpha", "-1") + after), "alpha|!|after");
  EXPECT_EQ(blocks_of(record("alpha", "-1")), "alpha|!");
  EXPECT_EQ(blocks_of(deflated(record("alpha", "x")) + deflated(after), &errors), "alpha|!|after");
  EXPECT_EQ(errors[0], "x.warc record 1 at byte 0: does not tell its length; 5 bytes up to the next record are there");
  EXPECT_EQ(blocks_of(record("alpha", "99999999999") + after, nullptr), "alpha\r\n\r\n" + after + "|!|after")
      << "over the limit: the beginning";
  EXPECT_EQ(blocks_of(deflated(record("alpha", "500")) + deflated(after)), "alpha|!|after");
}

TEST(WarcReader, WhatIsMissingOrTooMuchBetweenRecords) {
  const std::string a = record("alpha"), b = record("beta");
  EXPECT_EQ(blocks_of(a.substr(0, a.size() - 4) + b), "alpha|beta");
  EXPECT_EQ(blocks_of(a.substr(0, a.size() - 2) + b), "alpha|beta");
  EXPECT_EQ(blocks_of(a + "\r\n\r\n\r\n" + b), "alpha|beta");
  EXPECT_EQ(blocks_of(a + "garbage\r\nWARC/ and more" + b), "alpha|!|beta");
  EXPECT_EQ(blocks_of(deflated(a) + "garbage" + deflated(b)), "alpha|!|beta");
  EXPECT_EQ(blocks_of("garbage" + a), "!|alpha");
}

TEST(WarcReader, ABlockMayHoldWhatLooksLikeARecord) {
  const std::string inner = record("inner"), outer = record("<p>" + inner + "</p>");
  EXPECT_EQ(blocks_of(outer + record("after")), "<p>" + inner + "</p>|after");
}

TEST(WarcReader, ACutFileIsReadToItsEnd) {
  const std::string a = record("alpha"), b = record("beta and more");
  EXPECT_EQ(blocks_of((a + b).substr(0, a.size() + b.size() - 9)), "alpha|beta and|!");
  std::vector<std::string> errors;
  EXPECT_EQ(blocks_of(a + b.substr(0, 40), &errors), "alpha||!") << "a head that ends too early";
  EXPECT_EQ(blocks_of(a + "WARC/1.0\r\nWARC-Type: response\r\n" + std::string(std::size_t{1} << 20, 'x') + b), "alpha|!|beta and more");
  const std::string packed = deflated(a) + deflated(b);
  const std::string got = blocks_of(packed.substr(0, packed.size() - 12), &errors);
  EXPECT_TRUE(got.starts_with("alpha|")) << got;
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_TRUE(errors[0].starts_with("x.warc at byte " + std::to_string(deflated(a).size()) + ": the file ends within")) << errors[0];
}

TEST(WarcReader, DamageInOneMemberCostsOneRecord) {
  std::string page;
  for (int i = 0; i < 3000; ++i) page += "Ferry " + std::to_string(i * 7919 % 10007) + "\n";
  std::string broken = deflated(record(page));
  for (std::size_t i = 0; i < 20; ++i) broken[broken.size() / 2 + i] = '\xFF';
  const std::string got = blocks_of(deflated(record("alpha")) + broken + deflated(record("omega")));
  EXPECT_TRUE(got.starts_with("alpha|Ferry 0\n")) << got.substr(0, 30);
  EXPECT_TRUE(got.ends_with("|!|omega")) << got.substr(got.size() - 30);
}

TEST(WarcReader, LongBlocksAreNotHeld) {
  const std::string large(300000, 'x');
  WarcReader reader(source_of(record(large) + record("after")), "x.warc", 1000);
  const auto first = reader.next();
  ASSERT_TRUE(first && *first);
  EXPECT_TRUE((*first)->is_skipped);
  EXPECT_FALSE((*first)->is_cut);
  EXPECT_LT((*first)->block.size(), 20000u);
  EXPECT_EQ((*reader.next())->block, "after");
  EXPECT_FALSE(reader.next());

  // A length that reaches over the records that follow.
  WarcReader lying(source_of(record(large, "99999999999") + record("after")), "x.warc", 1000);
  EXPECT_TRUE((*lying.next())->is_cut);
  EXPECT_FALSE(*lying.next());
  EXPECT_EQ((*lying.next())->block, "after");
}

TEST(WarcReader, Arc) {
  const std::string page = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>Harbour</p>",
                    version = "1 0 Desk\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string bytes = "filedesc://desk.arc 0.0.0.0 20050607080910 text/plain " + std::to_string(version.size()) + "\n" + version +
                            "\n" + "http://harbour.example/a b 192.0.2.1 20050607080911 text/html " + std::to_string(page.size()) + "\n" +
                            page + "\n" + "http://harbour.example/2 192.0.2.1 20050607080912 text/html 200 - - 900 desk.arc " +
                            std::to_string(page.size()) + "\n" + page + "\n";
  for (const std::string& form : {bytes, deflated(bytes)}) {
    EXPECT_TRUE(looks_like_web_archive(form));
    WarcReader reader(source_of(form), "x.arc", kPlenty);
    EXPECT_EQ((*reader.next())->head.type, "warcinfo");
    const auto first = reader.next();
    ASSERT_TRUE(first && *first);
    EXPECT_EQ((*first)->head.target, "http://harbour.example/a b");
    EXPECT_EQ((*first)->head.date, "2005-06-07T08:09:11Z");
    EXPECT_EQ((*first)->head.content_type, "text/html");
    EXPECT_EQ((*first)->block, page);
    const auto second = reader.next();
    ASSERT_TRUE(second && *second);
    EXPECT_EQ((*second)->head.target, "http://harbour.example/2");
    EXPECT_EQ((*second)->block, page);
    EXPECT_FALSE(reader.next());
  }
  const std::string wrong = bytes.substr(0, bytes.find("http:")) +
                            "http://harbour.example/3 192.0.2.1 20050607080911 text/html 9999\nshort\n" + bytes.substr(bytes.find("http:"));
  EXPECT_EQ(blocks_of(wrong), version + "|short|!|" + page + "|" + page);
}

TEST(WarcDigest, RightAndWrong) {
  const std::string head = "HTTP/1.1 200 OK\r\n\r\n", body = "5\r\nalpha\r\n0\r\n\r\n";
  const struct {
    std::string fields;
    std::size_t wrong;
  } rows[] = {
      {"WARC-Block-Digest: sha256:" + sha256_hex(head + body) + "\r\n", 0},
      {"WARC-Payload-Digest: sha256:" + sha256_hex(body) + "\r\n", 0},
      {"WARC-Payload-Digest: sha256:" + sha256_hex("alpha") + "\r\n", 0},  // of the chunks put together
      {"WARC-Payload-Digest: sha1:VRWQYXNAYV6CFZF2EKCA3BDFFDLVJ6JK\r\n", 1},
      {"WARC-Block-Digest: md5:00000000000000000000000000000000\r\nWARC-Payload-Digest: sha256:" + sha256_hex("x") + "\r\n", 2},
      {"WARC-Block-Digest: blake3:00\r\n", 0},
      {"", 0},
  };
  for (const auto& row : rows) {
    WarcReader reader(source_of(record(head + body, "", row.fields)), "x.warc", kPlenty);
    const auto got = reader.next();
    ASSERT_TRUE(got && *got);
    EXPECT_EQ(wrong_digests(**got).size(), row.wrong) << row.fields;
  }
  // RFC 4648 letters of the sha1 of "The ferry sailed.".
  WarcReader reader(source_of(record("The ferry sailed.", "", "WARC-Block-Digest: sha1:7FNK747YLRNVKRJFLPMO5USBJCSZZDC5\r\n")), "x.warc",
                    kPlenty);
  EXPECT_TRUE(wrong_digests(**reader.next()).empty());
}

TEST(WarcReader, ReadsWhatIsWritten) {
  Capture capture;
  capture.at = "2024-05-02T10:11:12Z";
  capture.requested = capture.final = "https://harbour.example/";
  const std::string id = new_record_id();
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  WarcReader reader(source_of(warcinfo_record("Dateline", "Desk", capture.at) +
                              exchange_records(capture, id, "GET / HTTP/1.1\r\n\r\n", head, "<p>x</p>")),
                    "x", kPlenty);
  EXPECT_EQ((*reader.next())->head.type, "warcinfo");
  const auto response = reader.next();
  ASSERT_TRUE(response && *response);
  EXPECT_EQ((*response)->head.id, id);
  EXPECT_EQ((*response)->block, head + "<p>x</p>");
  EXPECT_TRUE(wrong_digests(**response).empty());
  EXPECT_EQ((*reader.next())->head.type, "request");
  EXPECT_FALSE(reader.next());
}

TEST(WarcReader, RunningWordsAreNoArcHead) {
  EXPECT_FALSE(looks_like_web_archive("Update: 14:05 20310131 shelling near the harbour\n\nThe town was quiet.\n"));
  EXPECT_FALSE(looks_like_web_archive("Contact: Ann Beck 030 12345678 Harbour office\n\nThe ferry sails again.\n"));
  EXPECT_TRUE(looks_like_web_archive("filedesc://x.arc 0.0.0.0 20310131120000 text/plain 76\n1 0 Example\n"));
}

TEST(WarcReader, AMemberThatHoldsOnlyAHeadTakesNoOtherRecord) {
  const std::string head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 500\r\n\r\n";
  EXPECT_EQ(blocks_of(deflated(head) + deflated(record("second")) + deflated(record("third"))), "!|second|third");
}

TEST(WarcReader, HeadsThatDoNotEndCostLittle) {
  std::string bytes;
  while (bytes.size() < (std::size_t{4} << 20)) bytes += "WARC/1.0\nWARC-A: b\n";
  std::vector<std::string> errors;
  blocks_of(bytes + "\n\n" + record("last"), &errors);
  EXPECT_LT(errors.size(), 100u);
}

// Each member tells of a block as large as the window, and holds none.
TEST(WarcReader, ManySmallMembersWithLargeLengthsCostLittle) {
  const std::string member = deflated("WARC/1.0\r\nContent-Length: 33000000\r\n\r\n");
  std::string bytes;
  for (int i = 0; i < 50'000; ++i) bytes += member;
  WarcReader reader(source_of(bytes, 100'000), "x.warc", std::size_t{32} << 20);
  int records = 0;
  while (reader.next()) ++records;
  EXPECT_GE(records, 50'000);
}

}  // namespace
}  // namespace dateline::formats
