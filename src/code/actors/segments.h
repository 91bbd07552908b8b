// The parts of a phrase as actors are read from it: the longest names and roles of the tables, each with its place in
// the phrase (owner, head, complement). What the words are is decided here, what they say together in describe.cc.
// Tested in tests/unit/code/actors/resolve_actor_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "code/actors/describe.h"
#include "code/actors/knowledge.h"

namespace tacitus {

enum class Zone : std::uint8_t { kOwner, kHead, kComplement };

struct Segment {
  PhraseMatch match;
  const Entry* entry = nullptr;  // null: words the tables lack
  Zone zone = Zone::kHead;
  bool cancelled = false;  // "-backed", "anti-": its country is not the actor's
  bool belongs = true;     // complement of a preposition that tells belonging
};

// Whether a word ends the head part of a phrase: "of", "in", "who".
bool IsPreposition(std::uint64_t word_hash);

class Segmenter {
 public:
  Segmenter(std::span<const Word> words, std::string_view text, const DescribeOptions& options,
            const ActorKnowledge& knowledge)
      : words_(words), text_(text), options_(options), knowledge_(knowledge) {}

 protected:
  void CutIntoSegments();

  std::string_view TextOf(std::uint32_t first, std::uint32_t last) const;
  // Without a date everybody is taken as what he last was.
  bool Active(const Spell& spell) const;
  std::int32_t Day() const;
  // The spell of a listed actor that holds on the day; else the last that began before it; else its first.
  const Spell* SpellOf(const ListedActor& actor) const;
  // What somebody is in news without a date: what he was last, or the rebel that he was for longer.
  const Spell* KnownFor(std::span<const Spell> spells, const Spell& last) const;
  // Whether the words cut so far end in a capitalised word that no table has.
  bool FollowsUnknownName() const;
  // Of several rows with one name: a person in office on the day before one who is not.
  const Entry* Choose(const PhraseMatch& match) const;
  const Entry* OrganisationOf(const Entry* first, std::span<const Word> words) const;
  bool IsOfAnotherCountry(const ListedActor& person) const;
  bool HoldsAnotherOffice(const ListedActor& person) const;
  // -1: not this person.
  int RankOf(const Entry& entry, const PhraseMatch& match) const;
  bool IsPresent(std::string_view country) const;
  bool IsInPersonsName(const Entry& entry, const PhraseMatch& match) const;
  void Cut();
  // "Moammar Kadhafi": unknown capitalised words in a row that sound like a listed person's full name.
  void JoinNamesByAnotherSpelling();
  // The entry of this kind that the segment's words have besides the chosen one.
  const Entry* Alternative(const Segment& segment, EntryKind kind) const;
  // "opposition lawmakers": of two roles in a row the first, where it can be, only modifies.
  void PreferModifiers();
  // "the Nigerian Senate" is not the United States': an organisation whose name is also a role is of the country named
  // with it, and, where the document speaks of other countries alone, just a role.
  void PreferRolesOfOtherCountries();
  void MarkZones();
  // Whether the segment before `end` is of a country other than where it stands: "the embassy in Tehran".
  bool IsForeign(std::size_t end) const;
  void MarkCancelled();
  bool Is(const Segment& segment, EntryKind kind) const;
  std::string_view CountryOf(const Segment& segment) const;
  std::string_view CountryOfRegion(const Segment& segment, const NamedGroup& region) const;

  std::span<const Word> words_;
  std::string_view text_;
  const DescribeOptions& options_;
  const ActorKnowledge& knowledge_;
  std::vector<Segment> segments_;
};

}  // namespace tacitus
