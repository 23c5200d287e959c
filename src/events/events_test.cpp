#include <gtest/gtest.h>

#include "events/test_scaffold.h"
#include "model/layer_lines.h"

namespace dateline::events {
namespace {

std::string join(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::string events_of(const std::string& text, const std::map<std::string, std::string>& times = {}) {
  const test::Told told = test::tell(text, "2021-03-10", times);
  return join(dateline::layer_lines(*told.doc, told.reading, "events"));
}

struct Row {
  const char* text;
  const char* events;
};

void check(std::initializer_list<Row> rows, const std::map<std::string, std::string>& times = {}) {
  for (const Row& row : rows) EXPECT_EQ(events_of(row.text, times), row.events) << row.text;
}

TEST(Events, ParticipantsThroughTheSentence) {
  check({
      {"Brazil sent rifles to Uruguay.", "transfer+shipped | send | occurred | agent: Brazil | recipient: Uruguay | theme: rifles | at: destination Uruguay"},
      {"Rifles were sent to Uruguay by Brazil.", "transfer+shipped | send | occurred | agent: Brazil | recipient: Uruguay | theme: Rifles | at: destination Uruguay"},
      {"The rebels received mortars from Brazil.", "transfer+delivered | receive | occurred | agent: Brazil | recipient: rebels | theme: mortars | at: origin Brazil"},
      {"Brazil wants to send rifles to Uruguay.", "transfer+shipped | send | intended | agent: Brazil | recipient: Uruguay | theme: rifles | at: destination Uruguay"},
      {"Kenyan police arrested four suspects.", "coerce+arrest | arrest | occurred | agent: Kenyan police | target: suspects | counts: detained 4..4"},
      {"The soldiers who shelled the village fled.",
       "assault+heavy-weapons | shell | occurred | agent: soldiers\ntravel+flee | flee | occurred | agent: soldiers"},
  });
}

TEST(Events, NounsAndLightVerbs) {
  check({
      {"Militants carried out an attack on the barracks.", "assault | attack | occurred | agent: Militants | target: barracks"},
      {"Egypt and Sudan held talks in Cairo.", "consult | talk | occurred | agent: Egypt, Sudan | at: site Cairo"},
      {"Thailand's shelling of the village continued.", "assault+heavy-weapons | shelling | ongoing | agent: Thailand"},
  });
}

TEST(Events, WhetherItHappened) {
  check({
      {"Turkey did not attack the convoy.", "assault | attack | occurred | negated | agent: Turkey"},
      {"Turkey will attack the rebels.", "assault | attack | planned | agent: Turkey | target: rebels"},
      {"Turkey could attack the rebels.", "assault | attack | hypothetical | agent: Turkey | target: rebels"},
      {"Turkey is attacking the rebels.", "assault | attack | ongoing | agent: Turkey | target: rebels | when: 2021-03-10 (publication)"},
      {"Turkey failed to capture the rebels.", "assault+abduct | capture | failed | agent: Turkey | target: rebels"},
      {"Norway promised to send tanks to Ukraine.",
       "agree | promise | occurred | agent: Norway | target: Ukraine\n"
       "transfer+shipped | send | promised | agent: Norway | recipient: Ukraine | theme: tanks | at: destination Ukraine"},
  });
}

TEST(Events, Counts) {
  check({
      {"Gunmen killed at least five people.", "assault | kill | occurred | agent: Gunmen | target: people | counts: killed 5.."},
      {"Gunmen killed between 5 and 9 soldiers.", "assault | kill | occurred | agent: Gunmen | target: soldiers | counts: killed 5..9"},
      {"Gunmen killed dozens of soldiers.", "assault | kill | occurred | agent: Gunmen | target: soldiers | counts: killed .."},
      {"Gunmen killed a soldier and two nurses.", "assault | kill | occurred | agent: Gunmen | target: soldier, nurses | counts: killed 3..3"},
  });
}

TEST(Events, TimesOfTheirClause) {
  check({{"Chile's minister resigned on Monday, and the president said on Tuesday that he appointed a general in May.",
          "resign+resigned | resign | occurred | agent: minister | when: 2021-03-08 (stated)\n"
          "appoint | appoint | occurred | agent: he | theme: general | when: 2020-05 (stated)"}},
        {{"on Monday", "2021-03-08"}, {"on Tuesday", "2021-03-09"}, {"in May", "2020-05"}});
}

TEST(Events, SayingIsNoHappening) {
  check({{"The minister said that the army believes the report.", ""}, {"Spain is a country in Europe.", ""}});
}

TEST(Events, ToldAgainIsOneEvent) {
  const test::Told told = test::tell("Militants attacked a convoy in Mali on Monday. The attack killed nine soldiers.", "2021-03-10", {{"on Monday", "2021-03-08"}});
  ASSERT_EQ(told.reading.events.size(), 1u);
  EXPECT_EQ(told.reading.events[0].mentions.size(), 2u);
}

TEST(Events, LongListsAreReadInBoundedTime) {
  std::string text = "The rebels announced ";
  for (int i = 0; i < 1500; ++i) text += "an attack on the town, ";
  EXPECT_LE(test::tell(text + "and a truce.").reading.events.size(), 1600u);
}

TEST(Plover, ClassFollowsStatus) {
  struct ClassRow {
    const char* text;
    const char* plover;
  };
  for (const ClassRow& row : {ClassRow{"Norway will visit Chad.", "AGREE"}, {"Norway met Chad.", "CONSULT"}, {"Chad will withdraw the troops.", "AGREE"},
                              {"Chad will attack the rebels.", "THREATEN"}, {"Chad will not release the prisoners.", "REJECT"}, {"Chad could attack the rebels.", ""},
                              {"Chad failed to reach an agreement with Togo.", "REJECT"}, {"Chad convicted the general.", "ACCUSE"}}) {
    const test::Told told = test::tell(row.text);
    ASSERT_FALSE(told.reading.events.empty()) << row.text;
    EXPECT_EQ(told.reading.events[0].plover, row.plover) << row.text;
  }
}

std::string classes_of(const test::Told& told) {
  std::string out;
  for (const Event& event : told.reading.events) out += (out.empty() ? "" : " ") + event.kind + ":" + event.plover + ":" + event.cameo;
  return out;
}

TEST(Plover, BackgroundHasNoClass) {
  EXPECT_EQ(classes_of(test::tell("Ghana recalled its ambassador after Togo shelled the port.")), "sanction:SANCTION:161 assault::");
  EXPECT_EQ(classes_of(test::tell("Malta condemned Libya, ten years after rebels burned its embassy.")), "accuse:ACCUSE:111 assault::");
  EXPECT_EQ(classes_of(test::tell("Police fired on the marchers. Malta sent a team to investigate the crime.")),
            "assault:ASSAULT:190 :: accuse:ACCUSE:090");
}

TEST(Plover, ModeByContentAndContextByWords) {
  const test::Told told = test::tell("Chad asked the court to free the journalist.");
  ASSERT_FALSE(told.reading.events.empty());
  EXPECT_EQ(told.reading.events[0].modes, std::vector<std::string>{"yield"});
  EXPECT_EQ(told.reading.events[0].contexts, (std::vector<std::string>{"legal", "rights_freedoms"}));
}

TEST(Plover, OpinionTellsNoActOfItsDay) {
  EXPECT_EQ(classes_of(test::tell("Chad attacked Libya.", "2021-03-10", {}, Genre::kOpinion)), "assault::");
  EXPECT_EQ(classes_of(test::tell("Chad attacked Libya on Monday.", "2021-03-10", {{"on Monday", "2021-03-08"}}, Genre::kOpinion)), "assault:ASSAULT:190");
}

TEST(Plover, CodeOfWhatAnActIsAbout) {
  EXPECT_EQ(classes_of(test::tell("Chad will aid Libya.")), "aid:AGREE:033");
  EXPECT_EQ(classes_of(test::tell("Chad will attack Libya.")), "assault:THREATEN:138");
  EXPECT_EQ(classes_of(test::tell("Chad will boycott the election.")), "protest:THREATEN:133");
  EXPECT_EQ(classes_of(test::tell("Chad agreed to meet Libya.")), "agree:AGREE:036 consult::");
  EXPECT_EQ(classes_of(test::tell("Chad said that Libya must withdraw.")), "request:REQUEST:105 retreat::");
}

TEST(Routes, AWayOverPlaces) {
  const test::Told told = test::tell("Traders use a corridor that runs from Kenya through Uganda to Rwanda.");
  EXPECT_EQ(join(dateline::layer_lines(*told.doc, told.reading, "routes")), "Kenya > Uganda > Rwanda | claimed | corridor");
}

TEST(Codebook, EveryRowOfTheTablesIsSound) {
  EXPECT_TRUE(codebook().verb("attack"));  // loading checks kinds, frames and roles of every row
  EXPECT_TRUE(codebook().noun("airstrike"));
  EXPECT_EQ(codebook().default_plover("assault"), "ASSAULT");
}

}  // namespace
}  // namespace dateline::events
