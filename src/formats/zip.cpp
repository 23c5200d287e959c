#include "formats/zip.h"

#include <zip.h>

namespace dateline::formats {
namespace {

struct CloseMember {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipFile::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipFile> ZipFile::open(std::string_view bytes, std::string name) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return Error{ErrorCode::kBadInput, name + ": is a damaged or truncated ZIP archive; get it again"};
  return ZipFile(archive, std::move(name));
}

bool ZipFile::has(const std::string& member) const { return zip_name_locate(archive_.get(), member.c_str(), 0) >= 0; }

Result<std::string> ZipFile::read(const std::string& member, std::size_t limit) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), member.c_str(), 0);
  if (index < 0) return Error{ErrorCode::kNotFound, name_ + ": has no part " + member + "; it is damaged, or no document"};
  const std::unique_ptr<zip_file_t, CloseMember> file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) return Error{ErrorCode::kUnreadable, name_ + ": its part " + member + " is encrypted or damaged; save it without a password"};
  std::string out;
  char block[1 << 16];
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), block, sizeof block);
    if (count < 0) return Error{ErrorCode::kUnreadable, name_ + ": its part " + member + " is damaged; get the file again"};
    if (count == 0) return out;
    out.append(block, static_cast<std::size_t>(count));
    if (out.size() > limit) {
      return Error{ErrorCode::kTooLarge,
                   name_ + ": its part " + member + " grows over " + std::to_string(limit >> 20) + " MiB; split the document"};
    }
  }
}

}  // namespace dateline::formats
