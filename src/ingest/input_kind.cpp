#include "ingest/input_kind.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/charset.h"
#include "formats/docx.h"
#include "formats/feed.h"
#include "formats/mail.h"
#include "formats/warc.h"

namespace dateline::ingest {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

using namespace std::string_view_literals;
constexpr Magic kMagics[] = {
    {"%PDF-"sv, "a PDF file"},
    {"PK\x03\x04"sv, "a ZIP archive or an office document that is not DOCX"},
    {"\x1F\x8B"sv, "a gzip file"},
    {"\x28\xB5\x2F\xFD"sv, "a zstd file"},
    {"\xFD" "7zXZ\0"sv, "an xz file"},
    {"BZh9"sv, "a bzip2 file"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {"\x89PNG\r\n"sv, "an image (PNG)"},
    {"\xFF\xD8\xFF"sv, "an image (JPEG)"},
    {"GIF87a"sv, "an image (GIF)"},
    {"GIF89a"sv, "an image (GIF)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document"},
    {"SQLite format 3\0"sv, "an SQLite file"},
    {"\x7F" "ELF"sv, "a program"},
    {"{\\rtf"sv, "an RTF document"},
    {"OggS"sv, "a sound or video file"},
    {"ID3"sv, "a sound file"},
};

constexpr std::size_t kHeadOfMail = 1 << 16;

std::string lower_head(std::string_view bytes) {
  std::string head = formats::decode_bytes(bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1}), "").text;
  if (bytes.size() == 1) head = bytes;
  return to_lower(head);
}

bool looks_like_html(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return false;
  if (head.substr(first).starts_with("<!doctype html") || head.substr(first).starts_with("<?xml")) return true;
  static constexpr std::string_view kOpen[] = {"<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<p ", "<article", "<h1", "<main", "<table", "<!--", "<script", "<section", "<header"};
  return std::any_of(std::begin(kOpen), std::end(kOpen), [&](std::string_view open) { return head.find(open) != std::string_view::npos; });
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.what;
  }
  if (bytes.size() > 12 && bytes.starts_with("RIFF")) return "an image, sound or video file";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp") return "a video or image file";
  const std::string_view head = bytes.substr(0, 8192);
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  // UTF-16 has zero bytes too; its decoding leaves few or none. A stray NUL in a text file is cleaned away.
  if (zeros * 200 > static_cast<long>(head.size())) {
    const formats::Decoded decoded = formats::decode_bytes(head, "");
    if (!decoded.charset.starts_with("utf-16") && !decoded.charset.starts_with("utf-32")) return "binary data";
  }
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B; });
  if (zeros == 0 && controls * 10 > static_cast<long>(head.size())) return "binary data";
  return {};
}

InputKind kind_of(std::string_view bytes) {
  if (formats::looks_like_web_archive(bytes)) return InputKind::kWebArchive;
  if (bytes.starts_with("%PDF-")) return InputKind::kPdf;
  if (formats::looks_like_docx(bytes)) return InputKind::kDocx;
  switch (formats::looks_like_mail(bytes.substr(0, kHeadOfMail))) {
    case formats::MailLike::kMail: return InputKind::kMail;
    case formats::MailLike::kSavedPage: return InputKind::kSavedPage;
    case formats::MailLike::kNone: break;
  }
  if (formats::looks_like_feed(bytes)) return InputKind::kFeed;
  const std::string head = lower_head(bytes);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && head[first] == '{') {
    const std::size_t key = head.find_first_not_of(" \t\r\n", first + 1);
    if (key != std::string::npos && (head[key] == '"' || head[key] == '}')) return InputKind::kJsonLines;
  }
  return looks_like_html(head) ? InputKind::kHtml : InputKind::kText;
}

}  // namespace dateline::ingest
