#include "tests/support/rule_tables.h"

#include <string>

namespace tacitus {

const PairKnowledge& TestPairKnowledge() {
  static const PairKnowledge knowledge = *PairKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  return knowledge;
}

CandidateKnowledge TestCandidateKnowledge() {
  const PairKnowledge& knowledge = TestPairKnowledge();
  return {knowledge.rules, knowledge.ontology, knowledge.transforms, knowledge.status};
}

}  // namespace tacitus
