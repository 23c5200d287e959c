// GIF (89a): tables of colours, pictures and how long each stands; of the applications' blocks how often it is played, made anew.
#include "base/try.h"
#include "formats/bare_parts.h"
#include "formats/big_endian.h"

namespace dateline::formats {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::size_t kHead = 13, kDescriptor = 10, kControl = 4;  // bytes
constexpr char kExtension = '\x21', kPicture = '\x2C', kTrailer = '\x3B', kControlLabel = '\xF9', kApplicationLabel = '\xFF';

/// Bytes of the table of colours that these flags announce.
std::size_t table_size(std::uint64_t flags) { return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0; }

class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes) {}

  Result<BareParts> run() {
    DL_ASSIGN(const std::string_view head, take(kHead));
    out_.width = little_endian(head, 6, 2);
    out_.height = little_endian(head, 8, 2);
    out_.bytes = head;
    DL_ASSIGN(const std::string_view colours, take(table_size(big_endian(head, 10, 1))));
    out_.bytes += colours;
    while (true) {
      DL_ASSIGN(const std::string_view mark, take(1));
      if (mark[0] == kTrailer) break;
      if (mark[0] == kPicture) {
        DL_TRY(picture());
      } else if (mark[0] == kExtension) {
        DL_TRY(extension());
      } else {
        return odd("there is something that is no block");
      }
    }
    if (!pictures_) return odd("it ends before any pixel");
    out_.bytes += kTrailer;
    return std::move(out_);
  }

 private:
  Result<std::string_view> take(std::size_t size) {
    if (size > bytes_.size() - at_) return odd("its end is missing");
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  /// Blocks behind each other up to the empty one, with it.
  Result<std::string_view> blocks() {
    const std::size_t begin = at_;
    while (true) {
      DL_ASSIGN(const std::string_view size, take(1));
      if (size[0] == '\0') return bytes_.substr(begin, at_ - begin);
      DL_TRY(take(static_cast<unsigned char>(size[0])));
    }
  }

  Status picture() {
    const std::size_t begin = at_ - 1;
    DL_ASSIGN(const std::string_view descriptor, take(kDescriptor - 1));
    DL_TRY(take(table_size(big_endian(descriptor, 8, 1)) + 1));  // and how many bits a code begins with
    DL_TRY(blocks());
    out_.bytes += control_;
    out_.bytes += bytes_.substr(begin, at_ - begin);
    control_.clear();
    pictures_ = true;
    return {};
  }

  Status extension() {
    DL_ASSIGN(const std::string_view label, take(1));
    DL_ASSIGN(const std::string_view content, blocks());
    if (label[0] == kControlLabel) {
      if (content.size() != kControl + 2 || content[0] != static_cast<char>(kControl)) return odd("how long a picture stands is damaged");
      control_ = "\x21\xF9"s + std::string(content);
    } else if (label[0] == kApplicationLabel) {
      loop(content);
    } else if (label[0] == '\x01') {
      control_.clear();  // it belonged to words, which are not shown
    }
    return {};
  }

  /// "\x0BNETSCAPE2.0", a block of three bytes: 1 and the number of times.
  void loop(std::string_view content) {
    const bool is_loop = content.starts_with("\x0BNETSCAPE2.0\x03\x01"sv) || content.starts_with("\x0B" "ANIMEXTS1.0\x03\x01"sv);
    if (!is_loop || content.size() < 16 || looped_) return;
    looped_ = true;
    out_.bytes += "\x21\xFF\x0BNETSCAPE2.0\x03\x01"sv;
    out_.bytes += content.substr(14, 2);
    out_.bytes += '\0';
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  BareParts out_;
  std::string control_;
  bool pictures_ = false, looped_ = false;
};

}  // namespace

Result<BareParts> bare_gif(std::string_view bytes) { return Walk(bytes).run(); }

}  // namespace dateline::formats
