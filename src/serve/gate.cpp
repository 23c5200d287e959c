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

Status check_method(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    return Error{ErrorCode::kMethodNotAllowed, "nothing is written here; ask with GET or HEAD"};
  }
  if (!request.has_body) return {};
  return Error{ErrorCode::kTooLarge, "a question has no body; put what you ask into the address"};
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
  DL_TRY(check_method(request));
  DL_ASSIGN(Target target, parse_target(request.target));
  const auto found = find_route(target.path);
  if (!found) return Error{ErrorCode::kNotFound, "there is nothing at this address; " + std::string(kRoot) + " lists what can be asked"};
  Question out;
  out.route = found->route;
  out.asked.what = found->what;
  DL_TRY(archive::check_given("the address", out.asked.what));
  DL_TRY(take_parameters(target.parameters, out.route->takes, out.asked));
  DL_TRY(check_needs(*out.route, target.parameters));
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

std::string outline(const Request& request) {
  const bool known = request.method == "GET" || request.method == "HEAD";
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
