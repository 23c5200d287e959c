#pragma once
// Capture: how one report's bytes came to be held: asked for where, when, by whom, with what, and what the other side answered. It is
// custody, no part of what the report says, and never counts in what makes two inputs the same.
#include <string>
#include <vector>

namespace dateline {

struct HeaderField {
  std::string name, value;
};

struct Capture {
  std::string at;         // ISO 8601, UTC, when the answer came
  std::string requested;  // address that was asked for
  std::string final;      // address that answered, after redirects
  std::vector<std::string> redirects;  // addresses between the two
  int status = 0;         // HTTP; 0 where there was none
  std::vector<HeaderField> headers;    // of the answer, in its order
  std::string by;         // person or organisation that collected; empty if not told
  std::string with;       // tool and version that collected
  std::string archived;   // where a copy lies: "FILE.warc.gz <urn:uuid:...>"; empty if nowhere

  bool empty() const { return at.empty() && requested.empty(); }
};

}  // namespace dateline
