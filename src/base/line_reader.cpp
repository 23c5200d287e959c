#include "base/line_reader.h"

#include <algorithm>

#include "base/try.h"
#include "base/data_file.h"

namespace dateline {

Result<LineReader> LineReader::open(const std::filesystem::path& file) {
  DL_ASSIGN(InputFile in, InputFile::open(file));
  return LineReader(std::move(in));
}

Result<std::optional<std::string_view>> LineReader::next() {
  was_cut_ = false;
  const std::uint64_t started = bytes_;
  while (!ended_ && buffer_.find('\n', at_) == std::string::npos) {
    if (buffer_.size() - at_ > kLongestLine) {
      if (!was_cut_) beginning_ = buffer_.substr(at_, kLongestLine);
      was_cut_ = true;
      buffer_.clear();
    } else {
      buffer_.erase(0, at_);
    }
    at_ = 0;
    const std::size_t held = buffer_.size();
    DL_ASSIGN(const bool more, file_.read_block(buffer_));
    bytes_ += buffer_.size() - held;
    ended_ = !more;
    if (bytes_ - started > kLongestSkipped)
      return Error{ErrorCode::kTooLarge, where(line_ + 1) + ": has no end within " + std::to_string(kLongestSkipped / 1'000'000) + " MB; give a file of lines"};
  }
  if (at_ >= buffer_.size() && !was_cut_) return std::optional<std::string_view>();
  const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
  std::string_view out = was_cut_ ? std::string_view(beginning_) : std::string_view(buffer_).substr(at_, end - at_);
  at_ = std::min(end + 1, buffer_.size());
  if (out.ends_with('\r')) out.remove_suffix(1);
  if (++line_ == 1 && out.starts_with("\xEF\xBB\xBF")) out.remove_prefix(3);
  return std::optional(out);
}

std::string LineReader::where(std::size_t line) const { return file_.name() + " line " + std::to_string(line); }

Result<std::string> first_line(const std::filesystem::path& file) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  for (;;) {
    DL_ASSIGN(const auto line, lines.next());
    if (!line) return Error{ErrorCode::kEmpty, file.string() + ": holds nothing"};
    if (!trim(*line).empty()) return std::string(*line);
  }
}

std::vector<std::string_view> fields_between_tabs(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t start = 0;;) {
    const std::size_t end = line.find('\t', start);
    out.push_back(line.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return out;
    start = end + 1;
  }
}

}  // namespace dateline
