// Codes a sentence by dictionaries: who does what to whom, by the patterns of its verbs.
//
// Verbs are visited in the order of the text. One that gives an event takes all that its phrase holds with it ("said"
// takes the clause of what was said); one without a code leaves the verbs in its phrase to speak for themselves.
// Relative clauses are passed over, as PETRARCH does.
//   source   what the pattern binds to "$"; else who in the subject (the tree finds it through control, coordination
//            and passives) has a code; else the nearest phrase before the verb that has one
//   target   what it binds to "+"; else the first phrase with a code in the verb's phrase, other than the source
// In a passive with "by" they change places, unless the pattern bound them. docs/petrarch.md has it all.
// Tested in tests/unit/code/petrarch/code_sentence_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "code/petrarch/dictionaries.h"
#include "code/petrarch/noun_groups.h"
#include "code/petrarch/sentence_words.h"
#include "code/tree.h"
#include "tacitus/event.h"

namespace tacitus {

// PETRARCH's options, with its defaults.
struct DictionaryOptions {
  CommaClauses commas;
  bool require_dyad = true;  // no events with a source or target without a code
  int new_actor_length = 0;  // names of up to so many words stand for actors that the dictionaries lack
};

struct DictionaryEvent {
  ActorCode source;
  ActorCode target;
  std::string code;        // as the dictionary has it
  std::uint32_t verb = 0;  // token
  Origin origin;           // of the pattern, or of the verb where that decided
};

struct SentenceEvents {
  Discard discard = Discard::kNothing;
  Origin discarded_by;
  std::vector<DictionaryEvent> events;  // each once, in text order of the verbs
};

SentenceEvents CodeSentence(const Tree& tree, TokenSpan sentence, const Dictionaries& dictionaries,
                            const std::optional<Date>& day, const DictionaryOptions& options);

}  // namespace tacitus
