#include "archive/stories.h"

#include <algorithm>
#include <set>

#include "archive/copied.h"
#include "archive/story_rows.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

using incidents::StoryMember;
using incidents::StoryTerm;
using incidents::TermVector;

constexpr std::size_t kFound = 16;        // weightiest words under which a report is entered
constexpr int kYoung = 20000;             // reports of an archive that still learns which words are rare
constexpr std::size_t kMostLooked = 400;  // reports of a story that is looked at for siblings
constexpr double kCopied = 0.25;          // of the shorter text's prints: the two are no two voices

std::vector<std::uint32_t> terms_in(const std::vector<StoryTerm>& terms) {
  std::vector<std::uint32_t> out;
  for (const StoryTerm& term : terms) out.push_back(term.term);
  return out;
}

Result<std::vector<StoryTerm>> read_terms(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT terms FROM story_words WHERE n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return std::vector<StoryTerm>();
  return incidents::terms_from_bytes(row.view(0));
}

Result<int> count_reports(const Database& database) {
  DL_ASSIGN(const std::int64_t number, database.number("SELECT value FROM state WHERE name = 'story_reports'"));
  return static_cast<int>(number);
}

Result<std::set<std::int64_t>> siblings_of(const Database& database, std::int64_t story) {
  DL_ASSIGN(Statement rows, database.query("SELECT b FROM story_siblings WHERE a = ?", story));
  std::set<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.insert(rows.integer(0));
  }
}

Status make_siblings(const Database& database, std::int64_t a, std::int64_t b) {
  return database.run("INSERT OR IGNORE INTO story_siblings (a, b) VALUES (?, ?), (?, ?)", a, b, b, a);
}

/// The story that is most like this one, if one is like enough.
Result<StoryRow> most_like(const Database& database, const incidents::Story& story, const std::set<std::int64_t>& but) {
  StoryRow best;
  double most = incidents::kOneStory;
  DL_ASSIGN(const auto near, stories_near(database, story));
  for (const std::int64_t number : near) {
    if (but.contains(number)) continue;
    DL_ASSIGN(incidents::Story other, read_story(database, number));
    const double like = likeness(story, other);
    if (like < most || (like == most && best.number != 0 && best.number < number)) continue;
    most = like;
    best = {number, std::move(other)};
  }
  return best;
}

Result<std::int64_t> next_number(const Database& database) {
  DL_ASSIGN(const std::int64_t last, database.number("SELECT max(number) FROM stories"));
  return last + 1;
}

/// The story that it joins or begins.
Result<std::int64_t> place(const Database& database, std::int64_t n, int reports) {
  DL_ASSIGN(const std::vector<StoryTerm> terms, read_terms(database, n));
  DL_ASSIGN(auto counts, count_terms(database, terms_in(terms)));
  std::vector<int> having;
  for (const StoryTerm& term : terms) having.push_back(counts[term.term]);
  const TermVector vector = story_vector(terms, having, reports);
  DL_ASSIGN(const DatedReport report, read_dated(database, n));
  const incidents::Story alone = incidents::story_of(vector, report.day);
  DL_ASSIGN(StoryRow row, most_like(database, alone, {}));
  if (row.number == 0) {
    DL_ASSIGN(row.number, next_number(database));
  }
  row.story = joined(row.story, alone);
  DL_TRY(write_story(database, row));
  DL_TRY(database.run("UPDATE story_reports SET story = ? WHERE n = ?", row.number, n));
  DL_TRY(database.run("UPDATE story_words SET vector = ? WHERE n = ?", Blob{incidents::vector_to_bytes(vector)}, n));
  DL_TRY(enter(database, report, heaviest(vector, kFound)));
  return row.number;
}

/// Joins a story to those that it has become like. The number that it has then.
Result<std::int64_t> join_alike(const Database& database, std::int64_t number) {
  while (true) {
    DL_ASSIGN(const incidents::Story story, read_story(database, number));
    DL_ASSIGN(std::set<std::int64_t> but, siblings_of(database, number));
    but.insert(number);
    DL_ASSIGN(const StoryRow other, most_like(database, story, but));
    if (other.number == 0) return number;
    const std::int64_t kept = std::min(number, other.number), gone = std::max(number, other.number);
    DL_ASSIGN(const auto apart, siblings_of(database, gone));
    for (const std::int64_t sibling : apart) DL_TRY(make_siblings(database, kept, sibling));
    DL_TRY(database.run("UPDATE story_reports SET story = ? WHERE story = ?", kept, gone));
    DL_TRY(delete_story(database, gone));
    DL_TRY(write_story(database, {kept, joined(story, other.story)}));
    number = kept;
  }
}

/// One number for all reports of one text: those that share a good part of the shorter one's prints, whichever was first.
Result<std::vector<int>> texts_of(const Database& database, const std::vector<std::int64_t>& reports) {
  std::vector<int> text(reports.size()), prints(reports.size());
  std::map<std::uint32_t, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    DL_ASSIGN(const auto own, read_prints(database, reports[i]));
    text[i] = static_cast<int>(i);
    prints[i] = static_cast<int>(own.size());
    for (const std::uint32_t print : own) holders[print].push_back(i);
  }
  std::map<std::pair<std::size_t, std::size_t>, int> shared;
  for (const auto& [print, list] : holders) {
    for (std::size_t i = 1; i < list.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) ++shared[{list[j], list[i]}];
    }
  }
  for (const auto& [pair, number] : shared) {
    if (number < kCopied * std::min(prints[pair.first], prints[pair.second])) continue;
    const int kept = std::min(text[pair.first], text[pair.second]), gone = std::max(text[pair.first], text[pair.second]);
    std::replace(text.begin(), text.end(), gone, kept);
  }
  return text;
}

Result<std::vector<StoryMember>> members_of(const Database& database, const std::vector<std::int64_t>& reports) {
  std::vector<StoryMember> out;
  std::map<std::uint32_t, int> shared;
  DL_ASSIGN(const std::vector<int> texts, texts_of(database, reports));
  for (const std::int64_t n : reports) {
    StoryMember& member = out.emplace_back();
    member.original = texts[out.size() - 1];
    DL_ASSIGN(member.terms, read_terms(database, n));
    DL_ASSIGN(Statement row, database.query("SELECT vector FROM story_words WHERE n = ?", n));
    DL_TRY(row.step());
    DL_ASSIGN(member.vector, incidents::vector_from_bytes(row.view(0)));
    for (const StoryTerm& term : member.terms) ++shared[term.term];
  }
  std::vector<std::uint32_t> terms;
  for (const auto& [term, number] : shared) {
    if (number > 1) terms.push_back(term);
  }
  DL_ASSIGN(auto counts, count_terms(database, terms));
  for (StoryMember& member : out) {
    for (const StoryTerm& term : member.terms) member.having.push_back(std::max(1, counts[term.term]));
  }
  return out;
}

/// Tells siblings in a story apart, and in these. The first keeps its number.
Status tell_apart(const Database& database, std::int64_t number, int reports) {
  DL_ASSIGN(const auto numbers, reports_of_story(database, number));
  if (numbers.size() > kMostLooked) return {};
  DL_ASSIGN(const auto members, members_of(database, numbers));
  auto siblings = siblings_in(members, reports);
  if (!siblings) return {};
  const std::vector<int>& others = siblings->first.front() == 0 ? siblings->second : siblings->first;
  DL_ASSIGN(const std::int64_t fresh, next_number(database));
  for (int i : others) DL_TRY(database.run("UPDATE story_reports SET story = ? WHERE n = ?", fresh, numbers[static_cast<std::size_t>(i)]));
  DL_ASSIGN(const auto apart, siblings_of(database, number));
  for (const std::int64_t sibling : apart) DL_TRY(make_siblings(database, fresh, sibling));
  DL_TRY(make_siblings(database, number, fresh));
  DL_TRY(sum_up(database, number));
  DL_TRY(sum_up(database, fresh));
  DL_TRY(tell_apart(database, number, reports));
  return tell_apart(database, fresh, reports);
}

/// In the order of publication, then of ids: not in that of arrival; not those that wait for a later turn.
Result<std::vector<std::int64_t>> reports_to_place(const Database& database) {
  DL_ASSIGN(
      Statement rows,
      database.query("SELECT r.n FROM story_reports s JOIN reports r ON r.n = s.n WHERE s.story = 0 AND "
                     "NOT EXISTS (SELECT 1 FROM to_group g WHERE g.n = r.n) ORDER BY r.day = '', r.day, r.id"));
  std::vector<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

/// Which words are rare shows only with many reports: while an archive is young, all its reports are placed anew whenever it has doubled.
Status begin_anew_where_grown(const Database& database, int reports) {
  DL_ASSIGN(const std::int64_t placed, database.number("SELECT value FROM state WHERE name = 'stories_of'"));
  if (reports < 2 * placed || reports > kYoung || reports == 0) return {};
  for (const char* table : {"stories", "story_terms", "story_siblings"}) DL_TRY(database.run(std::string("DELETE FROM ") + table));
  DL_TRY(database.run("UPDATE story_reports SET story = 0"));
  return database.run("INSERT OR REPLACE INTO state (name, value) VALUES ('stories_of', ?)", std::to_string(reports));
}

}  // namespace

Status insert_story_terms(const Database& database, std::int64_t n, const std::vector<StoryTerm>& terms) {
  DL_TRY(database.run("INSERT INTO story_reports (n) VALUES (?)", n));
  DL_TRY(database.run("INSERT INTO story_words (n, terms) VALUES (?, ?)", n, Blob{incidents::terms_to_bytes(terms)}));
  DL_TRY(database.run("INSERT INTO state (name, value) VALUES ('story_reports', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"));
  return database.run(
      "INSERT INTO term_counts (term, reports) SELECT value, 1 FROM json_each(?) WHERE true "
      "ON CONFLICT (term) DO UPDATE SET reports = reports + 1",
      list_json(terms_in(terms)));
}

Status remove_from_stories(const Database& database, std::int64_t n) {
  std::int64_t story = 0;
  {
    DL_ASSIGN(Statement row, database.query("SELECT story FROM story_reports WHERE n = ?", n));
    DL_ASSIGN(const bool there, row.step());
    if (!there) return {};
    story = row.integer(0);
  }
  DL_ASSIGN(const std::vector<StoryTerm> terms, read_terms(database, n));
  DL_TRY(database.run("UPDATE term_counts SET reports = reports - 1 WHERE term IN (SELECT value FROM json_each(?))",
                      list_json(terms_in(terms))));
  DL_ASSIGN(const DatedReport report, read_dated(database, n));
  DL_TRY(take_out(database, report, terms_in(terms)));
  DL_TRY(database.run("DELETE FROM story_words WHERE n = ?", n));
  DL_TRY(database.run("DELETE FROM story_reports WHERE n = ?", n));
  DL_TRY(database.run("UPDATE state SET value = value - 1 WHERE name = 'story_reports'"));
  return story ? sum_up(database, story) : Status();
}

Status place_in_stories(const Database& database) {
  DL_ASSIGN(const int reports, count_reports(database));
  DL_TRY(begin_anew_where_grown(database, reports));
  DL_ASSIGN(const std::vector<std::int64_t> fresh, reports_to_place(database));
  std::set<std::int64_t> touched;
  for (const std::int64_t n : fresh) {
    DL_ASSIGN(const std::int64_t story, place(database, n, reports));
    touched.insert(story);
  }
  std::set<std::int64_t> settled;
  for (const std::int64_t number : touched) {
    DL_ASSIGN(const incidents::Story story, read_story(database, number));
    if (story.reports == 0) continue;  // joined to another by now
    DL_ASSIGN(const std::int64_t now, join_alike(database, number));
    settled.insert(now);
  }
  for (const std::int64_t number : settled) DL_TRY(tell_apart(database, number, reports));
  return {};
}

}  // namespace dateline::archive
