// Which addresses a webhook may not lead to unless it is meant.
#include "fetch/sender.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include "fetch/near.h"

namespace dateline::fetch {
namespace {

bool near_4(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text, &address.sin_addr), 1) << text;
  return is_near(reinterpret_cast<const sockaddr&>(address));
}

bool near_6(const char* text) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text, &address.sin6_addr), 1) << text;
  return is_near(reinterpret_cast<const sockaddr&>(address));
}

TEST(Sender, KnowsNearHostsByTheirNames) {
  for (const char* near : {"localhost", "localhost:8080", "[::1]:443", "127.0.0.1", "2130706433", "0x7f.1", "10.1.2.3:1", "printer", "desk.local", "a.localhost.", "192.168.0.9"}) EXPECT_TRUE(is_near_host(near)) << near;
  for (const char* far : {"post.example", "post.example:8443", "8.8.8.8", "[2606:4700::1]:443", "local.example"}) EXPECT_FALSE(is_near_host(far)) << far;
}

TEST(Sender, TellsNearAddresses) {
  for (const char* text : {"127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"})
    EXPECT_TRUE(near_4(text)) << text;
  for (const char* text : {"93.184.216.34", "172.32.0.1", "100.128.0.1", "192.169.0.1", "11.0.0.1"}) EXPECT_FALSE(near_4(text)) << text;
  for (const char* text : {"::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"})
    EXPECT_TRUE(near_6(text)) << text;
  for (const char* text : {"2606:2800:220:1::1", "::ffff:93.184.216.34"}) EXPECT_FALSE(near_6(text)) << text;
}

TEST(Sender, SendsNothingNearUnlessItIsMeant) {
  Post post;
  post.url = "http://127.0.0.1:9/";
  const auto refused = send_post(post);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("private network"), std::string::npos) << refused.error().message;
  post.may_be_near = true;
  const auto nobody = send_post(post);
  ASSERT_FALSE(nobody.ok());
  EXPECT_EQ(nobody.error().message.find("private network"), std::string::npos) << nobody.error().message;
  post.url = "ftp://post.example/";
  EXPECT_EQ(send_post(post).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace dateline::fetch
