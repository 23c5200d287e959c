#include "serve/order.h"

#include <algorithm>

#include "base/try.h"
#include "base/utf8.h"

namespace dateline::serve {
namespace {

using json::Json;

constexpr std::size_t kMostNamed = 1000;  // texts of a list

Error usage(std::string_view name, std::string_view what) { return {ErrorCode::kUsage, "--" + std::string(name) + ": " + std::string(what)}; }

/// The command line can hand over no NUL, so that nothing behind it looks for one.
bool is_text(const Json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return !text.empty() && text.find('\0') == std::string::npos;
}

template <std::string Order::*kField>
std::string_view take_text(const Json& value, Order& order) {
  if (!is_text(value)) return "write a text without NUL, or leave it out";
  order.*kField = value.get<std::string>();
  return {};
}

/// It is kept for ever and shown to others.
std::string_view take_name(const Json& value, Order& order) {
  if (is_text(value) && !is_printable(value.get_ref<const std::string&>())) return "write a name on one line, without control characters";
  return take_text<&Order::by>(value, order);
}

template <std::vector<std::string> Order::*kField>
std::string_view take_list(const Json& value, Order& order) {
  const bool texts = value.is_array() && value.size() <= kMostNamed && std::all_of(value.begin(), value.end(), is_text);
  if (!texts) return "write a list of at most 1000 texts, without NUL";
  for (const Json& one : value) (order.*kField).push_back(one.get<std::string>());
  return {};
}

template <std::int64_t Order::*kField>
std::string_view take_number(const Json& value, Order& order) {
  constexpr std::int64_t kMost = std::int64_t{1} << 53;
  if (!value.is_number_integer() || value.get<std::int64_t>() < 1 || value.get<std::int64_t>() > kMost) return "write a whole number from 1";
  order.*kField = value.get<std::int64_t>();
  return {};
}

template <bool Order::*kField>
std::string_view take_flag(const Json& value, Order& order) {
  if (!value.is_boolean()) return "write true or false";
  order.*kField = value.get<bool>();
  return {};
}

/// As everywhere: [start, end).
std::string_view take_span(const Json& value, Order& order) {
  const bool pair = value.is_array() && value.size() == 2 && value[0].is_number_unsigned() && value[1].is_number_unsigned();
  if (!pair) return "write [start, end), in code points of the report's text";
  order.span = std::to_string(value[0].get<std::uint64_t>()) + "-" + std::to_string(value[1].get<std::uint64_t>());
  return {};
}

const Member* find_member(std::string_view name) {
  const auto& all = all_members();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Member& member) { return member.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Member>& all_members() {
  static const std::vector<Member> all = {
      {"by", take_name},
      {"why", take_text<&Order::why>},
      {"verdict", take_text<&Order::verdict>},
      {"kind", take_text<&Order::kind>},
      {"on", take_text<&Order::on>},
      {"a", take_text<&Order::a>},
      {"b", take_text<&Order::b>},
      {"item", take_text<&Order::item>},
      {"about", take_text<&Order::about>},
      {"words", take_text<&Order::words>},
      {"span", take_span},
      {"reliability", take_text<&Order::reliability>},
      {"credibility", take_text<&Order::credibility>},
      {"source", take_text<&Order::source>},
      {"claim", take_text<&Order::claim>},
      {"case", take_text<&Order::name>},
      {"text", take_text<&Order::text>},
      {"standard", take_text<&Order::standard>},
      {"likelihood", take_text<&Order::likelihood>},
      {"alternatives", take_text<&Order::alternatives>},
      {"draft", take_text<&Order::draft>},
      {"name", take_text<&Order::file>},
      {"content", take_text<&Order::content>},
      {"address", take_text<&Order::address>},
      {"published", take_text<&Order::published>},
      {"tlp", take_text<&Order::tlp>},
      {"embargo", take_text<&Order::embargo>},
      {"no-export", take_flag<&Order::no_export>},
      {"with-media", take_flag<&Order::with_media>},
      {"fields", take_list<&Order::fields>},
      {"ids", take_list<&Order::ids>},
      {"keys", take_list<&Order::keys>},
      {"seconds", take_number<&Order::seconds>},
      {"of", take_number<&Order::of>},
      {"undoes", take_number<&Order::undoes>},
  };
  return all;
}

Result<Order> read_order(std::string_view body, const Names& tells, const Names& needs) {
  const Json told = Json::parse(body, nullptr, false);
  if (!told.is_object()) return Error{ErrorCode::kUsage, "the body is no JSON object; write one with " + listed(tells)};
  Order out;
  for (const auto& [name, value] : told.items()) {
    const Member* member = find_member(name);
    if (!member || std::find(tells.begin(), tells.end(), name) == tells.end())
      return usage(name, "there is no such member here; there are " + listed(tells));
    out.told.push_back(name);
    if (const std::string_view instead = member->take(value, out); !instead.empty()) return usage(name, instead);
  }
  for (const std::string_view needed : needs) {
    const auto given = told.find(needed);
    if (given == told.end()) return usage(needed, "it is missing; this needs it");
  }
  return out;
}

}  // namespace dateline::serve
