// From the predicates of a parse to the events they may be: a frame with a type, participants and a status.
//
// Predicates are visited from the top of each tree down. One that a rule makes an event takes the words that the rule
// was about with it ("lifted" takes "sanctions"), and the act inside a verbal act ("threatened to attack"), so that
// nothing is told twice. Tested through the cases (tests/cases/) and in tests/unit/code/events/candidates_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "code/events/transforms.h"
#include "code/frames/participants.h"
#include "code/ontology/ontology.h"
#include "code/status/status.h"
#include "code/tree.h"
#include "code/types/rule_set.h"
#include "tacitus/coding.h"
#include "tacitus/event.h"

namespace tacitus {

struct EventReading;

struct Candidate {
  Frame frame;
  Participants participants;
  EventType event = EventType::kNone;
  std::string cameo;
  std::string mode;  // set by the rule itself; else empty
  StatusDecision status;
  bool exact_rule = false;  // whether the rule names an argument too, and not the predicate alone
  bool full_rule = false;   // whether it names two
  Origin rule;              // what decided the type
  double probability = -1;  // of the type, where the classifier was asked (revise_types.h); else below 0
  Origin refinement;        // the line of the rules that made it more exact, if one did
  Origin transform;         // the row of transforms.tsv that changed it, if one did
  std::string source_why;   // where the source was inferred rather than read, why
  std::string target_why;
  std::shared_ptr<const EventReading> reading;  // by the encoder of events (event_reader.h), where it was asked
  std::optional<Likelihoods> likelihoods;       // of what is told, where it was asked
};

// What the finder goes by; all outlive it.
struct CandidateKnowledge {
  const RuleSet& rules;
  const Ontology& ontology;
  const Transforms& transforms;
  const StatusKnowledge& status;
};

// Precondition: mentions, coreference and quotations of `coding` are filled. In text order of the trigger.
std::vector<Candidate> FindCandidates(const Tree& tree, const CandidateKnowledge& knowledge, const Coding& coding);

// The same where the words are numbered already, by the vocabulary of the rules.
std::vector<Candidate> FindCandidates(const TreeWords& words, const CandidateKnowledge& knowledge,
                                      const Coding& coding);

}  // namespace tacitus
