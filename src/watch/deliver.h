#pragma once
// Delivering: what watches told goes to their webhooks, signed. A run waits for nobody: what cannot be sent is kept, and tried again by later
// runs, each time after a longer pause and a bounded number of times. A delivery may come twice (a run that was killed while it sent), always
// with the same body and number.
#include <chrono>
#include <functional>
#include <string>

#include "archive/watches.h"
#include "watch/question.h"

namespace dateline::watch {

using Time = std::chrono::system_clock::time_point;

inline constexpr int kMostTries = 12;  // about a week

/// The pause after so many tries that came to nothing: 1 minute, 4, 16, ..., at most a day.
std::chrono::minutes pause_after(int tries);

/// "sha256=" and the HMAC-SHA256 of the body, for the field Dateline-Signature.
std::string signature(std::string_view secret, std::string_view body);
/// For the field Dateline-Delivery: the same for the same body.
std::string delivery_id(std::string_view body);

/// What a webhook is sent: {"format": "dateline.watch/1", "watch", "matches"}.
std::string body_of(const std::string& watch, const std::vector<archive::MatchRow>& matches);

struct Carrier {
  std::function<Result<std::string>(const std::string& file)> read_secret;
  /// The status of the answer. Signature and id go into its header.
  std::function<Result<int>(const Webhook& webhook, const std::string& body, const std::string& signature, const std::string& id)> send;
  std::function<bool()> has_time;  // whether the run may still take time for sending
};

/// Sends what is due, or with `at_once` all that waits. An Error is the archive's; what goes wrong outside stands in the delivery.
struct Delivered {
  int sent = 0, waiting = 0, given_up = 0;
  std::vector<std::string> problems;
};
Result<Delivered> deliver(archive::Archive& archive, Time now, bool at_once, const Carrier& carrier);

}  // namespace dateline::watch
