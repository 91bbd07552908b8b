#include "code/petrarch/actor_dictionary.h"

#include <gtest/gtest.h>

#include "base/calendar.h"

namespace tacitus {
namespace {

ActorDictionary Read(std::string_view text, std::vector<std::string>* told = nullptr) {
  ActorDictionary dictionary;
  std::vector<Error> problems;
  ReadActors(DictionaryFile::FromText("a.txt", text), dictionary, problems);
  dictionary.names.Sort();
  for (const Error& problem : problems) {
    if (told == nullptr) {
      ADD_FAILURE() << problem.ToString();
    } else {
      told->push_back(problem.ToString());
    }
  }
  return dictionary;
}

std::string CodeOf(const ActorDictionary& dictionary, const std::vector<std::string>& words, std::string_view day) {
  const std::optional<PhraseIndex::Match> match = dictionary.names.MatchAt(words, 0);
  if (!match) return "no actor";
  const DatedCode* code = dictionary.actors[match->value].CodeOn(ParseDate(day));
  return code == nullptr ? "no code" : code->code;
}

TEST(ActorDictionaryTest, SynonymsShareCodes) {
  const ActorDictionary actors = Read("FRANCE_ [FRA]\n+FRENCH_\n+PARIS\nPERU [PER]\n");
  EXPECT_EQ(CodeOf(actors, {"PARIS"}, ""), "FRA");
  EXPECT_EQ(CodeOf(actors, {"PERU"}, ""), "PER");
  EXPECT_EQ(CodeOf(actors, {"LIMA"}, ""), "no actor");
}

TEST(ActorDictionaryTest, DatesDecide) {
  const ActorDictionary actors =
      Read("ANA_PEREZ [PER]\n\t[PERLEG <19951231]\n\t[PERGOV 960101-991231]\n\t[PERELI > 20000101]\n");
  const std::vector<std::string> name = {"ANA", "PEREZ"};
  EXPECT_EQ(CodeOf(actors, name, "1995-12-31"), "PERLEG");
  EXPECT_EQ(CodeOf(actors, name, "1996-01-01"), "PERGOV");
  EXPECT_EQ(CodeOf(actors, name, "1999-12-31"), "PERGOV");
  EXPECT_EQ(CodeOf(actors, name, "2000-01-01"), "PERELI");
  EXPECT_EQ(CodeOf(actors, name, ""), "PER");
}

TEST(ActorDictionaryTest, WithoutADefaultOtherDaysHaveNoCode) {
  const ActorDictionary actors = Read("OLD_PARTY\n  [PEROPP <911226]\n");
  EXPECT_EQ(CodeOf(actors, {"OLD", "PARTY"}, "1990-05-01"), "PEROPP");
  EXPECT_EQ(CodeOf(actors, {"OLD", "PARTY"}, "1992-05-01"), "no code");
  EXPECT_EQ(CodeOf(actors, {"OLD", "PARTY"}, ""), "PEROPP");
}

TEST(ActorDictionaryTest, CodesMayStandOnTheLineOfTheName) {
  EXPECT_EQ(CodeOf(Read("ANA [PERGOV 960101-991231] [PER]"), {"ANA"}, "2001-01-01"), "PER");
}

TEST(ActorDictionaryTest, BadLinesAreToldAndLeftOut) {
  std::vector<std::string> told;
  const ActorDictionary actors =
      Read("[FRA]\n+GAUL\nPERU [PER\nCHILE [CHL 9x]\nCUBA [960101-991231]\nHAITI [HTI] island\nFIJI [FJI]\n", &told);
  EXPECT_EQ(told, (std::vector<std::string>{
                      "a.txt:1: a code without a name above it: write the name on a line before",
                      "a.txt:2: a synonym without a name above it: leave the + out, or move it below",
                      "a.txt:3: \"[PER\" has no closing bracket",
                      "a.txt:4: \"[CHL 9x]\" is no code with dates: write [CODE], [CODE <date], [CODE >date] or [CODE "
                      "date-date]",
                      "a.txt:5: \"[960101-991231]\" is no code with dates: write [CODE], [CODE <date], [CODE >date] or "
                      "[CODE date-date]",
                      "a.txt:6: \"island\" after the code: put # before it if it is a comment",
                  }));
  EXPECT_EQ(CodeOf(actors, {"FIJI"}, ""), "FJI");
}

TEST(ActorDictionaryTest, YearsOfTwoDigits) {
  EXPECT_EQ(ParseDictionaryDate("310101"), MakeDate(1931, 1, 1));
  EXPECT_EQ(ParseDictionaryDate("300101"), MakeDate(2030, 1, 1));
  EXPECT_EQ(ParseDictionaryDate("19990231"), std::nullopt);
  EXPECT_EQ(ParseDictionaryDate("199901"), std::nullopt);
  EXPECT_EQ(ParseDictionaryDate("1999-1-1"), std::nullopt);
}

}  // namespace
}  // namespace tacitus
