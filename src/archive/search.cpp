// search: the full-text index finds reports; the sentence of each that holds most of the words is shown.
#include "archive/compress.h"
#include "archive/marked_text.h"
#include "archive/match_reports.h"
#include "archive/search_parts.h"

namespace dateline::archive {
namespace {

/// The text of a report in which found words are marked. It is done in an index of that report alone: a look at the archive's costs more the more
/// words are looked for.
Result<Marked> marked_text(const Database& index, std::string_view title, std::string_view text, const std::string& expression) {
  DL_TRY(index.run("BEGIN"));
  DL_TRY(index.run("INSERT INTO parts (rowid, title, text) VALUES (1, ?, ?)", title, text));
  DL_ASSIGN(const auto marked, index.word("SELECT highlight(parts, 1, ?, ?) FROM parts WHERE parts MATCH ?", kOpenMark, kCloseMark, expression));
  DL_TRY(index.run("ROLLBACK"));
  return take_marks(marked ? *marked : text);
}

Result<Hit> hit_of(const Database& database, const Database& index, const Match& match, const std::string& expression) {
  DL_ASSIGN(Statement row, database.query("SELECT r.id, r.title, r.publisher, r.published, r.sentences, w.text FROM reports r JOIN report_texts w ON w.n = r.n WHERE r.n = ?", match.n));
  DL_TRY(row.step());
  DL_ASSIGN(const std::string words, unpack(row.view(5)));
  DL_ASSIGN(const Marked marked, marked_text(index, row.view(1), words, expression));
  const Text text(marked.text);
  Hit hit{row.text(0), row.text(1), row.text(2), row.text(3), {}, {}, match.score, {}};
  hit.span = best_sentence(spans_from(row.view(4)), marked, text);
  hit.snippet = snippet_of(hit.span, marked, text);
  DL_ASSIGN(auto claim, database.word("SELECT key FROM claims c WHERE report = ? AND start < ? AND stop > ? AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.report = c.report AND "
                                           "v.item = 'claim' AND v.n = c.claim AND v.rejected) ORDER BY start LIMIT 1", match.n, hit.span.end, hit.span.start));
  hit.claim = claim.value_or("");
  return hit;
}

Status take_reports(const Database& database, const Asked& asked, SearchPage& page) {
  DL_ASSIGN(const Matches matches, match_reports(database, asked, asked.filter.limit, page));
  DL_ASSIGN(const Database index, index_of_parts());
  for (const Match& match : matches.matches) {
    DL_ASSIGN(Hit hit, hit_of(database, index, match, asked.words.expression));
    page.hits.push_back(std::move(hit));
  }
  if (matches.more && !matches.matches.empty()) page.cursor = matches.matches.back().cursor;
  return {};
}

}  // namespace

Result<SearchPage> search(const Archive& archive, std::string_view query, SearchIn in, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(Asked asked, asked_of(database, query, true, filter));
  SearchPage page;
  tell_words(asked.words, page);
  if (in == SearchIn::kReports) DL_TRY(take_reports(database, asked, page));
  else DL_TRY(take_parts(database, asked, in, page));
  return page;
}

}  // namespace dateline::archive
