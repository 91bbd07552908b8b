// What is left out of sentences of our own, with the project's tables; and mistakes in tables of a folder made here.
#include "code/events/noise.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "code/actors/corefer.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "code/events/knowledge.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

const CodingKnowledge& Knowledge() {
  static const CodingKnowledge knowledge = *CodingKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  return knowledge;
}

struct Outcome {
  std::size_t kept = 0;
  std::vector<LeftOut> left_out;
};

Outcome Filter(const std::string& text) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  Document document;
  document.text = text;
  Coding coding;
  FindMentions(tree, Knowledge().actors, coding);
  ResolveCoreference(tree, document, Knowledge().actors, coding);
  ResolveActors(tree, document, Knowledge().actors, coding);
  const CandidateKnowledge types{Knowledge().rules, Knowledge().ontology, Knowledge().transforms, Knowledge().status};
  std::vector<Candidate> candidates = FindCandidates(tree, types, coding);
  LeaveOutNoise(tree, Knowledge().noise, coding, candidates);
  return {candidates.size(), coding.left_out};
}

TEST(NoiseTest, LeavesOutSportWithTheWordsThatSaySo) {
  const Outcome outcome = Filter("The Brazilian striker attacked the Argentine goalkeeper before half-time.");
  EXPECT_EQ(outcome.kept, 0U);
  ASSERT_EQ(outcome.left_out.size(), 1U);
  EXPECT_EQ(outcome.left_out[0].event, EventType::kAssault);
  EXPECT_TRUE(outcome.left_out[0].why.starts_with("sport: \"striker\", \"goalkeeper\"")) << outcome.left_out[0].why;
  EXPECT_EQ(outcome.left_out[0].because.file, "data/noise/topics.tsv");
}

TEST(NoiseTest, KeepsWhatOfficialsDoInAStadium) {
  const Outcome outcome = Filter("Police arrested the Brazilian striker after the league match.");
  EXPECT_EQ(outcome.kept, 1U);
  EXPECT_TRUE(outcome.left_out.empty());
}

TEST(NoiseTest, LeavesOutFiguresOfSpeechAndAccidents) {
  const Outcome war = Filter("France is battling inflation.");
  EXPECT_EQ(war.kept, 0U);
  const Outcome bus = Filter("A bus killed two Germans in Munich.");
  ASSERT_EQ(bus.left_out.size(), 1U);
  EXPECT_EQ(bus.left_out[0].why, "accident or figure of speech: \"bus\"");
  EXPECT_EQ(bus.left_out[0].because.file, "data/noise/figures.tsv");
}

TEST(NoiseTest, LeavesOutWhatUnknownPeopleSayOfOneAnother) {
  const Outcome outcome = Filter("Mary Johnson criticised David Brown.");
  EXPECT_EQ(outcome.kept, 0U);
  ASSERT_EQ(outcome.left_out.size(), 1U);
  EXPECT_EQ(outcome.left_out[0].why, "people of whom nothing is known, and no violence");
  EXPECT_EQ(Filter("Mary Johnson stabbed David Brown.").kept, 1U);
  EXPECT_EQ(Filter("Mary Johnson criticised Greenpeace.").kept, 1U);
}

TEST(NoiseTest, LeavesOutInstructions) {
  const Outcome outcome = Filter("Arrest the rebels.");
  ASSERT_EQ(outcome.left_out.size(), 1U);
  EXPECT_EQ(outcome.left_out[0].why, "an instruction to the reader, who is nobody known");
}

TEST(NoiseTest, SaysWhatIsWrongInItsTables) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_noise_test";
  fs::create_directories(folder / "noise");
  const auto write = [&](const char* name, const std::string& content) {
    std::ofstream(folder / "noise" / name, std::ios::binary) << content;
  };
  const auto message = [&] { return NoiseKnowledge::Load(folder.string()).error().ToString(); };
  write("parties.tsv", "sector\ttopics\nGOV\t*\n");
  write("figures.tsv", "role\tevents\twords\nactor\t*\tmarket\n");
  write("general.tsv", "kind\twords\nadjective\tgeneral\n");
  write("topics.tsv", "topic\tweight\twords\nsport\t4\tgoal\n");
  EXPECT_EQ(message(), "data/noise/topics.tsv:2: the weight is 1, 2 or 3, not \"4\"");
  write("topics.tsv", "topic\tweight\twords\nsport\t2\tend of the match\n");
  EXPECT_EQ(message(), "data/noise/topics.tsv:2: \"end of the match\" has more than three words");
  write("topics.tsv", "topic\tweight\twords\nsport\t2\tgoal\nfilm\t1\tgoal\n");
  EXPECT_EQ(message(), "data/noise/topics.tsv:3: \"goal\" is listed already");
  write("topics.tsv", "topic\tweight\twords\nsport\t2\tgoal\n");
  EXPECT_EQ(message(), "data/noise/figures.tsv:2: the role is doer, undergoer or modifier, not \"actor\"");
  write("parties.tsv", "sector\ttopics\nGOV\tbusiness\n");
  EXPECT_EQ(message(), "data/noise/parties.tsv:2: \"business\" is no topic of noise/topics.tsv");
  write("parties.tsv", "sector\ttopics\nGOV\tsport\n");
  write("figures.tsv", "role\tevents\twords\ndoer\tFIGHT\tmarket\n");
  EXPECT_EQ(message(), "data/noise/figures.tsv:2: \"FIGHT\" is no PLOVER event");
  write("figures.tsv", "role\tevents\twords\ndoer\t*\tmarket\n");
  EXPECT_EQ(message(), "data/noise/general.tsv:2: the kind is determiner, pronoun or collective, not \"adjective\"");
}

}  // namespace
}  // namespace tacitus
