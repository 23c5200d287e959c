#include "events/role_changes.h"

#include <algorithm>

#include "base/data_file.h"
#include "events/ground.h"

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
    if (word && has(row.kinds, event.kind) && (row.mode == "-" || has(event.modes, row.mode))) return &row;
  }
  return nullptr;
}

bool is_role(RelationType type) {
  using enum RelationType;
  return type == kHoldsOffice || type == kLeads || type == kDeputyOf || type == kSpokespersonOf;
}

/// Held when the text tells of it: not over, and not only to come.
bool is_held(const Relation& relation) {
  static constexpr std::string_view kNotHeld[] = {"former", "elect", "designate", "nominee"};
  const bool held = std::none_of(std::begin(kNotHeld), std::end(kNotHeld), [&](std::string_view mode) { return has(relation.modes, mode); });
  return held && relation.end.empty();
}

bool is_dated(const Event& event) {
  const bool told = event.time.basis == TimeBasis::kStated || event.time.basis == TimeBasis::kInferred;
  return told && event.time.start && !event.time.value.empty();
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

struct Changer {
  const Ground& ground;
  Reading& reading;

  std::vector<EntityId> offices_named(const Event& event) const {
    std::vector<EntityId> out;
    for (const Participant& one : event.participants) {
      if (one.entity && reading[one.entity].type == EntityType::kPosition) out.push_back(one.entity);
    }
    return out;
  }

  /// The offices of the person that are held still, of those that are named if any are.
  std::vector<Relation*> held(EntityId person, const std::vector<EntityId>& named) const {
    std::vector<Relation*> out;
    for (Relation& relation : reading.relations) {
      if (relation.from != person || relation.type != RelationType::kHoldsOffice || !is_held(relation)) continue;
      if (named.empty() || std::find(named.begin(), named.end(), relation.to) != named.end()) out.push_back(&relation);
    }
    return out;
  }

  void end_role(Relation& relation, const Event& event) const {
    if (is_dated(event) && !relation.start.empty() && event.time.value < relation.start) return;  // told of an earlier time
    relation.end = is_dated(event) ? event.time.value : before(ground.syntax.doc().article.published);
  }

  void end_all(EntityId person, const Event& event) const {
    for (Relation& relation : reading.relations) {
      if (relation.from == person && is_role(relation.type) && is_held(relation)) end_role(relation, event);
    }
  }

  void end_office(EntityId person, const Event& event) const {
    const std::vector<Relation*> offices = held(person, offices_named(event));
    if (offices.size() != 1 || stays_on(ground, event, person)) return;
    const int head = offices.front()->head;  // "the commander of the corps": the office and what it leads
    for (Relation& relation : reading.relations) {
      const bool same = &relation == offices.front() || (relation.from == person && relation.head == head);
      if (same && is_role(relation.type) && is_held(relation)) end_role(relation, event);
    }
  }

  void start_office(EntityId person, const Event& event) const {
    const std::vector<Relation*> offices = held(person, offices_named(event));
    if (offices.size() == 1 && offices.front()->start.empty() && is_dated(event)) offices.front()->start = event.time.value;
  }

  void add_office(EntityId person, const Event& event) const {
    const std::vector<EntityId> named = offices_named(event);
    if (named.size() != 1 || !held(person, named).empty()) return;
    Relation relation;
    relation.type = RelationType::kHoldsOffice;
    relation.from = person;
    relation.to = named.front();
    relation.span = event.span;
    relation.mentions = {event.span};
    relation.confidence = event.confidence;
    relation.head = event.head;
    add(reading.relations, std::move(relation));
  }

  /// Calls `use` with each change that the event makes and the person that it makes it of.
  template <class Use>
  void for_each_change(const Event& event, Use use) const {
    if (event.status != EventStatus::kOccurred || event.negated || event.head < 0) return;
    const ChangeRow* row = row_of(event);
    const auto head = static_cast<TokenIndex>(event.head);
    if (!row || is_almost(ground, head)) return;
    const Span sentence = ground.syntax.sentence_span(ground.syntax.sentence_of(head));
    for (const Participant& one : event.participants) {
      if (!sentence.contains(one.span)) continue;  // "X was wounded in the attack", joined to one that killed
      if (one.role != row->part || !one.entity || reading[one.entity].type != EntityType::kPerson) continue;
      use(row->change, one.entity);
    }
  }

  void apply(Change change, EntityId person, const Event& event) const {
    switch (change) {
      case Change::kEndsAll: end_all(person, event); break;
      case Change::kEnds: end_office(person, event); break;
      case Change::kStarts: start_office(person, event); break;
    }
  }
};

}  // namespace

void add_roles_begun(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  const Changer changer{ground, reading};
  for (const Event& event : reading.events) {
    changer.for_each_change(event, [&](Change change, EntityId person) {
      if (change == Change::kStarts) changer.add_office(person, event);
    });
  }
}

void date_roles(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  const Changer changer{ground, reading};
  for (const Event& event : reading.events) {
    changer.for_each_change(event, [&](Change change, EntityId person) { changer.apply(change, person, event); });
  }
  for (Relation& relation : reading.relations) {
    if (relation.type == RelationType::kResignedFrom && relation.end.empty()) relation.end = relation.start;  // done at once
    if (relation.end.empty() && has(relation.modes, "former")) relation.end = before(syntax.doc().article.published);
  }
}

}  // namespace dateline::events
