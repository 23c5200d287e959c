// What questions to an archive cost, warm, in milliseconds of one core's time: for each kind of question p50, p95 and the longest over many different arguments that
// are drawn from the archive itself by a seed, so that names and words are as rare or frequent as there.
//
//   query_bench FILE [ARGUMENTS] [KIND]     of each kind, or of those with this in their name (default 100); a page holds 20 rows
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "archive/compress.h"
#include "archive/sqlite.h"
#include "query/query.h"
#include "query/sources.h"

namespace {

using namespace dateline;
using archive::Filter;
using archive::SearchIn;
using Ask = std::function<Result<std::string>(const archive::Archive&)>;

/// One value of one row that is drawn.
class Drawer {
 public:
  explicit Drawer(const archive::Archive& archive) : database_(archive.database()) {}

  /// `sql` asks for one row at or behind a number that is put in, of a table whose numbers go up to `most`.
  std::string draw(const std::string& sql, const std::string& most) {
    const auto last = database_.number("SELECT max(" + most + ")");
    if (!last.ok() || *last < 1) return {};
    const auto found = database_.word(sql, static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(*last)) + 1);
    return found.ok() ? found->value_or("") : std::string();
  }
  std::string report(const std::string& column) { return draw("SELECT " + column + " FROM reports WHERE n >= ? ORDER BY n LIMIT 1", "n) FROM reports WHERE (1"); }
  std::string actor(const std::string& column) { return draw("SELECT " + column + " FROM actors WHERE report >= ? AND id <> '' ORDER BY report, entity LIMIT 1", "n) FROM reports WHERE (1"); }
  std::string place(const std::string& column) { return draw("SELECT " + column + " FROM places WHERE n >= ? ORDER BY n LIMIT 1", "n) FROM places WHERE (1"); }
  std::string source() { return draw("SELECT name FROM sources WHERE report >= ? AND anonymous = 0 AND name <> '' ORDER BY report, source LIMIT 1", "n) FROM reports WHERE (1"); }
  std::string claim() { return draw("SELECT key FROM claims WHERE n >= ? ORDER BY n LIMIT 1", "n) FROM claims WHERE (1"); }
  std::string incident(const std::string& column) { return draw("SELECT " + column + " FROM incidents WHERE n >= ? ORDER BY n LIMIT 1", "n) FROM incidents WHERE (1"); }

  /// Words of a report that stand together.
  std::string words(std::size_t count) {
    const auto text = archive::unpack(draw("SELECT text FROM report_texts WHERE n >= ? ORDER BY n LIMIT 1", "n) FROM reports WHERE (1"));
    if (!text.ok()) return "report";
    std::vector<std::string> all;
    std::string word;
    for (const char c : *text + " ") {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter) word += c;
      else if (!word.empty()) all.push_back(std::exchange(word, {}));
    }
    if (all.size() < count) return "report";
    const std::size_t at = random_() % (all.size() - count + 1);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i ? " " : "") + all[at + i];
    return out;
  }

 private:
  const archive::Database& database_;
  std::mt19937_64 random_{11};
};

struct Kind {
  const char* name;
  std::function<Ask(Drawer&)> make;
};

Filter page() {
  Filter out;
  out.limit = 20;
  return out;
}

Ask listed(Filter filter, Result<std::string> (*list)(const archive::Archive&, Filter)) {
  return [filter, list](const archive::Archive& a) { return list(a, filter); };
}
Result<std::string> latest(const archive::Archive& a, Filter filter) { return query::latest(a, filter); }

/// A filter with one field drawn.
using Set = std::function<void(Drawer&, Filter&)>;
Kind list_by(const char* name, Result<std::string> (*list)(const archive::Archive&, Filter), Set set) {
  return {name, [=](Drawer& drawer) {
            Filter filter = page();
            set(drawer, filter);
            return listed(filter, list);
          }};
}
Kind search_for(const char* name, SearchIn in, std::function<std::string(Drawer&)> words) {
  return {name, [=](Drawer& drawer) -> Ask {
            const std::string asked = words(drawer);
            return [asked, in](const archive::Archive& a) { return query::search(a, asked, in, page()); };
          }};
}

void set_box(Drawer& drawer, Filter& filter) {
  const double lat = std::atof(drawer.place("lat").c_str()), lon = std::atof(drawer.place("lon").c_str());
  filter.bbox = {{std::max(-180.0, lon - 1), std::max(-90.0, lat - 1), std::min(180.0, lon + 1), std::min(90.0, lat + 1)}};
}

std::vector<Kind> kinds() {
  const auto none = [](Drawer&, Filter&) {};
  const auto days = [](Drawer& d, Filter& f) { f.from = f.to = d.report("day"); };
  return {
      list_by("latest", latest, none),
      list_by("latest --from --to", latest, days),
      list_by("latest --actor", latest, [](Drawer& d, Filter& f) { f.actor = d.actor("name"); }),
      list_by("latest --place", latest, [](Drawer& d, Filter& f) { f.place = d.place("name"); }),
      list_by("latest --country", latest, [](Drawer& d, Filter& f) { f.country = d.place("country"); }),
      list_by("latest --publisher", latest, [](Drawer& d, Filter& f) { f.publisher = d.report("domain"); }),
      list_by("latest --source", latest, [](Drawer& d, Filter& f) { f.source = d.source(); }),
      list_by("latest --kind", latest, [](Drawer& d, Filter& f) { f.kind = d.incident("kind"); }),
      list_by("latest --bbox", latest, set_box),
      list_by("latest --q", latest, [](Drawer& d, Filter& f) { f.q = d.words(1); }),
      search_for("search word", SearchIn::kReports, [](Drawer& d) { return d.words(1); }),
      search_for("search two words", SearchIn::kReports, [](Drawer& d) { return d.words(1) + " " + d.words(1); }),
      search_for("search phrase", SearchIn::kReports, [](Drawer& d) { return "\"" + d.words(2) + "\""; }),
      search_for("search near", SearchIn::kReports, [](Drawer& d) { return d.words(1) + " NEAR/20 " + d.words(1); }),
      search_for("search prefix", SearchIn::kReports, [](Drawer& d) { return d.words(1).substr(0, 4) + "*"; }),
      search_for("search title", SearchIn::kReports, [](Drawer& d) { return "title:" + d.place("name"); }),
      search_for("search sentences", SearchIn::kSentences, [](Drawer& d) { return d.words(1); }),
      search_for("search claims", SearchIn::kClaims, [](Drawer& d) { return d.words(1); }),
      search_for("search incidents", SearchIn::kIncidents, [](Drawer& d) { return d.place("name"); }),
      search_for("search actors", SearchIn::kActors, [](Drawer& d) { return d.actor("name"); }),
      search_for("search places", SearchIn::kPlaces, [](Drawer& d) { return d.place("name"); }),
      list_by("timeline", query::timeline, none),
      list_by("timeline --from --to", query::timeline, days),
      list_by("timeline --actor", query::timeline, [](Drawer& d, Filter& f) { f.actor = d.actor("name"); }),
      list_by("timeline --place", query::timeline, [](Drawer& d, Filter& f) { f.place = d.place("name"); }),
      list_by("timeline --country", query::timeline, [](Drawer& d, Filter& f) { f.country = d.place("country"); }),
      list_by("timeline --bbox", query::timeline, set_box),
      list_by("incidents", query::incidents, none),
      list_by("incidents --kind", query::incidents, [](Drawer& d, Filter& f) { f.kind = d.incident("kind"); }),
      list_by("incidents --source", query::incidents, [](Drawer& d, Filter& f) { f.source = d.source(); }),
      list_by("incidents --publisher", query::incidents, [](Drawer& d, Filter& f) { f.publisher = d.report("domain"); }),
      list_by("incidents --min-independent", query::incidents, [](Drawer&, Filter& f) { f.min_independent = 2; }),
      list_by("incidents --q", query::incidents, [](Drawer& d, Filter& f) { f.q = d.words(1); }),
      {"map --bbox", [](Drawer& d) -> Ask { Filter f = page(); set_box(d, f); return [f](const archive::Archive& a) { return query::map(a, f); }; }},
      {"export register --place", [](Drawer& d) -> Ask { Filter f = page(); f.place = d.place("name"); return [f](const archive::Archive& a) { return query::transfer_register(a, f); }; }},
      {"incident", [](Drawer& d) -> Ask { const std::string id = d.incident("id"); return [id](const archive::Archive& a) { return query::incident(a, id); }; }},
      {"claim", [](Drawer& d) -> Ask { const std::string key = d.claim(); return [key](const archive::Archive& a) { return query::claim(a, key); }; }},
      {"actors", [](Drawer&) -> Ask { return [](const archive::Archive& a) { return query::actors(a, page(), ""); }; }},
      {"actor", [](Drawer& d) -> Ask { const std::string name = d.actor("name"); return [name](const archive::Archive& a) { return query::actor(a, name, ""); }; }},
      {"network --actor", [](Drawer& d) -> Ask { Filter f = page(); f.actor = d.actor("name"); return [f](const archive::Archive& a) { return query::network(a, f, {}); }; }},
      {"stories", [](Drawer&) -> Ask { return [](const archive::Archive& a) { return query::stories(a, page()); }; }},
      {"stories --place", [](Drawer& d) -> Ask { Filter f = page(); f.place = d.place("name"); return [f](const archive::Archive& a) { return query::stories(a, f); }; }},
      {"stories --as-known-at", [](Drawer& d) -> Ask { Filter f = page(); f.as_known_at = d.report("day"); return [f](const archive::Archive& a) { return query::stories(a, f); }; }},
      {"related", [](Drawer& d) -> Ask { const std::string id = d.report("id"); return [id](const archive::Archive& a) { return query::related(a, id, page()); }; }},
      {"copies", [](Drawer&) -> Ask { return [](const archive::Archive& a) { return query::copies(a, page()); }; }},
      {"copies --publisher", [](Drawer& d) -> Ask { Filter f = page(); f.publisher = d.report("domain"); return [f](const archive::Archive& a) { return query::copies(a, f); }; }},
      {"sources", [](Drawer&) -> Ask { return [](const archive::Archive& a) { return query::sources(a, page()); }; }},
      {"sources --name", [](Drawer& d) -> Ask { Filter f = page(); f.source = d.source(); return [f](const archive::Archive& a) { return query::sources(a, f); }; }},
      {"stats", [](Drawer&) -> Ask { return [](const archive::Archive& a) { return query::stats(a); }; }},
  };
}

/// Milliseconds that this thread has had, so that what else the machine does counts for nothing.
double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Milliseconds of each argument, the second time that it is asked.
int measure(const archive::Archive& archive, const Kind& kind, int arguments) {
  Drawer drawer(archive);
  std::vector<double> times;
  std::size_t errors = 0, bytes = 0;
  for (int i = 0; i < arguments; ++i) {
    const Ask ask = kind.make(drawer);
    for (const bool warm : {false, true}) {
      const double begin = processor_time();
      const auto answer = ask(archive);
      const double took = processor_time() - begin;
      if (!warm && took < 1000) continue;
      times.push_back(took);
      if (!answer.ok()) ++errors;
      else bytes += answer->size();
      break;
    }
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))]; };
  std::printf("%-30s p50 %8.2f   p95 %8.2f   longest %8.2f ms   %zu bytes, %zu refused\n", kind.name, at(0.5), at(0.95), times.back(), bytes / times.size(), errors);
  std::fflush(stdout);
  return at(0.95) <= 50 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: query_bench FILE [ARGUMENTS] [KIND]\n");
    return 2;
  }
  const auto archive = archive::Archive::open(argv[1], archive::Mode::kRead);
  if (!archive.ok()) {
    std::fprintf(stderr, "%s\n", archive.error().message.c_str());
    return 4;
  }
  const int arguments = argc > 2 ? std::max(1, std::atoi(argv[2])) : 100;
  int slow = 0;
  for (const Kind& kind : kinds()) {
    if (argc <= 3 || std::string_view(kind.name).find(argv[3]) != std::string_view::npos) slow += measure(*archive, kind, arguments);
  }
  std::printf("%d kinds are slower than 50 ms at p95\n", slow);
}
