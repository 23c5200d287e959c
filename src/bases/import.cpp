#include "bases/import.h"

#include "base/content_version.h"
#include "base/data_file.h"
#include "base/line_reader.h"
#include "base/try.h"
#include "bases/import_table.h"

namespace dateline::bases {
namespace {

namespace fs = std::filesystem;

enum class FileKind { kEntities, kTable };

/// By the first line that is not blank.
Result<FileKind> kind_of(const fs::path& file) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  for (;;) {
    DL_ASSIGN(const auto line, lines.next());
    if (!line) return Error{ErrorCode::kEmpty, file.string() + ": holds nothing"};
    if (trim(*line).empty()) continue;
    if (trim(*line)[0] == '{') return FileKind::kEntities;
    if (is_table_head(*line)) return FileKind::kTable;
    const bool packed = line->starts_with("PK") || line->starts_with("\x1F\x8B");
    return Error{ErrorCode::kBadInput, file.string() + ": is no file of FollowTheMoney entities, one a line, and no table with a column name or label" +
                                           (packed ? "; it seems to be packed: unpack it first" : "; see docs/formats/actor-bases.md")};
  }
}

}  // namespace

Result<Imported> import_base(const std::vector<fs::path>& files, const std::string& name, std::optional<BaseKind> kind, const fs::path& out,
                             const RowProblem& problem, const Progress& progress) {
  std::vector<FileKind> kinds;
  for (const fs::path& file : files) {
    DL_ASSIGN(const FileKind file_kind, kind_of(file));
    kinds.push_back(file_kind);
  }
  DL_ASSIGN(const std::string version, content_version(files));
  DL_ASSIGN(BaseWriter writer, BaseWriter::create(out));
  ImportSink sink(writer, problem);
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Progress of_all = [&](std::uint64_t bytes) {
      if (progress) progress(before + bytes);
    };
    DL_TRY(kinds[i] == FileKind::kTable ? import_table(files[i], sink, of_all) : import_ftm(files[i], sink, of_all));
    std::error_code ignored;
    before += fs::file_size(files[i], ignored);
  }
  if (sink.is_full()) return Error{ErrorCode::kTooLarge, files.back().string() + ": holds more than one base can; split it into several"};
  if (sink.counts().entries == 0) return Error{ErrorCode::kBadInput, files[0].string() + ": holds no actor that can be taken in; nothing was changed"};
  Imported done{kind.value_or(sink.any_listed() ? BaseKind::kList : BaseKind::kBase), sink.counts()};
  DL_TRY(writer.write(name, version, done.kind == BaseKind::kList ? format::kList : format::kBase));
  done.counts.listings = writer.listing_count();
  return done;
}

}  // namespace dateline::bases
