#pragma once
// Who follows whom in which office: "X succeeded Y as army chief", "replaced Minister Y with X", "named X as her successor". The office is the
// one that is named, else the one of who held it before. Inside of role_changes.cpp only.
#include <optional>

#include "events/role_holders.h"

namespace dateline::events {

struct Succession {
  EntityId incoming, outgoing;  // incoming: none where the text tells only who goes
  EntityId office;
};

/// What an event whose theme is `theme` tells so; nothing where it names nobody who goes or no office.
std::optional<Succession> succession_of(const RoleHolders& holders, const Event& event, EntityId theme);

/// Who held the office and who takes it, as far as nothing else in the text says so.
void add_offices_of(const RoleHolders& holders, const Succession& succession, const Event& event);
/// The end of the one, the start of the other.
void date_offices_of(RoleHolders& holders, const Succession& succession, const Event& event);

}  // namespace dateline::events
