// Step 2 of the coder: which mentions are the same person, country or group.
//
// In text order, each mention joins an entity of the document or founds one:
//   names       by the actor of the tables, else by the same words, a surname, or an acronym ("(SDF)")
//   appositions, copulas, relative pronouns by the tree ("Khamenei, who is Iran's top authority")
//   roles       "the president", "the ministry": the last entity that the same words named
//   deictics    "the two countries", "both sides": the two countries most talked of so far
//   pronouns    the nearest entity that fits in number, animacy and gender, a subject before any other
// A mention without an entity that fits keeps none; nothing is guessed beyond these rules.
// Tested in tests/unit/code/actors/document_test.cc.
#pragma once

#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Precondition: FindMentions has filled Coding::mentions. Fills Coding::entities and each mention's `entities`.
void ResolveCoreference(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding);

// After the quotations are known: "we", "our", "I" inside one refer to its speaker, "we" and "our" of somebody who
// speaks for a country or body to that.
void ResolveFirstPerson(const Tree& tree, const ActorKnowledge& knowledge, Coding& coding);

}  // namespace tacitus
