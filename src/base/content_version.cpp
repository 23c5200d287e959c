#include "base/content_version.h"

#include "base/file.h"
#include "base/sha256.h"
#include "base/try.h"

namespace dateline {
namespace {

constexpr std::size_t kVersionDigits = 12;

}  // namespace

Result<std::string> content_version(const std::vector<std::filesystem::path>& files) {
  std::string digest;
  for (const auto& file : files) {
    DL_ASSIGN(InputFile in, InputFile::open(file));
    for (bool more = true; more;) {
      std::string block = digest;
      DL_ASSIGN(more, in.read_block(block));
      digest = sha256_hex(block);
    }
  }
  return digest.substr(0, kVersionDigits);
}

}  // namespace dateline
