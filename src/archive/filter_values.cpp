#include "archive/filter_values.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "archive/sqlite.h"
#include "archive/where.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "model/article.h"

namespace dateline::archive {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kLongestTag = 35;  // RFC 5646, 4.4.1

/// How many letters must change to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (a[i - 1] != b[j - 1]);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

std::string listed(const Names& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  return out;
}

/// Those that it may be meant for; all where none is near.
Names near(std::string_view given, const Names& all) {
  Names out;
  for (const std::string& name : all) {
    const bool part = given.size() >= 3 && (name.find(given) != std::string::npos || given.find(name) != std::string_view::npos);
    if (part || distance(given, name) <= 2) out.push_back(name);
  }
  return out.empty() ? all : out;
}

Status check_one_of(std::string_view option, const std::string& given, const Names& all, const std::string& more) {
  const std::string folded = to_lower(given);
  if (given.empty() || std::find(all.begin(), all.end(), folded) != all.end()) return {};
  const Names meant = near(folded.substr(0, 100), all);
  return Error{ErrorCode::kUsage, std::string(option) + " " + given + ": there is none of this name; " +
                                      (meant.size() < all.size() ? "near it: " : "write ") + listed(meant) + more};
}

Names kinds() {
  Names out;
  for (const TableRow& row : data_table("events/kinds.tsv")) out.emplace_back(row[0]);
  return out;
}

Status check_kind(const Database& database, const std::string& kind) {
  if (kind.empty()) return {};
  DL_ASSIGN(const std::int64_t there, database.number("SELECT EXISTS (SELECT 1 FROM events WHERE kind = ?)", to_lower(kind)));  // of readings from elsewhere
  return there ? Status() : check_one_of("--kind", kind, kinds(), " (docs/codebook.md)");
}

/// en, pt-BR, zh-Hant-TW
bool is_language_tag(std::string_view text) {
  if (text.size() > kLongestTag) return false;
  std::size_t part = 0, letters = 0;
  for (std::size_t at = 0;; ++at) {
    if (at < text.size() && text[at] != '-') {
      const char c = text[at];
      if (!std::isalpha(static_cast<unsigned char>(c)) && (part == 0 || !std::isdigit(static_cast<unsigned char>(c)))) return false;
      ++letters;
      continue;
    }
    if (letters < (part == 0 ? 2u : 1u) || letters > (part == 0 ? 3u : 8u)) return false;  // "English" is none
    if (at >= text.size()) return true;
    ++part;
    letters = 0;
  }
}

}  // namespace

/// Days that are none are told by who looks for them.
Status check_order(const Filter& filter) {
  if (filter.from.empty() || filter.to.empty()) return {};
  const auto from = first_day(filter.from), to = last_day(filter.to);
  if (!from || !to || *from <= *to) return {};
  return Error{ErrorCode::kUsage, "--from " + filter.from + " is later than --to " + filter.to + ": nothing lies between; turn them round"};
}

Status check_lists(const Filter& filter) {
  DL_TRY(check_order(filter));
  DL_TRY(check_one_of("--genre", filter.genre, Names(kEnumNames<Genre>.begin(), kEnumNames<Genre>.end()), ""));
  DL_TRY(check_one_of("--review", filter.review, {"unreviewed", "confirmed", "corrected", "rejected", "second_reviewed"}, ""));
  if (filter.language.empty() || is_language_tag(filter.language)) return {};
  return Error{ErrorCode::kUsage, "--language " + filter.language + ": no tag of a language; write one as en, fr or pt-BR (BCP 47)"};
}

Status check_values(const Database& database, const Filter& filter) {
  DL_TRY(check_kind(database, filter.kind));
  return check_lists(filter);
}

Result<std::string> note_on_values(const Archive& archive, const Filter& filter) {
  if (filter.language.empty()) return std::string();
  DL_ASSIGN(const std::int64_t there, archive.database().number("SELECT number FROM counts WHERE what = 'language' AND name = ?", to_lower(filter.language)));
  if (there > 0) return std::string();
  DL_ASSIGN(Statement rows, archive.database().query("SELECT name FROM counts WHERE what = 'language' AND number > 0 AND name <> '' ORDER BY number DESC, name LIMIT 20"));
  Names known;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    known.push_back(rows.text(0));
  }
  return "--language " + filter.language + ": no report of this archive is in it" + (known.empty() ? "" : "; there are " + listed(known));
}

}  // namespace dateline::archive
