// The parser against spaCy's own parses of texts written for the purpose, under tests/reference/parse: news-like
// paragraphs, odd texts, and one long paragraph. `make parity` compares with spaCy live.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/table_file.h"
#include "tacitus/parser.h"
#include "tests/support/parse_json.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

constexpr char kFolder[] = TACITUS_SOURCE_DIR "/tests/reference/parse";

std::vector<std::string> Lines(const std::string& name) {
  std::ifstream stream(std::string(kFolder) + "/" + name);
  EXPECT_TRUE(stream) << name;
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string EntityTag(const Token& token) {
  if (token.entity_position == EntityPosition::kOutside) return "O";
  return (token.entity_position == EntityPosition::kBegin ? "B-" : "I-") + std::string(token.entity);
}

// Everything the parse says of one token.
std::map<std::string, std::string> FieldsOf(const Token& token) {
  return {{"start", std::to_string(token.start)},
          {"end", std::to_string(token.end)},
          {"ws", token.space_after ? "true" : "false"},
          {"lemma", std::string(token.lemma)},
          {"pos", std::string(Name(token.pos))},
          {"tag", std::string(token.tag)},
          {"morph", std::string(token.morph)},
          {"head", std::to_string(token.head)},
          {"dep", std::string(token.dep)},
          {"ent", EntityTag(token)},
          {"sent_start", token.sentence_start ? "true" : "false"}};
}

void ExpectSame(const Parse& parse, const Parse& expected) {
  ASSERT_EQ(parse.text, expected.text);
  ASSERT_EQ(parse.tokens.size(), expected.tokens.size());
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    ASSERT_EQ(FieldsOf(parse.tokens[i]), FieldsOf(expected.tokens[i])) << "token " << i << ": " << expected.TextOf(i);
  }
  EXPECT_EQ(parse.sentences, expected.sentences);
  ASSERT_EQ(parse.entities.size(), expected.entities.size());
  for (std::size_t i = 0; i < parse.entities.size(); ++i) {
    EXPECT_EQ(parse.entities[i].tokens, expected.entities[i].tokens);
    EXPECT_EQ(parse.entities[i].label, expected.entities[i].label);
  }
}

class WithPipeline : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << TestPipelineFolder() << " is missing; tools/fetch_model.sh fetches it";
  }
};

class ParseReferenceTest : public WithPipeline, public ::testing::WithParamInterface<std::string> {};

TEST_P(ParseReferenceTest, EqualsSpacy) {
  std::vector<Parse> expected;
  std::vector<std::string_view> texts;
  for (const std::string& line : Lines(GetParam())) {
    Result<Parse> parse = ParseFromJson(line);
    ASSERT_TRUE(parse) << parse.error().ToString();
    expected.push_back(std::move(*parse));
  }
  ASSERT_GT(expected.size(), 10U);
  for (const Parse& parse : expected) texts.emplace_back(parse.text);
  Parser::Scratch scratch;
  const std::vector<Parse> together = TestParser().RunBatch(texts, scratch);
  ASSERT_EQ(together.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    SCOPED_TRACE(GetParam() + ":" + std::to_string(i + 1));
    ExpectSame(together[i], expected[i]);
    ExpectSame(TestParser().Run(texts[i]), expected[i]);
  }
}

INSTANTIATE_TEST_SUITE_P(Texts, ParseReferenceTest, ::testing::Values("news.jsonl", "odd.jsonl"),
                         [](const auto& test) { return test.param.substr(0, test.param.find('.')); });

// The paragraph of tools/long_paragraph.py.
std::string LongParagraph() {
  std::vector<std::string> texts;
  for (const std::string& line : Lines("texts/news.jsonl")) {
    std::string& text = texts.emplace_back(nlohmann::json::parse(line).at("text").get<std::string>());
    std::replace(text.begin(), text.end(), '\n', ' ');
  }
  std::string paragraph;
  std::uint32_t state = 1;
  while (paragraph.size() < 200'000) {
    state = (state * 1103515245U + 12345U) % (1U << 31);
    paragraph += texts[(state >> 16) % texts.size()] + " ";
  }
  paragraph.pop_back();
  return paragraph;
}

std::string Checksum(std::string_view bytes) {
  std::uint64_t value = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

using LongParagraphTest = WithPipeline;

TEST_F(LongParagraphTest, EqualsSpacy) {
  const std::string paragraph = LongParagraph();
  const Parse parse = TestParser().Run(paragraph);
  std::map<std::string, std::string> joined;
  for (const Token& token : parse.tokens) {
    for (const auto& [field, value] : FieldsOf(token)) joined[field] += value + "\n";
  }
  joined["text"] = paragraph;
  const Result<TableFile> table = TableFile::Read(kFolder, "long_paragraph.tsv", {"field", "checksum"});
  ASSERT_TRUE(table) << table.error().ToString();
  ASSERT_EQ(table->rows().size(), joined.size());
  for (const TableFile::Row& row : table->rows()) {
    EXPECT_EQ(Checksum(joined[std::string(row.cells[0])]), row.cells[1]) << row.cells[0];
  }
}

}  // namespace
}  // namespace tacitus
