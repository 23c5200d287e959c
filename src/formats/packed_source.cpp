#include "formats/packed_source.h"

#include <utility>

#include "base/try.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPlainBlock = std::size_t{128} << 10;
constexpr std::size_t kFrameHead = 8;  // magic and length of a skippable frame
constexpr std::size_t kGzipHead = 10;
constexpr std::size_t kMaxDictionary = std::size_t{1} << 20;  // it is loaded for each frame; those of web archives have some 100 KB
constexpr std::string_view kDictionaryFrame = "\x5D\x2A\x4D\x18"sv;
// Web archives shrink to a tenth or so. What grows much more, and to much, is made to fill disks.
constexpr std::uint64_t kMostTimesLarger = 200;
constexpr std::uint64_t kNotYetABomb = std::uint64_t{1} << 30;

/// Whether a gzip member (RFC 1952) or a frame can begin here: more than the magic, which bytes of damaged members hold by chance.
bool begins_member_at(std::string_view bytes) {
  switch (coding_of(bytes)) {
    case Coding::kPlain:
      return false;
    case Coding::kGzip: {
      if (bytes.size() < kGzipHead) return false;
      const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
      return at(2) == 8 && (at(3) & 0xE0) == 0 && (at(8) == 0 || at(8) == 2 || at(8) == 4) && (at(9) <= 13 || at(9) == 255);
    }
    default:
      return true;
  }
}

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t out = 0;
  for (int i = 3; i >= 0; --i) out = out << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return out;
}

}  // namespace

Error PackedSource::damaged(const std::string& what) const {
  return {ErrorCode::kBadInput, name_ + " at byte " + std::to_string(offset_) + ": " + what};
}

void PackedSource::take(std::size_t count) {
  taken_ += count;
  position_ += count;
}

/// Reads until rest() has so many bytes, or the source is at its end.
Status PackedSource::fill(std::size_t wanted) {
  if (rest().size() >= wanted) return {};
  block_.erase(0, std::exchange(taken_, 0));
  while (!at_end_ && block_.size() < wanted) {
    auto more = source_(block_);
    at_end_ = !more || !*more;
    if (!more) return more.error();
  }
  return {};
}

Result<bool> PackedSource::read(std::string& out) {
  if (!begun_) {
    begun_ = true;
    DL_TRY(fill(kFrameHead));
    is_plain_ = coding_of(rest()) == Coding::kPlain;
    if (rest().starts_with(kDictionaryFrame)) DL_TRY(take_dictionary());
  }
  return is_plain_ ? read_plain(out) : read_member(out);
}

Result<bool> PackedSource::read_plain(std::string& out) {
  DL_TRY(fill(1));
  const std::string_view bytes = rest().substr(0, kPlainBlock);
  if (bytes.empty()) return false;
  begins_member_ = position_ == 0;
  offset_ = position_;
  out.append(bytes);
  take(bytes.size());
  return true;
}

Status PackedSource::take_dictionary() {
  const std::size_t size = little_endian(rest().substr(4));
  if (size > kMaxDictionary) return damaged("its zstd dictionary is too large; decompress the file with the tool that made it");
  DL_TRY(fill(kFrameHead + size));
  if (rest().size() < kFrameHead + size) return damaged("ends in its zstd dictionary; fetch the file again");
  dictionary_ = rest().substr(kFrameHead, size);
  take(kFrameHead + size);
  if (coding_of(dictionary_) != Coding::kZstd) return {};
  Decompressed plain = decompress(dictionary_, Coding::kZstd, kMaxDictionary);
  if (plain.ending != Ending::kWhole) return damaged("its zstd dictionary is damaged; fetch the file again");
  dictionary_ = std::move(plain.bytes);
  return {};
}

/// Goes to where the next member begins. Zeros between two of them are padding; other bytes are damage, which is told once.
Status PackedSource::find_member() {
  DL_TRY(fill(kGzipHead));
  if (!after_damage_ && coding_of(rest()) != Coding::kPlain) return {};
  const std::uint64_t from = position_;
  bool only_zeros = true;
  for (bool found = false; !found && !rest().empty();) {
    const std::string_view bytes = rest();
    std::size_t at = 0;
    while (at < bytes.size() && (at_end_ || bytes.size() - at >= kGzipHead) && !(found = begins_member_at(bytes.substr(at)))) {
      only_zeros = only_zeros && bytes[at] == '\0';
      ++at;
    }
    take(at);
    DL_TRY(fill(kGzipHead));
  }
  if (std::exchange(after_damage_, false) || only_zeros) return {};
  offset_ = from;
  return damaged(std::to_string(position_ - from) + " bytes that are no compressed part; passed over");
}

Status PackedSource::begin_member() {
  DL_TRY(find_member());
  if (rest().empty()) return {};
  offset_ = position_;
  is_first_ = true;
  decoder_ = make_decoder(coding_of(rest()), dictionary_);
  return {};
}

void PackedSource::stop() {
  decoder_.reset();
  block_.clear();
  taken_ = 0;
  at_end_ = true;
}

/// One step of the decoder; what is wrong comes after the bytes before it.
Status PackedSource::decode(std::string& out) {
  if (auto filled = fill(1); !filled) {
    stop();
    return filled;
  }
  const std::size_t before = out.size();
  const Decoder::Step step = decoder_->decode(rest(), out, kPlainBlock);
  take(step.taken);
  given_ += out.size() - before;
  if (given_ > kNotYetABomb && given_ / kMostTimesLarger > position_) {
    fault_ = Error{ErrorCode::kTooLarge, name_ + " at byte " + std::to_string(offset_) + ": grows to more than " +
                                             std::to_string(kMostTimesLarger) + " times its size; what follows is not read"};
    stop();
  } else if (step.state == Decoder::State::kDamaged) {
    fault_ = damaged("damaged; the rest of this compressed part is passed over");
    after_damage_ = true;
    if (position_ == offset_) take(1);
    decoder_.reset();
  } else if (step.state == Decoder::State::kEnded) {
    decoder_.reset();
  } else if (step.taken == 0 && out.size() == before && rest().empty()) {
    fault_ = damaged("the file ends within this compressed part; fetch it again");
    stop();
  }
  return {};
}

Result<bool> PackedSource::read_member(std::string& out) {
  const std::size_t before = out.size();
  while (out.size() == before) {
    if (fault_) {
      const Error error = *std::exchange(fault_, std::nullopt);
      return error;
    }
    if (!decoder_) DL_TRY(begin_member());
    if (!decoder_) return false;
    DL_TRY(decode(out));
  }
  begins_member_ = std::exchange(is_first_, false);
  return true;
}

}  // namespace dateline::formats
