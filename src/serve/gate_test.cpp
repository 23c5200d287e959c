#include "serve/gate.h"

#include <gtest/gtest.h>

#include <set>

namespace dateline::serve {
namespace {

Request request_for(std::string target) {
  Request out;
  out.method = "GET";
  out.target = std::move(target);
  out.host = "localhost";
  return out;
}

ErrorCode refused(const Request& request, const Policy& policy = {}) {
  const auto question = pass(request, policy);
  return question ? ErrorCode::kInternal : question.error().code;
}

TEST(Gate, AQuestionIsUnderstood) {
  const auto question = pass(request_for("/api/v1/incidents?min-independent=2&country=SY&bbox=1,2,3,4&sort=time"), {});
  ASSERT_TRUE(question.ok()) << question.error().message;
  EXPECT_EQ(question->route->path, "/incidents");
  EXPECT_EQ(question->asked.filter.country, "SY");
  EXPECT_EQ(question->asked.filter.min_independent, 2);
  EXPECT_EQ(question->asked.filter.bbox->at(3), 4);
  EXPECT_EQ(question->asked.filter.limit, kUsualLimit);
  EXPECT_EQ(question->key(), "/api/v1/incidents?bbox=1%2C2%2C3%2C4&country=SY&min-independent=2&sort=time");
}

TEST(Gate, PartsOfThePathAreTaken) {
  EXPECT_EQ(pass(request_for("/api/v1/actors/Coast%20Guard"), {})->asked.what, "Coast Guard");
  const auto related = pass(request_for("/api/v1/reports/https%3A%2F%2Fx.example%2F1/related"), {});
  ASSERT_TRUE(related.ok());
  EXPECT_EQ(related->asked.what, "https://x.example/1");
  EXPECT_EQ(related->path, "/api/v1/reports/https%3A%2F%2Fx.example%2F1/related");
}

TEST(Gate, RefusesInOrder) {
  Request request = request_for("/api/v1/nothing");
  request.host = "evil.example";
  request.header_bytes = kMostHeader + 1;
  request.method = "POST";
  const Policy policy{"0123456789abcdef", {}};
  EXPECT_EQ(refused(request, policy), ErrorCode::kHeaderTooLarge);
  request.header_bytes = 100;
  EXPECT_EQ(refused(request, policy), ErrorCode::kWrongHost);
  request.host = "127.0.0.1:8086";
  EXPECT_EQ(refused(request, policy), ErrorCode::kUnauthorized);
  request.authorization = "bearer 0123456789abcdef";
  EXPECT_EQ(refused(request, policy), ErrorCode::kMethodNotAllowed);
  request.method = "HEAD";
  request.has_body = true;
  EXPECT_EQ(refused(request, policy), ErrorCode::kTooLarge);
  request.has_body = false;
  EXPECT_EQ(refused(request, policy), ErrorCode::kNotFound);
  request.target = "/api/v1/reports?colour=red";
  EXPECT_EQ(refused(request, policy), ErrorCode::kUsage);
  request.target = "/api/v1/reports";
  request.accept = "text/html";
  EXPECT_EQ(refused(request, policy), ErrorCode::kNotAcceptable);
}

Request request_to_write(std::string target) {
  Request out = request_for(std::move(target));
  out.method = "POST";
  out.has_body = true;
  out.body_bytes = 100;
  out.content_type = "application/json";
  out.write_mark = "write";
  return out;
}

TEST(Gate, WritesOnlyWhereItIsAllowedAndSomethingIsWritten) {
  const Policy writes{{}, {}, true};
  const auto question = pass(request_to_write("/api/v1/cases/depot/entries"), writes);
  ASSERT_TRUE(question.ok()) << question.error().message;
  EXPECT_EQ(question->write->path, "/cases/{case}/entries");
  EXPECT_EQ(question->asked.what, "depot");
  EXPECT_EQ(refused(request_to_write("/api/v1/cases")), ErrorCode::kMethodNotAllowed);
  EXPECT_EQ(refused(request_to_write("/api/v1/incidents"), writes), ErrorCode::kMethodNotAllowed);
  EXPECT_EQ(refused(request_to_write("/api/v1/nothing"), writes), ErrorCode::kNotFound);
  EXPECT_EQ(refused(request_to_write("/api/v1/cases?limit=1"), writes), ErrorCode::kUsage);
  Request request = request_to_write("/api/v1/cases");
  request.method = "PUT";
  EXPECT_EQ(refused(request, writes), ErrorCode::kMethodNotAllowed);
  const Reply reply = refusal(pass(request, writes).error(), request, writes);
  EXPECT_EQ(reply.fields.back(), (std::pair<std::string, std::string>{"Allow", "GET, HEAD, POST"}));
  EXPECT_EQ(refusal(pass(request, {}).error(), request, {}).fields.back().second, "GET, HEAD");
}

TEST(Gate, NoPageElsewhereWrites) {
  const Policy writes{{}, {}, true}, with_token{"0123456789abcdef", {}, true};
  const Request good = request_to_write("/api/v1/cases");
  const auto with = [&](std::string Request::*field, const char* value) {
    Request out = good;
    out.*field = value;
    return refused(out, writes);
  };
  for (const char* origin : {"https://evil.example", "http://localhost:1", "null", "http://localhost.evil.example"}) EXPECT_EQ(with(&Request::origin, origin), ErrorCode::kWrongHost) << origin;
  for (const char* site : {"cross-site", "same-site", "odd"}) EXPECT_EQ(with(&Request::fetch_site, site), ErrorCode::kWrongHost) << site;
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "text/plain; application/json", "multipart/form-data"})
    EXPECT_EQ(with(&Request::content_type, type), ErrorCode::kUsage) << type;
  EXPECT_EQ(with(&Request::write_mark, ""), ErrorCode::kUsage);
  Request own = good;
  own.origin = "http://localhost";
  own.fetch_site = "same-origin";
  own.content_type = "application/json; charset=utf-8";
  EXPECT_TRUE(pass(own, writes).ok());
  own.write_mark.clear();
  own.authorization = "Bearer 0123456789abcdef";
  EXPECT_TRUE(pass(own, with_token).ok()) << "no page elsewhere knows the token";
  own.body_bytes = kMostBody + 1;
  EXPECT_EQ(refused(own, with_token), ErrorCode::kTooLarge);
  own.authorization.clear();
  EXPECT_EQ(refused(own, with_token), ErrorCode::kUnauthorized);
}

TEST(Gate, WhatIsWrittenIsListedAtTheSameAddress) {
  std::set<std::string_view> paths;
  for (const Route& route : routes()) paths.insert(route.path);
  for (const WriteRoute& write : write_routes()) {
    EXPECT_TRUE(paths.contains(write.path)) << write.path;
    const std::set<std::string_view> names(write.tells.begin(), write.tells.end());
    EXPECT_EQ(names.size(), write.tells.size()) << write.path;
    for (const std::string_view name : names) {
      bool known = false;
      for (const Member& member : all_members()) known = known || member.name == name;
      EXPECT_TRUE(known) << name;
    }
    for (const std::string_view name : write.needs) EXPECT_TRUE(names.contains(name)) << name;
  }
}

TEST(Gate, EveryRouteNamesWhatItTakesOnce) {
  std::set<std::string_view> paths;
  for (const Route& route : routes()) {
    EXPECT_TRUE(paths.insert(route.path).second) << route.path;
    std::set<std::string_view> names(route.takes.begin(), route.takes.end());
    EXPECT_EQ(names.size(), route.takes.size()) << route.path;
    for (const std::string_view name : names) {
      bool known = false;
      for (const Parameter& parameter : all_parameters()) known = known || parameter.name == name;
      EXPECT_TRUE(known) << name;
    }
    for (const std::string_view name : route.needs) EXPECT_TRUE(names.contains(name)) << name;
  }
}

TEST(Gate, OutlinesTellNoValues) {
  EXPECT_EQ(outline(request_for("/api/v1/actors/Jane?as-of=2019-12-05")), "GET /api/v1/actors/{actor}?as-of");
  EXPECT_EQ(outline(request_for("/api/v1/reports?Jane=1&limit=x&q=Jane")), "GET /api/v1/reports?q&limit");
  EXPECT_EQ(outline(request_for("/Jane")), "GET (no such address)");
  Request odd = request_for("/api/v1/stats");
  odd.method = "JANE";
  EXPECT_EQ(outline(odd), "(other method) /api/v1/stats");
}

TEST(ErrorReply, SpeaksOfParameters) {
  const Reply reply = error_reply({ErrorCode::kUsage, "--sort best: reports are sorted by -published; use --unknown or --limit"});
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.body,
            "{\"error\":{\"code\":\"usage\",\"message\":\"sort best: reports are sorted by -published; use --unknown or "
            "limit\",\"parameter\":\"sort\"}}\n");
  EXPECT_EQ(error_reply({ErrorCode::kTimedOut, "x"}).status, 503);
  EXPECT_EQ(error_reply({ErrorCode::kNotFound, "\xff"}).status, 404) << "odd bytes are no fault";
}

}  // namespace
}  // namespace dateline::serve
