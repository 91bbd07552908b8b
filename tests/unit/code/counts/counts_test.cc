#include "code/counts/counts.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/unit/code/coded_sentence.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CountsTest, CountsThoseAnActIsDoneTo) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("Iran held 52 Americans for 444 days.").Counts("held"), ElementsAre("held 52 52"));
  EXPECT_THAT(CodedSentence("At least 12 people were killed in Kabul.").Counts("killed"), ElementsAre("killed 12 -"));
  EXPECT_THAT(CodedSentence("The killing of 43 students shocked Mexico.").Counts("killing"),
              ElementsAre("killed 43 43"));
}

TEST(CountsTest, CountsThoseWhoAct) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("Hundreds of thousands marched in Caracas.").Counts("marched"),
              ElementsAre("marching 200000 -"));
  EXPECT_THAT(CodedSentence("Some 200 to 300 demonstrators clashed with police.").Counts("clashed"),
              ElementsAre("marching 200 300"));
}

TEST(CountsTest, ReadsBounds) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("The attack killed between 3 and 5 soldiers.").Counts("killed"), ElementsAre("killed 3 5"));
  EXPECT_THAT(CodedSentence("The attack killed up to 200 soldiers.").Counts("killed"), ElementsAre("killed - 200"));
  EXPECT_THAT(CodedSentence("The attack killed dozens of soldiers.").Counts("killed"), ElementsAre("killed 24 -"));
}

TEST(CountsTest, AttachesWhatAnEventDid) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("Rebels shelled the town, killing 14 civilians.").Counts("shelled"),
              ElementsAre("killed 14 14"));
  EXPECT_THAT(CodedSentence("The blast left 22 people dead.").Counts("blast"), ElementsAre("killed 22 22"));
}

TEST(CountsTest, WhatBecameOfThemStandsBehindTheVerb) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("Officers shot dead two protesters.").Counts("shot"), ElementsAre("killed 2 2"));
  EXPECT_THAT(CodedSentence("One teacher was shot dead in the village.").Counts("shot"), ElementsAre("killed 1 1"));
  EXPECT_THAT(CodedSentence("Ukraine shot down 47 of the 60 drones.").Counts("shot"), IsEmpty());
}

TEST(CountsTest, CountsTroopsAndMoney) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("The alliance will deploy 1,500 additional troops.").Counts("deploy"),
              ElementsAre("troops 1500 1500"));
  EXPECT_THAT(CodedSentence("The bank gave Kenya $2.5 billion in aid.").Counts("gave"),
              ElementsAre("money 2500000000 2500000000"));
}

TEST(CountsTest, DoesNotCountDatesOrThings) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("They held two meetings on Monday.").Counts("held"), IsEmpty());
  EXPECT_THAT(CodedSentence("The army killed its leader in 2011.").Counts("killed"), IsEmpty());
}

TEST(CountTablesTest, SaysWhichRoleThereIsNot) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / "tacitus_count_tables_test";
  std::filesystem::create_directories(folder / "cues");
  std::ofstream(folder / "cues/counts.tsv") << "lemma\twhat\trole\tonly\nkill\tkilled\tvictim\n";
  const Result<CountKnowledge> knowledge = CountKnowledge::Load(folder.string());
  ASSERT_FALSE(knowledge.has_value());
  EXPECT_EQ(knowledge.error().ToString(),
            "data/cues/counts.tsv:2: \"victim\" is not a role of counts; see the top of the file");
}

}  // namespace
}  // namespace tacitus
