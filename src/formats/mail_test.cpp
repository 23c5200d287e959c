#include "formats/mail.h"

#include <gtest/gtest.h>

#include "formats/quoted_printable.h"

namespace dateline::formats {
namespace {

std::string lines(std::initializer_list<std::string_view> all, std::string_view end = "\r\n") {
  std::string out;
  for (std::string_view line : all) out.append(line).append(end);
  return out;
}

TEST(MailFields, DecodesWords) {
  struct Row {
    std::string_view value, words;
  };
  const Row rows[] = {
      {"Harbour reopens", "Harbour reopens"},
      {"=?utf-8?Q?Caf=C3=A9_closed?=", "Café closed"},
      {"=?ISO-8859-1?q?M=FCller?= said", "Müller said"},
      {"=?UTF-8?B?0J3QvtCy0L7RgdGC0Lg=?=", "Новости"},
      {"=?utf-8?Q?one?= =?utf-8?Q?_two?=", "one two"},
      {"=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"},  // a character cut in two
      {"=?utf-8?Q?a?=\t=?iso-8859-1?Q?=E9?= b", "aé b"},
      {"=?utf-8*en?Q?tongue?=", "tongue"},
      {"=?x-none?Z?abc?= =?utf-8?Q?open", "=?x-none?Z?abc?= =?utf-8?Q?open"},
      {"raw \xC3\xBC bytes", "raw ü bytes"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(decode_words(row.value), row.words) << row.value;
}

TEST(MailFields, ReadsParameters) {
  const auto plain = read_parameters("Text/HTML; charset=\"utf-8\" ; name=\"a;b \\\"c\\\".html\"");
  EXPECT_EQ(plain.value, "text/html");
  EXPECT_EQ(plain.parameter("charset"), "utf-8");
  EXPECT_EQ(plain.parameter("name"), "a;b \"c\".html");
  const auto cut = read_parameters("attachment; filename*0*=UTF-8''rap%C3%B6; filename*1=\"rt\"; filename*2*=%2Epdf");
  EXPECT_EQ(cut.parameter("filename"), "rapört.pdf");
  EXPECT_EQ(read_parameters("attachment; filename*=iso-8859-1'en'%E9t%E9.pdf").parameter("filename"), "été.pdf");
  EXPECT_EQ(read_parameters("attachment; filename=\"=?utf-8?Q?=C3=A9t=C3=A9.pdf?=\"").parameter("filename"), "été.pdf");
  EXPECT_EQ(read_parameters("inline; ; =; x").value, "inline");
}

TEST(MailFields, ReadsMailboxes) {
  const auto boxes =
      read_mailboxes("\"Example, Ann\" <Ann@Daily.Example>, desk@wire.example (The \\(old\\) Desk), =?utf-8?Q?J=C3=B6rg?= <j@x.example>");
  ASSERT_EQ(boxes.size(), 3u);
  EXPECT_EQ(boxes[0].name, "Example, Ann");
  EXPECT_EQ(boxes[0].address, "ann@daily.example");
  EXPECT_EQ(boxes[1].name, "The (old) Desk");
  EXPECT_EQ(boxes[1].address, "desk@wire.example");
  EXPECT_EQ(boxes[2].name, "Jörg");
  EXPECT_TRUE(read_mailboxes("").empty());
}

TEST(MailFields, DecodesQuotedPrintable) {
  EXPECT_EQ(decode_quoted_printable("caf=C3=A9 =\r\nopen=3D=\n!"), "café open=!");
  EXPECT_EQ(decode_quoted_printable("100% = =ZZ ="), "100% = =ZZ ");
}

TEST(Mail, TakesPartsApart) {
  const std::string mail = lines({"From: a@b.example",
                                  "MIME-Version: 1.0",
                                  "Content-Type: multipart/mixed;",
                                  " boundary=\"out\"",
                                  "",
                                  "preamble",
                                  "--out",
                                  "Content-Type: multipart/alternative; boundary=\"out-in\"",
                                  "",
                                  "--out-in",
                                  "",
                                  "plain words",
                                  "--out-in",
                                  "Content-Type: text/html; charset=iso-8859-1",
                                  "Content-Transfer-Encoding: quoted-printable",
                                  "",
                                  "<p>caf=E9</p>",
                                  "--out-in--",
                                  "--out",
                                  "Content-Type: application/pdf; name=panel.pdf",
                                  "Content-Transfer-Encoding: base64",
                                  "Content-Disposition: attachment",
                                  "",
                                  "JVBE",
                                  "Ri0x",
                                  "--out--",
                                  "epilogue"});
  for (std::string_view end : {"\r\n", "\n", "\r"}) {
    std::string bytes;
    for (std::size_t i = 0; i < mail.size(); ++i) {
      if (mail[i] == '\n') bytes += end;
      if (mail[i] != '\n' && mail[i] != '\r') bytes += mail[i];
    }
    const Mail read = read_mail(bytes);
    ASSERT_EQ(read.parts.size(), 3u);
    EXPECT_EQ(read.parts[0].bytes, "plain words");
    EXPECT_EQ(read.parts[1].type, "text/html");
    EXPECT_EQ(read.parts[1].charset, "iso-8859-1");
    EXPECT_EQ(read.parts[1].bytes, "<p>caf\xE9</p>");
    EXPECT_EQ(read.parts[2].bytes, "%PDF-1");
    EXPECT_EQ(read.parts[2].file_name, "panel.pdf");
    EXPECT_TRUE(read.parts[2].attached);
    EXPECT_FALSE(read.truncated);
  }
}

TEST(Mail, ReadsWhatIsCutOffOrOdd) {
  const Mail cut = read_mail("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\naGVsbG8gd29ybG");
  ASSERT_EQ(cut.parts.size(), 1u);
  EXPECT_EQ(cut.parts[0].bytes, "hello worl");
  const Mail footer = read_mail("Content-Transfer-Encoding: base64\n\naGVsbG8=\n_______\nlist footer\n");
  EXPECT_EQ(footer.parts[0].bytes, "hello");
  EXPECT_EQ(read_mail("").parts.size(), 1u);
  EXPECT_EQ(read_mail("no header at all\n\nwords").parts[0].bytes, "no header at all\n\nwords");
  EXPECT_EQ(read_mail("Subject: a\n b\n\nx").head.field("subject"), "a b");
}

TEST(Mail, IsBounded) {
  std::string deep, wide = "Content-Type: multipart/mixed; boundary=x\n\n";
  for (int i = 0; i < 5000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    wide += "--x\n\npart\n";
  }
  const Mail nested = read_mail(deep);
  EXPECT_TRUE(nested.truncated);
  EXPECT_LE(nested.parts.size(), kMaxMailParts);
  const Mail many = read_mail(wide);
  EXPECT_TRUE(many.truncated);
  EXPECT_EQ(many.parts.size(), kMaxMailParts);
  EXPECT_LE(read_mail(std::string(3 << 20, 'a')).head.fields.size(), kMaxFields);
}

TEST(Mail, IsToldByItsHead) {
  struct Row {
    std::string_view head;
    MailLike like;
  };
  const Row rows[] = {
      {"From: a@b.example\nDate: Mon, 3 Feb 2031 08:00:00 +0000\nSubject: x\n\nwords", MailLike::kMail},
      {"Received: from x\r\nMessage-ID: <1@x>\r\nSubject: x\r\n\r\n", MailLike::kMail},
      {"From desk@x Mon Feb  3 08:00:00 2031\nFrom: a@b.example\nSubject: x\n\n", MailLike::kMail},
      {"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\nContent-Type: multipart/related; "
       "boundary=x\n\n",
       MailLike::kSavedPage},
      {"From: \"Saved by a browser\"\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
       MailLike::kSavedPage},
      {"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", MailLike::kMail},
      {"From the coast: the harbour reopened.\nDate: unknown\n\nwords", MailLike::kNone},
      {"Update: the harbour reopened.\nSubject: none\n", MailLike::kNone},
      {"<html>From: a\n", MailLike::kNone},
      {"", MailLike::kNone},
  };
  for (const Row& row : rows) EXPECT_EQ(looks_like_mail(row.head), row.like) << row.head;
}

// Each of these took minutes for the megabyte that a field may have.
TEST(MailFields, HostileFieldsEndSoon) {
  std::string words, parameters = "text/plain";
  for (int i = 0; i < 100'000; ++i) words += "=?a?Q?x ";
  parameters += std::string(500'000, ';') + "a=b";
  EXPECT_FALSE(decode_words(words).empty());
  EXPECT_EQ(read_parameters(parameters).parameter("a"), "b");
}

}  // namespace
}  // namespace dateline::formats
