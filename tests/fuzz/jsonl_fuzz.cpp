// Any bytes taken as an input of any kind give entries; each is a raw report or an Error that says something; articles come from them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::ingest;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (InputKind kind : {InputKind::kJsonLines, InputKind::kAuto, InputKind::kText}) {
    for (const RawEntry& entry : split_input("fuzz", bytes, kind, {})) {
      if (!entry.report) {
        if (entry.report.error().message.empty()) std::abort();
        continue;
      }
      const auto article = make_article(*entry.report);
      if (!article) continue;
      if (!dateline::is_valid_utf8(article->text.view())) std::abort();
      if (article->id.empty() || article->sha256.size() != 64) std::abort();
    }
  }
  return 0;
}
