// What taking the actors of a report costs when an archive holds more and more of them.
//
//   actors_bench FILE REPORTS...     fills FILE with made-up reports, and at each number tells the cost of the last thousand
//
// Reports are made by a seeded generator: each names two states, two bodies and three people, few of them often and most of them seldom; a body has
// its acronym beside it or stands by it alone, people hold offices of states or of bodies, some are called by their family name only.
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include "archive/archive.h"
#include "archive/group_actors.h"
#include "archive/schema.h"
#include "base/sha256.h"

namespace {

using namespace dateline;

constexpr int kPerDay = 200, kPeople = 200000, kBodies = 50000, kStates = 150, kAtOnce = 1000;

class Maker {
 public:
  std::pair<Document, Reading> report(int number) {
    Reading reading;
    std::vector<EntityId> states, bodies;
    for (int i = 0; i < 2; ++i) states.push_back(state(rare(kStates), reading));
    for (int i = 0; i < 2; ++i) bodies.push_back(body(rare(kBodies), reading));
    for (int i = 0; i < 3; ++i) person(rare(kPeople), i == 0 ? states[0] : bodies[static_cast<std::size_t>(i - 1)], reading);
    Article article;
    article.id = "r" + std::to_string(number);
    article.published = iso_day(Day(std::chrono::days(11000 + number / kPerDay)));
    article.published_basis = PublishedBasis::kGiven;
    article.publisher = {"Paper " + std::to_string(random_() % 300), ""};
    article.language = "en";
    std::string text = "Report " + std::to_string(number) + ".";
    article.text_sha256 = sha256_hex(text);
    article.text = Text(std::move(text));
    return {Document(std::move(article)), std::move(reading)};
  }

 private:
  /// Low numbers are frequent.
  int rare(int most) { return static_cast<int>(std::pow(most, std::uniform_real_distribution<double>(0, 1)(random_))); }

  EntityId put(Entity entity, Reading& reading) {
    entity.mentions = {{{0, 6}, MentionForm::kName, {}, -1}};
    return add(reading.entities, std::move(entity));
  }
  static std::string code_of(int number) { return {static_cast<char>('A' + number / 26 % 26), static_cast<char>('A' + number % 26)}; }
  static std::string word_of(int number) {
    static constexpr const char* kParts[] = {"ba", "del", "ka", "mor", "ti", "vas", "ren", "lo", "su", "gar", "ne", "pol", "fi", "dra", "zu", "han"};
    std::string out;
    for (int left = number + 16; left > 0; left /= 16) out += kParts[left % 16];
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  EntityId state(int number, Reading& reading) {
    Entity out;
    out.name = word_of(number) + "land";
    out.type = EntityType::kCountry;
    out.country = code_of(number);
    return put(std::move(out), reading);
  }
  EntityId body(int number, Reading& reading) {
    Entity out;
    const std::string first = word_of(number), last = word_of(number * 7 % 997);
    const std::string acronym{first[0], last[0], 'F', static_cast<char>('A' + number % 26), static_cast<char>('A' + number / 26 % 26)};
    out.name = first + " " + last + " Front";
    if (random_() % 10 == 0) out.name = acronym;
    else if (random_() % 10 == 0) out.aliases = {acronym};
    if (random_() % 2 == 0) out.country = code_of(number % kStates);
    return put(std::move(out), reading);
  }
  void person(int number, EntityId of, Reading& reading) {
    Entity out;
    const std::string family = word_of(number / 9);
    out.name = random_() % 5 == 0 ? family : word_of(number % 499) + " " + family;
    out.type = EntityType::kPerson;
    out.person_class = PersonClass::kPublicRole;
    const EntityId id = put(std::move(out), reading);
    Relation leads;
    leads.type = RelationType::kLeads;
    leads.from = id;
    leads.to = of;
    add(reading.relations, leads);
    Entity office;
    office.name = number % 3 ? "minister" : "president";
    office.type = EntityType::kPosition;
    if (random_() % 2 == 0) office.country = code_of(number % kStates);
    Relation holds;
    holds.type = RelationType::kHoldsOffice;
    holds.from = id;
    holds.to = put(std::move(office), reading);
    add(reading.relations, holds);
  }

  std::mt19937 random_{7};
};

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "actors_bench: %s\n", result.error().message.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::vector<std::int64_t> fill(const std::filesystem::path& path, Maker& maker, int& number, int until) {
  auto archive = must(archive::Archive::open(path, archive::Mode::kWrite));
  const int first = number;
  for (; number < until && number < first + kAtOnce; ++number) {
    const auto [doc, reading] = maker.report(number);
    must(archive.add({std::string(doc.article.text.view()), doc.article.id, "{}", true, "2021-05-05T00:00:00Z", {}}, doc, reading));
  }
  std::vector<std::int64_t> out;
  for (int n = first; n < number; ++n) out.push_back(n + 1);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "actors_bench FILE REPORTS...\n"), 2;
  const std::filesystem::path path = argv[1];
  Maker maker;
  int number = 0;
  std::printf("%10s %12s %12s %12s %12s %12s\n", "reports", "ms each", "bytes each", "actors", "largest", "peak MB");
  for (int i = 2; i < argc; ++i) {
    const int until = std::atoi(argv[i]);
    while (number < until) {
      const std::vector<std::int64_t> fresh = fill(path, maker, number, until);
      auto database = must(archive::open_archive(path, archive::Mode::kWrite));
      auto transaction = must(archive::Transaction::begin(database));
      std::vector<archive::Decision> decisions;
      const std::clock_t start = std::clock();  // of the processor, so that other work on the machine does not count
      must(take_actors(database, fresh, decisions));
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      must(transaction.commit());
      if (number < until) continue;
      const auto bytes = must(database.number("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'actor_*' OR name GLOB 'relation_*' OR name GLOB 'sqlite_autoindex_actor_*'"));
      rusage used{};
      getrusage(RUSAGE_SELF, &used);
      std::printf("%10d %12.2f %12.0f %12lld %12lld %12ld\n", number, 1000 * seconds / static_cast<double>(fresh.size()), static_cast<double>(bytes) / number,
                  static_cast<long long>(must(database.number("SELECT count(*) FROM actor_groups"))),
                  static_cast<long long>(must(database.number("SELECT max(members) FROM actor_groups"))), used.ru_maxrss / 1024);
      std::fflush(stdout);
    }
  }
  return 0;
}
