#include "query/write_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/unit/query/sample_event.h"

namespace tacitus {
namespace {

const char* const kActorColumns[] = {"text",    "name", "actor_id", "country", "cow",
                                     "sectors", "role", "code",     "start",   "end"};

TEST(WriteEventsTest, JsonLinesHaveTheFieldsOfTheRecordInOrder) {
  const Document document = SampleDocument();
  EXPECT_EQ(
      EventsAsJsonLines(std::vector<Event>{SampleEvent(document)}),
      "{\"event_id\":\"0123456789abcdef\",\"document\":\"talks.md\",\"document_id\":\"fedcba9876543210\","
      "\"published_at\":\"2019-11-03T18:01:00Z\",\"coded_with\":\"tacitus 0.1.0\",\"group_id\":\"aa\","
      "\"source\":{\"text\":\"Khamenei\",\"name\":\"Ali Khamenei\",\"actor_id\":\"ali-khamenei\",\"country\":\"IRN\","
      "\"cow\":630,\"sectors\":[\"GOV\"],\"role\":\"Supreme Leader\",\"code\":\"IRNGOV\",\"start\":84,\"end\":92},"
      "\"target\":{\"text\":\"United States\",\"name\":\"United "
      "States\",\"actor_id\":null,\"country\":\"USA\",\"cow\":null,"
      "\"sectors\":[],\"role\":null,\"code\":\"USA\",\"start\":69,\"end\":82},"
      "\"event\":\"REJECT\",\"mode\":\"refuse\",\"contexts\":[\"diplomatic\",\"nuclear\"],\"cameo\":\"0125\",\"quad\":"
      "3,"
      "\"goldstein\":-5.0,\"status\":\"planned\",\"condition\":\"unless it \\\"returns\\\", fully\","
      "\"standing\":\"current\",\"date_start\":\"2019-11-03\",\"date_end\":\"2019-11-03\",\"date_edtf\":\"2019-11-03\","
      "\"date_text\":\"Sunday\",\"place\":{\"name\":\"Tehran\",\"geonameid\":112931,\"latitude\":35.69439,"
      "\"longitude\":51.42151,\"country\":\"IRN\",\"admin1\":\"Tehran\",\"admin2\":null,\"feature\":\"PPLC\","
      "\"text\":\"TEHRAN\",\"start\":16,\"end\":22},"
      "\"attribution\":[{\"speaker\":{\"text\":\"Khamenei\",\"name\":\"Ali Khamenei\",\"actor_id\":\"ali-khamenei\","
      "\"country\":\"IRN\",\"cow\":630,\"sectors\":[\"GOV\"],\"role\":\"Supreme "
      "Leader\",\"code\":\"IRNGOV\",\"start\":84,"
      "\"end\":92},\"cue\":\"said\",\"medium\":\"state TV\",\"quote\":\"Iran will\",\"start\":24,\"end\":33}],"
      "\"counts\":[{\"what\":\"held\",\"low\":52.0,\"high\":null,\"text\":\"52\",\"start\":0,\"end\":2}],"
      "\"sentence\":\"TEHRAN: Iran will maintain its ban on talks with the United States, Khamenei said.\","
      "\"sentence_number\":2,\"trigger\":{\"text\":\"ban\",\"lemma\":\"ban\",\"start\":47,\"end\":50},"
      "\"rule\":\"data/rules/reject.rules:12\",\"confidence\":0.875}\n");
}

TEST(WriteEventsTest, UnknownIsNull) {
  Event event;
  event.attribution.emplace_back();
  const nlohmann::json record = nlohmann::json::parse(EventsAsJsonLines(std::vector<Event>{event}));
  for (const char* field :
       {"event_id", "document", "published_at", "group_id", "source", "target", "event", "mode", "cameo", "quad",
        "condition", "date_start", "date_end", "date_edtf", "place", "sentence", "rule"}) {
    EXPECT_TRUE(record.at(field).is_null()) << field;
  }
  EXPECT_TRUE(record.at("trigger").at("start").is_null());
  EXPECT_TRUE(record.at("attribution").at(0).at("speaker").is_null());
  EXPECT_EQ(record.at("counts"), nlohmann::json::array());
}

TEST(WriteEventsTest, JsonIsUtf8WhateverTheEventHolds) {
  Event event;
  event.sentence = "cut \xC3";
  EXPECT_EQ(nlohmann::json::parse(EventsAsJsonLines(std::vector<Event>{event})).at("sentence"), "cut \uFFFD");
}

TEST(WriteEventsTest, CsvFlattensStructsAndKeepsListsAsJson) {
  std::string expected = "event_id,document,document_id,published_at,coded_with,group_id";
  for (const char* who : {"source_", "target_"}) {
    for (const char* column : kActorColumns) expected += std::string(",") + who + column;
  }
  expected +=
      ",event,mode,contexts,cameo,quad,goldstein,status,condition,standing,date_start,date_end,date_edtf,date_text,"
      "place_name,place_geonameid,place_latitude,place_longitude,place_country,place_admin1,place_admin2,place_feature,"
      "place_text,place_start,place_end,attribution,counts,sentence,sentence_number,trigger_text,trigger_lemma,"
      "trigger_start,trigger_end,rule,confidence\r\n";
  EXPECT_EQ(CsvHeader(), expected);

  Event event = SampleEvent(SampleDocument());
  event.attribution.clear();
  event.target.reset();
  event.place.reset();
  event.sentence = "two\nlines";
  EXPECT_EQ(EventsAsCsv(std::vector<Event>{event}),
            "0123456789abcdef,talks.md,fedcba9876543210,2019-11-03T18:01:00Z,tacitus 0.1.0,aa,Khamenei,Ali Khamenei,"
            "ali-khamenei,IRN,630,\"[\"\"GOV\"\"]\",Supreme Leader,IRNGOV,84,92,,,,,,,,,,,REJECT,refuse,"
            "\"[\"\"diplomatic\"\",\"\"nuclear\"\"]\",0125,3,-5.0,planned,\"unless it \"\"returns\"\", fully\",current,"
            "2019-11-03,2019-11-03,2019-11-03,Sunday,,,,,,,,,,,,[],"
            "\"[{\"\"what\"\":\"\"held\"\",\"\"low\"\":52.0,\"\"high\"\":null,\"\"text\"\":\"\"52\"\",\"\"start\"\":0,"
            "\"\"end\"\":2}]\","
            "\"two\nlines\",2,ban,ban,47,50,data/rules/reject.rules:12,0.875\r\n");
}

TEST(WriteEventsTest, EveryCsvRowHasAsManyCellsAsTheHeader) {
  const auto commas = [](const std::string& row) { return std::count(row.begin(), row.end(), ','); };
  EXPECT_EQ(commas(EventsAsCsv(std::vector<Event>{Event()})), commas(CsvHeader()));
}

}  // namespace
}  // namespace tacitus
