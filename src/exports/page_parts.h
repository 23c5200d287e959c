#pragma once
// The parts of the page that an export makes (html.cpp). All text in them is escaped.
#include <string>
#include <vector>

#include "exports/material.h"

namespace dateline::exports {

/// What a filter asks for, in words: "kind assault", "from 2020-01-01". Not escaped.
std::vector<std::string> asked_for(const archive::Filter& filter);
/// How many happenings began in each year; nothing where that is one year.
std::string years_chart(const Material& material);
/// A happening with its sentence, how it stands, what tellers differ in, and its claims.
std::string happening_article(const Happening& happening, int number, const Material& material);
std::vector<std::string> report_cells(const std::string& id, const Report& report);

}  // namespace dateline::exports
