#include "serve/gate.h"

#include "base/sha256.h"
#include "base/try.h"
#include "serve/header_fields.h"
#include "serve/page.h"

namespace dateline::serve {
namespace {

/// Takes as long whatever the two have in common: digests are compared, all of them.
bool is_same_secret(std::string_view a, std::string_view b) {
  const std::string x = sha256_hex(a), y = sha256_hex(b);
  unsigned difference = 0;
  for (std::size_t i = 0; i < x.size(); ++i) difference |= static_cast<unsigned char>(x[i]) ^ static_cast<unsigned char>(y[i]);
  return difference == 0;
}

Status check_token(const Request& request, const Policy& policy) {
  constexpr std::string_view kScheme = "bearer ";
  if (policy.token.empty()) return {};
  std::string_view given = request.authorization;
  bool bearer = given.size() >= kScheme.size();
  for (std::size_t i = 0; bearer && i < kScheme.size(); ++i) bearer = (given[i] | 0x20) == (kScheme[i] | 0x20);
  if (bearer) given.remove_prefix(kScheme.size());
  if (bearer && is_same_secret(given, policy.token)) return {};
  return Error{ErrorCode::kUnauthorized, "this server asks for a token; send it as the field Authorization: Bearer TOKEN"};
}

bool is_post(const Request& request) { return request.method == "POST"; }

Status check_method(const Request& request, const Policy& policy) {
  if (is_post(request) && policy.writes) return {};
  if (request.method != "GET" && request.method != "HEAD") {
    const std::string why = is_post(request) ? "nothing is written here, for the server was started without --allow-writes" : "nothing is done so here";
    return Error{ErrorCode::kMethodNotAllowed, why + "; ask with GET or HEAD"};
  }
  if (!request.has_body) return {};
  return Error{ErrorCode::kTooLarge, "a question has no body; put what you ask into the address"};
}

/// Whether the page that asks is the server's own, by what its browser says: other programs say nothing.
bool is_own_page(const Request& request) {
  std::string_view origin = request.origin;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) origin.remove_prefix(scheme.size());
  }
  const bool same_origin = request.origin.empty() || origin == request.host;
  return same_origin && (request.fetch_site.empty() || request.fetch_site == "same-origin" || request.fetch_site == "none");
}

/// A page elsewhere can send neither JSON nor a field of its own making without its browser asking this server first, which gives no such leave.
Status check_write(const Request& request, const Policy& policy, std::size_t most) {
  if (!is_own_page(request)) return Error{ErrorCode::kWrongHost, "a page of another host may not write here; open the server's own"};
  if (policy.token.empty() && request.write_mark.empty())
    return Error{ErrorCode::kUsage, "the field X-Dateline is missing; send it as X-Dateline: write, so that it is seen that no page elsewhere asks"};
  const std::string_view type = std::string_view(request.content_type).substr(0, request.content_type.find(';'));
  if (type != kJson) return Error{ErrorCode::kUsage, "the body is not JSON; send it with the field Content-Type: application/json"};
  if (request.body_bytes <= most) return {};
  return Error{ErrorCode::kTooLarge, "the body has more than " + std::to_string(most) + " bytes; write less at once"};
}

Status check_needs(const Route& route, const std::vector<std::pair<std::string, std::string>>& given) {
  for (const std::string_view needed : route.needs) {
    bool there = false;
    for (const auto& [name, value] : given) there = there || name == needed;
    if (!there) return Error{ErrorCode::kUsage, "--" + std::string(needed) + " is missing; this needs it"};
  }
  return {};
}

std::string link_to(const std::vector<std::string>& path) {
  std::string out;
  for (const std::string& segment : path) (out += '/') += escape(segment);
  return out;
}

}  // namespace

Status check_host(const Request& request, const Policy& policy) {
  if (is_own_host(request.host, policy.hosts)) return {};
  return Error{ErrorCode::kWrongHost,
               "this server does not go by the name in the field Host; ask by its address, or start it with --host NAME"};
}

Result<Question> pass(const Request& request, const Policy& policy) {
  if (request.target.size() > kMostTarget) return parse_target(request.target).error();
  if (request.header_bytes > kMostHeader) {
    return Error{ErrorCode::kHeaderTooLarge,
                 "the header has more than " + std::to_string(kMostHeader) + " bytes; send fewer or shorter fields"};
  }
  DL_TRY(check_host(request, policy));
  DL_TRY(check_token(request, policy));
  DL_TRY(check_method(request, policy));
  DL_ASSIGN(Target target, parse_target(request.target));
  const auto found = find_route(target.path);
  if (!found) return Error{ErrorCode::kNotFound, "there is nothing at this address; " + std::string(kRoot) + " lists what can be asked"};
  Question out;
  out.route = found->route;
  if (is_post(request)) {
    if (!found->write) return Error{ErrorCode::kMethodNotAllowed, "nothing is written at this address; ask with GET or HEAD"};
    out.write = found->write;
    DL_TRY(check_write(request, policy, out.write->most_body));
  }
  out.asked.what = found->what;
  DL_TRY(archive::check_given("the address", out.asked.what));
  DL_TRY(take_parameters(target.parameters, out.write ? Names() : out.route->takes, out.asked));
  if (!out.write) DL_TRY(check_needs(*out.route, target.parameters));
  if (!out.asked.filter.limit) out.asked.filter.limit = kUsualLimit;
  if (!accepts(request.accept, out.route->type) && !(out.route->type == kGeoJson && accepts(request.accept, kJson))) {
    return Error{ErrorCode::kNotAcceptable,
                 "the answer is " + std::string(out.route->type) + "; name it in the field Accept, or leave the field out"};
  }
  out.path = link_to(target.path);
  out.parameters = std::move(target.parameters);
  out.if_none_match = request.if_none_match;
  out.takes_gzip = accepts_gzip(request.accept_encoding);
  return out;
}

Reply refusal(const Error& error, const Request& request, const Policy& policy) {
  Reply out = error_reply(error);
  const auto target = parse_target(request.target);
  const auto found = target ? find_route(target->path) : std::nullopt;
  const bool writes = policy.writes && found && found->write;
  if (error.code == ErrorCode::kMethodNotAllowed) out.fields.emplace_back("Allow", writes ? "GET, HEAD, POST" : "GET, HEAD");
  return out;
}

std::string outline(const Request& request) {
  const bool known = request.method == "GET" || request.method == "HEAD" || is_post(request);
  std::string out = known ? request.method : "(other method)";
  if (is_page_address(request.target)) return out + " (the page)";
  const auto target = parse_target(request.target);
  const auto found = target ? find_route(target->path) : std::nullopt;
  if (!found) return out + " (no such address)";
  ((out += ' ') += kRoot) += found->route->path;
  char mark = '?';
  for (const std::string_view name : found->route->takes) {
    for (const auto& [given, value] : target->parameters) {
      if (given != name) continue;
      (out += mark) += given;
      mark = '&';
    }
  }
  return out;
}

}  // namespace dateline::serve
