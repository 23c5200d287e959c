#include "ingest/web_archive.h"

#include <gtest/gtest.h>

namespace dateline::ingest {
namespace {

const std::string kPage = "<html><body><p>The ferry sailed on Monday, the harbour master said.</p></body></html>";

std::string record(const std::string& type, const std::string& address, const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + std::to_string(block.size()) +
         ">\r\nWARC-Date: 2024-05-02T10:11:12Z\r\n" + "WARC-Target-URI: " + address + "\r\n" + fields +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& address, const std::string& http_fields, const std::string& body,
                   const std::string& status = "200 OK") {
  return record("response", address, "Content-Type: application/http\r\n", "HTTP/1.1 " + status + "\r\n" + http_fields + "\r\n" + body);
}

struct Read {
  std::vector<RawReport> reports;
  std::vector<Error> errors;
  WebArchiveCounts counts;
};

Read read(std::string bytes, const Given& given = {}) {
  const auto source = [bytes = std::move(bytes)](std::string& out) mutable -> Result<bool> {
    const std::string block = std::exchange(bytes, {});
    out += block;
    return !block.empty();
  };
  WebArchive archive(source, "desk.warc", given);
  Read out;
  while (auto entry = archive.next()) {
    EXPECT_EQ(entry->one_of_many, entry->report.ok());
    if (entry->report)
      out.reports.push_back(*entry->report);
    else
      out.errors.push_back(entry->report.error());
  }
  out.counts = archive.counts();
  return out;
}

TEST(WebArchive, APageWithItsCapture) {
  const std::string info = "software: Crawler 3\r\noperator: Harbour Desk\r\n";
  const Read got = read(record("warcinfo", "", "", info) +
                        answer("http://harbour.example/1", "Content-Type: text/html; charset=koi8-r\r\nServer: x\r\n", kPage));
  ASSERT_EQ(got.reports.size(), 1u);
  const RawReport& raw = got.reports[0];
  EXPECT_EQ(raw.bytes, kPage);
  EXPECT_EQ(raw.kind, InputKind::kHtml);
  EXPECT_EQ(raw.url, "http://harbour.example/1");
  EXPECT_EQ(raw.charset, "koi8-r");
  EXPECT_EQ(raw.name.substr(0, 18), "desk.warc record 2");
  ASSERT_TRUE(raw.capture);
  EXPECT_EQ(raw.capture->at, "2024-05-02T10:11:12Z");
  EXPECT_EQ(raw.capture->status, 200);
  EXPECT_EQ(raw.capture->headers.size(), 2u);
  EXPECT_EQ(raw.capture->by, "Harbour Desk");
  EXPECT_EQ(raw.capture->with, "Crawler 3");
  EXPECT_TRUE(raw.capture->archived.starts_with("desk.warc <urn:uuid:")) << raw.capture->archived;
  EXPECT_TRUE(raw.flags.empty());
  EXPECT_EQ(got.counts.records, 2u);
  EXPECT_EQ(got.counts.pages, 1u);
}

TEST(WebArchive, WhatIsAPage) {
  const std::string html = "Content-Type: text/html\r\n", at = "http://harbour.example/1";
  const struct {
    std::string what, bytes;
    int pages;
  } rows[] = {
      {"html", answer(at, html, kPage), 1},
      {"xhtml", answer(at, "Content-Type: application/xhtml+xml; charset=utf-8\r\n", kPage), 1},
      {"text", answer(at, "Content-Type: text/plain\r\n", "The ferry sailed."), 1},
      {"text that is a page", answer(at, "Content-Type: text/plain\r\n", kPage), 1},
      {"text that is data", answer(at, "Content-Type: text/plain\r\n", "{\"ferries\": 3}"), 0},
      {"no type, but a page", answer(at, "", kPage), 1},
      {"no type, no page", answer(at, "", "The ferry sailed."), 0},
      {"image", answer(at, "Content-Type: image/png\r\n", "\x89PNG"), 0},
      {"style", answer(at, "Content-Type: text/css\r\n", "p {}"), 0},
      {"not found", answer(at, html, kPage, "404 Not Found"), 0},
      {"moved", answer(at, html, kPage, "301 Moved"), 0},
      {"empty", answer(at, html, ""), 0},
      {"robots", answer("http://harbour.example/robots.txt?x", "Content-Type: text/plain\r\n", "User-agent: *"), 0},
      {"resource", record("resource", "file:///desk/1.html", html, kPage), 1},
      {"a tool's log", record("resource", "metadata://desk/log.txt", "Content-Type: text/plain\r\n", "log"), 0},
      {"conversion", record("conversion", at, "Content-Type: text/plain\r\n", "The ferry sailed."), 1},
      {"request", record("request", at, "Content-Type: application/http\r\n", "GET / HTTP/1.1\r\n\r\n"), 0},
      {"metadata", record("metadata", at, "Content-Type: text/html\r\n", kPage), 0},
      {"dns", record("response", "dns:harbour.example", "Content-Type: text/dns\r\n", "20240502\nharbour.example. 300 IN A 192.0.2.1\n"),
       0},
      {"revisit without bytes", record("revisit", at, "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n" + html + "\r\n"), 0},
      {"revisit with bytes", record("revisit", at, "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n" + html + "\r\n" + kPage), 1},
  };
  for (const auto& row : rows) {
    const Read got = read(row.bytes);
    EXPECT_EQ(got.reports.size(), std::size_t(row.pages)) << row.what;
    EXPECT_TRUE(got.errors.empty()) << row.what;
    EXPECT_EQ(got.counts.revisits, row.what == "revisit without bytes" ? 1u : 0u) << row.what;
  }
}

TEST(WebArchive, WhatIsWrongWithAPageIsSaid) {
  const std::string whole = answer("http://harbour.example/1", "Content-Type: text/html\r\n", kPage);
  const Read cut = read(whole.substr(0, whole.size() - 20));
  ASSERT_EQ(cut.reports.size(), 1u);
  EXPECT_EQ(cut.reports[0].flags, std::vector<std::string>{"cut_short"});
  ASSERT_EQ(cut.errors.size(), 1u);

  const Read given_up =
      read(record("resource", "http://harbour.example/1", "Content-Type: text/html\r\nWARC-Truncated: length\r\n", kPage));
  EXPECT_EQ(given_up.reports.at(0).flags, std::vector<std::string>{"cut_short"});

  const Read wrong =
      read(record("resource", "http://harbour.example/1", "Content-Type: text/html\r\nWARC-Block-Digest: md5:00\r\n", kPage));
  ASSERT_EQ(wrong.reports.size(), 1u);
  EXPECT_EQ(wrong.reports[0].flags, std::vector<std::string>{"digest_wrong"});
  EXPECT_EQ(wrong.counts.wrong_digests, 1u);
  EXPECT_EQ(make_article(wrong.reports[0])->flags.back(), "digest_wrong");

  const std::string large(kMaxReportBytes + 1, 'x');
  const Read too_large = read(answer("http://harbour.example/1", "Content-Type: text/html\r\n", large) +
                              answer("http://harbour.example/2", "Content-Type: video/mp4\r\n", large) + whole);
  ASSERT_EQ(too_large.errors.size(), 1u) << "of the page, not of the film";
  EXPECT_EQ(too_large.errors[0].code, ErrorCode::kTooLarge);
  EXPECT_EQ(too_large.reports.size(), 1u);
}

TEST(WebArchive, OddAddressesAreMadeLines) {
  const Read got = read(answer("http://harbour.example/a b\x1B[2J\xE9", "Content-Type: text/html; charset=\xFF\xFE\r\n", kPage));
  ASSERT_EQ(got.reports.size(), 1u);
  EXPECT_EQ(got.reports[0].url, "http://harbour.example/a%20b%1B[2Jé");
  EXPECT_EQ(got.reports[0].charset, "");
  EXPECT_EQ(got.reports[0].capture->final, got.reports[0].url);
}

TEST(WebArchive, TheSameBytesAtTwoAddressesAreTwoReports) {
  const Read got = read(answer("http://harbour.example/1", "Content-Type: text/html\r\n", kPage) +
                        answer("http://harbour.example/2", "Content-Type: text/html\r\n", kPage));
  ASSERT_EQ(got.reports.size(), 2u);
  const auto first = make_article(got.reports[0]), second = make_article(got.reports[1]);
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->id, second->id);
  EXPECT_EQ(first->sha256, second->sha256);
}

TEST(WebArchive, SplitInputTakesOne) {
  const std::string bytes = answer("http://harbour.example/1", "Content-Type: text/html\r\n", kPage);
  EXPECT_EQ(split_input("desk.warc", bytes, InputKind::kAuto, {}).size(), 1u);
  EXPECT_EQ(split_input("desk.warc", "no archive", InputKind::kWebArchive, {})[0].report.error().code, ErrorCode::kBadInput);
}

}  // namespace
}  // namespace dateline::ingest
