#include "query/sources.h"

#include <nlohmann/json.hpp>

#include "archive/find.h"
#include "base/try.h"

namespace dateline::query {
namespace {

using Json = nlohmann::json;
using archive::Grade;
using archive::GradeKind;

Json grade_json(const Grade& grade) {
  Json out = {{"grade", grade.number}, {"at", grade.at},   {"by", grade.by},   {"why", grade.why},  {"kind", name_of(grade.kind)},
              {"source", nullptr},     {"claim", nullptr}, {"value", nullptr}, {"undoes", nullptr}, {"state", name_of(grade.state)}};
  if (grade.kind == GradeKind::kUndo) {
    out["undoes"] = grade.undoes;
    return out;
  }
  out[grade.kind == GradeKind::kReliability ? "source" : "claim"] = grade.of;
  out["value"] = grade.value;
  return out;
}

}  // namespace

Result<std::string> sources(const archive::Archive& archive, const archive::Filter& filter) {
  DL_ASSIGN(const archive::SourcePage page, find_sources(archive, filter));
  DL_ASSIGN(const auto grades, read_grades(archive.database()));
  Json out = {{"sources", Json::array()}, {"more", page.more}, {"unnamed", page.unnamed}, {"cursor", page.cursor.empty() ? Json() : Json(page.cursor)}};
  for (const archive::SourceRow& row : page.sources) {
    const Grade* given = grade_of(grades, GradeKind::kReliability, row.name);
    out["sources"].push_back({{"name", row.name},
                              {"kind", row.kind},
                              {"reports", row.reports},
                              {"published", row.published},
                              {"incidents", row.incidents},
                              {"alone", row.alone},
                              {"reliability", given ? grade_json(*given) : Json()}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> grades(const archive::Archive& archive) {
  DL_ASSIGN(const auto all, read_grades(archive.database()));
  Json out = {{"grades", Json::array()}};
  for (const Grade& one : all) out["grades"].push_back(grade_json(one));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string grade(const archive::Grade& grade) { return grade_json(grade).dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace dateline::query
