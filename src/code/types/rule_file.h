// Rules that say which predicates are events: data/rules/*.rules, one rule a line, for people to read and edit.
//
//   # refusals
//   class talks = talk, negotiation, dialogue
//   verb ban forbid rule_out | object/on @talks          => REJECT 125
//   verb ban forbid | from @talks meet                    => REJECT 125  target=talks
//   verb yield capitulate give_in | not                   => REJECT 124
//   noun ban | on/against @talks                          => REJECT 125
//   verb strike reach | object deal | !subject :actor     => none
//   refine 190 195 | subject/with drone                   => ASSAULT 1952
//
// Left of "=>": the kind of predicate (verb, noun, adjective) and its lemmas, then conditions, all of which must
// hold. A lemma "give_in" is the verb "give" with the particle, preposition or adverb "in"; for a noun, "peace_talk"
// is "talk" with the modifier "peace". A condition is
//   ROLE[/ROLE…] WORDS   one of the roles is filled by one of the words: lemmas, @classes, :kinds, or * for anything;
//                        "+must" is a verb with that auxiliary; roles are those of src/code/frames/arguments.h, and
//                        `modifier`, `possessor`, `governor`
//   not, passive, future the predicate is negated, in the passive, or lies ahead
//   !CONDITION           the condition does not hold
// Kinds are what an actor is: :actor, :country, :public (a country, or who governs, fights or stands for election), or
// a PLOVER sector in lower case (:gov, :mil, :reb …); :number has a numeral ("52 Americans"), :people is a person or
// group of persons. Right of it: "none" (no event, for look-alikes), or the PLOVER event and its CAMEO code, then
// options:
//   mode=NAME             where the code's own mode (data/ontology/cameo.tsv) is not the right one
//   exception             the event is meant, though cameo.tsv gives the code another (for `tacitus check`)
//   inner                 the code depends on what the act is about: "demanded an end to sanctions" (operators.tsv)
//   both                  only where it has both a source and a target: "said that X must leave", not "must win"
//   source=ROLES          where the source or target is found, first that has an actor; "-" is nowhere
//   target=ROLES
// A line that begins with "refine" and CAMEO codes says what an event is in particular that a rule gave one of them,
// by the arguments that the predicate has; source and target are the rule's.
// Where several rules hold, the most exact wins (words of the predicate and conditions with words count twice as much
// as conditions with *; exceptions do not count); among those, the first.
// Tested in tests/unit/code/types/rule_file_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

enum class ConditionKind : std::uint8_t { kRole, kNegated, kPassive, kFuture };

struct RuleCondition {
  ConditionKind kind = ConditionKind::kRole;
  bool inverted = false;
  std::vector<std::string> roles;
  bool any_word = false;
  WordSet words;                   // lemmas, and "modifier_lemma" pairs
  std::vector<std::string> kinds;  // without the colon
};

struct RuleOutcome {
  EventType event = EventType::kNone;  // kNone vetoes
  std::string cameo;
  std::string mode;
  bool inner = false;
  bool exception = false;
  bool both = false;                      // no event unless source and target are somebody
  std::vector<std::string> source_roles;  // empty: the default places
  std::vector<std::string> target_roles;
};

struct Rule {
  FrameKind kind = FrameKind::kVerb;
  std::vector<std::vector<std::string>> heads;  // each the words of one predicate: {"give", "in"}
  std::vector<RuleCondition> conditions;
  RuleOutcome outcome;
  Origin origin;
};

// What an event of one of the codes is in particular: an attack with drones, a meeting by telephone.
struct Refinement {
  std::vector<std::string> codes;
  std::vector<RuleCondition> conditions;
  RuleOutcome outcome;
  Origin origin;
};

// Words that rules share: "class talks = talk, negotiation".
struct LemmaClass {
  std::string name;
  WordSet words;
  Origin origin;
};

// A list of words as it is written, for `tacitus check`: of a class, of a predicate, or of a condition.
struct WordList {
  enum class Of : std::uint8_t { kClass, kVerb, kNoun, kAdjective, kCondition };
  Of of = Of::kCondition;
  std::vector<std::string> words;  // with "@classes", without "*" and ":kinds"
  Origin origin;
};

struct RuleFile {
  std::vector<LemmaClass> classes;
  std::vector<Rule> rules;
  std::vector<Refinement> refinements;
  std::vector<WordList> lists;
};

// The rules that could be read, and an error for each line that could not.
struct RuleReading {
  RuleFile file;
  std::vector<Error> problems;
};

// Reads the rules of one file. `name` is what origins and errors call it ("data/rules/reject.rules"); `classes` are
// those of files read before. Fails at the first line that is not a rule, with the words at fault.
Result<RuleFile> ParseRules(std::string_view content, const std::string& name, const std::vector<LemmaClass>& classes);

// The same, but goes on after lines that are no rules.
RuleReading ReadRules(std::string_view content, const std::string& name, const std::vector<LemmaClass>& classes);

// Whether rules may ask for the sector (":gov"), which is one of PLOVER's in lower case.
bool IsSector(std::string_view name);

}  // namespace tacitus
