#include "archive/relation_reviews.h"

#include "archive/log_places.h"
#include "archive/relation_rows.h"
#include "model/json_fields.h"

namespace dateline::archive {

using json::Json;

Status add_review(const Database& database, incidents::ActorRelation& relation) {
  if (relation.review.state != "unreviewed") return {};
  DL_ASSIGN(const std::int64_t any, database.number("SELECT EXISTS (SELECT 1 FROM reviews)"));
  std::int64_t last = 0;
  for (const incidents::RelationClaim& claim : any ? relation.claims : std::vector<incidents::RelationClaim>()) {
    DL_ASSIGN(Statement row, database.query("SELECT v.decision, v.state, d.made_by, d.made_at, json_extract(d.content, '$.why') FROM claims c JOIN reports r ON r.n = c.report AND r.id = ? "
                                            "JOIN reviews v ON v.report = c.report AND v.item = 'claim' AND v.n = c.claim JOIN decisions d ON d.seq = " + row_at_sql("decisions", "v.decision") + " WHERE c.key = ?",
                                            claim.report, claim.claim));
    DL_ASSIGN(const bool there, row.step());
    if (!there || row.integer(0) <= last) continue;
    last = row.integer(0);
    relation.review = {row.text(1), row.text(2), row.text(3), row.text(4)};
  }
  return {};
}

Result<std::string> relations_judged(const Database& database, const std::string& state) {
  DL_ASSIGN(Statement rows, database.query("SELECT DISTINCT c.relation FROM reviews v JOIN relation_claims c ON c.report = v.report WHERE v.item = 'claim' ORDER BY 1"));
  DL_ASSIGN(const std::vector<std::int64_t> numbers, integers_of(std::move(rows)));
  Json out = Json::array();
  for (const std::int64_t n : numbers) {
    DL_ASSIGN(const std::string content, read_relation(database, n));
    const std::string now = Json::parse(content).at("review").at("state").get<std::string>();
    if (now != "unreviewed" && (state.empty() || now == state)) out.push_back(n);
  }
  return out.dump();
}

}  // namespace dateline::archive
