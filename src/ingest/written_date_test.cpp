#include "ingest/written_date.h"

#include <gtest/gtest.h>

namespace dateline::ingest {
namespace {

TEST(WrittenDate, Metadata) {
  struct Row {
    const char* value;
    const char* date;
  };
  const Row rows[] = {
      {"2019-03-05", "2019-03-05"},
      {"2019-03-05T10:20:30Z", "2019-03-05T10:20:30Z"},
      {"2019-03-05T10:20:30.123+0100", "2019-03-05T10:20:30+01:00"},
      {"2019-03-05 10:20", "2019-03-05T10:20:00"},
      {"2019-03-05T10:20:30-05:00", "2019-03-05T10:20:30-05:00"},
      {"2019/03/05", "2019-03-05"},
      {"20190305", "2019-03-05"},
      {"20190305T102030", "2019-03-05"},
      {"Tue, 05 Mar 2019 10:20:30 GMT", "2019-03-05"},
      {"March 5, 2019", "2019-03-05"},
      {"1551781230", "2019-03-05"},
      {"2019-02-30", ""},
      {"yesterday", ""},
      {"", ""},
      {"99999999999999999999", ""},
      {"0000-00-00", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(iso_date(row.value), row.date) << row.value;
}

TEST(WrittenDate, StatedByACaller) {
  EXPECT_EQ(stated_date(" 1944-06-07 "), "1944-06-07");  // any newspaper's day, where a page's own would be an artefact
  EXPECT_EQ(iso_date("1944-06-07"), "");
  EXPECT_EQ(stated_date("1989-11-02T10:30:00Z"), "1989-11-02T10:30:00Z");
  EXPECT_EQ(stated_date("5 March 2019"), "2019-03-05");
  EXPECT_EQ(stated_date("0201-03-05"), "");
  EXPECT_EQ(stated_date("1989-02-30"), "");
}

TEST(WrittenDate, InWords) {
  struct Row {
    const char* words;
    const char* language;
    const char* date;
  };
  const Row rows[] = {
      {"Published on 5 March 2019 at 10:20", "en", "2019-03-05"},
      {"Updated Mar. 5, 2019", "en", "2019-03-05"},
      {"Sept 3rd, 2020", "en", "2020-09-03"},
      {"Dienstag, 5. März 2019, 10:20 Uhr", "de", "2019-03-05"},
      {"am 05.03.2019", "de", "2019-03-05"},
      {"5.3.19", "de", "2019-03-05"},
      {"le 5 mars 2019", "fr", "2019-03-05"},
      {"5 de marzo de 2019", "es", "2019-03-05"},
      {"5 марта 2019", "ru", "2019-03-05"},
      {"2019年3月5日", "ja", "2019-03-05"},
      {"03/05/2019", "en", "2019-03-05"},
      {"05/03/2019", "fr", "2019-03-05"},
      {"13/03/2019", "en", "2019-03-13"},
      {"call 0800 12 13 2019", "en", ""},
      {"version 1.2.3", "en", ""},
      {"31 June 2019", "en", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(date_in_words(row.words, row.language), row.date) << row.words;
}

TEST(WrittenDate, InUrl) {
  EXPECT_EQ(date_in_url("https://a.example/2019/03/05/bridge"), "2019-03-05");
  EXPECT_EQ(date_in_url("https://a.example/news/2019-03-05-bridge"), "2019-03-05");
  EXPECT_EQ(date_in_url("https://a.example/20190305/bridge"), "2019-03-05");
  EXPECT_EQ(date_in_url("https://a.example/2019/03/bridge"), "");
  EXPECT_EQ(date_in_url("https://a.example/bridge-12345678901"), "");
  EXPECT_EQ(date_in_url(""), "");
  EXPECT_EQ(month_in_url("https://a.example/2019/03/bridge"), "2019-03");
  EXPECT_EQ(month_in_url("https://a.example/2019/13/bridge"), "");
  EXPECT_EQ(month_in_url("https://a.example/2019/03"), "");
  EXPECT_EQ(month_in_url("https://a.example/1019/03/bridge"), "");
  EXPECT_EQ(month_in_url(""), "");
}

}  // namespace
}  // namespace dateline::ingest
