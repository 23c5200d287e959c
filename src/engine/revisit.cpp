#include "engine/revisit.h"

#include <algorithm>

#include "archive/watches.h"
#include "base/try.h"
#include "engine/address_input.h"

namespace dateline::engine {

Result<AddTotals> revisit(archive::Archive& archive, const Reader& reader, FetchSession& session, const std::vector<std::string>& addresses,
                          const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop) {
  AddOptions again = options;
  again.open_address = [&](const std::string& address) {
    auto input = std::make_shared<AddressInput>(session, address, options.given);
    return [input] { return input->next(); };
  };
  AddListener telling = listener;
  std::size_t gone = 0;
  telling.failed = [&](const Error& error) {
    const bool is_gone = error.code == ErrorCode::kRefused && std::any_of(session.visits().begin(), session.visits().end(), [&](const Visit& visit) {
      return visit.status >= 400 && error.message.starts_with(visit.url);
    });
    gone += is_gone;
    if (is_gone && listener.remarked) listener.remarked(error.message);
    if (!is_gone && listener.failed) listener.failed(error);
  };
  DL_ASSIGN(AddTotals totals, add_reports(archive, reader, addresses, again, telling, stop));
  totals.failed -= std::min(totals.failed, gone);
  return totals;
}

Status note_visits(archive::Archive& archive, const FetchSession& session) {
  if (session.visits().empty()) return {};
  return archive.update([&]() -> Status {
    for (const Visit& visit : session.visits()) DL_TRY(archive::note_visit(archive, visit.url, visit.status, visit.at));
    return {};
  });
}

}  // namespace dateline::engine
