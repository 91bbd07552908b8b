// The encoder's weights are noise here (tests/reference/encode), by which nothing is an event: what becomes of such is
// tested.
#include "code/events/read_events.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/countries.h"
#include "tests/support/pipeline.h"
#include "tests/support/rule_tables.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kText =
    "Peru accused Chile of attacking a village. Brazil attacked Chile. Chile praised Peru. Peru threatened Brazil. "
    "Brazil rejected the demand of Chile. Chile arrested soldiers of Peru. Peru helped Chile. Chile sued Brazil.";

class ReadEventsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    folder_ = fs::path(::testing::TempDir()) / "tacitus_read_events_test";
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "models");
    fs::copy_file(TACITUS_SOURCE_DIR "/tests/reference/encode/tiny_events.encoder", folder_ / "models/events.encoder");
  }

  fs::path folder_;
};

TEST_F(ReadEventsTest, LeavesOutWhatIsReadAsNoEventAndSaysSo) {
  const Result<EventReader> reader = EventReader::Load(folder_.string());
  ASSERT_TRUE(reader) << reader.error().ToString();
  const Parse parse = TestParser().Run(kText);
  const Tree tree(parse);
  Coding coding = Countries(parse);
  const std::vector<Candidate> found = FindCandidates(tree, TestCandidateKnowledge(), coding);
  ASSERT_GE(found.size(), 6U);

  std::vector<Candidate> kept = found;
  ReadEvents(tree, *reader, /*keep_all=*/false, coding, kept);
  EXPECT_TRUE(kept.empty()) << "this noise takes all for no event";
  ASSERT_EQ(coding.left_out.size(), found.size());
  for (const LeftOut& left_out : coding.left_out) {
    EXPECT_EQ(left_out.why.rfind("no event, as the encoder reads it (", 0), 0U) << left_out.why;
  }

  std::vector<Candidate> all = found;
  Coding untouched = Countries(parse);
  ReadEvents(tree, *reader, /*keep_all=*/true, untouched, all);
  EXPECT_TRUE(untouched.left_out.empty());
  ASSERT_EQ(all.size(), found.size());
  for (const Candidate& candidate : all) {
    ASSERT_NE(candidate.reading, nullptr);
    ASSERT_TRUE(candidate.likelihoods);
    EXPECT_EQ(candidate.likelihoods->type, reader->Of(*candidate.reading, candidate.event));
  }
}

}  // namespace
}  // namespace tacitus
