// What is wrong with the rules that load: words, codes, and rules that never win.
//
// A rule never wins where another holds whenever it holds, and is as exact: each condition of the other follows from
// one of its own (the same roles or more, the same words or more), and the words of its predicate are among its own.
// Tested in tests/unit/check/check_rules_test.cc.
#pragma once

#include <string>
#include <vector>

#include "check/finding.h"
#include "code/ontology/ontology.h"
#include "code/types/rule_file.h"

namespace tacitus {

// `verbs`: lemmas of verbs that are known beside those of the rules.
Findings CheckRules(const std::vector<RuleFile>& files, const Ontology& ontology,
                    const std::vector<std::string>& verbs);

}  // namespace tacitus
