// Whatever somebody types to search is refused with words or is an expression that SQLite's full-text search takes.
#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/query_words.h"

namespace {

using namespace dateline;

/// A table like those of an archive, with a few words in it.
sqlite3* table_of_words() {
  sqlite3* out = nullptr;
  if (sqlite3_open(":memory:", &out) != SQLITE_OK) std::abort();
  const char* statement = "CREATE VIRTUAL TABLE words USING fts5(title, text); INSERT INTO words VALUES ('Convoy at the border', 'A convoy crossed the border near the depot.')";
  if (sqlite3_exec(out, statement, nullptr, nullptr, nullptr) != SQLITE_OK) std::abort();
  return out;
}

void search(const std::string& expression) {
  static sqlite3* const database = table_of_words();
  sqlite3_stmt* rows = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT rowid FROM words WHERE words MATCH ?", -1, &rows, nullptr) != SQLITE_OK) std::abort();
  sqlite3_bind_text(rows, 1, expression.data(), static_cast<int>(expression.size()), SQLITE_TRANSIENT);
  int state = sqlite3_step(rows);
  while (state == SQLITE_ROW) state = sqlite3_step(rows);
  if (state != SQLITE_DONE) std::abort();
  sqlite3_finalize(rows);
}

/// Of every second name, so that words alone and names of several words are both tried.
Result<std::vector<std::string>> other_spellings(const std::string& name) {
  return name.size() % 2 == 0 ? std::vector<std::string>() : std::vector<std::string>{name + "s", "the " + name};
}
Result<archive::Beginnings> words_that_begin(const std::string& beginning, std::int64_t) { return archive::Beginnings{{beginning + "x"}, 1}; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string query(reinterpret_cast<const char*>(data), size);
  archive::Filter filter;
  const auto words = archive::take_fields(query, filter);
  if (!words) {
    if (words.error().message.empty()) std::abort();
    return 0;
  }
  const auto with_titles = archive::words_of(*words, true, other_spellings, words_that_begin);
  if (with_titles) search(with_titles->expression);
  const auto plain = archive::words_of(*words, false, other_spellings);
  if (plain) search(plain->expression);
  return 0;
}
