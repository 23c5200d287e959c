#include "events/role_changes.h"

#include <algorithm>

#include "base/data_file.h"
#include "events/successions.h"
#include "events/vacancies.h"

namespace dateline::events {
namespace {

enum class Change { kEndsAll, kEnds, kStarts };

/// A row of data/events/role_changes.tsv.
struct ChangeRow {
  std::vector<std::string_view> kinds;
  std::string_view mode;
  std::vector<std::string_view> words;
  Role part = Role::kAgent;
  Change change = Change::kEnds;
};

bool has(const std::vector<std::string_view>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }
bool has(const std::vector<std::string>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::vector<ChangeRow> read_table() {
  constexpr std::size_t kFields = 5;
  std::vector<ChangeRow> table;
  for (const TableRow& row : data_table("events/role_changes.tsv")) {
    if (row.size() < kFields) continue;
    const Change change = row[4] == "all" ? Change::kEndsAll : row[4] == "starts" ? Change::kStarts : Change::kEnds;
    table.push_back({split(row[0], '|'), row[1], split(row[2], '|'), from_name<Role>(row[3]).value_or(Role::kAgent), change});
  }
  return table;
}

const ChangeRow* row_of(const Event& event) {
  static const std::vector<ChangeRow> kTable = read_table();
  for (const ChangeRow& row : kTable) {
    const bool word = row.words.front() == "-" || has(row.words, event.predicate);
    if (word && has(row.kinds, event.kind.empty() ? "untyped" : std::string_view(event.kind)) && (row.mode == "-" || has(event.modes, row.mode))) return &row;
  }
  return nullptr;
}

/// "resigned but stays on as caretaker", in the sentence of the resignation or the next.
bool stays_on(const Ground& ground, const Event& event, EntityId person) {
  if (event.head < 0) return false;
  const auto verb = static_cast<TokenIndex>(event.head);
  const auto& sentences = ground.syntax.doc().sentences;
  const std::size_t first = ground.syntax.sentence_of(verb);
  const TokenIndex last = sentences[std::min(first + 1, sentences.size() - 1)].last;
  for (TokenIndex i = sentences[first].first; i < last; ++i) {
    if (!ground.book.is_in(ground.lemma[i], "STAYING")) continue;
    const auto subject = ground.syntax.child(i, {"nsubj", "nsubjpass"});
    if (subject ? ground.entity[*subject] != person : ground.token(i).head != verb) continue;
    const Sentence clause = ground.syntax.extent(i);
    for (TokenIndex t = clause.first; t < clause.last; ++t) {
      if (ground.book.is_in(ground.lemma[t], "CARETAKING")) return true;
    }
  }
  return false;
}

/// "was nearly killed".
bool is_almost(const Ground& ground, TokenIndex head) {
  const auto adverbs = ground.syntax.children_with(head, {"advmod"});
  return std::any_of(adverbs.begin(), adverbs.end(), [&](TokenIndex i) { return ground.book.is_in(ground.lemma[i], "ALMOST"); });
}

/// "removed the senator from the rubble".
bool is_out_of_something(const Ground& ground, TokenIndex head) {
  const auto prepositions = ground.syntax.children_with(head, {"prep"});
  return std::any_of(prepositions.begin(), prepositions.end(), [&](TokenIndex i) { return ground.token(i).lower == "from"; });
}

/// Calls `use` with each change that the event makes and the person that it makes it of.
template <class Use>
void for_each_change(const RoleHolders& holders, const Event& event, Use use) {
  const Ground& ground = holders.ground;
  if (event.status != EventStatus::kOccurred || event.negated || event.head < 0) return;
  const ChangeRow* row = row_of(event);
  const auto head = static_cast<TokenIndex>(event.head);
  if (!row || is_almost(ground, head) || (event.kind.empty() && is_out_of_something(ground, head))) return;
  const Span sentence = ground.syntax.sentence_span(ground.syntax.sentence_of(head));
  for (const Participant& one : event.participants) {
    if (!sentence.contains(one.span)) continue;  // "X was wounded in the attack", joined to one that killed
    if (one.role != row->part || !one.entity || holders.reading[one.entity].type != EntityType::kPerson) continue;
    use(row->change, one.entity);
  }
}

void add(const RoleHolders& holders, Change change, EntityId person, const Event& event) {
  const std::vector<EntityId> named = holders.offices_named(event);
  if (change == Change::kEndsAll) return;
  if (const auto succession = change == Change::kStarts ? succession_of(holders, event, person) : std::nullopt) {
    add_offices_of(holders, *succession, event);
  } else if (named.size() == 1) {
    holders.add_office(person, named.front(), event);
  }
}

/// "resigned from the bar association", "stepped down as a board member": from something that is neither an office of theirs nor its body.
bool leaves_something_else(const RoleHolders& holders, EntityId person, const Event& event) {
  const Ground& ground = holders.ground;
  for (TokenIndex prep : ground.syntax.children_with(static_cast<TokenIndex>(event.head), {"prep"})) {
    if (ground.token(prep).lower != "from" && ground.token(prep).lower != "as") continue;
    for (TokenIndex left : ground.syntax.children_with(prep, {"pobj"})) {
      const EntityId what = ground.entity[left];
      const bool of_theirs = std::any_of(holders.reading.relations.begin(), holders.reading.relations.end(),
                                         [&](const Relation& one) { return what && one.from == person && one.to == what; });
      if (!of_theirs && !ground.book.is_in(ground.lemma[left], "POSTS")) return true;
    }
  }
  return false;
}

void date(RoleHolders& holders, Change change, EntityId person, const Event& event) {
  const std::vector<EntityId> named = holders.offices_named(event);
  if (change == Change::kEndsAll) return holders.end_all(person, event);
  if (change == Change::kEnds) {
    const std::vector<Relation*> offices = holders.held(person, named);
    if (named.empty() && leaves_something_else(holders, person, event)) return;
    if (offices.size() == 1 && !stays_on(holders.ground, event, person)) holders.end_office(*offices.front(), event);
  } else if (const auto succession = succession_of(holders, event, person)) {
    date_offices_of(holders, *succession, event);
  } else {
    holders.start_office(person, named, event);
  }
}

}  // namespace

void add_roles_begun(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  const RoleHolders holders{ground, reading, {}};
  for (const Event& event : reading.events) {
    for_each_change(holders, event, [&](Change change, EntityId person) { add(holders, change, person, event); });
  }
}

void date_roles(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  RoleHolders holders{ground, reading, {}};
  for (const Event& event : reading.events) {
    for_each_change(holders, event, [&](Change change, EntityId person) { date(holders, change, person, event); });
  }
  for (Relation& relation : reading.relations) {
    if (relation.type == RelationType::kResignedFrom && relation.end.empty()) relation.end = relation.start;  // done at once
    if (relation.end.empty() && has(relation.modes, "former")) relation.end = before(syntax.doc().article.published);
  }
  read_vacancies(holders);
}

}  // namespace dateline::events
