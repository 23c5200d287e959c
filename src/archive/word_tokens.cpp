#include "archive/word_tokens.h"

#include <sqlite3.h>

#include "archive/fts5.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

constexpr std::int64_t kMostLookedAt = 50000;  // words that begin with the same letters
constexpr std::size_t kLongestWord = 64;       // bytes; longer ones are found whole only

struct Collected {
  std::vector<WordToken> words;
  std::string_view text;
};

int collect(void* into, int, const char* token, int size, int start, int stop) {
  static_cast<Collected*>(into)->words.push_back({std::string(token, static_cast<std::size_t>(size)), static_cast<std::size_t>(start), static_cast<std::size_t>(stop)});
  return SQLITE_OK;
}

/// What comes behind all that begins with these letters.
std::string behind(std::string text) { return text + "\xF4\x8F\xBF\xBF"; }

}  // namespace

Result<std::vector<WordToken>> tokens_of(const Database& database, std::string_view text) {
  DL_ASSIGN(fts5_api* const api, fts5_of(database));
  void* context = nullptr;
  fts5_tokenizer porter{};
  int code = api->xFindTokenizer(api, "porter", &context, &porter);
  if (code != SQLITE_OK) return database.error(code);
  const char* arguments[] = {"unicode61", "remove_diacritics", "2"};
  Fts5Tokenizer* tokenizer = nullptr;
  code = porter.xCreate(context, arguments, 3, &tokenizer);
  if (code != SQLITE_OK) return database.error(code);
  Collected out;
  code = porter.xTokenize(tokenizer, &out, FTS5_TOKENIZE_DOCUMENT, text.data(), static_cast<int>(text.size()), collect);
  porter.xDelete(tokenizer);
  if (code != SQLITE_OK) return database.error(code);
  return std::move(out.words);
}

Status keep_words(const Database& database, std::string_view text, bool counted) {
  DL_ASSIGN(const std::vector<WordToken> tokens, tokens_of(database, text));
  json::Json words = json::Json::object();
  for (const WordToken& token : tokens) {
    if (token.kept.size() <= kLongestWord && !words.contains(token.kept)) words[token.kept] = std::string(text.substr(token.start, token.stop - token.start));
  }
  return database.run(counted ? "INSERT INTO words (word, written, counted) SELECT key, value, 1 FROM json_each(?) WHERE 1 ON CONFLICT DO UPDATE SET counted = counted + 1"
                              : "INSERT OR IGNORE INTO words (word, written, counted) SELECT key, value, 0 FROM json_each(?)",
                      words.dump(-1, ' ', false, json::Json::error_handler_t::replace));
}

Result<Beginnings> words_that_begin(const Database& database, const std::string& text, std::int64_t most) {
  DL_ASSIGN(const std::vector<WordToken> tokens, tokens_of(database, text));
  Beginnings out;
  if (tokens.empty()) return out;
  const WordToken& last = tokens.back();
  DL_ASSIGN(Statement rows, database.query("SELECT written, count(*) OVER () FROM (SELECT word, written, counted FROM words WHERE word >= ? AND word < ? LIMIT ?) "
                                           "ORDER BY counted DESC, word LIMIT ?", last.kept, behind(last.kept), kMostLookedAt, most));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.words.push_back(text.substr(0, last.start) + rows.text(0));
    out.known = rows.integer(1);
  }
}

}  // namespace dateline::archive
