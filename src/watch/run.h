#pragma once
// Running watches: all looks of a run in one transaction, so that a run that is killed has told nothing and loses nothing; what was found and
// not yet printed is told by the next one.
#include <string>
#include <vector>

#include "archive/watches.h"
#include "watch/question.h"

namespace dateline::watch {

/// Makes a watch. It begins now: nothing that is in the archive is ever told by it. kUsage as check() says it.
Status add(archive::Archive& archive, const std::string& name, const Question& question, const std::string& by, const std::string& at);

/// Looks with the watch of this name, or with all; the matches that are to be told, those of earlier runs that were never printed among them.
Result<std::vector<archive::MatchRow>> run(archive::Archive& archive, const std::string& name, const std::string& at);

/// They were told.
Status note_told(archive::Archive& archive, const std::vector<archive::MatchRow>& matches);

/// The web addresses of reports that watches have cited, each once: what a run of `fetch --watch` asks again.
Result<std::vector<std::string>> cited_addresses(const archive::Archive& archive);

/// {"matches": [...]}, each with the number under which it is kept as "match".
std::string matches_json(const std::vector<archive::MatchRow>& matches);
/// {"watches": [...]}
Result<std::string> list_json(const archive::Archive& archive);
/// One watch with the last `limit` matches that it told.
Result<std::string> show_json(const archive::Archive& archive, const std::string& name, int limit);

}  // namespace dateline::watch
