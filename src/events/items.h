#pragma once
// Items: the goods that an event is about (a transfer, a making, a seizure, a find): class, designation, maker, year of making, number or
// amount, whether whole, part or technology, whether an embargo was broken. Each from the words of one phrase.
#include "events/predicates.h"

namespace dateline::events {

/// The noun that names the goods in a phrase of quantity or carriage: "rifles" of "a shipment of 2,000 rifles"; the phrase's own head
/// elsewhere.
TokenIndex goods_of(const Ground& ground, TokenIndex head);

void add_items(const Ground& ground, const Predicate& predicate, Event& event);

/// Whom the text calls the end user of what an event moves: in the sentence of the event or the one after it.
void read_end_users(const Ground& ground, Reading& reading);

}  // namespace dateline::events
