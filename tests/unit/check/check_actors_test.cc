#include "check/check_actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check_data.h"
#include "tests/unit/check/data_folder.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Check(const std::string& rows) {
  AlteredData data;
  data.Write("actors/people.tsv", "id\tname\taliases\tgender\tcountry\tsectors\trole\tfrom\tto\tsource\n" + rows);
  const Result<Findings> findings = CheckActors(data.folder());
  EXPECT_TRUE(findings.has_value());
  std::vector<std::string> lines;
  for (const Finding& finding : *findings) lines.push_back(Describe(finding));
  return lines;
}

TEST(CheckActorsTest, OfficesOneAfterTheOtherAreSound) {
  EXPECT_THAT(Check("a\tAna A\tAna\tf\tPRT\tGOV\tPresident\t2001\t2005-03\town\n"
                    "a\tAna A\t\t\tPRT\tGOV\tPresident\t2005-03-09\t\town\n"
                    "b\tAna B\tAna\tf\tPRT\tGOV\tPresident\t1990\t2000\town\n"),
              IsEmpty());
}

TEST(CheckActorsTest, DatesThatCannotBe) {
  EXPECT_THAT(
      Check("a\tAna A\t\tf\tPRT\tGOV\tPresident\t2005\t2001\town\n"
            "b\tBea B\t\tf\tPRT\tGOV\tPresident\t2001\t2005\town\n"
            "b\tBea B\t\tf\tPRT\tGOV\tPresident\t2003\t\town\n"),
      ElementsAre("data/actors/people.tsv:2: error: the spell ends on 2001, before it begins on 2005; correct one of "
                  "them",
                  "data/actors/people.tsv:4: warning: the spell overlaps with the one of the same office at "
                  "data/actors/people.tsv:3; make one of the two, or correct the dates"));
}

TEST(CheckActorsTest, CodesThatAreNone) {
  EXPECT_THAT(
      Check("a\tAna A\t\tf\tPOR\tGOV;gov;KING\tPresident\t\t\town\n"),
      ElementsAre("data/actors/people.tsv:2: error: \"POR\" is no country of data/actors/countries.tsv, nor one of "
                  "EUR, IGO, IMG, ISM, MNC, NGO, UNO; write the ISO 3166-1 alpha-3 code",
                  "data/actors/people.tsv:2: error: \"gov\" is no sector of PLOVER, such as GOV or MIL",
                  "data/actors/people.tsv:2: error: \"KING\" is no sector of PLOVER, such as GOV or MIL"));
}

TEST(CheckActorsTest, ANameOfTwoAtTheSameTime) {
  EXPECT_THAT(
      Check("a\tAna A\tAna\tf\tPRT\tGOV\tPresident\t2001\t\town\n"
            "b\tAna B\tAna\tf\tPRT\tGOV\tMayor\t2003\t2009\town\n"),
      ElementsAre("data/actors/people.tsv:3: warning: \"Ana\" is a name of \"a\" at data/actors/people.tsv:2 too, at "
                  "the same time; make one actor of the two, or take the name from one"));
}

TEST(CheckActorsTest, RowsOfOneActorApart) {
  EXPECT_THAT(
      Check("a\tAna A\t\tf\tPRT\tGOV\tPresident\t2001\t2002\town\n"
            "b\tBea B\t\tf\tPRT\tGOV\tMayor\t\t\town\n"
            "a\tAna A\t\tf\tPRT\tGOV\tMayor\t2003\t2004\town\n"),
      ::testing::Contains("data/actors/people.tsv:4: error: the rows of \"a\" do not stand together; move this one "
                          "to the others"));
}

}  // namespace
}  // namespace tacitus
