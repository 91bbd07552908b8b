// Answers to one question about words: who is that, where is that, when is that; for people and as JSON Lines.
// Tested in tests/unit/query/answers_test.cc.
#pragma once

#include <span>
#include <string>

#include "tacitus/coding.h"
#include "tacitus/event.h"
#include "tacitus/parse.h"

namespace tacitus {

// `origin` is the line of data that decided; it may be empty.
std::string DescribeActorAnswer(const Actor& actor, const Origin& origin);
std::string ActorAnswerAsJson(const Actor& actor, const Origin& origin);

// The likeliest place first; people see at most ten.
std::string DescribePlaceAnswers(std::span<const Place> places);
std::string PlaceAnswersAsJson(std::span<const Place> places);

// The expressions were found in the parse.
std::string DescribeTimeAnswers(std::span<const TimeExpression> times, const Parse& parse);
std::string TimeAnswersAsJson(std::span<const TimeExpression> times, const Parse& parse);

}  // namespace tacitus
