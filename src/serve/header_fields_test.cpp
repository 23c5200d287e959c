#include "serve/header_fields.h"

#include <gtest/gtest.h>

namespace dateline::serve {
namespace {

TEST(HeaderFields, Accept) {
  for (const char* accept : {"", "*/*", "application/*", "Application/JSON", "text/html, application/json;q=0.5",
                             "*/*;q=0, application/json", "application/json; charset=utf-8"}) {
    EXPECT_TRUE(accepts(accept, "application/json")) << accept;
  }
  for (const char* accept : {"text/html", "application/json;q=0", "*/*, application/json ; q=0.000", "application/*;q=0, */*",
                             "application/jsonx", "x", ",", "a/*"}) {
    EXPECT_FALSE(accepts(accept, "application/json")) << accept;
  }
  EXPECT_TRUE(accepts("text/csv", "text/csv; charset=utf-8"));
}

TEST(HeaderFields, AcceptEncoding) {
  for (const char* given : {"gzip", "br, GZIP", "*", "gzip;q=0.1, *;q=0", "x-gzip"}) EXPECT_TRUE(accepts_gzip(given)) << given;
  for (const char* given : {"", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *", "identity"}) EXPECT_FALSE(accepts_gzip(given)) << given;
}

TEST(HeaderFields, IfNoneMatch) {
  EXPECT_EQ(state_named("\"a\"", "a"), "a");
  EXPECT_EQ(state_named("\"b\", W/\"a-gz\"", "a"), "a-gz");
  EXPECT_EQ(state_named("*", "a"), "a");
  for (const char* given : {"", "a", "\"ab\"", "\"a", "\"", "W/", "\"b\",\"c\""}) EXPECT_EQ(state_named(given, "a"), std::nullopt) << given;
}

TEST(HeaderFields, Host) {
  const std::vector<std::string> names = {"desk.example"};
  for (const char* host :
       {"127.0.0.1", "127.0.0.1:80", "localhost:1", "LocalHost", "localhost.", "[::1]", "[::1]:80", "192.0.2.1", "Desk.example:80"}) {
    EXPECT_TRUE(is_own_host(host, names)) << host;
  }
  for (const char* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[evil]", "[", "[]", "::1", "0x7f000001",
                           "1.2.3", "desk.example, evil.example"}) {
    EXPECT_FALSE(is_own_host(host, names)) << host;
  }
}

}  // namespace
}  // namespace dateline::serve
