#pragma once
// News: one thing that a watch has to tell. Each has a mark made of evidence (claim keys, ids that resolve for ever), so that the same is
// never told twice, whatever grouping makes of it afterwards.
#include <string>
#include <vector>

#include "model/json_fields.h"

namespace dateline::watch {

struct News {
  std::string change;          // data for programs: new_incident, new_source, support, ... (docs/formats/watch.md)
  std::string mark;
  std::string incident, claim, report, actor, item;  // what it is about; empty: not about such a thing
  std::string about;           // of a person: what happened, whose report
  json::Json before, now;      // what it was and is; null: nothing
  std::vector<std::string> claims;  // keys that it rests on
  std::string words;           // a sentence for people
};

/// A short mark of many keys, in any order.
std::string mark_of(std::vector<std::string> keys);

/// {"watch", "change", "since", "at", "incident", ...}: one match of docs/formats/watch.md; `number` 0: it has none yet.
json::Json match_json(const News& news, const std::string& watch, const std::string& since, const std::string& at);

}  // namespace dateline::watch
