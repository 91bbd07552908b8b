#include "code/petrarch/dictionary_coder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/calendar.h"
#include "tacitus/coder.h"
#include "tests/support/pipeline.h"
#include "tests/unit/code/petrarch/small_dictionaries.h"

namespace tacitus {
namespace {

const std::string kData = std::string(TACITUS_SOURCE_DIR) + "/data";

class DictionaryCoderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "the model is not there: run tools/fetch_model.sh";
    if (!std::filesystem::exists(kData + "/places/gazetteer.bin")) {
      GTEST_SKIP() << "the gazetteer is not there: run tools/build_gazetteer.sh";
    }
  }

  // The events of a text by the small dictionaries, as a folder, and these options.
  static std::vector<Event> Code(const std::string& text, std::string_view verbs, CoderOptions options = {}) {
    const std::string folder = ::testing::TempDir() + "/dictionary_coder";
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/actors.txt") << kSmallActors;
    std::ofstream(folder + "/agents.txt") << kSmallAgents;
    std::ofstream(folder + "/verbs.txt") << verbs;
    std::ofstream(folder + "/discards.txt") << "CRICKET\n+OLYMPICS\n";
    std::ofstream(folder + "/issues.txt") << "n:border [BORDERS]\n";
    options.dictionaries = folder;
    const Result<Coder> coder = Coder::Load(kData, options);
    std::filesystem::remove_all(folder);
    if (!coder) {
      ADD_FAILURE() << coder.error().ToString();
      return {};
    }
    Document document;
    document.id = "d";
    document.text = text;
    document.published_at = ParseDateTime("2019-11-03");
    return coder->Run(document, TestParser().Run(text)).events;
  }
};

TEST_F(DictionaryCoderTest, CameoCodesHaveTypes) {
  const std::vector<Event> events = Code("On Friday, France accused Peru of lying at the borders.", kSmallVerbs);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].cameo, "113");
  EXPECT_EQ(events[0].event, EventType::kAccuse);
  EXPECT_EQ(events[0].quad, 3);
  EXPECT_EQ(events[0].source->code, "FRA");
  EXPECT_EQ(events[0].source->country, "FRA");
  EXPECT_EQ(events[0].target->text, "Peru");
  EXPECT_EQ(events[0].date_edtf, "2019-11-01");
  EXPECT_EQ(events[0].contexts, std::vector<std::string>{"BORDERS"});
  EXPECT_TRUE(events[0].rule.ends_with("verbs.txt:9")) << events[0].rule;
}

TEST_F(DictionaryCoderTest, OtherCodesAreKept) {
  const std::vector<Event> events =
      Code("France helped the soldiers of Peru.", "--- HELP [945] ---\nHELP\n- * A [946]\n");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].cameo, "945");
  EXPECT_EQ(events[0].event, EventType::kNone);
  EXPECT_EQ(events[0].quad, 0);
  EXPECT_EQ(events[0].target->code, "PERMIL");
  EXPECT_EQ(events[0].target->sectors, std::vector<std::string>{"MIL"});
}

TEST_F(DictionaryCoderTest, OwnDataSpeakOnlyBeside) {
  const std::string text = "France accused Peru of lying. Chile rejected the offer of Kenya.";
  EXPECT_EQ(Code(text, kSmallVerbs).size(), 1U);
  CoderOptions options;
  options.beside = true;
  const std::vector<Event> events = Code(text, kSmallVerbs, options);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].cameo, "113");
  EXPECT_EQ(events[1].event, EventType::kReject);
}

TEST_F(DictionaryCoderTest, ADiscardedDocumentHasNoEvents) {
  CoderOptions options;
  options.beside = true;
  EXPECT_TRUE(Code("France accused Peru. The Olympics began.", kSmallVerbs, options).empty());
  EXPECT_EQ(Code("France accused Peru at the cricket. France accused Chile.", kSmallVerbs).size(), 1U);
}

TEST_F(DictionaryCoderTest, ReasonsNameTheLines) {
  CoderOptions options;
  options.reasons = true;
  const std::vector<Event> events = Code("France accused Peru.", kSmallVerbs, options);
  ASSERT_EQ(events.size(), 1U);
  ASSERT_GE(events[0].reasons.size(), 3U);
  EXPECT_TRUE(events[0].reasons[1].rule.ends_with("actors.txt:1")) << events[0].reasons[1].rule;
}

TEST(DictionaryProblemsTest, AreToldOrStrictlyFail) {
  const std::string folder = ::testing::TempDir() + "/dictionary_problems";
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/verbs.txt") << "--- PAY [071] ---\nPAY\n- A [1]\n";
  if (!std::filesystem::exists(kData + "/places/gazetteer.bin")) GTEST_SKIP() << "the gazetteer is not there";
  CoderOptions options;
  options.dictionaries = folder;
  const Result<Coder> coder = Coder::Load(kData, options);
  options.strict = true;
  const Result<Coder> strict = Coder::Load(kData, options);
  std::filesystem::remove_all(folder);
  const std::string problem = folder + "/verbs.txt:3: the pattern has no *, which stands for the verb";
  ASSERT_TRUE(coder.has_value()) << coder.error().ToString();
  ASSERT_EQ(coder->DictionaryProblems().size(), 1U);
  EXPECT_EQ(coder->DictionaryProblems()[0].ToString(), problem);
  EXPECT_EQ(strict.error().ToString(), problem);
}

}  // namespace
}  // namespace tacitus
