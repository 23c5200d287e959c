#include "engine/inputs.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/try.h"
#include "engine/exhibits.h"
#include "ingest/input_kind.h"
#include "ingest/json_lines.h"

namespace dateline::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestInput = 4ull << 30;  // a JSON Lines file of many reports; one report has a limit of its own in ingest

bool has_ending_of_report(const fs::path& path) {
  static constexpr std::string_view kEndings[] = {"",       ".html", ".htm", ".xhtml", ".txt",   ".text", ".md",
                                                  ".jsonl", ".ndjson", ".eml", ".mht", ".mhtml", ".docx", ".pdf",  ".rss", ".atom",  ".rdf"};
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

/// A file of a folder. Its content tells what it is, but words without markup may be anything (a script, a style sheet): there the ending counts.
Result<fs::path> report_or_not(const fs::path& path) {
  if (has_ending_of_report(path)) return path;
  DL_ASSIGN(InputFile file, InputFile::open(path));
  std::string head;
  DL_TRY(file.read_block(head));
  if (ingest::kind_of(head) != ingest::InputKind::kText || !ingest::binary_kind(head).empty()) return path;
  return Error{ErrorCode::kBadInput, path.string() + ": is text of an unknown kind; if it is a report, let its name end in .txt, or name the file itself"};
}

std::vector<Result<fs::path>> files_below(const fs::path& folder, FolderFiles wanted) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const std::string name = at->path().filename().string();
    const bool hidden = name.starts_with('.');
    if (hidden) at.disable_recursion_pending();
    const bool describes_folder = name.starts_with("README");
    const bool is_archive = name.ends_with(".dateline") || name.ends_with(".dateline-wal") || name.ends_with(".dateline-shm");
    if (!hidden && !describes_folder && !is_archive && at->is_regular_file(ignored)) found.push_back(at->path());
  }
  if (error) return {Error{ErrorCode::kUnreadable, folder.string() + ": " + error.message() + "; check your rights to it"}};
  if (found.empty()) {
    return {Error{ErrorCode::kNotFound, folder.string() + ": no reports in this folder; it should hold pages, texts, mails, DOCX, PDF, feeds, web archives or JSON Lines"}};
  }
  std::sort(found.begin(), found.end());
  std::vector<Result<fs::path>> out;
  for (const fs::path& path : found) {
    if (wanted == FolderFiles::kReportsAndMedia || has_ending_of_report(path) || !is_media_file(path)) out.push_back(report_or_not(path));
  }
  return out;
}

bool is_by_line(ingest::InputKind kind) { return kind == ingest::InputKind::kJsonLines || kind == ingest::InputKind::kReading; }

}  // namespace

std::vector<Result<fs::path>> find_inputs(const std::vector<std::string>& paths, FolderFiles wanted) {
  std::vector<Result<fs::path>> out;
  for (const fs::path path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      for (auto& found : files_below(path, wanted)) out.push_back(std::move(found));
    } else {
      out.emplace_back(path);
    }
  }
  return out;
}

Input::Input(const fs::path& path, ingest::InputKind kind, ingest::Given given) : kind_(kind), given_(std::move(given)) {
  auto file = InputFile::open(path);
  if (!file) {
    whole_.push_back({"", file.error()});
    return;
  }
  file_.emplace(std::move(*file));
  name_ = file_->name();
  if (auto more = file_->read_block(block_); !more) {
    whole_.push_back({"", more.error()});
    file_.reset();
    return;
  }
  const bool is_told = kind_ != ingest::InputKind::kAuto;
  if (!is_told) kind_ = ingest::kind_of(block_);
  if (kind_ == ingest::InputKind::kWebArchive && !block_.empty()) {
    open_web_archive();
    return;
  }
  // What is empty, not text or not UTF-8 is looked at as a whole.
  const bool is_utf16 = block_.starts_with("\xFF\xFE") || block_.starts_with("\xFE\xFF");
  const bool has_words = block_.find_first_not_of(" \t\r\n") != std::string::npos;
  if (!is_by_line(kind_) || is_utf16 || !has_words || !ingest::binary_kind(block_).empty()) {
    const bool is_lines = is_by_line(kind_) && (is_utf16 || !has_words);
    if (!is_told) kind_ = ingest::InputKind::kAuto;  // an office document shows itself at its end
    read_whole(is_lines);
  }
  if (file_ && block_.starts_with("\xEF\xBB\xBF")) taken_ = 3;
}

void Input::open_web_archive() {
  auto file = std::make_shared<InputFile>(std::move(*file_));  // shared because a std::function must be one that can be copied
  file_.reset();
  web_archive_.emplace(
      [file, begun = std::exchange(block_, {})](std::string& out) mutable -> Result<bool> {
        if (begun.empty()) return file->read_block(out);
        out += std::exchange(begun, {});
        return true;
      },
      name_, given_);
}

std::optional<ingest::CarriedMedia> Input::next_media(const std::function<bool(const std::string& address)>& wanted) {
  return web_archive_ ? web_archive_->next_media(wanted) : std::nullopt;
}

/// Of what is too large for one report no more is read than shows it: ingest refuses it by its name.
void Input::read_whole(bool is_lines) {
  for (bool more = true; more;) {
    auto read = file_->read_block(block_);
    if (read && !is_lines && block_.size() > ingest::kMaxReportBytes) break;
    if (read && block_.size() > kLargestInput) {
      read = Error{ErrorCode::kTooLarge, name_ + ": larger than " + std::to_string(kLargestInput >> 20) + " MiB; split it"};
    }
    if (!read) whole_.push_back({"", read.error()});
    more = read && *read;
  }
  file_.reset();
  std::string bytes = std::exchange(block_, {});
  if (whole_.empty()) whole_ = ingest::split_input(name_, std::move(bytes), kind_, given_);
}

/// The next line of the file without its end; of one that is too long the beginning.
std::optional<Input::Line> Input::take_line() {
  std::size_t searched = taken_;
  Line line;
  for (;;) {
    const std::size_t end = block_.find('\n', searched);
    if (end != std::string::npos || !file_) {
      if (end == std::string::npos && taken_ == block_.size() && !line.is_cut) return std::nullopt;
      if (!line.is_cut) line.text = block_.substr(taken_, end == std::string::npos ? end : end - taken_);
      taken_ = end == std::string::npos ? block_.size() : end + 1;
      return line;
    }
    if (line.is_cut || block_.size() - taken_ > ingest::kMaxLineBytes) {
      if (!line.is_cut) line.text = block_.substr(taken_);
      line.is_cut = true;
      taken_ = block_.size();
    }
    block_.erase(0, std::exchange(taken_, 0));
    searched = block_.size();
    const auto more = file_->read_block(block_);
    if (!more || !*more) file_.reset();
    if (!more) {  // and what there is of the line is none
      block_.clear();
      whole_.push_back({"", more.error()});
      return std::nullopt;
    }
  }
}

std::optional<ingest::RawEntry> Input::next_line() {
  while (file_ || taken_ < block_.size()) {
    const std::optional<Line> line = take_line();
    if (!line) break;
    const std::string name = name_ + " line " + std::to_string(++line_);
    if (line->is_cut) return ingest::read_json_line(line->text, name, given_);  // which says so
    const std::size_t first = line->text.find_first_not_of(" \t\r\n"), last = line->text.find_last_not_of(" \t\r\n");
    if (first == std::string::npos) continue;
    if (kind_ == ingest::InputKind::kReading) {
      ingest::RawReport raw;
      raw.bytes = line->text.substr(first, last + 1 - first);
      raw.kind = kind_;
      raw.name = name;
      return ingest::RawEntry{"", std::move(raw)};
    }
    return ingest::read_json_line(std::string_view(line->text).substr(first, last + 1 - first), name, given_);
  }
  return std::nullopt;
}

std::optional<ingest::RawEntry> Input::next() {
  if (web_archive_) return web_archive_->next();
  if (is_by_line(kind_)) {
    if (auto entry = next_line()) return entry;
  }
  if (next_whole_ == whole_.size()) return std::nullopt;
  return std::move(whole_[next_whole_++]);
}

std::string Input::summary(std::size_t without_article) const {
  if (!web_archive_) return {};
  const ingest::WebArchiveCounts& counts = web_archive_->counts();
  std::string out = name_ + ": " + std::to_string(counts.records) + " records, " + std::to_string(counts.pages) + " of them pages";
  if (without_article) out += ", " + std::to_string(without_article) + " of these without an article";
  if (counts.revisits) out += "; " + std::to_string(counts.revisits) + " were the same as before and are not stored again";
  if (counts.wrong_digests) out += "; " + std::to_string(counts.wrong_digests) + " with a wrong digest";
  return out;
}

bool is_no_article(const ingest::RawEntry& entry, const Error& error) {
  return entry.one_of_many && (error.code == ErrorCode::kNoText || error.code == ErrorCode::kEmpty || error.code == ErrorCode::kBinary);
}

std::vector<ingest::RawEntry> load_input(const fs::path& path, ingest::InputKind kind, const ingest::Given& given) {
  std::vector<ingest::RawEntry> entries;
  Input input(path, kind, given);
  while (auto entry = input.next()) entries.push_back(std::move(*entry));
  return entries;
}

}  // namespace dateline::engine
