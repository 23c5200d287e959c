#include "formats/warc.h"

#include <algorithm>
#include <utility>

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kAhead = std::size_t{16} << 10;  // what is looked at beyond the place where something should begin
constexpr std::size_t kMaxArcHead = std::size_t{8} << 10;
constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kDictionaryFrame = "\x5D\x2A\x4D\x18"sv;  // only web archives in zstd begin so

std::string_view line_at(std::string_view bytes, std::size_t at) {
  const std::string_view line = bytes.substr(at, std::min(bytes.find('\n', at), bytes.size()) - at);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

bool begins_arc_head(std::string_view bytes) {
  bytes = bytes.substr(0, kMaxArcHead);
  return bytes.find('\n') != kNowhere && is_arc_head(line_at(bytes, 0));
}

/// A version line and a first field: sure enough to be a record's head wherever it stands.
bool is_surely_warc_head(std::string_view bytes) {
  static constexpr std::size_t kLongestVersion = 16;
  if (!begins_warc_head(bytes)) return false;
  const std::size_t end = bytes.substr(0, kLongestVersion).find('\n');
  if (end == kNowhere) return false;
  const std::string_view field = bytes.substr(end + 1);
  return field.starts_with("WARC-") || field.starts_with("Content-") || field.starts_with("warc-") || field.starts_with("content-");
}

/// The empty lines between two records, two at the most.
std::string_view without_end(std::string_view block) {
  for (int i = 0; i < 2 && block.ends_with('\n'); ++i) {
    block.remove_suffix(1);
    if (block.ends_with('\r')) block.remove_suffix(1);
  }
  return block;
}

std::string plain_beginning(std::string_view head, Coding coding) {
  static constexpr std::size_t kEnough = 1024;
  const std::unique_ptr<Decoder> decoder = make_decoder(coding);
  std::string out;
  for (Decoder::Step step; out.size() < kEnough && step.state == Decoder::State::kMore;) {
    const std::size_t before = out.size();
    step = decoder->decode(head, out, kEnough - before);
    head.remove_prefix(step.taken);
    if (step.taken == 0 && out.size() == before) break;
  }
  return out;
}

}  // namespace

bool looks_like_web_archive(std::string_view head) {
  if (head.starts_with(kDictionaryFrame)) return true;
  const Coding coding = coding_of(head);
  const std::string plain = coding == Coding::kPlain ? std::string(head.substr(0, kAhead)) : plain_beginning(head, coding);
  return begins_warc_head(plain) || plain.starts_with("filedesc:") || begins_arc_head(plain);
}

std::string name_of(const std::string& file, const WarcRecord& record) {
  return file + " record " + std::to_string(record.number) + " at byte " + std::to_string(record.offset);
}

void WarcReader::fail(const WarcRecord& record, const std::string& what) {
  faults_.push_back({ErrorCode::kBadInput, name_of(name_, record) + ": " + what});
}

std::optional<Result<WarcRecord>> WarcReader::next() {
  for (;;) {
    if (!faults_.empty()) {
      Error fault = std::move(faults_.front());
      faults_.pop_front();
      return fault;
    }
    if (!window_.fill(1)) {
      std::optional<Error> damage = window_.take_break();
      if (!damage) return std::nullopt;
      return *std::move(damage);
    }
    if (auto record = read_record()) return *std::move(record);
  }
}

/// Nothing where there is none; what is there instead is passed over.
std::optional<WarcRecord> WarcReader::read_record() {
  while (window_.fill(1)) {
    const std::size_t blanks = std::min(window_.bytes().find_first_not_of("\r\n"), window_.bytes().size());
    if (blanks == 0) break;
    window_.drop(blanks);
  }
  window_.fill(kAhead);
  if (window_.bytes().empty()) return std::nullopt;
  if (records_ == 0) is_arc_ = !begins_warc_head(window_.bytes()) && begins_arc_head(window_.bytes());
  WarcRecord record;
  record.number = records_ + 1;
  record.offset = window_.offset();
  const bool has_member = window_.is_at_border();
  if (!begins_head(window_.bytes())) {
    const std::uint64_t skipped = skip_to_head();
    faults_.push_back({ErrorCode::kBadInput, name_ + " at byte " + std::to_string(record.offset) + ": " + std::to_string(skipped) +
                                                 " bytes that are no record; passed over"});
    return std::nullopt;
  }
  ++records_;
  if (!take_head(record)) return std::nullopt;
  if (record.head.length.value_or(0) > most_block_) {
    skip_block(record);
  } else {
    take_block(record, has_member);
  }
  return record;
}

bool WarcReader::begins_head(std::string_view bytes) const { return begins_warc_head(bytes) || (is_arc_ && begins_arc_head(bytes)); }

/// Where a record begins that is sure to be one, or nowhere.
std::size_t WarcReader::find_head(std::string_view bytes) const {
  if (!is_arc_) {
    std::size_t at = bytes.find("WARC/");
    while (at != kNowhere && !is_surely_warc_head(bytes.substr(at))) at = bytes.find("WARC/", at + 1);
    return at;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    if (begins_arc_head(bytes.substr(at))) return at;
    const std::size_t end = bytes.find('\n', at);
    if (end == kNowhere) break;
    at = end + 1;
  }
  return kNowhere;
}

/// Behind the first byte. Gives how many bytes were passed over.
std::uint64_t WarcReader::skip_to_head() {
  std::uint64_t skipped = std::min<std::size_t>(window_.bytes().size(), 1);
  window_.drop(skipped);
  for (;;) {
    const std::size_t size = window_.bytes().size(), found = find_head(window_.bytes());
    const std::size_t passed = found != kNowhere ? found : size - std::min(size, kAhead);
    window_.drop(passed);
    skipped += passed;
    if (found != kNowhere) return skipped;
    const std::size_t left = window_.bytes().size();
    window_.fill(2 * kAhead);  // so that each round passes over much
    if (window_.bytes().size() == left) break;
  }
  skipped += window_.bytes().size();
  window_.drop(window_.bytes().size());
  return skipped;
}

/// False where the head itself does not end. At the end of a cut file that is a record without a block, elsewhere it is none.
bool WarcReader::take_head(WarcRecord& record) {
  if (!begins_warc_head(window_.bytes())) {
    record.head = read_arc_head(line_at(window_.bytes(), 0));
    record.head.size = window_.bytes().find('\n') + 1;
  } else {
    auto head = read_warc_head(window_.bytes().substr(0, kMaxRecordHead));
    const bool goes_on = head || window_.fill(kMaxRecordHead);
    if (!head) head = read_warc_head(window_.bytes().substr(0, kMaxRecordHead));
    if (!head && goes_on) {
      // No head can begin in what was looked at: none of it is followed by an empty line.
      const std::size_t looked_at = std::min(window_.bytes().size(), kMaxRecordHead) - 4;
      window_.drop(looked_at);
      fail(record, "its head does not end; " + std::to_string(looked_at + skip_to_head()) + " bytes passed over");
      return false;
    }
    record.head = head ? *std::move(head) : read_cut_warc_head(window_.bytes());
  }
  window_.drop(record.head.size);
  return true;
}

/// How much of the block is there: less than is told where the file or its member ends before, or where the next record begins within it.
std::size_t WarcReader::size_of_block(std::size_t told, bool has_member) const {
  const std::string_view bytes = window_.bytes();
  const std::size_t there = std::min(told, bytes.size());
  if (has_member) {
    if (window_.is_at_border() && begins_head(bytes)) return 0;
    for (auto border = window_.border_behind(0); border && *border < there; border = window_.border_behind(*border)) {
      if (begins_head(bytes.substr(*border))) return *border;
    }
  }
  const std::string_view behind = bytes.substr(there);
  const std::string_view next = behind.substr(std::min(behind.find_first_not_of("\r\n"), behind.size()));
  if (there == told && (next.empty() || begins_head(next))) return told;
  return std::min(find_head(bytes.substr(0, std::min(there + kAhead, bytes.size()))), there);
}

/// A block whose length is not told goes on to the next record.
void WarcReader::take_block(WarcRecord& record, bool has_member) {
  const auto told = static_cast<std::size_t>(record.head.length.value_or(most_block_));
  window_.fill(told + kAhead);
  const std::size_t size = size_of_block(told, has_member);
  const bool next_begins = size < window_.bytes().size();
  record.is_cut = size < told;
  record.block = record.is_cut && (next_begins || !record.head.length) ? without_end(window_.bytes().substr(0, size))
                                                                       : window_.bytes().substr(0, size);
  window_.drop(size);
  tell_if_cut(record, record.block.size());
}

/// Only the beginning of the block is kept. A length may be told wrong, so a record that begins before its end is the next one.
void WarcReader::skip_block(WarcRecord& record) {
  record.is_skipped = true;
  std::uint64_t left = *record.head.length;
  window_.fill(kAhead);
  record.block = window_.bytes().substr(0, kAhead);
  while (left > 0 && window_.fill(1)) {
    window_.fill(2 * kAhead);
    const std::string_view bytes =
        window_.bytes().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left, window_.bytes().size())));
    const std::size_t found = find_head(bytes);
    const bool is_all = bytes.size() == left || bytes.size() <= kAhead;
    const std::size_t passed = found != kNowhere ? found : is_all ? bytes.size() : bytes.size() - kAhead;
    window_.drop(passed);
    left -= passed;
    if (found != kNowhere) break;
  }
  record.is_cut = left > 0;
  tell_if_cut(record, *record.head.length - left);
}

void WarcReader::tell_if_cut(const WarcRecord& record, std::uint64_t size) {
  if (!record.is_cut || (window_.bytes().empty() && window_.is_before_break())) return;  // the break will be told
  if (!record.head.length)
    return fail(record, "does not tell its length; " + std::to_string(size) + " bytes up to the next record are there");
  fail(record, "is cut short: " + std::to_string(size) + " of " + std::to_string(*record.head.length) + " bytes are there");
}

}  // namespace dateline::formats
