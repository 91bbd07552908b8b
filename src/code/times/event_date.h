// The date of an event: which of the document's time expressions say when this one happened.
//
// In order, the first that answers wins:
//   1. an anniversary of the event itself ("the 40th anniversary of the seizure"), wherever the document has it, for
//      every noun or verb of the document that means the same act on the same thing ("the embassy capture");
//   2. an expression attached to the trigger in the tree, or to the verb that carries it ("held talks on Monday");
//      one that modifies an argument dates the argument, not the event ("abandoned a 2015 pact"), but a relative
//      clause takes the date of the noun it hangs on ("a 2015 pact under which Tehran accepted curbs");
//   3. a duration ("for 444 days"), counted from the dated event of the document at the same thing;
//   4. the clause around it, where both are one happening: the act of saying dates what is said to be planned,
//      refused or promised ("will maintain its ban, he said on Sunday");
//   5. an expression that opens the sentence of an event with no finite clause above it;
//   6. for the news itself without date words, the days up to the publication that the tense allows; else nothing.
// A date that is not known stays missing: a missing date is never replaced by the publication date.
//
// Tested in tests/unit/code/times/event_date_test.cc.
#pragma once

#include <optional>
#include <string>

#include "code/times/time_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

struct EventDate {
  std::optional<Date> begin;  // first and last day; missing is unknown or unbounded
  std::optional<Date> end;
  std::string edtf;  // the same; "" where nothing is known
  std::string text;  // the words it was read from; "" where none
  Standing standing = Standing::kCurrent;
  std::string why;    // a few words for people
  ByteSpan evidence;  // where `text` stands
  Origin origin;      // the line of data/times/ that read it
};

// Precondition: FindTimes has filled coding.times for this parse.
EventDate DateOf(const Tree& tree, const Document& document, const Coding& coding, const TimeKnowledge& knowledge,
                 const Frame& frame);

}  // namespace tacitus
