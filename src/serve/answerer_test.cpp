#include "serve/answerer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/try.h"
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

TEST_F(AnswererTest, WhatIsWrittenIsSeenAtOnceByWhoReads) {
  const auto reader = open();
  auto writer = Answerer::open_to_write(path(), {});
  ASSERT_TRUE(writer.ok());
  const std::string mark = field(reader->answer(question("/api/v1/cases"), {}), "ETag");
  const auto write = [&](const std::string& target, const std::string& body) {
    Request request;
    request.method = "POST";
    request.target = target;
    request.host = "localhost";
    request.content_type = "application/json";
    request.write_mark = "write";
    auto out = pass(request, Policy{{}, {}, true});
    EXPECT_TRUE(out.ok());
    out->body = body;
    return (*writer)->answer(*out, [] { return true; });  // what is written is not broken off
  };
  const Reply made = write("/api/v1/cases", R"({"case": "depot", "by": "A"})");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_NE(made.body.find(R"("now":{"case":"depot")"), std::string::npos) << made.body;
  const Reply after = reader->answer(question("/api/v1/cases", mark), {});
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(after.body.find("depot"), std::string::npos);
  EXPECT_EQ(write("/api/v1/cases", R"({"case": "depot", "by": "A"})").status, 400) << "there is one";
  EXPECT_EQ(write("/api/v1/cases/depot/entries", R"({"kind": "add", "keys": ["r1"], "by": "A"})").status, 201);
  EXPECT_EQ(write("/api/v1/cases/depot/entries", R"({"kind": "close", "by": "A"})").status, 400) << "it needs a reason";
  EXPECT_EQ(write("/api/v1/cases/none/entries", R"({"kind": "note", "text": "x", "by": "A"})").status, 404);
  EXPECT_EQ(write("/api/v1/grades", R"({"kind": "credibility", "claim": "x", "credibility": "2", "by": "A", "why": "y"})").status, 404);
  EXPECT_EQ(write("/api/v1/decisions/incidents", R"({"kind": "merge", "by": "A", "why": "y"})").status, 400);
  EXPECT_EQ(write("/api/v1/decisions/actors", R"({"kind": "judge", "by": "A", "why": "y"})").status, 400);
  EXPECT_EQ(write("/api/v1/review/judgements", R"({"verdict": "accept", "on": "r1#v1", "by": "A", "why": "y"})").status, 404);
}

TEST_F(AnswererTest, AMarkHoldsFromTheNextAnswerOn) {
  const archive::ShareOrder order{archive::Tlp::kClear, true, "2026-01-01T00:00:00Z"};
  int made = 0;
  const auto make = [&]() -> Result<Served> {
    const std::string file = (folder_ / ("share" + std::to_string(++made))).string();
    DL_ASSIGN(const archive::Archive all, archive::Archive::open(path(), archive::Mode::kRead));
    DL_ASSIGN(const archive::Withholding what, archive::make_share(all, file, order));
    return Served{file, mark_of(what), nullptr};
  };
  auto audience = Audience::start(path(), order, Served{path(), {}, nullptr}, make);
  ASSERT_TRUE(audience.ok());
  auto answerer = Answerer::open(path(), {"1"}, {}, *audience, order);
  ASSERT_TRUE(answerer.ok());
  EXPECT_NE((*answerer)->answer(question("/api/v1/reports"), {}).body.find("\"r1\""), std::string::npos);
  archive::SensitivityMark mark;
  mark.at = order.at;
  mark.by = mark.why = "A";
  mark.of = "r1";
  mark.no_export = true;
  ASSERT_TRUE(archive::mark(*archive_, mark).ok());
  Reply reply = (*answerer)->answer(question("/api/v1/reports"), {});
  EXPECT_EQ(reply.status, 503) << reply.body;
  for (int i = 0; reply.status == 503 && i < 1000; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    reply = (*answerer)->answer(question("/api/v1/reports"), {});
  }
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body.find("r1"), std::string::npos) << reply.body;
  EXPECT_EQ(made, 1);
}

TEST_F(AnswererTest, NoArchiveIsMadeForWriting) {
  const auto none = Answerer::open_to_write((folder_ / "none.dateline").string(), {});
  ASSERT_FALSE(none.ok());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none.dateline"));
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
