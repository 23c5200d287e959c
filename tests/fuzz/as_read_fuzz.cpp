// Any text that is mended to be read (lines joined, place lines ended, capitals lowered) keeps its positions.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "nlp/letter_case.h"
#include "nlp/place_lines.h"
#include "nlp/wrapped_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const Text text(std::string(reinterpret_cast<const char*>(data), size));
  const auto check = [&](const Text& mended) {
    if (mended.size() != text.size() || !is_valid_utf8(mended.view())) std::abort();
  };
  if (const auto joined = nlp::join_wrapped_lines(text)) check(*joined);
  if (const auto ended = nlp::end_place_lines(text)) check(*ended);
  check(nlp::in_lower_case(text));
  return 0;
}
