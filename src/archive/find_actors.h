#pragma once
// Finding actors and what holds between them: plain values out. Nobody private or protected is among them.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"

namespace dateline::archive {

struct ActorRow {
  std::string id;
  int incidents = 0;
  std::string content;  // JSON, incidents/actor.h
};
struct ActorPage {
  std::vector<ActorRow> actors;
  std::string cursor;
};
/// Sort: "-reports" (default), "-incidents", "name", "first_published", "-last_published". The filter's days and publisher are those of
/// reports that name the actor, `kind` is that of happenings in which it takes part, `country` its own.
Result<ActorPage> find_actors(const Archive& archive, const Filter& filter);

/// By an id of today or any that was given out before, by a name that exactly one actor has, else by a part of names that only one has.
/// kNotFound for an id that never was; kUsage for a name that nobody who may have a dossier has, in the same words whether it is a private
/// person's or nobody's, and for one that several have.
Result<ActorRow> find_actor(const Archive& archive, std::string_view name_or_id);

/// Relations with the actor, office or body at an end or as an office's body; JSON, incidents/actor.h.
Result<std::vector<std::string>> find_relations_of(const Archive& archive, std::string_view end);

struct RelationPage {
  std::vector<std::string> relations;  // JSON
  std::string cursor;
};
struct NetworkFilter {
  std::vector<std::string> around;  // ids; empty: all
  std::vector<std::string> types;   // of relations; empty: all
  int depth = 1;                    // steps from `around`
};
/// Relations between two ends that are known across reports, in the order of their ids. The filter's days are those at which a relation can
/// have held.
Result<RelationPage> find_network(const Archive& archive, const NetworkFilter& network, const Filter& filter);

struct ActorIncident {
  std::string id, kind, status, standing, value, start, stop;  // value: of its time, as it is told
  std::vector<std::string> roles;
  std::string content;  // the incident's JSON
};
/// Happenings in which it takes part, latest first, undated ones last.
Result<std::vector<ActorIncident>> find_incidents_of(const Archive& archive, std::string_view actor);

struct ActorReport {
  std::string id, title, publisher, published;
};
Result<std::vector<ActorReport>> find_reports_of(const Archive& archive, std::string_view actor);

struct NamedActor {
  std::string actor, name;  // its id, and what the report calls it
};
/// Actors with a dossier that a report names.
Result<std::vector<NamedActor>> find_named(const Archive& archive, std::string_view report);

struct ActorSource {
  std::string name;
  int incidents = 0;
};
/// Whom claims on its happenings rest on; most told first.
Result<std::vector<ActorSource>> find_sources_of(const Archive& archive, std::string_view actor);

}  // namespace dateline::archive
