#pragma once
// Where: conditions of a query with the values that they ask for, put together one by one. Values are always bound, never part of the SQL.
#include <string>
#include <vector>

#include "archive/cursor.h"
#include "archive/filter.h"
#include "archive/sqlite.h"

namespace dateline::archive {

class Where {
 public:
  template <class... Values>
  void add(std::string_view condition, const Values&... values) {
    sql_ += sql_.empty() ? " WHERE (" : " AND (";
    sql_ += condition;
    sql_ += ")";
    (values_.emplace_back(values), ...);
  }
  void add_one_of(std::string_view column, const std::vector<std::string>& values) {
    std::string list;
    for (std::size_t i = 0; i < values.size(); ++i) list += i ? ", ?" : "?";
    add(std::string(column) + " IN (" + list + ")");
    for (const std::string& value : values) values_.emplace_back(std::string_view(value));
  }
  bool empty() const { return values_.empty() && sql_.empty(); }
  void add_values(const Where& other) { values_.insert(values_.end(), other.values_.begin(), other.values_.end()); }
  /// A value of a condition that is put together from parts and added last, with add_all.
  void add_value(std::string_view words) { values_.emplace_back(words); }
  void add_value(double number) { values_.emplace_back(number); }
  void add_value(Blob blob) { values_.emplace_back(blob); }
  const std::string& sql() const { return sql_; }
  /// The same without WHERE, to stand among other conditions; "1" where nothing is asked.
  std::string condition() const { return sql_.empty() ? "1" : sql_.substr(sizeof " WHERE " - 1); }
  /// Takes the conditions of another along; `sql` holds other.condition() once.
  void add_all(std::string_view sql, const Where& other) {
    add(sql);
    add_values(other);
  }
  /// Binds all values from parameter `first` on; gives the number of the next free one.
  int bind(Statement& statement, int first = 1) const {
    for (const Value& value : values_) {
      if (value.kind == Value::Kind::kText) statement.bind(first++, value.text);
      else if (value.kind == Value::Kind::kBlob) statement.bind(first++, Blob{value.text});
      else statement.bind(first++, value.number);
    }
    return first;
  }

 private:
  struct Value {
    enum class Kind { kText, kBlob, kNumber };
    explicit Value(std::string_view words) : kind(Kind::kText), text(words) {}
    explicit Value(Blob blob) : kind(Kind::kBlob), text(blob.bytes) {}
    explicit Value(double value) : kind(Kind::kNumber), number(value) {}
    Kind kind;
    std::string text;  // or bytes
    double number = 0;  // whole numbers, too: SQLite compares both alike
  };
  std::string sql_;
  std::vector<Value> values_;
};

/// SQL's LIKE pattern for "contains", with its own signs escaped by a backslash.
std::string like_contains(std::string_view text);

/// What a person gives for an actor: an id, or a name.
struct ActorNames {
  std::string id, folded;
  std::string pattern;  // of what may be part of a name; one that nothing is like for an id
  bool is_id = false;
};
/// kUsage where there is nothing in it to look for.
Result<ActorNames> names_of_actor(std::string_view given);

/// The ids of today that an id or a name means; asks for id, id, folded name.
inline constexpr std::string_view kActorsNamed =
    "(SELECT ? UNION SELECT actor FROM actor_aliases WHERE id = ? UNION SELECT actor FROM actor_names WHERE folded = ?)";

/// Days of a filter must be days: kUsage otherwise. "2019", "2019-12" are widened to their first or last day.
Result<std::string> first_day(std::string_view text);
Result<std::string> last_day(std::string_view text);

/// Whether it is a box on the globe: kUsage otherwise.
Status check_bbox(const std::array<double, 4>& bbox);

}  // namespace dateline::archive
