#include "archive/as_known.h"

#include "archive/judgements.h"
#include "archive/neighbourhood.h"

namespace dateline::archive {

Result<std::optional<incidents::Incident>> incident_as_known(const Database& database, std::int64_t happening, const std::string& id, const std::string& day) {
  HappeningTables tables(database);
  DL_ASSIGN(const auto kept, tables.happening(static_cast<int>(happening)));
  DL_ASSIGN(const Neighbourhood around, neighbourhood_of(database, tables, *kept, day));
  if (around.group.empty()) return std::optional<incidents::Incident>();
  const incidents::Families families(around.reports, around.copies);
  incidents::Incident out = make_incident(around.reports, families, incidents::Citations(around.reports), around.group, around.reasons);
  DL_TRY(set_participants(database, around, out));
  DL_TRY(add_reviews(database, happening, out));
  out.id = id;
  return std::optional(std::move(out));
}

}  // namespace dateline::archive
