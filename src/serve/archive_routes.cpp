// The server, the archive as a whole, and what is watched.
#include "base/try.h"
#include "model/json_fields.h"
#include "query/cases.h"
#include "query/marks.h"
#include "serve/routes.h"
#include "watch/run.h"

namespace dateline::serve {
namespace {

using archive::Archive;
using json::Json;

Json writes() {
  Json out = Json::array();
  for (const WriteRoute& write : write_routes())
    out.push_back({{"path", std::string(kRoot) + std::string(write.path)}, {"about", write.about}, {"members", write.tells}, {"required", write.needs}});
  return out;
}

Result<std::string> index(const Archive&, const Asked&, const About& about) {
  Json out = {{"api", kRoot}, {"version", about.version}, {"routes", Json::array()}, {"writes", about.writes ? writes() : Json()}};
  for (const Route& route : routes()) {
    out["routes"].push_back({{"path", std::string(kRoot) + std::string(route.path)},
                             {"about", route.about},
                             {"type", route.type},
                             {"parameters", route.takes},
                             {"required", route.needs}});
  }
  return out.dump();
}

/// Whether the archive can be asked, and whether what came in is grouped.
Result<std::string> status(const Archive& archive, const Asked&, const About& about) {
  DL_ASSIGN(const bool waiting, archive.needs_grouping());
  return Json{{"ok", true}, {"version", about.version}, {"needs_grouping", waiting}}.dump();
}

Result<std::string> intake_jobs(const Archive&, const Asked&, const About& about) { return about.intake ? about.intake->jobs() : Json{{"jobs", Json::array()}}.dump(); }

Result<std::string> intake_job(const Archive&, const Asked& asked, const About& about) {
  if (about.intake) return about.intake->job(asked.what);
  return Error{ErrorCode::kNotFound, asked.what + ": no such job; nothing can be handed over here without --allow-writes"};
}

/// Where a watch sends what it tells, and what went wrong there, may hold keys to other services: they stay on this machine.
Result<std::string> without_webhooks(const Result<std::string>& answer) {
  if (!answer) return answer;
  Json out = Json::parse(*answer);
  const auto clean = [](Json& watch) {
    watch["question"].erase("webhook");
    for (Json& delivery : watch["unsent"]) delivery.erase("error");
  };
  if (out.contains("watches")) {
    for (Json& watch : out["watches"]) clean(watch);
  } else {
    clean(out);
  }
  return out.dump();
}

}  // namespace

std::vector<Route> archive_routes() {
  return {
      {"", "What can be asked", {}, {}, index},
      {"/status", "Whether the archive can be asked", {}, {}, status},
      {"/stats", "What the archive holds", {}, {}, [](const Archive& a, const Asked&, const About&) { return query::stats(a); }},
      {"/cases", "Cases: what belongs together, as people put it together", {}, {}, [](const Archive& a, const Asked&, const About&) { return query::cases(a); }},
      {"/cases/{case}", "A case as it stands", {}, {}, [](const Archive& a, const Asked& q, const About&) { return query::case_now(a, q.what); }},
      {"/cases/{case}/entries", "All entries that were ever made in a case", {}, {}, [](const Archive& a, const Asked& q, const About&) { return query::case_log(a, q.what); }},
      {"/intake", "What was handed over to be read into the archive, and how far it is", {}, {}, intake_jobs, kJson, nullptr, true},
      {"/intake/{job}", "How far one is", {}, {}, intake_job, kJson, nullptr, true},
      {"/marks", "All marks ever set on what must not be shown to everybody", {}, {}, [](const Archive& a, const Asked&, const About&) { return query::marks(a); }},
      {"/watches",
       "What is watched",
       {},
       {},
       [](const Archive& a, const Asked&, const About&) { return without_webhooks(watch::list_json(a)); }},
      {"/watches/{watch}",
       "One watch and what it told last",
       {"last"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return without_webhooks(watch::show_json(a, q.what, q.last)); }},
  };
}

}  // namespace dateline::serve
