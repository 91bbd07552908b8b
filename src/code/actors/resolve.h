// Step 3 of the coder: who each mention and entity is, on the document's date.
//
//   ResolveActor("UK Defence Secretary Ben Wallace", "", date, knowledge).actor.code == "GBRGOV"
//
// A mention is described by itself (describe.h), with the country of its possessor where that is a pronoun ("its
// army"). An entity is its best-known mention, completed by the others: "Khamenei", "Supreme Leader Ayatollah Ali
// Khamenei" and "Iran's top authority" together have name, role, country and sectors. What is unknown stays empty.
// Tested in tests/unit/code/actors/resolve_actor_test.cc and khamenei_test.cc.
#pragma once

#include <optional>
#include <string_view>

#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Precondition: ResolveCoreference has run. Sets Mention::actor, Mention::origin and Entity::actor.
void ResolveActors(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding);

struct ResolvedActor {
  Actor actor;    // text is the question's, start and end its bytes
  Origin origin;  // the line of data/ that decided; empty where none did
};

// One question without a document: `context` are words around it that may say a country; may be empty.
ResolvedActor ResolveActor(std::string_view text, std::string_view context, std::optional<Date> date,
                           const ActorKnowledge& knowledge);

}  // namespace tacitus
