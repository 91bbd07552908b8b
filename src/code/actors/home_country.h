// The country that a document is about: whose police "the police" are where nothing nearer says so.
//
// Everything that names a country speaks for it, the more the more it says of where the document is at home: officials
// and people of the country ("the Kenyan police") more than places, those more than a country that acts, and that more
// than one that something is done to; embassies, soldiers and reporters are often abroad and say little. The headline
// and the first sentences count several times. A country is home where it is clearly ahead of the next.
// Tested in tests/unit/code/actors/home_test.cc.
#pragma once

#include <string>

#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Precondition: FindMentions and FindPlaces have run. An ISO code, or "" where no country is clearly ahead.
std::string HomeCountryOf(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
                          const Coding& coding);

}  // namespace tacitus
