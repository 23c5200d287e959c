#pragma once
// The words behind a claim, as every answer for a person ends in them.
#include <string>

#include "archive/archive.h"

namespace dateline::archive {

struct Evidence {
  std::string report, claim, published, publisher;
  std::string sentence;  // or sentences, that the claim stands in, on one line
};
/// Empty where the report does not make this claim any more.
Result<Evidence> find_evidence(const Archive& archive, std::string_view report, std::string_view claim);

}  // namespace dateline::archive
