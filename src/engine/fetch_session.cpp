#include "engine/fetch_session.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/try.h"
#include "base/utc_time.h"
#include "engine/version.h"
#include "fetch/address.h"
#include "fetch/near.h"
#include "formats/warc_writer.h"

namespace dateline::engine {
namespace {

constexpr std::chrono::milliseconds kLook{100};  // how soon a wait sees that it is to stop

fetch::HttpOptions http_options(const FetchSettings& settings) {
  fetch::HttpOptions out;
  out.user_agent = "Dateline/" + std::string(kVersion) + (settings.contact.empty() ? "" : " (+" + settings.contact + ")");
  out.proxy = settings.proxy;
  out.timeout = std::chrono::seconds(settings.timeout_s);
  out.connect_timeout = std::min(out.connect_timeout, out.timeout);
  out.max_bytes = static_cast<std::size_t>(settings.max_mib) << 20;
  return out;
}

fetch::Politeness politeness(const FetchSettings& settings) {
  fetch::Politeness out;
  out.ask_robots = !settings.ignore_robots;
  out.gap = std::chrono::milliseconds(std::llround(settings.pause_s * 1000));
  out.retries = settings.retries;
  return out;
}

fetch::Clock real_clock(const std::atomic<bool>& stop) {
  return {[] { return std::chrono::steady_clock::now(); },
          [&stop](fetch::TimePoint until) {
            for (auto now = std::chrono::steady_clock::now(); !stop && now < until; now = std::chrono::steady_clock::now()) {
              std::this_thread::sleep_until(std::min(until, now + kLook));
            }
            return !stop;
          }};
}

}  // namespace

std::string tool_name() { return "Dateline " + std::string(kVersion); }

FetchSession::FetchSession(FetchSettings settings, const std::atomic<bool>& stop)
    : settings_(std::move(settings)),
      stop_(stop),
      client_(http_options(settings_), stop),
      visitor_(
          [this](const fetch::HttpRequest& request) {
            auto exchange = client_.get(request);
            last_status_ = exchange ? exchange->capture.status : 0;
            return exchange;
          },
          politeness(settings_), real_clock(stop)) {}

Result<std::unique_ptr<FetchSession>> FetchSession::open(FetchSettings settings, const std::atomic<bool>& stop) {
  std::unique_ptr<FetchSession> out(new FetchSession(std::move(settings), stop));
  if (!out->settings_.save_warc.empty()) {
    DL_ASSIGN(out->warc_, WarcFile::open(out->settings_.save_warc));
  }
  return out;
}

Status FetchSession::save(fetch::Exchange& exchange) {
  if (!warc_) return {};
  std::string records;
  if (warc_->is_new()) records = formats::warcinfo_record(tool_name(), settings_.by, exchange.capture.at);
  const std::string id = formats::new_record_id();
  records += formats::exchange_records(exchange.capture, id, exchange.request, exchange.head, exchange.body);
  DL_TRY(warc_->append(records));
  exchange.capture.archived = warc_->name() + " " + id;
  return {};
}

Result<fetch::Exchange> FetchSession::collect(const fetch::HttpRequest& request) {
  last_status_ = 0;
  fetch::HttpRequest asked = request;
  asked.may_be_near = asked.may_be_near && settings_.may_be_near;
  auto answer = visitor_.visit(asked);
  const bool gone = !answer && answer.error().code == ErrorCode::kRefused && (last_status_ == 404 || last_status_ == 410);
  if (answer || gone) visits_.push_back({request.url, last_status_, utc_time(std::chrono::system_clock::now())});
  DL_ASSIGN(fetch::Exchange exchange, std::move(answer));
  exchange.capture.by = settings_.by;
  exchange.capture.with = tool_name();
  DL_TRY(save(exchange));
  return exchange;
}

Result<std::string> fetch_media(FetchSession& session, const std::string& address, const std::string& page) {
  fetch::HttpRequest request;
  request.url = address;
  const auto shown_by = fetch::parse_address(page);
  request.may_be_near = shown_by && fetch::is_near_host(shown_by->host);
  DL_ASSIGN(fetch::Exchange exchange, session.collect(request));
  return std::move(exchange.content);
}

}  // namespace dateline::engine
