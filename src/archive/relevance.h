#pragma once
// Relevance: how well a row of a full-text index suits the words asked for, as SQLite's own bm25() says it, but so that it costs a bounded look at
// the index, however frequent the words, and so that a row's score stays what it is while others come in: only rows up to a number are counted,
// a usual length stands for the mean, of a word that very many rows have it is worked out from its first rows how many have it, and what is asked
// for alone weighs 1.
//
//   relevance(table, last, usual words, weight of column 0, weight of column 1, ...): the better, the lower
#include "archive/sqlite.h"

namespace dateline::archive {

/// Gives the function to a connection.
Status add_relevance(const Database& database);

}  // namespace dateline::archive
