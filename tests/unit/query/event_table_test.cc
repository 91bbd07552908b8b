#include "query/event_table.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "query/text_width.h"
#include "tests/unit/query/sample_event.h"

namespace tacitus {
namespace {

std::string Table(const Document& document, const std::vector<Event>& events, std::size_t width) {
  const TerminalStyle style{width, false};
  return TableHead(style) + TableOfDocument(document, events, style);
}

TEST(EventTableTest, ShowsAnEventInRowsOfColumns) {
  const Document document = SampleDocument();
  EXPECT_EQ(Table(document, {SampleEvent(document)}, 100),
            "Date         Event           Source                      → target                       Status\n"
            "\n"
            "A ban, renewed\n"
            "The Example Wire · 2019-11-03 18:01 UTC · talks.md\n"
            "\n"
            "2019-11-03   REJECT 0125     IRNGOV Ali Khamenei         → USA United States            planned\n"
            "             refuse          “…will maintain its ban on talks with the United States, Khamenei…”\n"
            "                             in Tehran · 52 held · says Ali Khamenei via state TV\n"
            "                             condition: “unless it \"returns\", fully”\n");
}

TEST(EventTableTest, AnIntervalsEndStandsBelowItsBeginning) {
  const Document document = SampleDocument();
  Event event = SampleEvent(document);
  event.attribution.clear();
  event.counts.clear();
  event.condition.clear();
  event.place.reset();
  event.standing = Standing::kHistorical;
  event.date_edtf = "1979-11-04/1981-01-20";
  const std::string table = Table(document, {event}, 100);
  EXPECT_NE(table.find("\n1979-11-04   REJECT 0125"), std::string::npos) << table;
  EXPECT_NE(table.find("\n–1981-01-20  refuse          “…maintain its ban on talks with the United States,…”"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("  historical\n"), std::string::npos) << table;
}

TEST(EventTableTest, ShowsOpenAndMissingDates) {
  const Document document = SampleDocument();
  Event event = SampleEvent(document);
  event.date_edtf = "../2019-11-03";
  EXPECT_NE(Table(document, {event}, 100).find("\n≤2019-11-03  REJECT"), std::string::npos);
  event.date_edtf = "2018-05/..";
  EXPECT_NE(Table(document, {event}, 100).find("\n≥2018-05     REJECT"), std::string::npos);
  event.date_edtf.clear();
  EXPECT_NE(Table(document, {event}, 100).find("\n2019-11-03   REJECT"), std::string::npos);
  event.date_start = event.date_end = std::nullopt;
  EXPECT_NE(Table(document, {event}, 100).find("\nundated      REJECT"), std::string::npos);
}

TEST(EventTableTest, NoLineIsWiderThanTheTerminal) {
  Document document = SampleDocument();
  document.outlet = std::string(200, 'o');
  Event event = SampleEvent(document);
  event.source->name = "朝鮮民主主義人民共和国のとても長い名前の外務省の報道官";
  event.target->name = std::string(150, 'x');
  event.condition = std::string(300, 'y');
  event.attribution.push_back(event.attribution[0]);
  event.date_edtf = "1979-11-04/1981-01-20";
  for (std::size_t width = 1; width <= 200; ++width) {
    std::istringstream lines(Table(document, {event}, width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(TextWidth(line), width) << line;
      EXPECT_FALSE(line.ends_with(' ')) << "\"" << line << "\"";
    }
  }
}

TEST(EventTableTest, ColoursOnlyWhereAsked) {
  const Document document = SampleDocument();
  const Event event = SampleEvent(document);
  EXPECT_EQ(Table(document, {event}, 100).find('\x1b'), std::string::npos);
  const TerminalStyle colour{100, true};
  const std::string table = TableOfDocument(document, std::vector<Event>{event}, colour);
  EXPECT_NE(table.find("\x1b[33mREJECT\x1b[0m"), std::string::npos);
  EXPECT_NE(table.find("\x1b[1mban\x1b[0m"), std::string::npos);
}

TEST(EventTableTest, ADocumentWithoutTitleAndEvents) {
  Document document;
  document.id = "a.txt";
  document.text = "\nIran will not talk.\nMore.";
  EXPECT_EQ(TableOfDocument(document, {}, {100, false}), "\nIran will not talk.\na.txt\nno events\n");
}

TEST(EventTableTest, WordsThatTheSentenceLacksStandAlone) {
  const Document document = SampleDocument();
  Event event = SampleEvent(document);
  event.sentence = "Not in the text.";
  EXPECT_NE(Table(document, {event}, 100).find("“ban” · in Tehran · 52 held · says"), std::string::npos);
}

TEST(EventTableTest, TheFootCounts) {
  EXPECT_EQ(TableFoot({1, 12, 1, 0, {}}, {100, false}), "\n1 document, 12 sentences, 1 event\n");
  EXPECT_EQ(TableFoot({2, 1, 0, 3, {}}, {100, false}), "\n2 documents, 1 sentence, 0 events, 3 rejected\n");
  EXPECT_EQ(TableFoot({2, 1, 0, 0, {{"fr", 2}, {"de", 1}}}, {100, false}),
            "\n2 documents, 1 sentence, 0 events, 3 in other languages (de 1, fr 2)\n");
}

}  // namespace
}  // namespace tacitus
