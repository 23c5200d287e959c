#include "formats/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "base/data_file.h"

namespace dateline::formats {
namespace {

using namespace std::string_literals;

TEST(Charset, Table) {
  struct Row {
    std::string bytes, declared, text, charset;
  };
  const Row rows[] = {
      {"plain", "", "plain", "utf-8"},
      {"caf\xC3\xA9", "", "café", "utf-8"},
      {"\xEF\xBB\xBF" "caf\xC3\xA9", "windows-1251", "café", "utf-8"},
      {"caf\xE9", "iso-8859-1", "café", "windows-1252"},
      {"\x93quoted\x94 \x80", "latin1", "“quoted” €", "windows-1252"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", "windows-1251"},
      {"\xF0\xD2\xC9\xD7\xC5\xD4", "KOI8-R", "Привет", "koi8-r"},
      {"\x93\xFA\x96\x7B", "Shift_JIS", "日本", "shift_jis"},
      {"\xC6\xFC\xCB\xDC", "euc-jp", "日本", "euc-jp"},
      {"\xD6\xD0\xB9\xFA", "gb2312", "中国", "gbk"},
      {"\xA4\xA4\xA4\xE5", "big5", "中文", "big5"},
      {"\xC7\xD1\xB1\xB9", "euc-kr", "한국", "euc-kr"},
      {"\xFF\xFE" "a\0b\0"s, "", "ab", "utf-16le"},
      {"\xFE\xFF\0a\0b"s, "", "ab", "utf-16be"},
      {"T\0h\0e\0 \0f\0e\0r\0r\0y\0"s, "", "The ferry", "utf-16le"},
      // UTF-8 that calls itself something else, and something else that calls itself UTF-8.
      {"Z\xC3\xBCrich und K\xC3\xB6ln", "iso-8859-1", "Zürich und Köln", "utf-8"},
      {"a\xFF" "b caf\xC3\xA9", "utf-8", "a\uFFFDb café", "?"},
      {"plain words", "x-no-such-charset", "plain words", "utf-8"},
  };
  for (const Row& row : rows) {
    const Decoded got = decode_bytes(row.bytes, row.declared);
    if (row.charset != "?") {
      EXPECT_EQ(got.text, row.text) << row.declared;
      EXPECT_EQ(got.charset, row.charset) << row.text;
    }
  }
  EXPECT_NE(decode_bytes("plain", "x-no-such-charset").note, "");
}

TEST(Charset, FewBrokenBytesDoNotMakeUtf8SomethingElse) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Größe und Höhe ";
  EXPECT_EQ(decode_bytes(text + "\xFF", "utf-8").text, text + "\uFFFD");
}

TEST(Charset, DetectsWhatIsNotDeclared) {
  // "В субботу в городе открылся новый мост через реку, сообщили в мэрии." in windows-1251, several times
  const std::string sentence = "\xC2 \xF1\xF3\xE1\xE1\xEE\xF2\xF3 \xE2 \xE3\xEE\xF0\xEE\xE4\xE5 \xEE\xF2\xEA\xF0\xFB\xEB\xF1\xFF \xED\xEE\xE2\xFB\xE9 \xEC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xF0\xE5\xEA\xF3. ";
  std::string bytes;
  for (int i = 0; i < 5; ++i) bytes += sentence;
  const Decoded got = decode_bytes(bytes, "");
  EXPECT_EQ(got.charset, "windows-1251");
  EXPECT_TRUE(got.text.starts_with("В субботу в городе"));
}

TEST(Charset, Declared) {
  EXPECT_EQ(declared_charset("<html><head><meta charset=\"UTF-8\">"), "utf-8");
  EXPECT_EQ(declared_charset("<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>"), "windows-1251");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='iso-8859-2'?><html>"), "iso-8859-2");
  EXPECT_EQ(declared_charset("<p>the charset=koi8-r of a page</p>"), "");
  EXPECT_EQ(declared_charset("<meta name=x><p charset=koi8-r>"), "");
  // The Standard's prescan: what is quoted, commented out, cut off or without its pragma declares nothing.
  EXPECT_EQ(declared_charset("<!-- <meta charset=koi8-r> --><meta charset='koi8-u'>"), "koi8-u");
  EXPECT_EQ(declared_charset("<!--><meta charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(declared_charset("<p title='<meta charset=koi8-r>'>"), "");
  EXPECT_EQ(declared_charset("<metacharset=koi8-r>"), "");
  EXPECT_EQ(declared_charset("<meta charset=koi8-r"), "");
  EXPECT_EQ(declared_charset("<meta charset='koi8-r>"), "");
  EXPECT_EQ(declared_charset("<meta content='text/html; charset=koi8-r'>"), "");
  EXPECT_EQ(declared_charset("<meta http-equiv=refresh content='text/html; charset=koi8-r'>"), "");
  EXPECT_EQ(declared_charset("<meta content='text/html; charset = \"koi8-r\"' http-equiv=Content-Type>"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta charset=no-such><meta charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta charset=no-such>"), "no-such");
  EXPECT_EQ(declared_charset(std::string("<!--").append(8000, 'x') + "--><meta charset=koi8-r>"), "koi8-r");
}

TEST(Charset, Labels) {
  EXPECT_EQ(charset_of_label(" Latin1 "), "windows-1252");
  EXPECT_EQ(charset_of_label("UTF8"), "utf-8");
  EXPECT_EQ(charset_of_label("x-user-defined"), "windows-1252");
  EXPECT_EQ(charset_of_label("nonsense"), "");
}

TEST(Charset, EveryCharsetOfTheTableHasADecoder) {
  for (const TableRow& row : data_table("formats/charsets.tsv")) {
    if (row[0].starts_with("utf-")) continue;
    EXPECT_EQ(decode_bytes("word \xE9\xE1", row[0]).charset, row[0]);
  }
}

}  // namespace
}  // namespace dateline::formats
