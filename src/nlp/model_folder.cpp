#include "nlp/model_folder.h"

#include "base/file.h"
#include "base/sha256.h"

namespace dateline::nlp {
namespace {

constexpr std::uint64_t kMaxFileSize = std::uint64_t{2} << 30;

}  // namespace

bool ModelFolder::has(const std::string& name) const {
  std::error_code error;
  return std::filesystem::is_regular_file(dir_ / name, error);
}

Result<std::string> ModelFolder::read(const std::string& name) {
  if (!has(name)) {
    return Error{ErrorCode::kModelMissing, "the language model in " + dir_.string() + " has no file " + name +
                                               "; name the folder of a whole spaCy pipeline, the one that holds config.cfg"};
  }
  Result<std::string> bytes = read_file(dir_ / name, kMaxFileSize);
  if (!bytes) return bytes.error();
  hashes_[name] = sha256_hex(*bytes);
  return bytes;
}

Result<std::string> ModelFolder::read_if_there(const std::string& name) {
  if (!has(name)) return std::string();
  return read(name);
}

std::string ModelFolder::sha256() const {
  std::string list;
  for (const auto& [name, hash] : hashes_) list += hash + "  " + name + "\n";
  return sha256_hex(list);
}

}  // namespace dateline::nlp
