#include "engine/address_input.h"

#include <algorithm>
#include <utility>

#include "base/try.h"
#include "formats/http_message.h"
#include "ingest/feed_items.h"
#include "ingest/input_kind.h"

namespace dateline::engine {
namespace {

bool has_flag(const Article& article, std::string_view flag) {
  return std::find(article.flags.begin(), article.flags.end(), flag) != article.flags.end();
}

/// What lies behind an exchange, cut into raw reports with their capture.
std::vector<ingest::RawEntry> entries_of(fetch::Exchange exchange, ingest::Given given) {
  given.url = exchange.capture.final;
  const std::string charset = formats::content_type_of(formats::field_of(exchange.capture.headers, "content-type")).charset;
  auto entries = ingest::split_input(exchange.capture.requested, std::move(exchange.content), ingest::InputKind::kAuto, given);
  for (ingest::RawEntry& entry : entries) {
    if (!entry.report || entry.report->capture) continue;  // a page of a web archive has its own
    entry.report->capture = exchange.capture;
    if (entry.report->kind != ingest::InputKind::kJsonLines) entry.report->charset = charset;
    if (exchange.is_cut) entry.report->flags.push_back("cut_short");
  }
  return entries;
}

/// How much of a report there is to read: 0 where there is nothing.
struct Words {
  std::size_t count = 0;
  bool is_part = false;  // the page says or shows that it is not the whole report
  bool is_dated = false;
};
Words words_of(const Result<ingest::RawReport>& raw) {
  if (!raw) return {};
  if (raw->kind == ingest::InputKind::kPdf || raw->kind == ingest::InputKind::kDocx) return {1, false, true};
  const auto article = ingest::make_article(*raw);
  if (!article) return {};
  return {article->text.size(), has_flag(*article, "wall") || has_flag(*article, "teaser"), !article->published.empty()};
}

}  // namespace

std::string key_of(const formats::FeedItem& item) {
  if (!item.id.empty()) return item.id;
  return item.url.empty() ? formats::plain_words(item.title) : item.url;
}

AddressInput::AddressInput(FetchSession& session, std::string address, ingest::Given given, FeedMemory memory)
    : session_(session), address_(std::move(address)), given_(std::move(given)), memory_(std::move(memory)) {}

std::string AddressInput::item_of(const std::string& entry_name) const {
  const auto found = items_.find(entry_name);
  return found == items_.end() ? std::string() : found->second;
}

void AddressInput::take_feed(fetch::Exchange exchange) {
  const std::string type(formats::field_of(exchange.capture.headers, "content-type"));
  auto feed = formats::read_feed(exchange.content, type, exchange.capture.final, address_);
  if (!feed) {
    entries_.push_back({"", feed.error()});
    return;
  }
  feed_ = std::move(*feed);
  feed_capture_ = std::move(exchange.capture);
  feed_is_near_ = exchange.is_near;
}

void AddressInput::begin() {
  begun_ = true;
  fetch::HttpRequest request;
  request.url = address_;
  request.etag = memory_.etag;
  request.last_modified = memory_.last_modified;
  auto exchange = session_.collect(request);
  if (!exchange) {
    if (!session_.is_stopped()) entries_.push_back({"", exchange.error()});
    return;
  }
  unchanged_ = exchange->capture.status == 304;
  done_ = unchanged_;
  if (unchanged_) return;
  etag_ = formats::field_of(exchange->capture.headers, "etag");
  last_modified_ = formats::field_of(exchange->capture.headers, "last-modified");
  if (ingest::kind_of(exchange->content) == ingest::InputKind::kFeed) return take_feed(std::move(*exchange));
  if (memory_.has_seen) {
    entries_.push_back({"", Error{ErrorCode::kBadInput,
                                  address_ + ": is no feed (any more); look for the feed's address on the page, or follow it no longer"}});
    return;
  }
  for (ingest::RawEntry& entry : entries_of(std::move(*exchange), given_)) entries_.push_back(std::move(entry));
}

/// The page that the item leads to, or the item's own words.
ingest::RawEntry AddressInput::entry_of(const formats::FeedItem& item, std::size_t number) {
  ingest::RawEntry own{"", ingest::raw_report_of(*feed_, item, address_ + " item " + std::to_string(number), given_)};
  if (own.report) own.report->capture = feed_capture_;
  if (!fetch::is_web_address(item.url)) return own;
  fetch::HttpRequest request;
  request.url = item.url;
  request.may_be_near = feed_is_near_;
  auto exchange = session_.collect(request);
  if (!exchange) return own.report ? std::move(own) : ingest::RawEntry{"", exchange.error()};
  auto pages = entries_of(std::move(*exchange), given_);
  if (pages.size() != 1) return own;
  ingest::RawEntry page = std::move(pages.front());
  const Words of_page = words_of(page.report), of_own = words_of(own.report);
  const bool own_is_better = of_own.count > 0 && (of_page.count == 0 || (of_page.is_part && of_own.count > of_page.count));
  if (own_is_better) return own;
  if (page.report && !of_page.is_dated && page.report->published.empty()) page.report->published = item.published;
  return page;
}

std::optional<ingest::RawEntry> AddressInput::next_item() {
  while (next_item_ < feed_->items.size() && !session_.is_stopped()) {
    const formats::FeedItem& item = feed_->items[next_item_++];
    const std::string key = key_of(item);
    if (memory_.has_seen && memory_.has_seen(key)) continue;
    ingest::RawEntry entry = entry_of(item, next_item_);
    if (session_.is_stopped()) break;  // its page may be missing only because of that
    if (entry.report) items_[entry.report->name] = key;
    return entry;
  }
  done_ = !session_.is_stopped();
  return std::nullopt;
}

std::optional<ingest::RawEntry> AddressInput::next() {
  if (!begun_) begin();
  if (!entries_.empty()) {
    ingest::RawEntry out = std::move(entries_.front());
    entries_.pop_front();
    return out;
  }
  return feed_ ? next_item() : std::nullopt;
}

}  // namespace dateline::engine
