#include "serve/answerer.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/try.h"
#include "base/utc_time.h"
#include "formats/bare_picture.h"
#include "serve/gzip.h"
#include "serve/header_fields.h"
#include "serve/target.h"

namespace dateline::serve {
namespace {

constexpr std::size_t kMostKnown = 4096;    // marks
constexpr std::size_t kLeastPacked = 1024;  // bytes of a body
constexpr std::size_t kMarkDigits = 32;

/// Where an answer ends, if there is more: "cursor" is a member of every answer that is a page, and of nothing else. Within a text the
/// quotes would be escaped.
std::string cursor_of(std::string_view body) {
  constexpr std::string_view kMember = "\"cursor\":\"";
  const std::size_t at = body.rfind(kMember);
  if (at == std::string_view::npos) return {};
  body.remove_prefix(at + kMember.size());
  return std::string(body.substr(0, body.find('"')));
}

std::string next_link(const Question& question, const std::string& cursor) {
  auto parameters = question.parameters;
  std::erase_if(parameters, [](const auto& parameter) { return parameter.first == "cursor"; });
  parameters.emplace_back("cursor", cursor);
  return "<" + question.path + "?" + query_string(parameters) + ">; rel=\"next\"";
}

Reply unchanged(const std::string& mark) { return {304, {{"ETag", "\"" + mark + "\""}}, {}}; }

std::string without(std::string text, const std::string& part, std::string_view instead) {
  if (part.empty()) return text;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + instead.size()))
    text.replace(at, part.size(), instead);
  return text;
}

}  // namespace

Answerer::Answerer(archive::Archive archive, std::string path, About about, PlaceNames places_named)
    : archive_(std::move(archive)), path_(std::move(path)), about_(std::move(about)), places_named_(std::move(places_named)) {}

Result<std::unique_ptr<Answerer>> Answerer::open(const std::string& path, About about, PlaceNames places_named) {
  DL_ASSIGN(archive::Archive archive, archive::Archive::open(path, archive::Mode::kRead));
  return std::unique_ptr<Answerer>(new Answerer(std::move(archive), path, std::move(about), std::move(places_named)));
}

Result<std::unique_ptr<Answerer>> Answerer::open(const std::string& path, About about, PlaceNames places_named, std::shared_ptr<Audience> audience, archive::ShareOrder order) {
  const auto served = audience->served();
  DL_ASSIGN(auto out, open(served->file, std::move(about), std::move(places_named)));
  DL_ASSIGN(out->marks_, MarkLook::open(path, std::move(order)));
  out->audience_ = std::move(audience);
  out->served_ = served;
  return out;
}

Status Answerer::open_what_may_be_seen() {
  if (!audience_) return {};
  const auto served = audience_->served();
  DL_ASSIGN(const std::string mark, marks_->mark_now());
  if (served->mark != mark) {
    audience_->ask_for_new();
    return Error{ErrorCode::kBusy, "what may be shown has changed and is being made anew; ask again in a moment"};
  }
  if (served == served_) return {};
  DL_ASSIGN(archive_, archive::Archive::open(served->file, archive::Mode::kRead));
  path_ = served->file;
  served_ = served;
  known_.clear();
  return {};
}

Result<std::unique_ptr<Answerer>> Answerer::open_to_write(const std::string& path, Means means) {
  const auto there = archive::Archive::open(path, archive::Mode::kRead);
  if (!there && there.error().code != ErrorCode::kUsage) return there.error();  // an older version is brought up to date by writing
  DL_ASSIGN(archive::Archive archive, archive::Archive::open(path, archive::Mode::kWrite));
  std::unique_ptr<Answerer> out(new Answerer(std::move(archive), path, {}, {}));
  out->means_ = std::move(means);
  return out;
}

Reply Answerer::answer(const Question& question, const std::function<bool()>& stop) {
  Reply out;
  const auto take = [&](Result<Reply> reply) -> Status {
    if (!reply) return reply.error();
    out = std::move(*reply);
    return {};
  };
  if (const Status seen = open_what_may_be_seen(); !seen) return error_reply(seen.error());
  const Status looked = question.write ? take(write(question)) : archive_.look([&] { return take(ask(question)); }, stop);
  if (looked) return out;
  return error_reply({looked.error().code, without(looked.error().message, path_, "the archive")});
}

Result<Reply> Answerer::write(const Question& question) {
  DL_ASSIGN(Order order, read_order(question.body, question.write->tells, question.write->needs));
  order.what = question.asked.what;
  order.at = utc_time(std::chrono::system_clock::now());
  DL_ASSIGN(const std::string body, question.write->make(archive_, order, means_));
  return Reply{201, {{"Content-Type", std::string(kJson)}}, body + "\n"};
}

Result<Reply> Answerer::ask(const Question& question) {
  DL_ASSIGN(const std::int64_t version, archive_.data_version());
  const std::string key = question.key();
  const auto known = known_.find(key);
  const bool current = !question.route->is_of_server && known != known_.end() && known->second.version == version;
  if (current) {
    if (const auto held = state_named(question.if_none_match, known->second.mark)) return unchanged(*held);
  }

  Asked asked = question.asked;
  asked.filter.places_named = places_named_;
  DL_ASSIGN(std::string body, question.route->answer(archive_, asked, about_));
  const bool is_text = question.route->type != kPicture;
  const std::string cursor = is_text ? cursor_of(body) : std::string();
  if (is_text) body = question.route->write ? question.route->write(body) : body + "\n";
  const std::string mark = sha256_hex(body).substr(0, kMarkDigits);
  if (known_.size() >= kMostKnown) known_.clear();
  known_[key] = {version, mark};
  if (const auto held = state_named(question.if_none_match, mark)) return unchanged(*held);
  Reply out = body_reply(question, std::move(body), mark);
  if (!cursor.empty()) out.fields.emplace_back("Link", next_link(question, cursor));
  return out;
}

Reply Answerer::body_reply(const Question& question, std::string body, const std::string& mark) const {
  const bool is_text = question.route->type != kPicture;
  Reply out{200, {{"Content-Type", std::string(is_text ? question.route->type : formats::shown_type(body))}}, {}};
  std::string packed = is_text && question.takes_gzip && body.size() > kLeastPacked ? gzip(body) : std::string();
  const bool is_packed = !packed.empty() && packed.size() < body.size();
  if (is_packed) out.fields.emplace_back("Content-Encoding", "gzip");
  out.fields.emplace_back("ETag", "\"" + mark + (is_packed ? "-gz\"" : "\""));
  out.body = std::move(is_packed ? packed : body);
  return out;
}

}  // namespace dateline::serve
