#pragma once
// What is news of relations between actors: who took, left or holds an office for now, which is vacant, what began and ended. Pure values. Where
// a person is at a time is never told.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "watch/incident_news.h"
#include "watch/news.h"

namespace dateline::watch {

struct RelationState {
  std::string id, type, from, from_name, to, to_name, body, body_name, start, end;
  std::vector<std::string> modes;
  struct Vacancy {
    std::string since, report;
  };
  std::vector<Vacancy> vacancies;
  struct Told {
    std::string report, claim, polarity;
  };
  std::vector<Told> claims;
};

/// kArchiveDamaged for what is no relation.
Result<RelationState> relation_state(std::string_view content);

/// As the reports that are not new tell it; nothing where none does.
std::optional<RelationState> told_before(RelationState relation, const Reports& reports);

/// `known`: what was told of the same two before, with this relation's own state of then. Nothing where no claim of a new report affirms it.
std::vector<News> relation_news(const RelationState& now, const std::vector<RelationState>& known, const Reports& reports);

}  // namespace dateline::watch
