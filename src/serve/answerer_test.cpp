#include "serve/answerer.h"

#include <gtest/gtest.h>

#include <atomic>

#include "serve/test_report.h"
#include "serve/workers.h"

namespace dateline::serve {
namespace {

class AnswererTest : public ReportTest {
 protected:
  std::unique_ptr<Answerer> open() {
    auto out = Answerer::open(path(), {"1"}, {});
    EXPECT_TRUE(out.ok());
    return std::move(*out);
  }
  static Question question(const std::string& target, const std::string& if_none_match = {}) {
    Request request;
    request.method = "GET";
    request.target = target;
    request.host = "localhost";
    request.if_none_match = if_none_match;
    auto out = pass(request, {});
    EXPECT_TRUE(out.ok());
    return *out;
  }
  static std::string field(const Reply& reply, const std::string& name) {
    for (const auto& [given, value] : reply.fields) {
      if (given == name) return value;
    }
    return {};
  }
};

TEST_F(AnswererTest, AnswersAndKnowsWhoHasTheAnswer) {
  const auto answerer = open();
  const Reply first = answerer->answer(question("/api/v1/reports"), {});
  EXPECT_EQ(first.status, 200);
  EXPECT_NE(first.body.find("\"r1\""), std::string::npos);
  const std::string mark = field(first, "ETag");
  EXPECT_EQ(answerer->answer(question("/api/v1/reports", mark), {}).status, 304);
  EXPECT_EQ(open()->answer(question("/api/v1/reports", mark), {}).status, 304) << "another thread gives the same mark";
  EXPECT_EQ(answerer->answer(question("/api/v1/incidents", mark), {}).status, 200);
}

TEST_F(AnswererTest, WhatIsBrokenOffSaysSoAndTheNextIsAnswered) {
  const auto answerer = open();
  const auto at_once = [] { return true; };
  // A page this small may be done before SQLite asks: then it is whole.
  const Reply broken = answerer->answer(question("/api/v1/stats"), at_once);
  EXPECT_TRUE(broken.status == 503 || broken.status == 200) << broken.body;
  EXPECT_EQ(answerer->answer(question("/api/v1/reports"), {}).status, 200);
}

TEST_F(AnswererTest, WorkersAnswerEachOnceAndStop) {
  std::vector<std::unique_ptr<Answerer>> answerers;
  for (int i = 0; i < 3; ++i) answerers.push_back(open());
  Workers workers(std::move(answerers));
  std::atomic<int> answered = 0, good = 0;
  int taken = 0;
  for (int i = 0; i < 300; ++i) {
    const auto end = Clock::now() + std::chrono::seconds(i % 10 ? 60 : -1);  // some are too late already
    taken += workers.take({question("/api/v1/reports"), end, [&](const Reply& reply) {
                             ++answered;
                             good += reply.status == 200;
                           }});
  }
  workers.stop();
  EXPECT_EQ(answered, taken);
  EXPECT_LE(good, taken);
  EXPECT_FALSE(workers.take({question("/api/v1/reports"), Clock::now(), [&](const Reply&) { ++answered; }}));
  EXPECT_EQ(answered, taken);
}

}  // namespace
}  // namespace dateline::serve
