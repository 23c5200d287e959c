#pragma once
// From when to when a relation is told to hold: "since 2019", "from 2010 to 2014", "between May 2015 and June 2017", "for six years until 2012",
// "until his death in May". Values are those of the times of the text; an end that has no day lies before publication.
#include <string>
#include <vector>

#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

struct Term {
  std::string start, end;  // as in Relation
};

/// The term that hangs on the word that says the relation, on the verb that it is an argument of, or on what that verb says.
Term term_of(const Syntax& syntax, const Reading& reading, const std::vector<TimeId>& times, TokenIndex cue);

}  // namespace dateline::actors
