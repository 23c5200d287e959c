// What finding copies and stories costs for a report when an archive holds more and more of them.
//
//   across_bench FILE REPORTS...     fills FILE with made-up reports, and at each number tells the cost of the last thousand
//
// Reports are made by a seeded generator: words as frequent as in a language, running stories with names of their own, three in ten reports
// copied from another of their story and changed a little.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>

#include "archive/archive.h"
#include "archive/copied.h"
#include "archive/schema.h"
#include "archive/stories.h"
#include "base/sha256.h"

namespace {

using namespace dateline;

constexpr int kWords = 40000, kLength = 300, kPerDay = 200, kRunning = 40, kNames = 10;

class Maker {
 public:
  Document report(int number) {
    const int day = number / kPerDay;
    const int story = day / 5 * kRunning + static_cast<int>(random_() % kRunning);
    std::vector<std::string>& last = texts_[static_cast<std::size_t>(story % kKept)];
    std::vector<std::string> words;
    const bool copy = !last.empty() && random_() % 10 < 3;
    for (int i = 0; i < kLength; ++i) {
      if (copy && random_() % 20 != 0)
        words.push_back(last[static_cast<std::size_t>(i) % last.size()]);
      else if (random_() % 8 == 0)
        words.push_back("Name" + std::to_string(story) + "x" + std::to_string(random_() % kNames));
      else
        words.push_back("w" + std::to_string(zipf()));
    }
    last = words;
    Article article;
    article.id = "r" + std::to_string(number);
    article.published = iso_day(Day(std::chrono::days(15000 + day)));
    article.published_basis = PublishedBasis::kGiven;
    article.publisher = {"Paper " + std::to_string(random_() % 200), ""};
    article.language = "en";
    std::string text;
    for (const std::string& word : words) text += word + " ";
    article.text_sha256 = sha256_hex(text);
    article.text = Text(std::move(text));
    return Document(std::move(article));
  }

 private:
  static constexpr int kKept = 997;
  int zipf() { return static_cast<int>(std::pow(kWords, std::uniform_real_distribution<double>(0, 1)(random_))); }
  std::mt19937 random_{7};
  std::vector<std::vector<std::string>> texts_{static_cast<std::size_t>(kKept)};
};

void must(const Status& status) {
  if (status) return;
  std::fprintf(stderr, "across_bench: %s\n", status.error().message.c_str());
  std::exit(1);
}

/// Of the processor, so that other work on the machine does not count.
double seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "across_bench FILE REPORTS...\n"), 2;
  const std::filesystem::path path = argv[1];
  Maker maker;
  int number = 0;
  std::printf("%10s %12s %12s %12s\n", "reports", "copies ms", "stories ms", "bytes each");
  for (int i = 2; i < argc; ++i) {
    const int until = std::atoi(argv[i]);
    while (number < until) {
      {
        auto archive = archive::Archive::open(path, archive::Mode::kWrite);
        if (!archive) must(archive.error());
        for (int k = 0; k < 1000 && number < until; ++k, ++number) {
          const Document doc = maker.report(number);
          Reading reading;
          Source own;
          own.kind = SourceKind::kPublisher;
          add(reading.sources, own);
          const auto added =
              archive->add({std::string(doc.article.text.view()), doc.article.id, "{}", true, "2021-05-05T00:00:00Z", {}}, doc, reading);
          if (!added) must(added.error());
        }
      }
      auto database = archive::open_archive(path, archive::Mode::kWrite);
      if (!database) must(database.error());
      auto transaction = archive::Transaction::begin(*database);
      if (!transaction) must(transaction.error());
      const double copies = seconds([&] { must(find_new_copies(*database)); }),
                   stories = seconds([&] { must(place_in_stories(*database)); });
      must(transaction->commit());
      if (number == until) {
        std::printf("%10d %12.2f %12.2f %12.0f\n", number, copies, stories, static_cast<double>(std::filesystem::file_size(path)) / number);
        std::fflush(stdout);
      }
    }
  }
  return 0;
}
