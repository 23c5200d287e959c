#pragma once
// The parts of gathering. For its files only.
#include "exports/material.h"
#include "model/json_fields.h"

namespace dateline::exports {

/// Texts in a list that may be missing.
std::vector<std::string> texts_of(const json::Json& object, const char* name);
Error damaged(const std::string& what);

/// Actors with a dossier as it has them; offices, places and things at ends of relations as `known`. Nothing for an empty id.
Status add_actor(const archive::Archive& archive, Actor known, Material& out);
/// Whoever takes part.
Status add_parties(const archive::Archive& archive, Material& out);
/// Relations that the filter can ask for; where it asks for more than a network knows, those that reports of the happenings tell. Their ends become actors.
Status add_relations(const archive::Archive& archive, const archive::Filter& filter, Material& out);
/// The reports that claims are in, and what only readings know of claims and happenings.
Status add_reports(const archive::Archive& archive, Material& out);

}  // namespace dateline::exports
