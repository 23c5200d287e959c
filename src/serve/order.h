#pragma once
// Order: what a request to write says, a JSON object in its body whose members are named as the options of the command line.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/json_fields.h"
#include "serve/parameters.h"

namespace dateline::serve {

inline constexpr std::size_t kMostBody = 64 * 1024;  // bytes

struct Order {
  std::string what;          // the part of the path: a case's name
  std::string by, why, at;   // who, the reason, when
  std::string verdict, kind;  // of a judgement; of a decision or an entry, or of what is created
  std::string on, a, b;      // an item, incident, report or hypothesis that is judged; actors
  std::string item, about, words, span;  // of what is created out of words of a report; what a case is about
  std::string reliability, credibility, source, claim;
  std::string name, text, standard, likelihood, alternatives, draft;
  std::vector<std::string> fields, ids, keys;
  std::string tlp, embargo;
  std::string file, content, address, published;  // of what is handed over; content in base64
  bool no_export = false, with_media = false;
  std::int64_t seconds = 0, of = 0, undoes = 0;
  std::vector<std::string> told;  // names of the members that are there
};

struct Member {
  std::string_view name;
  /// Empty, or what to write in place of this value.
  std::string_view (*take)(const json::Json& value, Order& order);
};

/// All that any order says.
const std::vector<Member>& all_members();

/// kUsage, naming the member, for what is no object, for members that are not among `tells`, for missing ones and for values of another kind.
Result<Order> read_order(std::string_view body, const Names& tells, const Names& needs);

}  // namespace dateline::serve
