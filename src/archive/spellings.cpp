#include "archive/spellings.h"

#include <set>

#include "archive/query_terms.h"
#include "archive/word_tokens.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "incidents/kept_actor.h"

namespace dateline::archive {
namespace {

constexpr std::int64_t kMostActors = 3;     // that one name may mean: "the ministry" of everywhere is nobody's other name
constexpr std::size_t kMostSpellings = 40;  // of one name

std::string place_id(const GazetteerEntry& entry) { return entry.source + " " + entry.id; }

/// Names as they are written, without those that only differ in what searching passes over, and without longer ones that hold the name itself.
class Found {
 public:
  explicit Found(const std::string& name) : name_(" " + fold_name(name) + " ") {}
  void add(const std::string& written) {
    const std::string folded = " " + fold_name(written) + " ";
    if (out_.size() < kMostSpellings && folded.find(name_) == std::string::npos && known_.insert(folded).second) out_.push_back(written);
  }
  std::vector<std::string> take() { return std::move(out_); }

 private:
  std::string name_;
  std::set<std::string> known_;
  std::vector<std::string> out_;
};

Status add_actors(const Database& database, const std::string& folded, Found& out) {
  DL_ASSIGN(const std::int64_t actors, database.number("SELECT count(*) FROM (SELECT 1 FROM actor_names WHERE folded = ? LIMIT ?)", folded, kMostActors + 1));
  if (actors == 0 || actors > kMostActors) return {};
  DL_ASSIGN(Statement rows, database.query("SELECT g.kept FROM actor_names n JOIN actor_groups g ON g.id = n.actor WHERE n.folded = ?", folded));
  std::set<std::string> names;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(const incidents::KeptActor kept, incidents::kept_from_bytes(rows.view(0)));
    for (const incidents::ActorName& name : incidents::actor_of(kept).names) names.insert(name.name);
  }
  for (const std::string& name : names) out.add(name);
  return {};
}

Result<bool> add_places(const Database& database, const std::string& sql, const std::string& value, Found& out) {
  DL_ASSIGN(Statement rows, database.query("SELECT DISTINCT written FROM place_spellings WHERE place IN (" + sql + ") ORDER BY written", value));
  for (bool any = false;; any = true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return any;
    out.add(rows.text(0));
  }
}

bool begins_with_capital(const std::string& name) {
  std::size_t at = 0;
  return !name.empty() && is_upper(next_code_point(name, at));
}

}  // namespace

Status insert_spellings(const Database& database, const Article& article, const Reading& reading) {
  for (const Place& place : reading.places) {
    if (place.form != PlaceForm::kName || !place.gazetteer) continue;
    const std::string written(article.text.at(place.span));
    DL_TRY(database.run("INSERT OR IGNORE INTO place_spellings (folded, written, place) VALUES (?, ?, ?)", fold_name(written), written, place_id(*place.gazetteer)));
  }
  return {};
}

Result<std::vector<std::string>> other_spellings(const Database& database, const std::string& name, const Filter& filter) {
  const std::string folded = fold_name(name);
  Found out(name);
  if (folded.empty()) return out.take();
  DL_TRY(add_actors(database, folded, out));
  DL_ASSIGN(const bool known, add_places(database, "SELECT place FROM place_spellings WHERE folded = ?", folded, out));
  if (!known && filter.places_named && begins_with_capital(name)) {
    for (const std::string& id : filter.places_named(folded)) DL_TRY(add_places(database, "?", id, out));
  }
  return out.take();
}

Result<std::vector<std::string>> other_places(const Database& database, const std::string& name, const Filter& filter) {
  const std::string folded = fold_name(name);
  Found out(name);
  if (folded.empty() || filter.as_written) return out.take();
  DL_ASSIGN(const bool known, add_places(database, "SELECT place FROM place_spellings WHERE folded = ?", folded, out));
  if (!known && filter.places_named) {
    for (const std::string& id : filter.places_named(folded)) DL_TRY(add_places(database, "?", id, out));
  }
  std::vector<std::string> all = out.take();
  for (std::string& one : all) one = fold_name(one);
  return all;
}

Status add_place(const Database& database, const Filter& filter, std::string from, std::string column, Conditions& out) {
  DL_ASSIGN(const std::vector<std::string> others, other_places(database, filter.place, filter));
  out.add_set(from, column, std::string("p.folded IN ") + kNamesWithPart, part_of_name(filter.place));
  if (others.empty()) return {};
  RowSet set{std::move(from), std::move(column), {}, {}};
  for (const std::string& other : others) {
    set.condition += set.condition.empty() ? "p.folded IN (?" : ", ?";
    set.values.add_value(std::string_view(other));
  }
  set.condition += ")";
  out.among.back().push_back(std::move(set));
  return {};
}

Result<Words> words_for(const Database& database, std::string_view query, bool titles, const Filter& filter) {
  const auto begin = [&](const std::string& beginning, std::int64_t most) { return words_that_begin(database, beginning, most); };
  if (filter.as_written) return words_of(query, titles, {}, begin);
  return words_of(query, titles, [&](const std::string& name) { return other_spellings(database, name, filter); }, begin);
}

}  // namespace dateline::archive
