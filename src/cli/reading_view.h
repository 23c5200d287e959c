#pragma once
// One report as an analyst marks it up: the clean text with people, organisations, places, times and weapons in colour; under it who says
// what, the events on a line of time, and relations.
#include <string>

#include "cli/terminal.h"
#include "model/document.h"
#include "model/reading.h"

namespace dateline::cli {

std::string view_reading(const Document& doc, const Reading& reading, const Style& style);

/// "navy seize rifles → boat · near Tumaco · 58 items": who did what to whom and where, in one line.
std::string describe_event(const Reading& reading, const Event& event);
/// "The Post > Reuters > three officials + a diplomat".
std::string describe_chain(const Reading& reading, const Claim& claim);

}  // namespace dateline::cli
