// Any bytes taken as a reading give a whole one or an Error that says something; a whole one is written and read again unchanged.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/reading_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  auto stored = reading_from_json({reinterpret_cast<const char*>(data), size});
  if (!stored) {
    if (stored.error().message.empty()) std::abort();
    return 0;
  }
  const Reading reading = std::move(stored->reading);
  const Document doc(std::move(stored->article));
  const std::string written = reading_to_json(doc, reading);
  auto again = reading_from_json(written);
  if (!again) std::abort();
  if (reading_to_json(Document(std::move(again->article)), again->reading) != written) std::abort();
  return 0;
}
