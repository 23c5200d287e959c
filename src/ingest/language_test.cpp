#include "ingest/language.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::ingest {
namespace {

TEST(Language, Table) {
  struct Row {
    const char* language;
    const char* text;
  };
  const Row rows[] = {
      {"en", "The council voted on Tuesday to close the bridge until engineers have looked at its pillars."},
      {"en", "Two officials who were not named said that the ship had left for Piraeus with a cargo of grain."},
      {"de", "Der Stadtrat hat am Dienstag beschlossen, die Brücke zu sperren, bis die Pfeiler untersucht sind."},
      {"fr", "Le conseil municipal a voté mardi la fermeture du pont, dont les piliers doivent être examinés."},
      {"es", "El ayuntamiento decidió el martes cerrar el puente hasta que los ingenieros hayan revisado los pilares."},
      {"it", "Il consiglio ha deciso martedì di chiudere il ponte, perché i pilastri non sono più sicuri."},
      {"pt", "A câmara decidiu na terça-feira fechar a ponte até que os engenheiros não tenham mais dúvidas."},
      {"nl", "De gemeenteraad heeft dinsdag besloten de brug te sluiten totdat de pijlers zijn onderzocht."},
      {"pl", "Rada miasta we wtorek zdecydowała, że most będzie zamknięty, ponieważ nie jest już bezpieczny dla ruchu."},
      {"sv", "Kommunen beslutade på tisdagen att bron ska vara stängd till dess att pelarna har undersökts."},
      {"tr", "Belediye meclisi salı günü köprünün kapatılması için karar aldı ve bu karar daha sonra bir çok kişi tarafından eleştirildi."},
      {"ru", "Городской совет во вторник решил закрыть мост, пока инженеры не проверят его опоры."},
      {"uk", "Міська рада у вівторок вирішила закрити міст, доки інженери не перевірять його опори, і це вже не перше рішення."},
      {"ar", "قرر المجلس البلدي يوم الثلاثاء إغلاق الجسر إلى أن يفحص المهندسون أعمدته التي لم تعد آمنة"},
      {"fa", "شورای شهر روز سه شنبه تصمیم گرفت پل را تا زمان بررسی ستون‌های آن ببندد و این تصمیم از امروز اجرا شد"},
      {"he", "מועצת העיר החליטה ביום שלישי לסגור את הגשר עד שהמהנדסים יבדקו את העמודים"},
      {"el", "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει τη γέφυρα"},
      {"ja", "市議会は火曜日、技術者が橋脚を調べるまで橋を閉鎖することを決めた。"},
      {"zh", "市议会星期二决定关闭这座桥，直到工程师检查完桥墩为止。"},
      {"ko", "시의회는 화요일 기술자들이 교각을 점검할 때까지 다리를 폐쇄하기로 결정했다."},
      {"hi", "नगर परिषद ने मंगलवार को पुल बंद करने का फैसला किया है"},
  };
  for (const Row& row : rows) EXPECT_EQ(detect_language(row.text), row.language) << row.text;
}

TEST(Language, AShortHeadlineIsNeverCalledForeign) {
  for (const char* text : {"Bridge closed", "Mayor quits", "", "12:30", "Storm kills 4 in Manila", "Ferry fire: die-hard fans stranded", "Rate cut in June, says Lagarde",
                           "Des Moines mayor on Le Monde interview", "Kiev, Minsk agree gas deal", "Los Angeles port strike ends", "Man dies in Den Haag van crash"}) {
    const std::string got = detect_language(text);
    EXPECT_TRUE(got.empty() || got == "en") << text << " -> " << got;
  }
}

TEST(Language, ATextTooShortToTellTellsNothing) {
  for (const char* text : {"", "Bron är stängd.", "OK", "2019-03-05", "…"}) EXPECT_EQ(detect_language(text), "") << text;
}

TEST(Language, ALongTextIsCutBetweenCharacters) {
  std::string text;
  while (text.size() < 200'000) text += "Городской совет во вторник решил закрыть мост, пока инженеры не проверят его опоры. ";
  for (const char* before : {"", "a", "ab"}) EXPECT_EQ(detect_language(before + text), "ru");
}

TEST(Language, ForeignQuotationsDoNotChangeTheTextsLanguage) {
  EXPECT_EQ(detect_language("The minister said \"ce n'est pas la fin de la route\" and left the hall. The crowd waited for him until midnight, but he did not return to the square."), "en");
}

}  // namespace
}  // namespace dateline::ingest
