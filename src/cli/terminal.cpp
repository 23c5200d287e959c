#include "cli/terminal.h"

#include <unicode/uchar.h>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::cli {
namespace {

std::string_view escape(Paint paint) {
  switch (paint) {
    case Paint::kPlain: return "";
    case Paint::kBold: return "\x1b[1m";
    case Paint::kDim: return "\x1b[2m";
    case Paint::kPerson: return "\x1b[1;36m";
    case Paint::kOrganization: return "\x1b[1;35m";
    case Paint::kPlace: return "\x1b[1;32m";
    case Paint::kTime: return "\x1b[1;33m";
    case Paint::kWeapon: return "\x1b[1;31m";
    case Paint::kGood: return "\x1b[32m";
    case Paint::kWarning: return "\x1b[33m";
  }
  return "";
}

constexpr std::string_view kReset = "\x1b[0m";

int width_of(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) return 0;
  const int wide = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

/// Writes words to lines, changing the paint where it changes.
class Wrapper {
 public:
  Wrapper(const Style& style, std::string_view indent) : style_(style), indent_(indent) {}

  void word(const std::vector<std::pair<char32_t, Paint>>& letters) {
    if (letters.empty()) return;
    int width = 0;
    for (const auto& [c, paint] : letters) width += width_of(c);
    if (column_ > 0 && column_ + 1 + width > style_.width - display_width(indent_)) {
      change(Paint::kPlain);
      out_ += '\n';
      column_ = 0;
    }
    if (column_ == 0) {
      out_ += indent_;
    } else {
      if (paint_ != letters.front().second) change(Paint::kPlain);
      out_ += ' ';
      ++column_;
    }
    for (const auto& [c, paint] : letters) {
      change(paint);
      append_utf8(out_, c);
    }
    column_ += width;
  }

  std::string finish() {
    change(Paint::kPlain);
    if (column_ > 0) out_ += '\n';
    return std::move(out_);
  }

 private:
  void change(Paint paint) {
    if (!style_.colour || paint == paint_) return;
    if (paint_ != Paint::kPlain) out_ += kReset;
    out_ += escape(paint);
    paint_ = paint;
  }

  const Style& style_;
  std::string indent_;
  std::string out_;
  int column_ = 0;
  Paint paint_ = Paint::kPlain;
};

}  // namespace

std::string paint(const Style& style, Paint paint, std::string_view text) {
  if (!style.colour || paint == Paint::kPlain || text.empty()) return std::string(text);
  return std::string(escape(paint)) + std::string(text) + std::string(kReset);
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string shorten(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  int used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    used += width_of(c);
    if (used > width - 1) break;
    append_utf8(out, c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::string fit(std::string_view text, int width) {
  std::string out = shorten(text, width);
  for (int used = display_width(out); used < width; ++used) out += ' ';
  return out;
}

std::string wrap(const Style& style, const Text& text, Span span, std::string_view indent,
                 const std::function<Paint(std::uint32_t)>& paint_at) {
  Wrapper wrapper(style, indent);
  std::vector<std::pair<char32_t, Paint>> word;
  const std::string_view words = text.at(span);
  std::uint32_t position = span.start;
  for (std::size_t at = 0; at < words.size(); ++position) {
    const char32_t c = next_code_point(words, at);
    if (is_space(c)) {
      wrapper.word(word);
      word.clear();
    } else {
      word.emplace_back(c, paint_at(position));
    }
  }
  wrapper.word(word);
  return wrapper.finish();
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace dateline::cli
