// Which sentences of our own are said in general, with the project's tables.
#include "code/events/generality.h"

#include <gtest/gtest.h>

#include <string>

#include "code/actors/corefer.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "code/events/knowledge.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

const CodingKnowledge& Knowledge() {
  static const CodingKnowledge knowledge = *CodingKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  return knowledge;
}

// The word that stands for a kind in the first candidate; "-" where it is about somebody in particular.
std::string KindOf(const std::string& text) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  Document document;
  document.text = text;
  Coding coding;
  FindMentions(tree, Knowledge().actors, coding);
  ResolveCoreference(tree, document, Knowledge().actors, coding);
  ResolveActors(tree, document, Knowledge().actors, coding);
  const CandidateKnowledge types{Knowledge().rules, Knowledge().ontology, Knowledge().transforms, Knowledge().status};
  const std::vector<Candidate> candidates = FindCandidates(tree, types, coding);
  if (candidates.empty()) return "no candidate";
  const MentionIndex mentions(coding, parse.tokens.size());
  const std::uint32_t kind = KindInGeneral(tree, Knowledge().noise, mentions, candidates.front());
  return kind == kNoIndex ? "-" : std::string(tree.text(kind));
}

TEST(GeneralityTest, FindsKinds) {
  EXPECT_EQ(KindOf("Governments arrest journalists."), "Governments");
  EXPECT_EQ(KindOf("A government can arrest journalists."), "government");
  EXPECT_EQ(KindOf("Journalists are arrested."), "Journalists");
  EXPECT_EQ(KindOf("Terrorists are people who attack civilians."), "people");
}

TEST(GeneralityTest, KeepsTheParticular) {
  EXPECT_EQ(KindOf("Governments arrested journalists."), "-");
  EXPECT_EQ(KindOf("Governments are arresting journalists."), "-");
  EXPECT_EQ(KindOf("The government arrests journalists."), "-");
  EXPECT_EQ(KindOf("Some governments arrest journalists."), "-");
  EXPECT_EQ(KindOf("Governments arrest three journalists."), "-");
  EXPECT_EQ(KindOf("Journalists are arrested in Africa."), "-");
}

TEST(GeneralityTest, KeepsHeadlines) { EXPECT_EQ(KindOf("Journalists are arrested"), "-"); }

}  // namespace
}  // namespace tacitus
