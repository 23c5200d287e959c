#pragma once
// The history of one happening, claim, actor, report or item of a report (REPORT#v1): what people decided of it, in all logs, by whom, when and why, also what
// counts no more. Of a happening and a report that is also what was judged of the claims that tell it.
#include <string>

#include "archive/archive.h"

namespace dateline::query {

/// {"on", "decisions": [entry]}: each as its own log tells it, and `log` (judgements, incidents, actors, grades, marks); as they were made. `on` is the
/// id of today. kNotFound for what is not there. Names of private and protected persons are kept back as in the logs.
Result<std::string> history(const archive::Archive& archive, const std::string& of);

}  // namespace dateline::query
