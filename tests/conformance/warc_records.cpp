// Prints the records of a web archive, one JSON object a line: {"number", "offset", "type", "target", "date", "length" and "sha256" of the
// block, "remarks"} or
// {"error"}. For check_warcs.py.
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/sha256.h"
#include "formats/warc.h"
#include "formats/warc_digest.h"

namespace {

using namespace dateline;

constexpr std::size_t kMostBlock = std::size_t{64} << 20;

nlohmann::ordered_json line_of(const Result<formats::WarcRecord>& record) {
  if (!record) return {{"error", record.error().message}};
  nlohmann::ordered_json out{{"number", record->number},           {"offset", record->offset},  {"type", record->head.type},
                             {"target", record->head.target},      {"date", record->head.date}, {"length", record->block.size()},
                             {"sha256", sha256_hex(record->block)}};
  out["remarks"] = formats::wrong_digests(*record);
  if (record->is_cut) out["cut"] = true;
  if (record->is_skipped) out["skipped"] = true;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: warc_records FILE\n");
    return 2;
  }
  auto file = InputFile::open(argv[1]);
  if (!file) {
    std::fprintf(stderr, "%s\n", file.error().message.c_str());
    return 3;
  }
  formats::WarcReader reader([&](std::string& out) { return file->read_block(out); }, file->name(), kMostBlock);
  while (const auto record = reader.next()) {
    std::printf("%s\n", line_of(*record).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace).c_str());
  }
}
