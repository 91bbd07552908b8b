// The parser as users have it, on real text.
#include "tacitus/parser.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class ParserTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no pipeline; `make model` fetches it";
  }
};

// Everything a parse says, as text.
std::string Describe(const Parse& parse) {
  std::string text;
  for (const Token& token : parse.tokens) {
    text += std::to_string(token.start) + "-" + std::to_string(token.end) + (token.space_after ? "_ " : " ");
    text += std::string(token.tag) + " " + std::string(Name(token.pos)) + " " + std::string(token.morph) + " ";
    text += std::string(token.lemma) + " " + std::to_string(token.head) + " " + std::string(token.dep) + " ";
    text += std::string(token.entity) + (token.entity_position == EntityPosition::kBegin ? " B" : " ");
    text += token.sentence_start ? " S\n" : "\n";
  }
  for (const TokenSpan sentence : parse.sentences) text += std::to_string(sentence.last) + " ";
  for (const NamedEntity& entity : parse.entities) {
    text += std::string(entity.label) + std::to_string(entity.tokens.first) + ":" + std::to_string(entity.tokens.last);
  }
  return text;
}

std::vector<std::string> SampleTexts() {
  std::vector<std::string> texts = {
      "",
      " ",
      "Iran rejected the offer.",
      "\n\nTwo  spaces,\ta tab and\r\na line. Another sentence? Yes!",
      "The embassy that protesters stormed in Tehran on Nov. 4, 1979, has been closed since.",
      "Сказал он: «Нет». 😀 ‘Quoted’ — http://example.com/a?b=c",
      std::string("a\0b \xff\xfe c", 8)};
  std::string longer;
  for (int i = 0; i < 120; ++i) longer += texts[static_cast<std::size_t>(i) % texts.size()] + " ";
  texts.push_back(longer);
  return texts;
}

TEST_F(ParserTest, ParsesASentence) {
  const Parse parse = TestParser().Run("Iran rejected the offer. U.S. officials were in Geneva.");
  ASSERT_EQ(parse.tokens.size(), 11U);
  EXPECT_EQ(parse.tokens[0].tag, "NNP");
  EXPECT_EQ(parse.tokens[0].pos, Pos::kPropn);
  EXPECT_EQ(parse.tokens[0].morph, "Number=Sing");
  EXPECT_EQ(parse.tokens[0].dep, "nsubj");
  EXPECT_EQ(parse.tokens[0].head, 1U);
  EXPECT_EQ(parse.tokens[0].entity, "GPE");
  EXPECT_EQ(parse.tokens[1].lemma, "reject");
  EXPECT_EQ(parse.tokens[1].head, 1U);
  EXPECT_EQ(parse.tokens[1].dep, "ROOT");
  ASSERT_EQ(parse.sentences.size(), 2U);
  EXPECT_EQ(parse.sentences[1], (TokenSpan{5, 11}));
  ASSERT_EQ(parse.entities.size(), 3U);
  EXPECT_EQ(parse.TextOf(parse.entities[2].tokens), "Geneva");
  EXPECT_EQ(parse.entities[2].label, "GPE");
}

TEST_F(ParserTest, GivesTheSameAloneAndInABatch) {
  const std::vector<std::string> texts = SampleTexts();
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  Parser::Scratch scratch;
  const std::vector<Parse> together = TestParser().RunBatch(views, scratch);
  const std::vector<Parse> again = TestParser().RunBatch(views, scratch);
  ASSERT_EQ(together.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(Describe(TestParser().Run(texts[i])), Describe(together[i])) << i;
    EXPECT_EQ(Describe(again[i]), Describe(together[i])) << i;
    EXPECT_EQ(together[i].text, texts[i]);
  }
}

TEST_F(ParserTest, TakesEmptyTextsAndBatches) {
  Parser::Scratch scratch;
  EXPECT_TRUE(TestParser().RunBatch({}, scratch).empty());
  const Parse parse = TestParser().Run("", scratch);
  EXPECT_TRUE(parse.tokens.empty());
  EXPECT_TRUE(parse.sentences.empty());
}

TEST_F(ParserTest, IsSharedByThreads) {
  const std::vector<std::string> texts = SampleTexts();
  std::vector<std::string> wanted;
  for (const std::string& text : texts) wanted.push_back(Describe(TestParser().Run(text)));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      Parser::Scratch scratch;
      for (std::size_t i = 0; i < 3 * texts.size(); ++i) {
        const std::size_t text = (i + thread) % texts.size();
        if (Describe(TestParser().Run(texts[text], scratch)) != wanted[text]) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(ParserTest, AParseOutlivesItsParserAndItsScratch) {
  Parse parse;
  {
    Result<Parser> parser = Parser::Load(TestPipelineFolder());
    ASSERT_TRUE(parser) << parser.error().ToString();
    Parser::Scratch scratch;
    parse = parser->Run("Protesters marched.", scratch);
  }
  const Parse copy = parse;
  parse = {};
  EXPECT_EQ(copy.tokens[1].lemma, "march");
  EXPECT_EQ(copy.tokens[1].tag, "VBD");
}

// A Scratch serves one parser after another.
TEST_F(ParserTest, AScratchMayGoFromParserToParser) {
  Result<Parser> other = Parser::Load(TestPipelineFolder());
  ASSERT_TRUE(other) << other.error().ToString();
  const std::string text = SampleTexts()[4];
  Parser::Scratch scratch;
  const std::string wanted = Describe(TestParser().Run(text, scratch));
  EXPECT_EQ(Describe(other->Run(text, scratch)), wanted);
  EXPECT_EQ(Describe(TestParser().Run(text, scratch)), wanted);
}

std::size_t MemoryInUse() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6)) * 1024;
  }
  return 0;
}

// Words never seen before, more of them than any cache holds.
TEST_F(ParserTest, CachesAreBounded) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer keeps freed memory";
#endif
  Parser::Scratch scratch;
  std::uint32_t next = 0;
  const auto parse_new_words = [&](std::uint32_t count) {
    std::string text;
    for (std::uint32_t end = next + count; next < end; ++next) text += "word" + std::to_string(next) + "x ";
    EXPECT_EQ(TestParser().Run(text, scratch).tokens.size(), count);
  };
  for (int i = 0; i < 50; ++i) parse_new_words(1000);
  const std::size_t after_50_000 = MemoryInUse();
  for (int i = 0; i < 50; ++i) parse_new_words(1000);
  EXPECT_LT(MemoryInUse(), after_50_000 + (std::size_t{16} << 20));
  EXPECT_LT(MemoryInUse(), std::size_t{250} << 20);
}

TEST_F(ParserTest, ParsesALongParagraphInLittleMemory) {
  std::string text;
  while (text.size() < 200'000) text += "The minister said on Monday that talks with the rebels had failed and ";
  Parser::Scratch scratch;
  const Parse parse = TestParser().Run(text, scratch);
  EXPECT_GT(parse.tokens.size(), 30'000U);
  EXPECT_EQ(parse.tokens.back().end + (parse.tokens.back().space_after ? 1 : 0), text.size());
}

TEST_F(ParserTest, SaysItsVersion) { EXPECT_TRUE(TestParser().Version().starts_with("en_core_web_sm")); }

}  // namespace
}  // namespace tacitus
