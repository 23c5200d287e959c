#include "query/marks.h"

#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::query {
namespace {

using archive::SensitivityMark;
using json::Json;

Json mark_json(const SensitivityMark& mark) {
  const bool is_undo = mark.kind == archive::MarkKind::kUndo;
  return {{"number", mark.number}, {"at", mark.at}, {"by", mark.by}, {"why", mark.why}, {"kind", name_of(mark.kind)},
          {"thing", is_undo ? Json() : Json(name_of(mark.thing))}, {"of", is_undo ? Json() : Json(mark.of)}, {"tlp", mark.tlp ? Json(name_of(*mark.tlp)) : Json()},
          {"no_export", mark.no_export}, {"embargo", mark.embargo.empty() ? Json() : Json(mark.embargo)}, {"undoes", is_undo ? Json(mark.undoes) : Json()}, {"undone", mark.undone}};
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Result<std::string> marks(const archive::Archive& archive) {
  DL_ASSIGN(const auto all, archive::read_marks(archive.database()));
  Json out = {{"marks", Json::array()}};
  for (const SensitivityMark& one : all) out["marks"].push_back(mark_json(one));
  return dump(out);
}

std::string mark(const SensitivityMark& mark) { return dump(mark_json(mark)); }

}  // namespace dateline::query
