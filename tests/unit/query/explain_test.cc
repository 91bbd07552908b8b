#include "query/explain.h"

#include <gtest/gtest.h>

#include <string>

#include "query/draw_tree.h"
#include "tests/unit/query/sample_event.h"

namespace tacitus {
namespace {

// "Iran will maintain its ban on talks." with the tree of "maintain".
struct Word {
  const char* text;
  const char* dep;
  std::uint32_t head;
};
constexpr Word kWords[] = {{"TEHRAN", "dep", 4}, {":", "punct", 4},       {"Iran", "nsubj", 4},
                           {"will", "aux", 4},   {"maintain", "ROOT", 4}, {"its", "poss", 6},
                           {"ban", "dobj", 4},   {"on", "prep", 6},       {"talks", "pobj", 7},
                           {"with", "prep", 8},  {"the", "det", 12},      {"United", "compound", 12},
                           {"States", "pobj", 9}};

Parse SampleParse(const Document& document) {
  Parse parse;
  parse.text = document.text;
  std::size_t at = 16;
  for (const Word& word : kWords) {
    at = document.text.find(word.text, at);
    Token token;
    token.start = static_cast<std::uint32_t>(at);
    at += std::string_view(word.text).size();
    token.end = static_cast<std::uint32_t>(at);
    token.head = word.head;
    token.dep = word.dep;
    token.pos = token.dep == "punct" ? Pos::kPunct : Pos::kNoun;
    parse.tokens.push_back(token);
  }
  return parse;
}

TEST(DrawTreeTest, OpensWhatIsNearTheWordAndFoldsTheRest) {
  const Parse parse = SampleParse(SampleDocument());
  EXPECT_EQ(DrawTreeAround(parse, 6, "  ", {100, false}),
            "  maintain\n"
            "  ├─ dep: TEHRAN\n"
            "  ├─ nsubj: Iran\n"
            "  ├─ aux: will\n"
            "  └─ dobj: ban ◀\n"
            "     ├─ poss: its\n"
            "     └─ prep: on\n"
            "        └─ pobj: talks with the United States\n");
  EXPECT_EQ(DrawTreeAround(parse, 4, "", {24, false}),
            "maintain ◀\n"
            "├─ dep: TEHRAN\n"
            "├─ nsubj: Iran\n"
            "├─ aux: will\n"
            "└─ dobj: ban\n"
            "   ├─ poss: its\n"
            "   └─ prep: on talks wi…\n");
}

TEST(ExplainTest, ShowsSentenceTreeAndReasons) {
  const Document document = SampleDocument();
  Coding coding;
  coding.events.push_back(SampleEvent(document));
  coding.events[0].reasons = {
      Reason{"source", "actors", "data/actors/leaders.tsv:7", "holds the office on this day", {84, 92}},
      Reason{"status", "status", "", "", {29, 33}},
      Reason{"source", "attribution", "", "the speaker acts", {}},
      Reason{"attribution", "quotes", "", "", {}},
      Reason{"place", "places", "", "", {}},
      Reason{"quad", "types", "", "", {}},
      Reason{"group", "pairs", "", "", {}},
  };
  EXPECT_EQ(ExplainDocument(document, SampleParse(document), coding, {72, false}),
            "A ban, renewed\n"
            "The Example Wire · 2019-11-03 18:01 UTC · talks.md\n"
            "\n"
            "1. REJECT refuse 0125: IRNGOV Ali Khamenei → USA United States, planned…\n"
            "    TEHRAN: Iran will maintain its ban on talks with the United States,\n"
            "    Khamenei said.\n"
            "\n"
            "    maintain\n"
            "    ├─ dep: TEHRAN\n"
            "    ├─ nsubj: Iran\n"
            "    ├─ aux: will\n"
            "    └─ dobj: ban ◀\n"
            "       ├─ poss: its\n"
            "       └─ prep: on\n"
            "          └─ pobj: talks with the United States\n"
            "\n"
            "    source      IRNGOV Ali Khamenei\n"
            "                actors · data/actors/leaders.tsv:7 · “Khamenei” · holds\n"
            "                the office on this day\n"
            "                attribution · the speaker acts\n"
            "    status      planned\n"
            "                status · “will”\n"
            "    attribution Ali Khamenei via state TV\n"
            "                quotes\n"
            "    place       Tehran\n"
            "                places\n"
            "    quad        3\n"
            "                types\n"
            "    group       \n"
            "                pairs\n"
            "\n");
}

TEST(ExplainTest, ADocumentWithoutEvents) {
  const Document document = SampleDocument();
  EXPECT_EQ(ExplainDocument(document, SampleParse(document), Coding(), {72, false}),
            "A ban, renewed\nThe Example Wire · 2019-11-03 18:01 UTC · talks.md\n\nno events\n\n");
}

}  // namespace
}  // namespace tacitus
