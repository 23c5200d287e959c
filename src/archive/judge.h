#pragma once
// Making a judgement: finds the item that is meant, gathers its evidence, checks the values, appends it, and derives its report anew.
// An item is named by the key of a claim, the id of an incident, or REPORT#ID with the id that the report's reading gives it ("r7#v3", "r7#t2").
#include <string>
#include <vector>

#include "archive/decisions.h"
#include "review/values.h"

namespace dateline::archive {

struct NewJudgement {
  review::Verdict verdict = review::Verdict::kAccept;
  std::string on;                    // the item; of kCreate the report
  std::vector<std::string> fields;   // FIELD=VALUE, of kCorrect and kCreate
  std::int64_t seconds = 0;          // of kSecond
  std::string by, why, at;
  review::PlaceFinder places = {};
  // Of kCreate:
  std::string item, kind, about;     // claim, event, relation, time or source; its kind or name; of a claim what it is on
  std::string words;                 // the selected words, or
  std::string span;                  // START-END in code points of the report's text
};

/// The decision as it stands in the archive, with its number. kUsage or kNotFound where it is about nothing.
Result<Decision> judge(Archive& archive, const NewJudgement& given);

/// An item of a reading as it stands.
struct FoundItem {
  StoredReading stored;  // with judgements laid over
  review::ItemKind item = review::ItemKind::kClaim;
  int index = -1;
};
Result<FoundItem> find_item(const Archive& archive, const std::string& name);

}  // namespace dateline::archive
