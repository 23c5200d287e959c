#pragma once
// Correcting: laying values that a person set over an item of a reading. A claim's fields that are of what it is on go there.
#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

/// `span`: the words that a value rests on where the reading has none for it.
void set_fields(ItemKind item, int index, const std::vector<Correction>& corrections, Reading& reading);

/// The event or relation that an item of these kinds is, or a claim is on; -1: none.
int event_of(ItemKind item, int index, const Reading& reading);
int relation_of(ItemKind item, int index, const Reading& reading);

/// The entity that bears this name in the reading; none where there is none.
EntityId entity_named(const std::string& name, const Reading& reading);

}  // namespace dateline::review
