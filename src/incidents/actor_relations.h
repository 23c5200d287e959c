#pragma once
// What reports tell to hold between two: relations of one type between the same two with the same time and manner are one. Relations with a
// private or protected person at an end are not among the facts.
#include <optional>
#include <string>
#include <vector>

#include "incidents/actor.h"

namespace dateline::incidents {

/// What one report tells of one relation; its key is that of all tellings of it.
struct ToldRelation {
  ActorRelation relation;  // without id
  std::string key;
  std::string title;  // of an office, as it is compared; empty otherwise
  bool bare = false;  // an office told without what it is an office of
};

/// `ends`: for each of the report's actors, who it is across reports; nothing for those who are no actor.
std::vector<ToldRelation> relations_told(const ReportFacts& report, const std::vector<std::optional<RelationEnd>>& ends);

/// "President Juarez" without more holds the one office of President that he is told to hold elsewhere.
void settle(const RelationEnd& office, const std::optional<RelationEnd>& body, ToldRelation& told);

/// r- and digits; `number` counts from 1 where another relation has that id.
std::string relation_id(const std::string& key, int number);

/// What a person confirmed an actor to be on a list for; nothing where nobody did.
std::optional<ActorRelation> listing_of(const RelationEnd& actor, const ActorLink& link);

/// When a relation is told to have held.
struct RelationTimes {
  std::string start, end;
  bool over = false;               // it has an end, or is told as former
  std::optional<Day> last_affirmed;  // day of the last report that affirms it
};
/// They tell another start or end of the same, or one is told as held after the other was over.
bool contradict(const RelationTimes& a, const RelationTimes& b);

}  // namespace dateline::incidents
