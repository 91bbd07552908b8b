#include "eval/types.h"

#include <gtest/gtest.h>

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

TEST(TypesTest, ScoresRootsAndQuads) {
  const Result<TypesReport> report = EvaluateTypes(
      WriteGold("id\tmarked_sentence\tgold_root\tgold_penta\n"
                "1\t<s>Peru</s> condemned <t>Chile</t>\tACCUSE\t3\n"
                "2\t<s>Peru</s> condemned the vote of <t>Chile</t>\tREJECT\t3\n"
                "3\t<s>Peru</s> slept\tCONSULT\t1\n"),
      Code);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->rows, 3);
  EXPECT_EQ(report->coded, 2);
  EXPECT_EQ(report->right, 1);
  EXPECT_NEAR(report->roots.at("ACCUSE").F1(), 2.0 / 3, 1e-9);
  EXPECT_EQ(report->headline, "types: root macro-F1 0.222 accuracy 0.333 quad macro-F1 0.500 (n=3)");
  EXPECT_EQ(report->predictions,
            "row\troot\tquad\tconfidence\n1\tACCUSE\t3\t0.900\n2\tACCUSE\t3\t0.900\n3\tNONE\t0\t0.000\n");
  EXPECT_EQ(report->confidence, "event\tright\tsaid\nACCUSE\t1\t2\n");
}

TEST(TypesTest, SaysWhichColumnIsMissing) {
  const std::string path = WriteGold("id\tsentence\n1\tx\n");
  EXPECT_EQ(EvaluateTypes(path, Code).error().ToString(), path + ":1: the gold has no column \"marked_sentence\"");
}

TEST(TypesTest, SaysThatTheGoldIsNotThere) {
  EXPECT_EQ(EvaluateTypes("/nowhere.tsv", Code).error().ToString(), "/nowhere.tsv: cannot read this gold");
}

}  // namespace
}  // namespace tacitus
