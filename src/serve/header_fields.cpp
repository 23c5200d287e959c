#include "serve/header_fields.h"

#include <arpa/inet.h>

#include <algorithm>

namespace dateline::serve {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view out = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return trimmed(out);
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

/// Whether the parameters of a member have a weight of nothing: "q=0", "q=0.000".
bool is_refused(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view value = take_until(parameters, ';');
    if (!same(take_until(value, '='), "q")) continue;
    return value.starts_with('0') && value.find_first_of("123456789") == std::string_view::npos;
  }
  return false;
}

/// How well a range of media types names the type: 0 not at all, 3 itself.
int closeness(std::string_view range, std::string_view type) {
  if (range == "*/*") return 1;
  if (same(range, type)) return 3;
  return range.ends_with("/*") && same(range.substr(0, range.size() - 1), type.substr(0, type.find('/') + 1)) ? 2 : 0;
}

/// Without the port, and without a dot at its end.
std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') == std::string_view::npos ? host.size() : host.find(']') + 1);
  host = host.substr(0, host.find(':'));
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

bool is_numeric_or_local(std::string_view name) {
  if (same(name, "localhost")) return true;
  in6_addr address{};
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') {
    return inet_pton(AF_INET6, std::string(name.substr(1, name.size() - 2)).c_str(), &address) == 1;
  }
  return inet_pton(AF_INET, std::string(name).c_str(), &address) == 1;
}

}  // namespace

bool accepts(std::string_view accept, std::string_view type) {
  type = trimmed(type.substr(0, type.find(';')));
  if (trimmed(accept).empty()) return true;
  int best = 0;
  bool taken = false;
  while (!accept.empty()) {
    std::string_view member = take_until(accept, ',');
    const int close = closeness(take_until(member, ';'), type);
    if (close > best) taken = !is_refused(member);
    best = std::max(best, close);
  }
  return taken;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> named, any;
  while (!accept_encoding.empty()) {
    std::string_view member = take_until(accept_encoding, ',');
    const std::string_view coding = take_until(member, ';');
    if (same(coding, "gzip") || same(coding, "x-gzip"))
      named = !is_refused(member);
    else if (coding == "*")
      any = !is_refused(member);
  }
  return named.value_or(any.value_or(false));
}

std::optional<std::string> state_named(std::string_view if_none_match, std::string_view mark) {
  while (!if_none_match.empty()) {
    std::string_view member = take_until(if_none_match, ',');
    if (member == "*") return std::string(mark);
    if (member.starts_with("W/")) member.remove_prefix(2);  // compared weakly (RFC 9110, 13.1.2)
    if (member.size() < 2 || member.front() != '"' || member.back() != '"') continue;
    member = member.substr(1, member.size() - 2);
    const std::string_view state = member.ends_with("-gz") ? member.substr(0, member.size() - 3) : member;
    if (state == mark) return std::string(member);
  }
  return std::nullopt;
}

bool is_own_host(std::string_view host, const std::vector<std::string>& names) {
  const std::string_view name = host_name(host);
  return is_numeric_or_local(name) || std::any_of(names.begin(), names.end(), [&](const std::string& own) { return same(own, name); });
}

}  // namespace dateline::serve
