#include "archive/find_actors.h"
#include "base/try.h"
#include "watch/look.h"
#include "watch/relation_news.h"

namespace dateline::watch {
namespace {

/// Whether the filter finds an actor at an end of it, or the body whose office it is.
Result<bool> matches(const Look& look, const RelationState& relation) {
  archive::Filter filter = look.question.filter;
  filter.among.emplace();
  for (const std::string& id : {relation.from, relation.to, relation.body}) {
    if (!id.empty()) filter.among->push_back(id);
  }
  filter.limit = 1;
  DL_ASSIGN(const archive::ActorPage page, find_actors(look.archive, filter));
  return !page.actors.empty();
}

/// What was told before between the same two.
Result<std::vector<RelationState>> known_of(const Look& look, const RelationState& relation, const Reports& reports) {
  std::vector<RelationState> out;
  DL_ASSIGN(const auto others, find_relations_of(look.archive, relation.from));
  for (const std::string& content : others) {
    DL_ASSIGN(RelationState other, relation_state(content));
    if (other.from != relation.from || other.to != relation.to) continue;
    if (auto before = told_before(std::move(other), reports)) out.push_back(std::move(*before));
  }
  return out;
}

}  // namespace

Result<std::vector<News>> relation_news(const Look& look) {
  DL_ASSIGN(const std::vector<std::string> told, archive::relations_since(look.archive, look.row.seen_report));
  const Reports reports = reports_of(look);
  std::vector<News> out;
  for (const std::string& id : told) {
    DL_ASSIGN(const auto content, archive::relation_content(look.archive, id));
    if (!content) continue;
    DL_ASSIGN(const RelationState now, relation_state(*content));
    DL_ASSIGN(const bool wanted, matches(look, now));
    if (!wanted) continue;
    DL_ASSIGN(const std::vector<RelationState> known, known_of(look, now, reports));
    for (News& news : relation_news(now, known, reports)) out.push_back(std::move(news));
  }
  return out;
}

}  // namespace dateline::watch
