#include "code/petrarch/agent_dictionary.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

struct ReadResult {
  AgentDictionary agents;
  std::vector<std::string> told;

  explicit ReadResult(std::string_view text) {
    std::vector<Error> problems;
    ReadAgents(DictionaryFile::FromText("g.txt", text), agents, problems);
    agents.names.Sort();
    for (const Error& problem : problems) told.push_back(problem.ToString());
  }

  [[nodiscard]] std::string Code(const std::vector<std::string>& words) const {
    const std::optional<PhraseIndex::Match> match = agents.names.MatchAt(words, 0);
    if (!match) return "none";
    const DictionaryAgent& agent = agents.agents[match->value];
    return agent.before ? agent.code + "~" : "~" + agent.code;
  }
};

TEST(AgentDictionaryTest, Plurals) {
  const ReadResult read("AMBASSADOR [~GOV]\nPOLICE {} [ ~COP]\nATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]\n");
  EXPECT_EQ(read.Code({"AMBASSADORS"}), "~GOV");
  EXPECT_EQ(read.Code({"POLICE"}), "~COP");
  EXPECT_EQ(read.Code({"POLICES"}), "none");
  EXPECT_EQ(read.Code({"ATTORNEYS", "GENERAL"}), "~JUD");
  EXPECT_EQ(read.Code({"ATTORNEY", "GENERALS"}), "none");
}

TEST(AgentDictionaryTest, SomeGoBeforeTheActor) {
  EXPECT_EQ(ReadResult("RELIEF_BODY [NGO~]").Code({"RELIEF", "BODY"}), "NGO~");
}

TEST(AgentDictionaryTest, SubstitutionsMultiply) {
  const ReadResult read("!PERSON! = MAN, WOMEN\nCONGRESS!PERSON! [~LEG]\nCHIEF_!PERSON!_OF_STAFF [~MIL]\n");
  EXPECT_EQ(read.Code({"CONGRESSMAN"}), "~LEG");
  EXPECT_EQ(read.Code({"CONGRESSWOMEN"}), "~LEG");
  EXPECT_EQ(read.Code({"CONGRESSMANS"}), "none");
  EXPECT_EQ(read.Code({"CHIEF", "WOMEN", "OF", "STAFF"}), "~MIL");
}

TEST(AgentDictionaryTest, BadLinesAreTold) {
  const ReadResult read("POLICE\nARMY [MIL]\nJUDGE {JUDGES [~JUD]\nSPORTS!MEN! [~SPT]\n!X! = \nCLERK [~GOV]\n");
  EXPECT_EQ(read.told,
            (std::vector<std::string>{
                "g.txt:1: an agent without its code: write NAME [~CODE]",
                "g.txt:2: \"[MIL]\" does not say on which side the actor's code goes: write [~MIL] or [MIL~]",
                "g.txt:3: the plural has no closing brace: write NAME {PLURAL} [~CODE]",
                "g.txt:4: the substitution in \"SPORTS!MEN!\" is not defined above: write !NAME! = WORD, WORD",
                "g.txt:5: a substitution without words: write !NAME! = WORD, WORD",
            }));
  EXPECT_EQ(read.Code({"CLERK"}), "~GOV");
}

}  // namespace
}  // namespace tacitus
