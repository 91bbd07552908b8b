#include "eval/petrarch.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

constexpr std::string_view kSuite = R"(<Validation><!-- a comment -->
<Environment><Verbfile>v.txt</Verbfile> <Actorfile> a.txt </Actorfile><Discardfile>d.txt</Discardfile></Environment>
<Sentences>
<Sentence date = "19950101" id ="A-1" category="X" sentence="true">
<EventCoding sourcecode="FRA" targetcode="PER" eventcode="111"></EventCoding>
<Text>
France criticised
Peru &amp; left.
</Text><Parse>(ROOT (S ))</Parse>
</Sentence>
<Config option="require_dyad" value="FALSE"></Config><Config option="new_actor_length" value="3"></Config>
<Sentence date="19950101" id="A-2"><EventCoding sourcecode="FRA" targetcode='"THE PLANS"' eventcode="111"></EventCoding>
<Text>France criticised the plans.</Text></Sentence>
<Config option="require_dyad" value="true"></Config><Config option="new_actor_length" value="0"></Config>
<Sentence date="19950101" id="A-3"><EventCoding noevents = "True"> </EventCoding>
<Text>France criticised the plans.</Text></Sentence>
<Sentence date="19950101" id="A-4"><EventCoding error="sentencediscard"></EventCoding>
<Text>France criticised the cricket team of Peru.</Text></Sentence>
<Sentence date="19950101" id="A-5"><EventCoding sourcecode="FRA" targetcode="CHL" eventcode="111"></EventCoding>
<Text>France criticised Peru.</Text></Sentence>
<Sentence date="19950101" id="A-6"><EventCoding error="storydiscard"></EventCoding>
<Text>France criticised Peru.</Text></Sentence>
</Sentences></Validation>
)";

class PetrarchSuiteTest : public ::testing::Test {
 protected:
  PetrarchSuiteTest() {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ + "/suite.xml") << kSuite;
    std::ofstream(folder_ + "/v.txt") << "--- CRITICISE [111] ---\nCRITICISE\n";
    std::ofstream(folder_ + "/a.txt") << "FRANCE [FRA]\nPERU [PER]\nCHILE [CHL]\n";
    std::ofstream(folder_ + "/d.txt") << "CRICKET\n";
  }
  ~PetrarchSuiteTest() override { std::filesystem::remove_all(folder_); }

  std::string folder_ =
      ::testing::TempDir() + "/petrarch_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(PetrarchSuiteTest, ReadsRecordsAndOptions) {
  const Result<PetrarchSuite> suite = ReadPetrarchSuite(folder_ + "/suite.xml");
  ASSERT_TRUE(suite.has_value()) << suite.error().ToString();
  ASSERT_EQ(suite->dictionaries.size(), 3U);
  EXPECT_EQ(suite->dictionaries[1].first, folder_ + "/a.txt");
  ASSERT_EQ(suite->records.size(), 6U);
  EXPECT_EQ(suite->records[0].text, "France criticised Peru & left.");
  EXPECT_TRUE(suite->records[0].options.require_dyad);
  EXPECT_FALSE(suite->records[1].options.require_dyad);
  EXPECT_EQ(suite->records[1].options.new_actor_length, 3);
  EXPECT_EQ(suite->records[1].events[0].target, "\"THE PLANS\"");
  EXPECT_TRUE(suite->records[2].events.empty());
  EXPECT_EQ(suite->records[3].error, "sentencediscard");
}

TEST_F(PetrarchSuiteTest, OtherFilesAreRefused) {
  EXPECT_EQ(ReadPetrarchSuite("/nowhere.xml").error().ToString(), "/nowhere.xml: no suite of PETRARCH's tests here");
  std::ofstream(folder_ + "/suite.xml") << "<Validation></Validation>";
  EXPECT_EQ(ReadPetrarchSuite(folder_ + "/suite.xml").error().ToString(),
            folder_ + "/suite.xml: no <Sentence> in this file");
  std::ofstream(folder_ + "/suite.xml") << "<Sentences><Sentence></Sentence></Sentences>";
  EXPECT_EQ(ReadPetrarchSuite(folder_ + "/suite.xml").error().ToString(),
            folder_ + "/suite.xml: no <Environment> names the dictionaries");
}

TEST_F(PetrarchSuiteTest, ScoresExactly) {
  if (!HasTestPipeline()) GTEST_SKIP() << "the model is not there: run tools/fetch_model.sh";
  const Result<PetrarchReport> report =
      EvaluatePetrarch(folder_ + "/suite.xml", std::string(TACITUS_SOURCE_DIR) + "/data",
                       [](std::string_view text) { return TestParser().Run(text); });
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->headline, "petrarch: exact 0.667 (n=6, right 4)");
  EXPECT_EQ(report->notes,
            "A-5: expected FRA>CHL 111; got FRA>PER 111; another target\n"
            "A-6: expected storydiscard; got FRA>PER 111; not refused\n");
  EXPECT_EQ(report->predictions,
            "row\tid\tsource\ttarget\tcode\texpected\tright\n"
            "1\tA-1\tFRA\tPER\t111\tFRA>PER 111\t1\n"
            "2\tA-2\tFRA\t\"THE PLANS\"\t111\tFRA>\"THE PLANS\" 111\t1\n"
            "3\tA-3\t\t\t\tnothing\t1\n"
            "4\tA-4\t\t\tsentencediscard\tsentencediscard\t1\n"
            "5\tA-5\tFRA\tPER\t111\tFRA>CHL 111\t0\n"
            "6\tA-6\tFRA\tPER\t111\tstorydiscard\t0\n");
}

}  // namespace
}  // namespace tacitus
