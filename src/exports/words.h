#pragma once
// Words that forms for people share. What reports say stands on one line in them; whoever has no name is "somebody", as on the screen.
#include <string>
#include <string_view>
#include <vector>

#include "exports/material.h"

namespace dateline::exports {

/// "Assault: Coastal Front → town, Mocha"; of a status that is not "occurred", with it: "Transfer (planned): ...".
std::string headline_of(const Happening& happening);
/// "12 March 2024", "between 3 March 2020 and 6 March 2020", "undated".
std::string when_of(const Happening& happening);
/// Names of its places, once each: "Gulu, Lira, Arua".
std::string where_of(const Happening& happening);
/// The sentence that tells it.
std::string quote_of(const Happening& happening);
/// Outlets of the reports that tell it, in the order of its claims.
std::vector<std::string> outlets_of(const Happening& happening, const Material& material);
/// Keys of its claims.
std::vector<std::string> keys_of(const Happening& happening);
/// The report of the claim that stands for it.
const Report& report_of(const Happening& happening, const Material& material);
/// "Dateline 0.1.0, model": whatever read its reports, once each.
std::vector<std::string> engines_of(const Happening& happening, const Material& material);
/// What every row keeps, a line each: standing, sources and outlets, how the day of the report is known, review, claims, engine.
std::vector<std::string> evidence_of(const Happening& happening, const Material& material);
/// Text for XML and HTML: on one line, without markup and without what XML forbids.
std::string marked_up(std::string_view text);
/// What a form says to people in HTML: where, the sentence, what every row keeps, the address of the report. Quotes are escaped.
std::string html_of(const Happening& happening, const Material& material, bool with_time);
/// Addresses of the web only.
bool is_web_address(std::string_view url);
/// Appends what is not empty and not there yet.
void add_once(std::vector<std::string>& list, const std::string& value);
std::string joined(const std::vector<std::string>& parts, const char* between);

}  // namespace dateline::exports
