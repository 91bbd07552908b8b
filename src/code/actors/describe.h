// Reads a phrase as an actor: "UK Defence Secretary Ben Wallace" -> GBR, GOV MIL, Ben Wallace.
//
// The phrase's words are cut into the longest names and roles of the tables. What stands before the first preposition
// (outside a name) is the head part, what stands before "'s" belongs to it, the rest are complements:
//
//   [Northern Fleet]'s [Arctic] [Group]              the group inherits MIL and RUS from its owner
//   [president] of the [Riigikogu]                   the president inherits LEG and EST from the complement
//   [Canadian] [Ambassador] to the [United Nations]  CAN from the head; "to" gives nothing
//
// The country comes from the person or organisation, else from the head part, the owner, the complement, the context;
// the sectors from the person's office on the date, else from the last role of the head and its modifiers.
// Tested in tests/unit/code/actors/resolve_actor_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "code/actors/knowledge.h"
#include "tacitus/coding.h"

namespace tacitus {

// What the head of a phrase turned out to be.
enum class HeadKind : std::uint8_t {
  kUnknown,      // nothing the tables know
  kUnknownName,  // capitalised words the tables lack
  kPerson,
  kOrganisation,
  kCountry,
  kNationality,  // "Iranian", "Iranians"
  kCapital,      // for its government
  kSeat,
  kRegion,
  kGroup,
  kRole,
};

struct Description {
  Actor actor;  // without text, start and end
  Origin origin;
  HeadKind head = HeadKind::kUnknown;
  const ListedActor* listed = nullptr;  // kPerson, kOrganisation
  const Role* role = nullptr;           // the head role, where there is one
  bool partial = false;                 // the person is known by a part of the name alone
  bool former = false;                  // "former", "ousted"
  bool only_modifiers = false;          // "Mrs.": a title without a name
};

// A place that the document names, as the gazetteer reads it there.
struct PlaceInText {
  ByteSpan bytes;
  std::string_view country;
};

struct DescribeOptions {
  std::optional<Date> date;              // when the phrase was written
  std::string_view context_country;      // where nothing in the phrase says a country
  std::span<const std::string> present;  // countries the document speaks of: people of them are likelier
  std::string_view home;                 // the country the document is about, where one clearly is
  std::span<const PlaceInText> places;   // of several cities of one name, the one meant
  bool people = true;                    // whether the phrase may name a person of the tables
  bool surnames = true;                  // whether a surname alone may name a person
  bool regions = true;                   // whether the head may be a city or province
  bool organisation = false;             // the parser takes the phrase for an organisation
  bool names = true;                     // whether unknown capitalised words are somebody's name
  bool slips = true;                     // whether a misspelt city may be meant
  bool strict_head = false;              // whether the last word of the head part must be what the phrase is called
};

// `text` is what the words' byte offsets count into.
Description Describe(std::span<const Word> words, std::string_view text, const DescribeOptions& options,
                     const ActorKnowledge& knowledge);

// "IRNGOV": the country and the first sector; "---" for an unknown country; "" where neither is known.
std::string CodeOf(const Actor& actor);

// The first country that the words name in any way, or "".
std::string_view CountryIn(std::span<const Word> words, const ActorKnowledge& knowledge);

}  // namespace tacitus
