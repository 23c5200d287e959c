#include "archive/search_parts.h"

#include <algorithm>
#include <utility>

#include "archive/compress.h"
#include "archive/cursor.h"
#include "archive/filter_values.h"
#include "archive/marked_text.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

constexpr int kMostReports = 100;  // that one page looks through

/// A sentence, or the sentences around a claim.
struct Part {
  Span span, shown;
  std::string claim;
};

struct Source {
  std::string id, title, publisher, published;
  std::vector<Span> sentences;
  Text text;
};

Result<Source> source_of(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT r.id, r.title, r.publisher, r.published, r.sentences, w.text FROM reports r JOIN report_texts w ON w.n = r.n WHERE r.n = ?", n));
  DL_TRY(row.step());
  DL_ASSIGN(std::string text, unpack(row.view(5)));
  return Source{row.text(0), row.text(1), row.text(2), row.text(3), spans_from(row.view(4)), Text(std::move(text))};
}

/// `review`: only claims that stand so; empty: all but those that people rejected.
Result<std::vector<Part>> parts_of(const Database& database, std::int64_t n, SearchIn in, const std::string& review, const Source& source) {
  std::vector<Part> out;
  DL_ASSIGN(Statement claims, database.query("SELECT c.start, c.stop, c.key FROM claims c LEFT JOIN reviews v ON v.report = c.report AND v.item = 'claim' AND v.n = c.claim "
                                             "WHERE c.report = ?1 AND CASE ?2 WHEN '' THEN coalesce(v.rejected, 0) = 0 ELSE coalesce(v.state, 'unreviewed') = ?2 END ORDER BY c.start, c.n",
                                             n, review));
  while (true) {
    DL_ASSIGN(const bool row, claims.step());
    if (!row) break;
    const Span span{static_cast<std::uint32_t>(claims.integer(0)), static_cast<std::uint32_t>(claims.integer(1))};
    if (span.end > source.text.size()) continue;
    Span shown = span;
    for (const Span sentence : source.sentences) {
      if (sentence.overlaps(span)) shown = cover(shown, sentence);
    }
    out.push_back({span, shown, claims.text(2)});
  }
  if (in == SearchIn::kClaims) return out;
  std::vector<Part> sentences;
  for (const Span sentence : source.sentences) {
    const auto claim = std::find_if(out.begin(), out.end(), [&](const Part& part) { return part.span.overlaps(sentence); });
    sentences.push_back({sentence, sentence, claim == out.end() ? std::string() : claim->claim});
  }
  return sentences;
}

/// An index of one report's parts, so that words, phrases and nearness mean what they mean in the archive's index. Inside a transaction that
/// is never committed.
Status fill(const Database& index, const Source& source, const std::vector<Part>& parts) {
  DL_TRY(index.run("BEGIN"));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    DL_TRY(index.run("INSERT INTO parts (rowid, title, text) VALUES (?, ?, ?)", static_cast<std::int64_t>(i), source.title, source.text.at(parts[i].shown)));
  }
  return {};
}

/// A title is no part of a sentence: its words count only for what asks for titles, and never alone.
std::string expression_of(const Words& words) { return words.titled ? words.expression : "text : (" + words.expression + ")"; }

/// The parts of one report that have the words, without the first `skip`.
Result<std::vector<Hit>> hits_in(const Database& database, const Database& index, const Asked& asked, const Match& match, SearchIn in, const std::string& review, std::size_t skip) {
  DL_ASSIGN(const Source source, source_of(database, match.n));
  DL_ASSIGN(const std::vector<Part> parts, parts_of(database, match.n, in, review, source));
  DL_TRY(fill(index, source, parts));
  DL_ASSIGN(Statement rows, index.query("SELECT rowid, highlight(parts, 1, ?, ?) AS words FROM parts WHERE parts MATCH ? ORDER BY rowid", kOpenMark, kCloseMark,
                                           expression_of(asked.words)));
  std::vector<Hit> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const Part& part = parts[static_cast<std::size_t>(rows.integer(0))];
    const Marked marked = take_marks(rows.view(1));
    if (marked.found.empty()) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    const Text text(marked.text);
    out.push_back({source.id, source.title, source.publisher, source.published, part.span, snippet_of(text.whole(), marked, text), match.score, part.claim});
  }
  DL_TRY(index.run("ROLLBACK"));
  return out;
}

}  // namespace

Result<Database> index_of_parts() {
  DL_ASSIGN(Database index, Database::open(":memory:", Access::kWrite));
  DL_TRY(index.run("CREATE VIRTUAL TABLE parts USING fts5 (title, text, tokenize = 'porter unicode61 remove_diacritics 2')"));
  return index;
}

/// A cursor: how many hits of the next report are told, and the cursor of reports before it.
Status take_parts(const Database& database, const Asked& given, SearchIn in, SearchPage& page) {
  Asked asked = given;
  DL_TRY(check_values(database, asked.filter));
  const std::string review = in == SearchIn::kClaims ? to_lower(std::exchange(asked.filter.review, {})) : std::string();
  std::size_t skip = 0;
  if (!asked.filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(asked.filter.cursor, 2));
    DL_ASSIGN(const double told, read_number(after[0]));
    skip = told >= 0 && told < 1e9 ? static_cast<std::size_t>(told) : 0;
    asked.filter.cursor = after[1];
  }
  const std::optional<int> limit = asked.filter.limit;
  DL_ASSIGN(const Matches matches, match_reports(database, asked, limit ? std::optional<int>(kMostReports) : std::optional<int>(), page));
  DL_ASSIGN(const Database index, index_of_parts());
  std::string before = asked.filter.cursor;
  for (const Match& match : matches.matches) {
    DL_ASSIGN(std::vector<Hit> hits, hits_in(database, index, asked, match, in, review, skip));
    for (Hit& hit : hits) {
      if (limit && page.hits.size() == static_cast<std::size_t>(*limit)) {
        page.cursor = write_cursor({std::to_string(skip), before});
        return {};
      }
      page.hits.push_back(std::move(hit));
      ++skip;
    }
    before = match.cursor;
    skip = 0;
  }
  if (matches.more) page.cursor = write_cursor({"0", before});
  return {};
}

}  // namespace dateline::archive
