#include "formats/http_message.h"

#include <gtest/gtest.h>

#include "formats/packed_for_tests.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kPlenty = std::size_t{1} << 20;
const std::string kPage = "<html><p>The ferry sailed on Monday.</p></html>";

std::string chunk(const std::string& bytes) {
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}

TEST(HttpHead, FieldsAsTheyComeAndAsTheyShouldNot) {
  const std::string message =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n  charset=\"ISO-8859-1\"\r\nno colon here\r\nX-Empty:\r\nContent-type: "
      "text/plain\r\n\r\nbody";
  const auto head = read_http_head(message);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(message.substr(head->body_start), "body");
  ASSERT_EQ(head->fields.size(), 3u);
  EXPECT_EQ(field_of(head->fields, "content-TYPE"), "text/html; charset=\"ISO-8859-1\"");
  EXPECT_EQ(field_of(head->fields, "X-Missing"), "");
}

TEST(HttpHead, FieldsAreUtf8) {
  EXPECT_EQ(read_http_head("HTTP/1.1 200 OK\r\nX: caf\xC3\xA9\r\n\r\n")->fields.at(0).value, "café");
  EXPECT_EQ(read_http_head("HTTP/1.1 200 OK\r\nX: caf\xE9\r\n\r\n")->fields.at(0).value, "café");
}

TEST(HttpHead, StatusLines) {
  const struct {
    const char* message;
    int status;  // -1: none
  } rows[] = {{"HTTP/1.0 404 Not Found\n\nx", 404},
              {"HTTP/1.1 200\r\n\r\n", 200},
              {"HTTP/2 301 \r\n\r\n", 301},
              {"ICY 200 OK\r\n\r\n", 200},
              {"HTTP/1.1 200 OK", 200},
              {"HTTP/1.1 OK\r\n\r\n", -1},
              {"HTTP/1.1\r\n\r\n", -1},
              {"<html>", -1},
              {"GET / HTTP/1.1\r\n\r\n", -1},
              {"", -1}};
  for (const auto& row : rows) {
    const auto head = read_http_head(row.message);
    EXPECT_EQ(head ? head->status : -1, row.status) << row.message;
  }
}

TEST(ContentType, TypeAndCharset) {
  const struct {
    const char *value, *type, *charset;
  } rows[] = {{"text/html", "text/html", ""},
              {"Text/HTML; Charset=UTF-8", "text/html", "utf-8"},
              {"text/html;charset=\"windows-1251\"; boundary=x", "text/html", "windows-1251"},
              {"text/html; charset='utf-8'", "text/html", "utf-8"},
              {"text/html; charset=", "text/html", ""},
              {"", "", ""}};
  for (const auto& row : rows) {
    const ContentType got = content_type_of(row.value);
    EXPECT_EQ(got.type, row.type) << row.value;
    EXPECT_EQ(got.charset, row.charset) << row.value;
  }
}

TEST(Dechunk, WholeAndBroken) {
  const auto text = [](const std::string& body) { return dechunk(body).value_or(Dechunked{"not chunked", false}); };
  EXPECT_EQ(text("5;name=x\r\nalpha\r\nA\r\n and omega\r\n0\r\nTrailer: x\r\n\r\n").bytes, "alpha and omega");
  EXPECT_TRUE(text("5\nalpha\n0\n\n").is_whole);
  EXPECT_EQ(text("5\r\nalpha\r\nFF\r\n and").bytes, "alpha and");
  EXPECT_FALSE(text("5\r\nalpha\r\nFF\r\n and").is_whole);
  EXPECT_EQ(text("5\r\nalpha\r\nzz\r\n and").bytes, "alpha");
  EXPECT_EQ(text("5\r\nalpha").bytes, "alpha");
  EXPECT_EQ(text("FFFFFFFFFFFFFFFF\r\nalpha").bytes, "alpha");
  // What only calls itself chunked, even if it begins with digits.
  EXPECT_FALSE(dechunk("<html>"));
  EXPECT_FALSE(dechunk("2\nwords on the second line"));
  EXPECT_FALSE(dechunk("FFFFFFFFFFFFFFFFF\r\nalpha"));
}

TEST(HttpBody, Codings) {
  const struct {
    std::vector<HeaderField> fields;
    std::string body;
    bool is_cut;
  } rows[] = {
      {{}, kPage, false},
      {{{"Content-Encoding", "gzip"}}, deflated(kPage), false},
      {{{"Content-Encoding", "x-gzip"}, {"Transfer-Encoding", "chunked"}}, chunk(deflated(kPage)) + "0\r\n\r\n", false},
      {{{"Transfer-Encoding", "gzip, chunked"}}, chunk(deflated(kPage)) + "0\r\n\r\n", false},
      {{{"Content-Encoding", "deflate"}}, deflated(kPage, -15), false},
      {{{"Content-Encoding", "zstd"}}, zstd_frame(kPage), false},
      {{{"Content-Encoding", "gzip"}, {"Content-Encoding", "zstd"}}, zstd_frame(deflated(kPage)), false},
      {{{"Content-Encoding", "identity"}}, kPage, false},
      // What tools decoded when they stored it, and left the fields.
      {{{"Content-Encoding", "gzip"}}, kPage, false},
      {{{"Content-Encoding", "br"}}, kPage, false},
      {{{"Transfer-Encoding", "chunked"}, {"Content-Encoding", "gzip"}}, deflated(kPage), false},
      {{{"Content-Encoding", "aws-chunked"}}, kPage, false},
      {{{"Transfer-Encoding", "chunked"}}, chunk(kPage), true},  // the last chunk is missing
  };
  for (const auto& row : rows) {
    const auto got = decode_http_body(row.fields, row.body, kPlenty);
    ASSERT_TRUE(got);
    EXPECT_EQ(got->bytes, kPage) << row.fields[0].value;
    EXPECT_EQ(got->is_cut, row.is_cut) << row.fields[0].value;
  }
}

TEST(HttpBody, ABombIsAnError) {
  const std::string bomb = deflated(deflated(std::string(std::size_t{64} << 20, 'a')));
  const auto got = decode_http_body({{"Content-Encoding", "gzip, gzip"}}, bomb, kPlenty);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kTooLarge);
}

TEST(HttpBody, ACutBodyIsReadAsFarAsItGoes) {
  std::string page;
  for (int i = 0; i < 5000; ++i) page += "<p>Paragraph " + std::to_string(i * 7919 % 10007) + "</p>";
  const std::string packed = deflated(page);
  const auto got = decode_http_body({{"Content-Encoding", "gzip"}}, packed.substr(0, packed.size() / 2), kPlenty);
  ASSERT_TRUE(got);
  EXPECT_TRUE(page.starts_with(got->bytes));
  EXPECT_GT(got->bytes.size(), page.size() / 4);
  EXPECT_TRUE(got->is_cut);
}

TEST(HttpBody, WordsUnderAKeptCodingStay) {
  for (const char* start : {"\n", "\n\n", "\n  ", "\n\t", " ", ""}) {
    const std::string page = start + kPage;
    const auto body = decode_http_body({{"Content-Encoding", "deflate"}}, page, kPlenty);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->bytes, page);
  }
}

}  // namespace
}  // namespace dateline::formats
