#pragma once
// Revisiting: the addresses of reports that somebody cited are asked again. Another text is a version; a page that is gone is noted and no
// failure of the run.
#include <atomic>

#include "engine/add.h"
#include "engine/fetch_session.h"

namespace dateline::engine {

/// As add_reports of these addresses.
Result<AddTotals> revisit(archive::Archive& archive, const Reader& reader, FetchSession& session, const std::vector<std::string>& addresses,
                          const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop);

/// Keeps in the archive which addresses of its reports are gone, or there again.
Status note_visits(archive::Archive& archive, const FetchSession& session);

}  // namespace dateline::engine
