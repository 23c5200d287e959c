#include "serve/request.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "model/json_fields.h"
#include "serve/order.h"

namespace dateline::serve {
namespace {

bool is_name_sign(char c) { return (c >= 'a' && c <= 'z') || c == '-'; }

/// Whether a request can say this, in its address or in its body.
bool is_told(std::string_view name) {
  const auto has_name = [&](const auto& one) { return one.name == name; };
  return std::any_of(all_parameters().begin(), all_parameters().end(), has_name) || std::any_of(all_members().begin(), all_members().end(), has_name);
}

/// "--sort foo: ..." as "sort foo: ...": messages are written for the command line. The first parameter named goes into `first`.
std::string as_parameters(std::string_view message, std::string& first) {
  std::string out;
  for (std::size_t at = 0; at < message.size();) {
    std::size_t end = at + 2;
    if (message.substr(at, 2) == "--") {
      while (end < message.size() && is_name_sign(message[end])) ++end;
    }
    const std::string_view name = end > at + 2 ? message.substr(at + 2, end - at - 2) : std::string_view();
    if (is_told(name)) {
      if (first.empty()) first = name;
      out += name;
      at = end;
    } else {
      out += message[at++];
    }
  }
  return out;
}

}  // namespace

Reply error_reply(const Error& error) {
  const ErrorRow& row = error_row(error.code);
  std::string parameter;
  json::Json told = {{"code", row.name}, {"message", as_parameters(error.message, parameter)}};
  if (error.code == ErrorCode::kUsage && !parameter.empty()) told["parameter"] = parameter;
  Reply out{row.http_status, {{"Content-Type", "application/json"}}, {}};
  out.body = json::Json{{"error", std::move(told)}}.dump(-1, ' ', false, json::Json::error_handler_t::replace) + "\n";
  if (error.code == ErrorCode::kUnauthorized) out.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"dateline\"");
  if (out.status == 503) out.fields.emplace_back("Retry-After", "1");
  return out;
}

void add_common_fields(Reply& reply) {
  static constexpr std::array<std::pair<const char*, const char*>, 6> kCommon = {{
      {"Cache-Control", "no-cache"},
      {"Vary", "Accept, Accept-Encoding, Authorization"},
      {"X-Content-Type-Options", "nosniff"},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},
  }};
  for (const auto& [name, value] : kCommon) {
    bool there = false;  // the page has a policy of its own
    for (const auto& [given, own] : reply.fields) there = there || given == name;
    if (!there) reply.fields.emplace_back(name, value);
  }
}

}  // namespace dateline::serve
