#pragma once
// FetchSession: fetching for one run: a polite visitor, and for each page the word on who collected it, with what, and where a copy lies.
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/warc_file.h"
#include "fetch/visitor.h"

namespace dateline::engine {

struct FetchSettings {
  std::string by;       // who collects
  std::string contact;  // for the other side: an address or mail in the User-Agent
  std::string proxy;
  std::string save_warc;
  int timeout_s = 60;
  int max_mib = 32;
  double pause_s = 1;
  int retries = 2;
  bool ignore_robots = false;
  bool may_be_near = true;  // whether an address that somebody names may lead into this machine or a private network
};

/// "Dateline 0.1.0"
std::string tool_name();

/// What an address answered, where it was asked.
struct Visit {
  std::string url;
  int status = 0;
  std::string at;
};

class FetchSession {
 public:
  /// `stop` outlives the session.
  static Result<std::unique_ptr<FetchSession>> open(FetchSettings settings, const std::atomic<bool>& stop);

  /// As Visitor::visit; with the capture complete and, if wanted, the exchange in the WARC file.
  Result<fetch::Exchange> collect(const fetch::HttpRequest& request);
  bool is_stopped() const { return stop_; }
  /// All that answered so far: pages that came, and pages that are gone (404, 410).
  const std::vector<Visit>& visits() const { return visits_; }

 private:
  FetchSession(FetchSettings settings, const std::atomic<bool>& stop);
  Status save(fetch::Exchange& exchange);

  FetchSettings settings_;
  const std::atomic<bool>& stop_;
  int last_status_ = 0;  // of the last answer to collect(), also one that is no page
  std::vector<Visit> visits_;
  fetch::HttpClient client_;
  fetch::Visitor visitor_;
  std::optional<WarcFile> warc_;
};

/// The bytes of what a page shows, for AddOptions::fetch_media; a page in a private network may show what lies there.
Result<std::string> fetch_media(FetchSession& session, const std::string& address, const std::string& page);

}  // namespace dateline::engine
