#include "ingest/clean_text.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::ingest {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_control(char32_t c) {
  // U+200C and U+200D (joiners) stay: Persian and Indic words need them. Bidi marks stay: they order what is shown.
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF ||
         (c >= 0xFFFE && c <= 0xFFFF);
}

void append_collapsed(std::string& out, std::string_view words, bool& blank) {
  for (std::size_t at = 0; at < words.size();) {
    const unsigned char byte = static_cast<unsigned char>(words[at]);
    if (byte > ' ' && byte < 0x7F) {
      if (blank && !out.empty()) out.push_back(' ');
      blank = false;
      out.push_back(words[at++]);
      continue;
    }
    const std::size_t before = at;
    const char32_t c = next_code_point(words, at);
    if (is_blank(c)) {
      blank = true;
    } else if (!is_control(c)) {
      if (blank && !out.empty()) out.push_back(' ');
      blank = false;
      out.append(words.substr(before, at - before));
    }
  }
}

std::string collapsed(std::string_view words) {
  std::string out;
  bool blank = false;
  append_collapsed(out, words, blank);
  return out;
}

std::string clean_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (byte == '\r') {
      out.push_back('\n');
      at += at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
      continue;
    }
    if (static_cast<unsigned char>(byte) >= ' ' && static_cast<unsigned char>(byte) < 0x7F) {
      out.push_back(byte);
      ++at;
      continue;
    }
    const std::size_t before = at;
    const char32_t c = next_code_point(text, at);
    // The soft hyphen and the zero-width space are part of a file's text; only what no text holds goes.
    const bool goes = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0 && c != 0x85) || (c == 0xFEFF && before == 0);
    if (!goes) out.append(text.substr(before, at - before));
  }
  return out;
}

std::string folded(std::string_view words) {
  std::string out;
  bool blank = false;
  const std::string lower = to_lower(words);
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (is_control(c)) continue;
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == '`' || c == 0xB4) {
      out.push_back('\'');
    } else if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB) {
      out.push_back('"');
    } else if (c >= 0x2010 && c <= 0x2015) {
      out.push_back('-');
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

bool starts_with_word(std::string_view text, std::string_view start) {
  if (start.empty() || !text.starts_with(start)) return false;
  if (text.size() == start.size()) return true;
  std::size_t at = start.size(), last = start.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(start[last]) & 0xC0) == 0x80) --last;
  std::size_t end = last;
  const bool open_end = !is_letter(next_code_point(start, end));
  const char32_t next = next_code_point(text, at);
  return open_end || !(is_letter(next) || is_digit(next));
}

}  // namespace dateline::ingest
