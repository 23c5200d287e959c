// JPEG (ITU T.81): tables, frames and scans go through; of the application segments the numbers of JFIF, Adobe and a colour profile, made anew.
#include <algorithm>

#include "base/try.h"
#include "formats/bare_parts.h"
#include "formats/big_endian.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kExifHead = "Exif\0\0"sv, kProfileHead = "ICC_PROFILE\0"sv;
constexpr int kSof0 = 0xC0, kDht = 0xC4, kJpg = 0xC8, kDac = 0xCC, kSof15 = 0xCF, kRst0 = 0xD0, kRst7 = 0xD7, kEoi = 0xD9, kSos = 0xDA,
              kDqt = 0xDB, kDri = 0xDD, kApp0 = 0xE0, kApp1 = 0xE1, kApp2 = 0xE2, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE;

constexpr std::size_t kMostInSegment = 65535 - 2 - 14;  // bytes of a profile

bool is_frame(int marker) { return marker >= kSof0 && marker <= kSof15 && marker != kDht && marker != kJpg && marker != kDac; }

void put(std::string& out, int marker, std::string_view data) {
  out += '\xFF';
  out += static_cast<char>(marker);
  out += static_cast<char>((data.size() + 2) >> 8);
  out += static_cast<char>((data.size() + 2) & 0xFF);
  out += data;
}

/// Coded data, up to the next marker that is no restart.
std::string_view scan_at(std::string_view bytes, std::size_t at) {
  for (std::size_t end = at; end + 1 < bytes.size(); ++end) {
    if (bytes[end] != '\xFF') continue;
    const int next = static_cast<unsigned char>(bytes[end + 1]);
    if (next != 0 && next != 0xFF && !(next >= kRst0 && next <= kRst7)) return bytes.substr(at, end - at);
  }
  return bytes.substr(at);
}

class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes) {}

  Result<BareParts> run() {
    while (true) {
      DL_ASSIGN(const int marker, next_marker());
      if (marker == kEoi) break;
      DL_ASSIGN(const std::string_view data, segment());
      DL_TRY(take(marker, data));
    }
    if (!scans_) return odd("it ends before any pixel");
    BareParts out{"\xFF\xD8", width_, height_};
    out.bytes += head_;
    if (orientation_ > 1) put(out.bytes, kApp1, std::string(kExifHead) + exif_of_orientation(orientation_));
    const std::string profile = bare_profile(profile_);
    if (!profile.empty() && profile.size() <= kMostInSegment) put(out.bytes, kApp2, std::string(kProfileHead) + "\1\1" + profile);
    out.bytes += rest_;
    out.bytes += "\xFF\xD9";
    return out;
  }

 private:
  Result<int> next_marker() {
    if (at_ >= bytes_.size()) return odd("its end is missing");
    if (bytes_[at_] != '\xFF') return odd("there is something that is no segment");
    while (at_ < bytes_.size() && bytes_[at_] == '\xFF') ++at_;
    if (at_ >= bytes_.size()) return odd("its end is missing");
    return static_cast<unsigned char>(bytes_[at_++]);
  }

  Result<std::string_view> segment() {
    const std::size_t size = big_endian(bytes_, at_, 2);
    if (size < 2 || at_ + size > bytes_.size()) return odd("a segment is longer than the file");
    const std::string_view out = bytes_.substr(at_ + 2, size - 2);
    at_ += size;
    return out;
  }

  Status take(int marker, std::string_view data) {
    if (marker >= kApp0 && marker <= kApp15) {
      take_application(marker, data);
    } else if (marker == kSos) {
      if (width_ == 0 || height_ == 0) return odd("pixels come before their size");
      put(rest_, marker, data);
      const std::string_view coded = scan_at(bytes_, at_);
      rest_ += coded;
      at_ += coded.size();
      scans_ = true;
    } else if (is_frame(marker)) {
      if (width_ != 0) return odd("it has two frames");
      if (data.size() < 6 || data.size() != 6 + 3 * big_endian(data, 5, 1)) return odd("its frame is damaged");
      height_ = big_endian(data, 1, 2);
      width_ = big_endian(data, 3, 2);
      put(rest_, marker, data);
    } else if (marker == kDqt || marker == kDht || marker == kDac || marker == kDri) {
      put(rest_, marker, data);
    } else if (marker != kComment) {
      return odd("it has a segment that no picture for showing has");
    }
    return {};
  }

  void take_application(int marker, std::string_view data) {
    // Version, unit and density; the thumbnail that may follow may show more than the picture does.
    if (marker == kApp0 && data.starts_with("JFIF\0"sv) && data.size() >= 14 && head_.empty()) {
      put(head_, kApp0, std::string(data.substr(0, 12)) + std::string(2, '\0'));
    } else if (marker == kApp1 && data.starts_with(kExifHead) && !has_exif_) {
      orientation_ = orientation_of(data);
      has_exif_ = true;
    } else if (marker == kApp2 && data.starts_with(kProfileHead) && big_endian(data, kProfileHead.size(), 1) == profile_parts_ + 1 && profile_.size() + data.size() <= kMaxProfile) {
      ++profile_parts_;
      profile_ += data.substr(std::min(data.size(), kProfileHead.size() + 2));
    } else if (marker == kApp14 && data.starts_with("Adobe"sv) && data.size() >= 12) {
      put(rest_, kApp14, data.substr(0, 12));  // how its colours are coded
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 2;
  std::uint64_t width_ = 0, height_ = 0;
  int orientation_ = 1;
  bool scans_ = false, has_exif_ = false;
  std::uint64_t profile_parts_ = 0;
  std::string head_, profile_, rest_;
};

}  // namespace

Result<BareParts> bare_jpeg(std::string_view bytes) { return Walk(bytes).run(); }

}  // namespace dateline::formats
