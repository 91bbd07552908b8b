#include "eval/types.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

std::string WriteGold(const std::string& content) {
  const fs::path path = fs::path(::testing::TempDir()) / "tacitus_types_test.tsv";
  std::ofstream(path) << content;
  return path.string();
}

// Codes every text that holds "condemned" as its first word's ACCUSE of its last word, and nothing else.
CodedText Code(std::string_view text) {
  CodedText coded;
  if (text.find("condemned") == std::string_view::npos) return coded;
  Event event;
  event.event = EventType::kAccuse;
  event.quad = 3;
  event.confidence = 0.9;
  event.source.emplace();
  event.source->end = 4;
  event.target.emplace();
  event.target->start = static_cast<std::uint32_t>(text.size()) - 1;
  event.target->end = static_cast<std::uint32_t>(text.size());
  coded.coding.events.push_back(event);
  return coded;
}

// Tokens are words; there are no trees to speak of.
Parse ParseFlat(std::string_view text) {
  Parse parse;
  parse.text = text;
  for (std::uint32_t at = 0; at < text.size();) {
    auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    Token token;
    token.start = at;
    token.end = end;
    token.pos = Pos::kNoun;
    token.lemma = "x";
    token.head = 0;
    parse.tokens.push_back(token);
    at = end + 1;
  }
  parse.sentences.push_back({0, static_cast<std::uint32_t>(parse.tokens.size())});
  return parse;
}

TypesProgram Program() { return {Code, ParseFlat, std::string(TACITUS_SOURCE_DIR) + "/data"}; }

TEST(TypesTest, ScoresRootsAndQuads) {
  const Result<TypesReport> report =
      EvaluateTypes(WriteGold("id\tmarked_sentence\tgold_root\tgold_penta\n"
                              "1\t<s>Peru</s> condemned <t>Chile</t>\tACCUSE\t3\n"
                              "2\t<s>Peru</s> condemned the vote of <t>Chile</t>\tREJECT\t3\n"
                              "3\t<s>Peru</s> slept\tCONSULT\t1\n"),
                    Program(), {.unmarked = true});
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->rows, 3);
  EXPECT_EQ(report->right, 1);
  EXPECT_NEAR(report->roots.at("ACCUSE").F1(), 2.0 / 3, 1e-9);
  EXPECT_EQ(report->headline, "types: root macro-F1 0.222 accuracy 0.333 quad macro-F1 0.500 (n=3)");
  EXPECT_EQ(report->predictions,
            "row\troot\tquad\tconfidence\n1\tACCUSE\t3\t0.900\n2\tACCUSE\t3\t0.900\n3\tNONE\t0\t0.000\n");
  EXPECT_EQ(report->confidence, "event\tright\tsaid\nACCUSE\t1\t2\n");
  EXPECT_EQ(report->confusion, "gold\tsaid\tcount\nACCUSE\tACCUSE\t1\nCONSULT\tNONE\t1\nREJECT\tACCUSE\t1\n");
  EXPECT_EQ(report->notes,
            "95 % interval of the macro-F1 0.000 to 1.000\nend to end, as `tacitus code` does; in sample where the "
            "models were "
            "fitted on this gold\n");
}

TEST(TypesTest, ScoresSentencesByTheirQuad) {
  const std::string path = WriteGold("Peru condemned Chile\t3\nPeru slept\t0\nPeru condemned us\t1\n");
  const Result<TypesReport> report = EvaluateTypes(path, Program(), {});
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->headline, "types: accuracy 0.667 quad macro-F1 0.556 (n=3)");
  EXPECT_EQ(report->confusion, "gold\tsaid\tcount\n0\t0\t1\n1\t3\t1\n3\t3\t1\n");
}

TEST(TypesTest, SaysThatSentencesHaveNoFolds) {
  const std::string path = WriteGold("Peru condemned Chile\t3\n");
  EXPECT_EQ(EvaluateTypes(path, Program(), {.folds = 5}).error().ToString(),
            path + ": this gold has no marked pairs to fit a model on in folds");
}

TEST(TypesTest, SaysWhichRowIsNoSentenceWithAClass) {
  const std::string path = WriteGold("Peru condemned Chile\t3\nPeru slept\t5\n");
  EXPECT_EQ(EvaluateTypes(path, Program(), {}).error().ToString(),
            path + ":2: the row is not a sentence, a tab and a class from 0 to 4");
}

// The model learns from the words between the parties, and is asked about sentences that it has not seen.
TEST(TypesTest, AnswersPairsOutOfFold) {
  std::string rows = "marked_sentence\tgold_root\tgold_penta\n";
  for (int i = 0; i < 10; ++i) {
    const std::string party = "<s>a" + std::string(1, static_cast<char>('0' + i)) + "</s>";
    rows += party + " <t>b</t>\tYIELD\t2\n" + party + " c <t>b</t>\tASSAULT\t4\n";
  }
  const Result<TypesReport> report = EvaluateTypes(WriteGold(rows), Program(), {.folds = 5});
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->headline, "types: root macro-F1 1.000 accuracy 1.000 quad macro-F1 1.000 (n=20)");
  EXPECT_NE(
      report->notes.find("out of fold for the model (5 folds of whole sentences), in sample for rules written with "
                         "this gold in view\n"),
      std::string::npos)
      << report->notes;
}

TEST(TypesGoldTest, GroupsRowsBySentence) {
  TypesGold gold;
  for (const char* text : {"a", "b", "a"}) gold.rows.emplace_back().text = text;
  EXPECT_EQ(gold.Groups(), (std::vector<std::size_t>{0, 1, 0}));
}

TEST(TypesGoldTest, TakesTheFirstMarkOfEachKind) {
  MarkedSentence row;
  row.text = "a b c d";
  row.sources = {{2, 5}, {6, 7}};
  const PartyPair pair = MarkedPair(row, ParseFlat(row.text));
  EXPECT_EQ(pair.source, (TokenSpan{1, 3}));
  EXPECT_TRUE(pair.target.empty());
}

TEST(TypesTest, SaysWhichColumnIsMissing) {
  const std::string path = WriteGold("id\tsentence\n1\tx\n");
  EXPECT_EQ(EvaluateTypes(path, Program(), {}).error().ToString(),
            path + ":1: the gold has no column \"marked_sentence\"");
}

TEST(TypesTest, SaysThatTheGoldIsNotThere) {
  EXPECT_EQ(EvaluateTypes("/nowhere.tsv", Program(), {}).error().ToString(), "/nowhere.tsv: cannot read this gold");
}

}  // namespace
}  // namespace tacitus
