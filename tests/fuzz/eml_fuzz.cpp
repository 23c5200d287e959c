// Any bytes taken for a mail or a saved page give parts within bounds, and the article made of them is whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "formats/mail.h"
#include "ingest/carried_media.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const formats::Mail mail = formats::read_mail(bytes);
  if (mail.parts.size() > formats::kMaxMailParts) std::abort();
  for (const formats::MailPart& part : mail.parts) {
    if (part.bytes.size() > size || !is_valid_utf8(part.file_name)) std::abort();
  }
  if (!is_valid_utf8(formats::decode_words(bytes))) std::abort();
  (void)formats::looks_like_mail(bytes);
  for (ingest::InputKind kind : {ingest::InputKind::kMail, ingest::InputKind::kSavedPage}) {
    for (const ingest::RawEntry& entry : ingest::split_input("fuzz", bytes, kind, {})) {
      if (!entry.report) continue;
      const auto article = ingest::make_article(*entry.report);
      if (!article) continue;
      if (!is_valid_utf8(article->text.view()) || !is_valid_utf8(article->title)) std::abort();
      for (const ingest::CarriedMedia& media : ingest::carried_media(*entry.report, *article)) {
        if (media.bytes.size() > size) std::abort();
      }
      for (const Block& block : article->blocks) {
        if (block.span.start >= block.span.end || block.span.end > article->text.size()) std::abort();
      }
    }
  }
  return 0;
}
