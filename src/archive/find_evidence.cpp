#include "archive/find_evidence.h"

#include <algorithm>

#include "archive/compress.h"
#include "archive/marked_text.h"
#include "archive/sqlite.h"

namespace dateline::archive {

Result<Evidence> find_evidence(const Archive& archive, std::string_view report, std::string_view claim) {
  DL_ASSIGN(Statement row, archive.database().query("SELECT c.start, c.stop, r.sentences, r.published, r.publisher, w.text FROM reports r JOIN claims c ON c.report = r.n AND c.key = ? "
                                                    "JOIN report_texts w ON w.n = r.n WHERE r.id = ? LIMIT 1", claim, report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Evidence();
  DL_ASSIGN(std::string words, unpack(row.view(5)));
  const Text text(std::move(words));
  Span span{static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1))};
  for (const Span sentence : spans_from(row.view(2))) {
    if (sentence.overlaps(span)) span = cover(span, sentence);
  }
  Evidence out{std::string(report), std::string(claim), row.text(3), row.text(4), {}};
  if (span.end <= text.size()) out.sentence = text.at(span);
  std::replace(out.sentence.begin(), out.sentence.end(), '\n', ' ');
  return out;
}

}  // namespace dateline::archive
