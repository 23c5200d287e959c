#include "formats/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kDetectFrom = 64 * 1024;  // enough for the statistics

struct CloseDetector {
  void operator()(UCharsetDetector* p) const { ucsdet_close(p); }
};
struct CloseConverter {
  void operator()(UConverter* p) const { ucnv_close(p); }
};

/// ICU's name where it differs from the WHATWG's.
std::string icu_name(std::string_view charset) {
  if (charset == "gbk") return "gb18030";  // the same decoder, by the Standard
  if (charset == "big5") return "big5-hkscs";
  if (charset == "shift_jis") return "ibm-943_P15A-2003";  // Microsoft's code page 932
  if (charset == "euc-kr") return "windows-949-2000";
  if (charset == "x-mac-cyrillic") return "x-mac-cyrillic";
  return std::string(charset);
}

bool convert(std::string_view bytes, std::string_view charset, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(icu_name(charset).c_str(), &status));
  if (U_FAILURE(status)) return false;
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return false;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr, nullptr, nullptr, &status);
  constexpr int kPivot = 4096;
  UChar pivot[kPivot], *pivot_source = pivot, *pivot_target = pivot;
  char buffer[16 * 1024];
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  out.clear();
  out.reserve(bytes.size() + bytes.size() / 4);
  for (bool first = true;; first = false) {
    char* target = buffer;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer + sizeof buffer, &source, end, pivot, &pivot_source, &pivot_target, pivot + kPivot, first,
                   true, &status);
    out.append(buffer, static_cast<std::size_t>(target - buffer));
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  // ICU substitutes with U+001A or U+FFFD according to the converter.
  if (out.find('\x1A') != std::string::npos) {
    std::string mended;
    for (char c : out) c == '\x1A' ? mended.append("\xEF\xBF\xBD") : mended.append(1, c);
    out = std::move(mended);
  }
  return U_SUCCESS(status);
}

/// ICU's guess; empty where it has none.
std::string detected_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return {};
  const std::string_view sample = bytes.substr(0, kDetectFrom);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match) return {};
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || !name) return {};
  return std::string(charset_of_label(name));
}

std::string_view bom_charset(std::string_view bytes, std::size_t& size) {
  size = 3;
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  size = 4;
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "utf-32le";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "utf-32be";
  size = 2;
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  size = 0;
  return {};
}

/// UTF-16 without a mark: Latin letters and markup have a zero byte at every other place.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 512);
  if (sample.size() < 8) return {};
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == 0) ++(i % 2 ? odd : even);
  }
  const std::size_t half = sample.size() / 2;
  if (odd > half * 7 / 10 && even <= half / 20) return "utf-16le";
  if (even > half * 7 / 10 && odd <= half / 20) return "utf-16be";
  return {};
}

Decoded decode_as(std::string_view bytes, std::string_view charset) {
  Decoded out;
  out.charset = charset;
  if (charset == "utf-8" || !convert(bytes, charset, out.text)) {
    out.charset = "utf-8";
    out.text = mend_utf8(bytes);
  } else if (!is_valid_utf8(out.text)) {
    out.text = mend_utf8(out.text);
  }
  return out;
}

/// Mostly well-formed UTF-8 that says so by its longer sequences, but for a few broken ones.
bool nearly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t before = at;
    const char32_t c = next_code_point(bytes, at);
    ++(c == 0xFFFD && bytes.substr(before, at - before) != "\xEF\xBF\xBD" ? bad : good);
  }
  return good >= 10 * bad && good > 0;
}

}  // namespace

std::string_view charset_of_label(std::string_view label) {
  static const std::unordered_map<std::string_view, std::string_view> names = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    for (const TableRow& row : data_table("formats/charsets.tsv")) {
      for (std::string_view part : row) out.emplace(part, row[0]);
    }
    return out;
  }();
  const auto found = names.find(to_lower(trim(label)));
  return found == names.end() ? std::string_view() : found->second;
}

Decoded decode_bytes(std::string_view bytes, std::string_view declared) {
  std::size_t mark = 0;
  if (const std::string_view charset = bom_charset(bytes, mark); !charset.empty()) return decode_as(bytes.substr(mark), charset);
  std::string note;
  const bool valid = is_valid_utf8(bytes);
  if (!declared.empty()) {
    std::string_view charset = charset_of_label(declared);
    if (charset.empty()) {
      note = "unknown charset label '" + std::string(declared.substr(0, 40)) + "'";
    } else {
      // What reads as UTF-8 without zero bytes is not UTF-16, whoever says so.
      const bool is_wide = charset.starts_with("utf-16") || charset.starts_with("utf-32");
      if (is_wide && valid && bytes.find('\0') == std::string_view::npos) charset = "utf-8";
      if (charset != "utf-8" || valid || nearly_utf8(bytes)) {
        const bool says_latin = charset == "windows-1252" && valid && nearly_utf8(bytes);
        if (!says_latin) return decode_as(bytes, charset);
        note = "declared windows-1252 but is UTF-8";
      } else {
        note = "declared UTF-8 but is not";
      }
    }
  }
  std::string charset(utf16_by_zeros(bytes));
  if (charset.empty() && (valid || nearly_utf8(bytes))) charset = "utf-8";
  if (charset.empty()) charset = detected_charset(bytes);
  if (charset.empty()) charset = "windows-1252";
  Decoded out = decode_as(bytes, charset);
  out.note = std::move(note);
  return out;
}

}  // namespace dateline::formats
