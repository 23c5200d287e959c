#pragma once
// Spellings: under which names the archive's reports tell of one place or actor, so that a search for one spelling finds reports with another.
// Places are one where readings gave them one entry of the gazetteer; actors are those of actor_groups, none of them private.
#include "archive/conditions.h"
#include "archive/query_words.h"
#include "archive/sqlite.h"
#include "model/article.h"
#include "model/reading.h"

namespace dateline::archive {

/// Keeps how a report writes the names of its places.
Status insert_spellings(const Database& database, const Article& article, const Reading& reading);

/// How else a name is written: that of an actor unless too many actors have it, that of a place. What begins with a capital letter and is not in
/// the archive is looked up with filter.places_named.
Result<std::vector<std::string>> other_spellings(const Database& database, const std::string& name, const Filter& filter);

/// How else a place is written: the same of places alone, folded.
Result<std::vector<std::string>> other_places(const Database& database, const std::string& name, const Filter& filter);
/// Rows of places `p` of the filter's place, by a part of its name or another spelling.
Status add_place(const Database& database, const Filter& filter, std::string from, std::string column, Conditions& out);

/// The words of a query in all spellings of their names, unless the filter wants them as written.
Result<Words> words_for(const Database& database, std::string_view query, bool titles, const Filter& filter);

}  // namespace dateline::archive
