#include "watch/deliver.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/try.h"
#include "base/utc_time.h"
#include "model/json_fields.h"
#include "watch/run.h"
#include "watch/told_outside.h"

namespace dateline::watch {
namespace {

bool is_taken(int status) { return status >= 200 && status < 300; }

/// What became of one try.
void note(const Result<int>& answer, archive::Delivery& delivery, Delivered& sum) {
  if (answer && is_taken(*answer)) {
    delivery.state = "sent";
    delivery.error.clear();
    ++sum.sent;
    return;
  }
  delivery.error = answer ? "the answer is " + std::to_string(*answer) : answer.error().message;
  const bool over = delivery.tries >= kMostTries;
  delivery.state = over ? "given_up" : "waiting";
  ++(over ? sum.given_up : sum.waiting);
  sum.problems.push_back("watch " + delivery.watch + ": " + delivery.error + (over ? "; given up after " + std::to_string(delivery.tries) + " tries"
                                                                                 : "; kept, tried again from " + delivery.next_at));
}

Result<int> try_to_send(const Webhook& webhook, const std::string& body, const Carrier& carrier) {
  DL_ASSIGN(const std::string secret, carrier.read_secret(webhook.secret_file));
  return carrier.send(webhook, body, signature(secret, body), delivery_id(body));
}

}  // namespace

std::chrono::minutes pause_after(int tries) {
  constexpr std::chrono::minutes kLongest = std::chrono::hours(24);
  std::chrono::minutes out{1};
  for (int i = 1; i < tries && out < kLongest; ++i) out *= 4;
  return std::min(out, kLongest);
}

std::string signature(std::string_view secret, std::string_view body) { return "sha256=" + hmac_sha256_hex(secret, body); }

std::string delivery_id(std::string_view body) { return sha256_hex(body).substr(0, 16); }

std::string body_of(const std::string& watch, const std::vector<archive::MatchRow>& matches) {
  json::Json out = {{"format", "dateline.watch/1"}, {"watch", watch}};
  out.update(json::Json::parse(matches_json(matches)));
  return out.dump();
}

Result<Delivered> deliver(archive::Archive& archive, Time now, bool at_once, const Carrier& carrier) {
  Delivered sum;
  DL_ASSIGN(std::vector<archive::Delivery> due, archive::due_deliveries(archive, at_once ? std::string() : utc_time(now)));
  for (archive::Delivery& delivery : due) {
    if (!carrier.has_time()) {
      ++sum.waiting;
      continue;
    }
    DL_ASSIGN(const auto row, archive::find_watch(archive, delivery.watch));
    if (!row) continue;
    DL_ASSIGN(const Question question, question_from_json(row->question, row->name));
    if (!question.webhook) continue;
    DL_ASSIGN(const std::string body, body_outside(archive, delivery.body, utc_time(now)));
    if (body.empty()) {
      delivery.state = "given_up";
      delivery.error = "withheld by marks";
      ++sum.given_up;
      sum.problems.push_back("watch " + delivery.watch + ": what it told is withheld by marks, and is not sent (`dateline share --preview` lists what is)");
      DL_TRY(archive.update([&] { return archive::note_try(archive, delivery); }));
      continue;
    }
    // Counted before it is sent, so that two runs at once do not both send it and a run that is killed has tried.
    ++delivery.tries;
    delivery.next_at = utc_time(now + pause_after(delivery.tries));
    DL_TRY(archive.update([&] { return archive::note_try(archive, delivery); }));
    note(try_to_send(*question.webhook, body, carrier), delivery, sum);
    DL_TRY(archive.update([&] { return archive::note_try(archive, delivery); }));
  }
  return sum;
}

}  // namespace dateline::watch
