// Parts of an event in a few words, for tables and explanations.
#pragma once

#include <optional>
#include <string>

#include "tacitus/document.h"
#include "tacitus/event.h"

namespace tacitus {

// "IRNGOV Ali Khamenei", "the foreign minister"; "?" for nobody known.
std::string DescribeActor(const std::optional<Actor>& actor);

// "Tehran".
std::string DescribePlace(const Place& place);

// "Reuters citing Ali Khamenei via state TV", outermost first; "" where the article itself says it.
std::string DescribeAttribution(const Event& event);

// The title, or the first line of a text without one.
std::string HeadlineOf(const Document& document);

// "The Example Wire · 2019-11-03 18:01 UTC · data/samples/iran-talks.md".
std::string DescribeRecord(const Document& document);

}  // namespace tacitus
