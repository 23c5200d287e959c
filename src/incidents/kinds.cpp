#include "incidents/kinds.h"

#include <map>

#include "base/data_file.h"

namespace dateline::incidents {

KindRule rule_for(std::string_view kind) {
  static const std::map<std::string_view, KindRule, std::less<>> kRules = [] {
    std::map<std::string_view, KindRule, std::less<>> rules;
    for (const TableRow& row : data_table("incidents/kinds.tsv")) {
      if (row.size() >= 3) rules[row[0]] = {row[1], row[2] == "place", row[2] == "goods"};
    }
    return rules;
  }();
  const auto found = kRules.find(kind);
  return found == kRules.end() ? KindRule{kind, false} : found->second;
}

}  // namespace dateline::incidents
