#pragma once
// The folder of a language model on the disk: reads its files, with errors that name the file, and keeps a hash of all that was read.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::nlp {

class ModelFolder {
 public:
  explicit ModelFolder(std::filesystem::path dir) : dir_(std::move(dir)) {}

  const std::filesystem::path& dir() const { return dir_; }
  bool has(const std::string& name) const;
  /// The bytes of a file by its path below the folder.
  Result<std::string> read(const std::string& name);
  Result<std::string> read_if_there(const std::string& name);
  /// SHA-256 of the list that sha256sum prints for the files read so far, in the order of their names.
  std::string sha256() const;

 private:
  std::filesystem::path dir_;
  std::map<std::string, std::string> hashes_;
};

}  // namespace dateline::nlp
