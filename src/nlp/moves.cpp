#include "nlp/moves.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "nlp/msgpack.h"

namespace dateline::nlp {
namespace {

struct Frequency {
  std::int64_t count;
  std::string label;
  auto operator<=>(const Frequency&) const = default;
};

std::optional<std::vector<Frequency>> by_frequency(const nlohmann::json& counts) {
  if (!counts.is_object()) return std::nullopt;
  std::vector<Frequency> out;
  for (const auto& [label, count] : counts.items()) {
    if (!count.is_number_integer()) return std::nullopt;
    out.push_back({count.get<std::int64_t>(), label});
  }
  std::sort(out.rbegin(), out.rend());
  return out;
}

void add_unless_there(std::vector<Move>& moves, int action, Label label) {
  const bool there = std::any_of(moves.begin(), moves.end(), [&](const Move& m) { return m.action == action && m.label == label; });
  if (!there) moves.push_back({action, label});
}

}  // namespace

Result<std::vector<Move>> load_moves(std::string_view bytes, const std::string& part, Labels& labels) {
  const Error damaged{ErrorCode::kModelDamaged,
                      "the language model's file " + part + "/moves is cut off or not a table of moves; unpack the language model again"};
  const std::optional<MsgValue> file = parse_msgpack(bytes);
  const MsgValue* text = file ? file->find("moves") : nullptr;
  if (text == nullptr || !text->is_text()) return damaged;
  const nlohmann::json table = nlohmann::json::parse(text->bytes, nullptr, false);
  if (!table.is_object()) return damaged;
  std::vector<Move> moves;
  // Labels that were added after training have counts below zero; they come last, label by label.
  std::vector<Frequency> added;
  std::map<std::string, std::vector<int>> actions_of_added;
  for (const auto& [name, counts] : table.items()) {  // sorted by name, as in Python
    if (name.size() != 1 || name[0] < '0' || name[0] > '9') return damaged;
    const int action = name[0] - '0';
    const auto frequencies = by_frequency(counts);
    if (!frequencies) return damaged;
    for (const Frequency& one : *frequencies) {
      if (one.count >= 0) {
        add_unless_there(moves, action, labels.add(one.label));
      } else {
        added.push_back(one);
        actions_of_added[one.label].push_back(action);
      }
    }
  }
  std::sort(added.rbegin(), added.rend());
  for (const Frequency& one : added) {
    for (const int action : actions_of_added[one.label]) add_unless_there(moves, action, labels.add(one.label));
  }
  return moves;
}

}  // namespace dateline::nlp
