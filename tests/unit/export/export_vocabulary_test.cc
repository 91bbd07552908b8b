#include "export/export_vocabulary.h"

#include <gtest/gtest.h>

#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

constexpr const char* kData = TACITUS_SOURCE_DIR "/data";

class ExportVocabulary : public testing::Test {
 protected:
  ExportVocabulary() : database_(std::move(*Database::Open())) {
    const Result<Done> defined = DefineExportVocabulary(database_, kData);
    if (!defined) ADD_FAILURE() << defined.error().ToString();
  }

  // The function's value for an actor of this country ("" is none) with these sectors ("GOV,MIL").
  std::string OfActor(const std::string& function, const std::string& country, const std::string& sectors) {
    return Value(database_,
                 "SELECT " + function +
                     "({'name': NULL, 'text': 'x', 'country': " + (country.empty() ? "NULL" : QuotedLiteral(country)) +
                     ", 'sectors': list_filter(string_split(" + QuotedLiteral(sectors) + ", ','), s -> s <> '')})");
  }
  std::string OfPlace(const std::string& function, const std::string& name, const std::string& country,
                      const std::string& feature) {
    return Value(database_, "SELECT " + function + "({'name': '" + name + "', 'country': '" + country +
                                "', 'admin1': 'First', 'admin2': 'Second', 'feature': '" + feature + "'})");
  }

  Database database_;
};

TEST_F(ExportVocabulary, WritesActorsInCameo) {
  EXPECT_EQ(OfActor("cameo_code", "IRN", "GOV"), "IRNGOV");
  EXPECT_EQ(OfActor("cameo_code", "YEM", "MED,JRN"), "YEMHLHMED");
  EXPECT_EQ(OfActor("cameo_code", "", "REB"), "REB");
  EXPECT_EQ(OfActor("cameo_code", "UNO", "GOV"), "IGOUNOGOV");
  EXPECT_EQ(OfActor("cameo_code", "EUR", ""), "IGOEUREEC");
  EXPECT_EQ(OfActor("cameo_code", "", "UNK"), "NULL");
  EXPECT_EQ(OfActor("actor_country", "IRN", ""), "IRN");
  EXPECT_EQ(OfActor("actor_country", "UNO", ""), "NULL");
  EXPECT_EQ(OfActor("actor_country", "EUR", ""), "EUR");
  EXPECT_EQ(OfActor("actor_group", "UNO", ""), "UNO");
  EXPECT_EQ(OfActor("actor_types", "NGO", "MED,UNK,MED"), "[NGO, HLH]");
  EXPECT_EQ(OfActor("actor_types", "IRN", "CVL,SOC,GOV"), "[CVL, GOV]");
}

TEST_F(ExportVocabulary, WritesActorsForPhoenix) {
  EXPECT_EQ(OfActor("phoenix_code", "IRN", "GOV,LEG"), "IRNGOVLEG");
  EXPECT_EQ(OfActor("phoenix_role", "IRN", "GOV,LEG"), "GOV");
  EXPECT_EQ(OfActor("phoenix_attributes", "IRN", "GOV,LEG"), "LEG");
  EXPECT_EQ(OfActor("phoenix_code", "", "REB"), "---REB");
  EXPECT_EQ(OfActor("phoenix_code", "", ""), "NULL");
  EXPECT_EQ(OfActor("phoenix_code", "EUR", "LEG"), "IGOEUREECLEG");
  EXPECT_EQ(OfActor("phoenix_entity", "EUR", "LEG"), "IGO");
  EXPECT_EQ(OfActor("phoenix_role", "EUR", "LEG"), "NULL");
  EXPECT_EQ(OfActor("phoenix_attributes", "EUR", "LEG"), "EUR;EEC;LEG");
}

TEST_F(ExportVocabulary, WritesSectorsInIcewsWords) {
  EXPECT_EQ(OfActor("icews_sectors", "USA", "GOV,MIL"), "Government,Military");
  EXPECT_EQ(OfActor("icews_sectors", "UNO", ""), "International Government Organization");
  EXPECT_EQ(OfActor("icews_sectors", "USA", ""), "NULL");
}

TEST_F(ExportVocabulary, TellsHowPreciseAPlaceIs) {
  EXPECT_EQ(OfPlace("place_type", "Iran", "IRN", "PCLI"), "1");
  EXPECT_EQ(OfPlace("place_type", "Texas", "USA", "ADM1"), "2");
  EXPECT_EQ(OfPlace("place_type", "Austin", "USA", "PPLA"), "3");
  EXPECT_EQ(OfPlace("place_type", "Bushehr", "IRN", "PPLA"), "4");
  EXPECT_EQ(OfPlace("place_type", "Fars", "IRN", "ADM1"), "5");
  EXPECT_EQ(OfPlace("place_full_name", "Islamic Republic of Iran", "IRN", "PCLI"), "Iran");
  EXPECT_EQ(OfPlace("place_full_name", "Fars", "IRN", "ADM1"), "Fars, Iran");
  EXPECT_EQ(OfPlace("place_full_name", "Bushehr", "IRN", "PPLA"), "Bushehr, First, Iran");
  EXPECT_EQ(OfPlace("place_city", "Bushehr", "IRN", "PPLA"), "Bushehr");
  EXPECT_EQ(OfPlace("place_city", "Fars", "IRN", "ADM1"), "NULL");
  EXPECT_EQ(OfPlace("place_province", "Fars", "IRN", "ADM1"), "Fars");
  EXPECT_EQ(OfPlace("place_province", "Bushehr", "IRN", "PPLA"), "First");
  EXPECT_EQ(OfPlace("place_district", "Bushehr", "IRN", "PPLA"), "Second");
  EXPECT_EQ(OfPlace("place_district", "Dashtestan", "IRN", "ADM2"), "Dashtestan");
  EXPECT_EQ(OfPlace("place_district", "Fars", "IRN", "ADM1"), "NULL");
}

TEST_F(ExportVocabulary, LooksUpCodes) {
  EXPECT_EQ(Value(database_, "SELECT fips('DEU') || fips('CHN') || fips('GBR')"), "GMCHUK");
  EXPECT_EQ(Value(database_, "SELECT country_name('IRN')"), "Iran");
  EXPECT_EQ(Value(database_, "SELECT icews_text('111') || icews_intensity('111') || phoenix_score('163')"),
            "Criticize or denounce-2-6.5");
  EXPECT_EQ(Value(database_,
                  "SELECT plover_score('CONSULT', 'visit') || ' ' || plover_score('CONSULT', NULL) || ' ' || "
                  "plover_score('PROTEST', 'vandalize')"),
            "4 2.5 -5");
}

TEST_F(ExportVocabulary, FindsHostsAndCountsCharacters) {
  EXPECT_EQ(Value(database_, "SELECT host('https://www.Example.org:8080/a?b=http://c.de/')"), "example.org");
  EXPECT_EQ(Value(database_, "SELECT host('talks.md')"), "NULL");
  EXPECT_EQ(Value(database_, "SELECT characters('Bogotá — ', 12)"), "9");
  EXPECT_EQ(Value(database_, "SELECT characters('Bogotá', 0)"), "0");
  EXPECT_EQ(Value(database_, "SELECT characters('Bogotá', CAST(NULL AS INTEGER))"), "NULL");
}

}  // namespace
}  // namespace tacitus
