// What decides whether a pronoun or a part of a name may stand for somebody: number, animacy, gender, the words of
// names. Tested through ResolveCoreference in tests/unit/code/actors/document_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

enum class Number : std::uint8_t { kUnknown, kSingular, kPlural };
enum class Animacy : std::uint8_t { kUnknown, kPerson, kBody, kThing };

// What pronouns ask of the entities they may stand for.
struct Profile {
  Number number = Number::kUnknown;
  Animacy animacy = Animacy::kUnknown;
  char gender = 0;
};

// What the pronoun (in lower case) asks for; number kUnknown for words that are no personal pronoun.
Profile ProfileOfPronoun(std::string_view pronoun);

bool Agrees(const Profile& wanted, const Profile& known);

// Whether the words of `part` end `whole` or begin it: "khamenei" of "ali khamenei". Both folded, words parted by
// spaces.
bool IsPartOfName(const std::string& part, const std::string& whole);

// Whether `name` is made of the first letters of `whole`, with or without its "of", "the", "and", "for".
bool IsAcronym(const std::string& name, const std::string& whole);

}  // namespace tacitus
