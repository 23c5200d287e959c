#pragma once
// Numbers that somebody puts on a crowd: claims about the count of the march or rally that the report tells.
#include "attribution/story.h"

namespace dateline::attribution {

/// "Police estimated the crowd at 400"; "the union spoke of more than 3,000". Whether the statement gives one.
bool give_number(Story& story, const Quotation& quotation);
/// "Police put the crowd at 300", "police counted 300 people": no verb of saying, but a number by somebody.
void put_number(Story& story, TokenIndex verb);

}  // namespace dateline::attribution
