// What each step of grouping costs for a report when an archive holds more and more of them.
//
//   across_bench ARCHIVE < readings.jsonl     adds the readings (bench/make_readings.py writes them) and tells what each step cost
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>

#include "archive/archive.h"
#include "archive/copied.h"
#include "archive/decisions.h"
#include "archive/group.h"
#include "archive/group_actors.h"
#include "archive/group_incidents.h"
#include "archive/schema.h"
#include "archive/stories.h"
#include "engine/given_reading.h"

namespace {

using namespace dateline;

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "across_bench: %s\n", result.error().message.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Of the processor, so that other work on the machine does not count.
double seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

int add_all(archive::Archive& archive) {
  int added = 0;
  for (std::string line; std::getline(std::cin, line); ++added) {
    ingest::RawReport raw;
    raw.bytes = line;
    raw.kind = ingest::InputKind::kReading;
    const engine::ReadReport report = must(engine::take_reading(raw));
    must(archive.add({line, report.doc->article.id, "{}", true, "2026-01-01T00:00:00Z", {}}, *report.doc, report.reading));
  }
  return added;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "across_bench ARCHIVE < readings.jsonl\n"), 2;
  const std::filesystem::path path = argv[1];
  int added = 0;
  double adding = 0;
  {
    archive::Archive archive = must(archive::Archive::open(path, archive::Mode::kWrite));
    must(archive.group());
    adding = seconds([&] { added = add_all(archive); });
  }
  if (added == 0) return std::fprintf(stderr, "across_bench: no readings came in\n"), 2;
  archive::Database database = must(archive::open_archive(path, archive::Mode::kWrite));
  double copies = 0, stories = 0, happenings = 0, actors = 0, incidents = 0;
  for (bool more = true; more;) {
    archive::Transaction transaction = must(archive::Transaction::begin(database));
    const std::vector<std::int64_t> fresh = must(next_reports(database));
    std::vector<archive::Decision> decisions = must(read_decisions(database));
    copies += seconds([&] { must(find_new_copies(database)); });
    stories += seconds([&] { must(place_in_stories(database)); });
    happenings += seconds([&] { must(place_in_happenings(database, fresh, decisions)); });
    actors += seconds([&] { must(take_actors(database, fresh, decisions)); });
    incidents += seconds([&] { must(tell_incidents(database)); });
    must(transaction.commit());
    more = must(database.number("SELECT count(*) FROM to_group")) > 0;
  }
  const std::int64_t held = must(database.number("SELECT count(*) FROM reports"));
  std::printf("%10s %10s %10s %10s %12s %10s %12s   ms of a report\n", "reports", "adding", "copies", "stories", "happenings", "actors", "incidents");
  std::printf("%10lld", static_cast<long long>(held));
  for (const auto& [width, spent] : {std::pair(10, adding), {10, copies}, {10, stories}, {12, happenings}, {10, actors}, {12, incidents}}) {
    std::printf(" %*.3f", width, 1000 * spent / added);
  }
  std::printf("\n");
  return 0;
}
