// ResolveActor on phrases: text in, country and sectors out.
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "code/actors/resolve.h"
#include "tests/unit/code/actors/actor_text.h"

namespace tacitus {
namespace {

struct Case {
  const char* text;
  const char* expected;
  const char* date = "";
  const char* context = "";
};

ResolvedActor Resolve(const Case& question) {
  return ResolveActor(question.text, question.context, ParseDate(question.date), ShippedActors());
}

void ExpectAll(std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    EXPECT_EQ(ActorText(Resolve(each).actor), each.expected) << each.text << " " << each.date;
  }
}

TEST(ResolveActorTest, CountriesByEveryName) {
  ExpectAll({{"Iran", "IRN"},
             {"the Islamic Republic of Iran", "IRN"},
             {"Iranians", "IRN"},
             {"U.S.", "USA"},
             {"Côte d'Ivoire", "CIV"},
             {"the Democratic Republic of Congo", "COD"},
             {"the Republic of the Congo", "COG"},
             {"South Korea", "KOR"},
             {"Guinea-Bissau", "GNB"},
             {"Guinea", "GIN"},
             {"the Soviet Union", "SUN"},
             {"two Pakistani nationals", "PAK CVL"},
             {"Japanese Americans", "USA"},
             {"an Iranian-American pastor", "USA REL"},
             {"American-backed Syrian rebels", "SYR REB"},
             {"suspects in the Americas", "- CVL"}});
}

TEST(ResolveActorTest, CapitalsAndSeatsStandForGovernments) {
  ExpectAll({{"Tehran", "IRN GOV"},
             {"WASHINGTON", "USA GOV"},
             {"the Kremlin", "RUS GOV"},
             {"the White House", "USA GOV"},
             {"Downing Street", "GBR GOV"},
             {"the Pentagon", "USA MIL"},
             {"Brussels", "EUR GOV"},
             {"Capitol Hill", "USA LEG"},
             {"Kyiv police", "UKR COP"}});
}

TEST(ResolveActorTest, OfficeHoldersByDate) {
  ExpectAll({{"Vladimir Putin", "RUS SPY", "1999-01-01"},
             {"Vladimir Putin", "RUS GOV", "2001-01-01"},
             {"Joe Biden", "USA LEG", "2005-01-01"},
             {"Joe Biden", "USA GOV", "2022-01-01"},
             {"Angela Merkel", "DEU GOV", "2010-01-01"},
             {"Angela Merkel", "DEU ELI", "2024-01-01"},
             {"the Taliban", "AFG REB", "2010-01-01"},
             {"the Taliban", "AFG GOV", "2022-01-01"},
             {"US President Donald Trump", "USA GOV", "2019-11-03"},
             {"Iran's Khamenei", "IRN GOV REL", "2019-11-03"},
             {"UK Defence Secretary Ben Wallace", "GBR GOV MIL", "2021-06-01"}});
}

TEST(ResolveActorTest, WithoutADateRebelsAreWhatTheyWereForLonger) {
  ExpectAll({{"the FARC", "COL REB"},
             {"the FARC", "COL PTY", "2019-01-01"},
             {"Timochenko", "COL REB", "", "Colombia"},
             {"the Taliban", "AFG REB"},
             {"the FMLN", "SLV PTY"},
             {"Tigray People's Liberation Front", "ETH REB"},
             {"Daniel Ortega", "NIC GOV"}});
}

TEST(ResolveActorTest, SurnamesNeedTheirBearer) {
  ExpectAll(
      {{"Trump", "USA GOV", "2019-01-01"}, {"Mary Trump", "-", "2019-01-01"}, {"Trump Tower", "-", "2019-01-01"}});
}

TEST(ResolveActorTest, FormerOfficials) {
  ExpectAll({{"a former CIA official", "USA ELI"},
             {"ex-President Hamid Karzai", "AFG ELI"},
             {"the ousted president of Niger", "NER ELI"},
             {"a former soldier", "- CVL"},
             {"a former general", "- ELI"},
             {"former leader of the Cachiros", "-"},
             {"former leader of the gang", "- CRM"},
             {"former rebels", "- REB"}});
}

TEST(ResolveActorTest, RolesComposeWithWhatTheyBelongTo) {
  ExpectAll({{"the foreign ministry spokeswoman", "- GOV"},
             {"a police spokesman", "- COP"},
             {"president of the Riigikogu", "EST LEG"},
             {"President of the European Commission", "EUR GOV"},
             {"Northern Fleet's Arctic Group", "RUS MIL"},
             {"Canadian Ambassador to the United Nations", "CAN GOV"},
             {"Russia's ambassador to Poland", "RUS GOV"},
             {"several of the largest trade unions in Denmark", "DNK LAB"},
             {"people in the UK", "GBR CVL"},
             {"opposition lawmakers", "- LEG OPP"},
             {"anti-government protesters", "- CVL OPP"},
             {"ordinary Kazakhs", "KAZ CVL"},
             {"gendarmes", "- COP"},
             {"warplanes", "- MIL"},
             {"Taliban fighters", "AFG REB", "2015-01-01"},
             {"FARC commanders", "COL REB", "2010-01-01"},
             {"a commander of the Taliban", "AFG MIL", "2023-01-01"},
             {"Syrian army commanders", "SYR MIL"},
             {"Iranian commanders", "IRN MIL"},
             {"critics of the president", "-"}});
}

TEST(ResolveActorTest, WhatAWordMeansBesideAnother) {
  ExpectAll({{"a beauty queen", "- CVL"},
             {"the queen", "- GOV"},
             {"a polling party", "- GOV"},
             {"president of the Bakers Association", "- SOC"},
             {"high-ranking members of the Sinaloa Cartel", "MEX CRM"},
             {"ranking member of the committee", "- LEG"},
             {"police cadets", "- COP"},
             {"DEA agents in Colombia", "USA COP"},
             {"army cadets", "- MIL"},
             {"US Army Rangers", "USA MIL"},
             {"a park ranger", "- COP"},
             {"National Police Commissioner", "- COP"}});
}

TEST(ResolveActorTest, BackersAreNotActors) {
  ExpectAll({{"US-backed Syrian rebels", "SYR REB"},
             {"Iran-backed militia", "- PRM"},
             {"pro-Russian separatists", "- REB"},
             {"anti-US protesters", "- CVL"},
             {"a Somalia-based paramilitary group", "SOM PRM"}});
}

TEST(ResolveActorTest, CommonNamesOfBodiesBelongToTheCountryNamed) {
  ExpectAll({{"the Senate", "USA LEG"}, {"the Nigerian Senate", "NGA LEG"}, {"Brazil's Congress", "BRA LEG"}});
}

TEST(ResolveActorTest, NamesOfPeopleAreNoTowns) {
  ExpectAll({{"Rodriguez", "-"},
             {"former governor Vallejo's son", "- CVL"},
             {"St. Mary church", "- REL"},
             {"Orlando police", "USA COP"},
             {"Guerrero police", "MEX COP"}});
}

TEST(ResolveActorTest, SlipsAndTransliterations) {
  ExpectAll({{"Kazahks", "KAZ"},
             {"Dehli police", "IND COP"},
             {"Moammar Kadhafi", "LBY GOV"},
             {"Nigerien soldiers", "NER MIL"},
             {"Nigerian soldiers", "NGA MIL"},
             {"Austrian soldiers", "AUT MIL"},
             {"Australian soldiers", "AUS MIL"}});
}

TEST(ResolveActorTest, ContextTellsTheCountry) {
  ExpectAll({{"the National Guard", "SAU MIL", "", "Saudi"}, {"the National Guard", "- MIL"}});
}

TEST(ResolveActorTest, UnknownPeopleKeepNameAndRole) {
  const Actor actor = Resolve({"Ruritanian Justice Minister Ann Example", ""}).actor;
  EXPECT_EQ(actor.name, "Ann Example");
  EXPECT_EQ(actor.role, "Justice Minister");
  EXPECT_EQ(ActorText(actor), "- GOV");
  EXPECT_EQ(actor.code, "---GOV");
}

TEST(ResolveActorTest, NobodyInParticular) {
  ExpectAll({{"he", "- UNK"}, {"20 men", "- UNK"}, {"Iranian men", "IRN CVL"}, {"", "-"}, {"of the", "-"}});
}

TEST(ResolveActorTest, TheLineThatDecidedIsNamed) {
  const ResolvedActor resolved = Resolve({"Donald Trump", "", "2019-11-03"});
  EXPECT_EQ(resolved.actor.actor_id, "donald_trump_usa");
  EXPECT_EQ(resolved.actor.cow, 2);
  EXPECT_EQ(resolved.actor.role, "President");
  EXPECT_EQ(resolved.actor.code, "USAGOV");
  EXPECT_EQ(resolved.origin.file, "data/actors/people.tsv");
}

}  // namespace
}  // namespace tacitus
