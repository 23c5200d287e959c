#include "formats/warc_writer.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <regex>
#include <set>

#include "base/sha256.h"

namespace dateline::formats {
namespace {

/// The gzip members of some bytes, each by itself.
std::vector<std::string> members_of(std::string_view bytes) {
  std::vector<std::string> out;
  while (!bytes.empty()) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string member(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(member.data());
    stream.avail_out = static_cast<uInt>(member.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    member.resize(stream.total_out);
    bytes.remove_prefix(stream.total_in);
    inflateEnd(&stream);
    out.push_back(std::move(member));
  }
  return out;
}

Capture capture() {
  Capture out;
  out.at = "2024-05-02T10:11:12Z";
  out.requested = out.final = "https://harbour.example/news?id=1";
  return out;
}

TEST(WarcWriter, RecordIdsAreRandomUuids) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string id = new_record_id();
    EXPECT_TRUE(std::regex_match(id, std::regex("<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>"))) << id;
    EXPECT_TRUE(seen.insert(id).second);
  }
}

TEST(WarcWriter, AnExchangeIsTwoRecordsOfTheirOwn) {
  const std::string id = new_record_id(), head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", body = "<p>The ferry sailed.</p>";
  const auto members = members_of(exchange_records(capture(), id, "GET /news?id=1 HTTP/1.1\r\n\r\n", head, body));
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0], "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: " + id +
                            "\r\nWARC-Date: 2024-05-02T10:11:12Z\r\nWARC-Target-URI: https://harbour.example/news?id=1\r\n"
                            "WARC-Payload-Digest: sha256:" +
                            sha256_hex(body) + "\r\nWARC-Block-Digest: sha256:" + sha256_hex(head + body) +
                            "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " +
                            std::to_string(head.size() + body.size()) + "\r\n\r\n" + head + body + "\r\n\r\n");
  EXPECT_NE(members[1].find("WARC-Type: request\r\n"), std::string::npos);
  EXPECT_NE(members[1].find("WARC-Concurrent-To: " + id + "\r\n"), std::string::npos);
}

TEST(WarcWriter, TheWayToTheAddressIsKept) {
  Capture redirected = capture();
  redirected.requested = "http://harbour.example/1";
  redirected.redirects = {"http://www.harbour.example/1"};
  const auto members = members_of(exchange_records(redirected, new_record_id(), "", "HTTP/1.1 200 OK\r\n\r\n", ""));
  ASSERT_EQ(members.size(), 2u);
  EXPECT_NE(members[1].find("WARC-Type: metadata\r\n"), std::string::npos);
  EXPECT_NE(members[1].find("\r\n\r\nvia: http://harbour.example/1\r\nvia: http://www.harbour.example/1\r\n"), std::string::npos);
}

TEST(WarcWriter, NoValueBreaksOutOfItsLine) {
  Capture odd = capture();
  odd.requested = odd.final = "http://a.example/x y\r\nWARC-Type: request";
  const auto members = members_of(exchange_records(odd, new_record_id(), "", "HTTP/1.1 200 OK\r\n", "x"));
  ASSERT_EQ(members.size(), 1u);
  EXPECT_NE(members[0].find("WARC-Target-URI: http://a.example/x%20y%0d%0aWARC-Type:%20request\r\n"), std::string::npos);
  EXPECT_NE(members[0].find("HTTP/1.1 200 OK\r\n\r\nx\r\n\r\n"), std::string::npos);
  EXPECT_NE(members_of(warcinfo_record("Dateline 1\r\nx: y", "Desk", "2024-05-02T10:11:12Z"))[0].find(
                "software: Dateline 1  x: y\r\noperator: Desk\r\n"),
            std::string::npos);
}

}  // namespace
}  // namespace dateline::formats
