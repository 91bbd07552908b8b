// The country of roles that are named without one: "police", "the opposition", "President Ana Example".
//
// In order of strength:
//   its possessor                     "its army"; of "his counterpart", the other country that is spoken of
//   a place in its own phrase         "residents of Kisumu"
//   the place of its clause           "In Kassala, police dispersed …": of those who act at home
//   the same role before it           "the Kenyan police … police"
//   the home country of the document  (home_country.h)
// Embassies, envoys, foreigners and whatever else is of another country than where it is get none of these, soldiers
// none by place where the document is at home elsewhere. Where nothing tells, the country stays unknown.
// Tested in tests/unit/code/actors/home_test.cc and tests/cases/.
#pragma once

#include <string>
#include <vector>

#include "code/actors/describe.h"
#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Sets the country of mentions and entities that are a role without one. `descriptions`: of the mentions; `home`: the
// document's country, or "".
void ResolveBareRoles(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
                      const std::vector<Description>& descriptions, const std::string& home, Coding& coding);

}  // namespace tacitus
