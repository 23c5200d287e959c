// The visitor with a network and a clock of the test's own.
#include "fetch/visitor.h"

#include <gtest/gtest.h>

namespace dateline::fetch {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Exchange answer(int status, std::string content = {}) {
  Exchange out;
  out.capture.status = status;
  out.content = std::move(content);
  return out;
}

/// Answers by address, and what was asked when, in milliseconds from the beginning.
struct World {
  std::map<std::string, std::vector<Exchange>> answers;  // the last one stays
  std::vector<std::pair<std::string, std::int64_t>> asked;
  TimePoint now{};
  bool interrupted = false;

  Visitor visitor(Politeness politeness = {}) {
    return Visitor([this](const HttpRequest& request) { return ask(request); }, politeness,
                   {[this] { return now; },
                    [this](TimePoint until) {
                      now = until;
                      return !interrupted;
                    }});
  }
  Result<Exchange> ask(const HttpRequest& request) {
    asked.emplace_back(request.url, std::chrono::duration_cast<milliseconds>(now.time_since_epoch()).count());
    auto& all = answers[request.url];
    if (all.empty()) return answer(404);
    const Exchange out = all.front();
    if (all.size() > 1) all.erase(all.begin());
    return out;
  }
  std::vector<std::int64_t> times_of(const std::string& url) const {
    std::vector<std::int64_t> out;
    for (const auto& [address, time] : asked) {
      if (address == url) out.push_back(time);
    }
    return out;
  }
};

ErrorCode code_of(const Result<Exchange>& result) { return result ? ErrorCode::kInternal : result.error().code; }

TEST(Visitor, IsNotLedIntoThePrivateNetworkFromElsewhere) {
  std::vector<std::pair<std::string, bool>> asked;
  bool first_is_near = false;
  const auto ask = [&](const HttpRequest& request) -> Result<Exchange> {
    asked.emplace_back(request.url, request.may_be_near);
    Exchange out = answer(request.url.ends_with("robots.txt") ? 404 : request.url.starts_with("http://a.") ? 302 : 200);
    out.is_near = first_is_near;
    if (out.capture.status == 302) out.redirect_to = "http://b.example/in";
    return out;
  };
  for (const bool near : {false, true}) {
    asked.clear();
    first_is_near = near;
    Visitor visitor(ask, {}, {[] { return TimePoint(); }, [](TimePoint) { return true; }});
    EXPECT_TRUE(visitor.visit({"http://a.example/out", {}, {}, 0}).ok());
    const std::vector<std::pair<std::string, bool>> wanted{
        {"http://a.example/robots.txt", true}, {"http://a.example/out", true}, {"http://b.example/robots.txt", near}, {"http://b.example/in", near}};
    EXPECT_EQ(asked, wanted);
  }
}

TEST(HttpClient, AsksNothingNearThatMayNotBe) {
  const std::atomic<bool> stop = false;
  HttpClient client({}, stop);
  for (const char* url : {"http://127.0.0.1:9/", "http://[::1]:9/", "http://2130706433:9/", "http://localhost:9/"}) {
    EXPECT_EQ(code_of(client.get({url, {}, {}, 0, true})), ErrorCode::kNetwork) << url;
    EXPECT_EQ(code_of(client.get({url, {}, {}, 0, false})), ErrorCode::kRefused) << url;
  }
}

TEST(Visitor, KeepsAPauseForEachHost) {
  World world;
  for (const char* url : {"http://a.example/1", "http://a.example/2", "http://b.example/1"}) world.answers[url] = {answer(200)};
  Visitor visitor = world.visitor();
  for (const char* url : {"http://a.example/1", "http://b.example/1", "http://a.example/2"})
    EXPECT_TRUE(visitor.visit({url, {}, {}, 0}).ok());
  EXPECT_EQ(world.times_of("http://b.example/1"), std::vector<std::int64_t>{0});
  EXPECT_EQ(world.times_of("http://a.example/2"), std::vector<std::int64_t>{1000});
  EXPECT_EQ(world.times_of("http://a.example/robots.txt").size(), 1u);
}

TEST(Visitor, CrawlDelayMakesThePauseLonger) {
  World world;
  world.answers["http://a.example/robots.txt"] = {answer(200, "User-agent: *\nCrawl-delay: 5\n")};
  world.answers["http://a.example/1"] = {answer(200)};
  Visitor visitor = world.visitor();
  (void)visitor.visit({"http://a.example/1", {}, {}, 0});
  (void)visitor.visit({"http://a.example/1", {}, {}, 0});
  EXPECT_EQ(world.times_of("http://a.example/1"), (std::vector<std::int64_t>{0, 5000}));
}

TEST(Visitor, ABusyHostIsAskedAgainLaterAndLater) {
  World world;
  Exchange later = answer(503);
  later.retry_after = seconds(7);
  world.answers["http://a.example/1"] = {answer(503), later, answer(200)};
  EXPECT_TRUE(world.visitor().visit({"http://a.example/1", {}, {}, 0}).ok());
  EXPECT_EQ(world.times_of("http://a.example/1"), (std::vector<std::int64_t>{0, 2000, 9000}));
}

TEST(Visitor, AHostThatWantsALongRestIsLeft) {
  World world;
  Exchange later = answer(429);
  later.retry_after = seconds(3600);
  world.answers["http://a.example/1"] = {later};
  const auto visit = world.visitor().visit({"http://a.example/1", {}, {}, 0});
  EXPECT_EQ(code_of(visit), ErrorCode::kRefused);
  EXPECT_EQ(world.times_of("http://a.example/1").size(), 1u);
}

TEST(Visitor, RobotsCountOnEachHostOfARedirect) {
  World world;
  Exchange away = answer(301);
  away.redirect_to = "http://b.example/x";
  world.answers["http://a.example/1"] = {away};
  world.answers["http://b.example/robots.txt"] = {answer(200, "User-agent: *\nDisallow: /\n")};
  EXPECT_EQ(code_of(world.visitor().visit({"http://a.example/1", {}, {}, 0})), ErrorCode::kRobots);
  EXPECT_TRUE(world.times_of("http://b.example/x").empty());
}

TEST(Visitor, AnInterruptedWaitEnds) {
  World world;
  world.answers["http://a.example/1"] = {answer(503)};
  world.interrupted = true;
  EXPECT_EQ(code_of(world.visitor().visit({"http://a.example/1", {}, {}, 0})), ErrorCode::kNetwork);
}

TEST(Visitor, UnchangedIsAnAnswerOnlyToThoseWhoAskForIt) {
  World world;
  world.answers["http://a.example/1"] = {answer(304)};
  Visitor visitor = world.visitor();
  EXPECT_TRUE(visitor.visit({"http://a.example/1", "\"tag\"", {}, 0}).ok());
  EXPECT_EQ(code_of(visitor.visit({"http://a.example/1", {}, {}, 0})), ErrorCode::kRefused);
}

TEST(Address, IsTakenApartAndSpelledForSending) {
  const auto address = parse_address("HTTP://News.Example:8080/a b?q=\xC3\xA9#part");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->origin, "http://news.example:8080");
  EXPECT_EQ(address->whole, "http://news.example:8080/a%20b?q=%C3%A9");
  EXPECT_EQ(parse_address("https://a.example?x")->path, "/?x");
  for (const char* bad : {"ftp://a.example/", "http://", "http:///a", "https://u:p@a.example/", "http://a b/"})
    EXPECT_FALSE(parse_address(bad).ok()) << bad;
}

}  // namespace
}  // namespace dateline::fetch
