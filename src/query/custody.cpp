// custody: how a report came to be held, and whether it is still what came in.
#include "archive/custody.h"

#include "base/try.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json parsed(const std::string& text) {
  const Json out = Json::parse(text, nullptr, false);
  return out.is_discarded() ? Json() : out;
}

Json identification(const archive::CustodyRecord& record) {
  return {{"title", null_if_empty(record.title)},
          {"publisher", null_if_empty(record.publisher.empty() ? record.domain : record.publisher)},
          {"url", null_if_empty(record.capture.url)},
          {"published", null_if_empty(record.published)},
          {"published_basis", null_if_empty(record.published_basis)},
          {"language", null_if_empty(record.language)}};
}

Json collection(const archive::CustodyRecord& record) {
  Json exchange = parsed(record.exchange);
  if (!exchange.is_object())
    exchange = {{"taken_in", {{"at", record.capture.captured_at}, {"by", ""}, {"with", ""}}}, {"capture", nullptr}};
  exchange["input"] = record.capture.input;
  exchange["told"] = parsed(record.capture.given);
  return exchange;
}

Json readings(const archive::CustodyRecord& record) {
  Json out = Json::array();
  for (const archive::ReadingMark& reading : record.readings) {
    out.push_back({{"row", reading.row},
                   {"engine", reading.engine},
                   {"model", reading.model},
                   {"read_at", reading.read_at},
                   {"sha256", reading.sha256},
                   {"hash", reading.hash}});
  }
  return out;
}

Json versions(const archive::CustodyRecord& record) {
  Json out = Json::array();
  for (const archive::VersionMark& version : record.versions)
    out.push_back({{"report", version.report}, {"captured_at", version.captured_at}});
  return out;
}

Json purge_of(const archive::CustodyRecord& record) {
  if (!record.purge) return nullptr;
  return {{"at", record.purge->at}, {"by", record.purge->by}, {"why", record.purge->why}, {"text_sha256", record.purge->text_sha256}};
}

}  // namespace

Result<std::string> custody(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const archive::CustodyRecord record, archive::find_custody(archive, report));
  const Json out = {{"report", record.capture.report},
                    {"identification", identification(record)},
                    {"collection", collection(record)},
                    {"preservation", {{"sha256", record.capture.original}, {"bytes", record.bytes}, {"exhibits", record.exhibits}}},
                    {"integrity",
                     {{"bytes_intact", record.bytes_intact},
                      {"text_sha256", null_if_empty(record.text_sha256)},
                      {"row", record.row},
                      {"hash", record.hash},
                      {"follows", record.follows}}},
                    {"readings", readings(record)},
                    {"versions", versions(record)},
                    {"purge", purge_of(record)}};
  return out.dump();
}

}  // namespace dateline::query
