// What Tacitus knows of actors before it reads: countries, people, organisations, groups, places, role nouns.
//
// The tables lie in data/actors/ and data/roles/. All their names go into one index of phrases: an open-addressing
// hash table from the hash of a phrase's words (words.h) to the rows that bear it. The first word of each phrase tells
// how long the longest phrase is that begins with it, so that a text is searched in about one probe a word.
// Hashes have 64 bits and stand for the words; two phrases of the tables that hashed alike would be taken for one.
// Tested in tests/unit/code/actors/knowledge_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/table_file.h"
#include "code/actors/spelling.h"
#include "code/actors/words.h"
#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

// Of data/.
inline constexpr std::string_view kPeopleFile = "actors/people.tsv";
inline constexpr std::string_view kOrganisationsFile = "actors/organisations.tsv";

enum class EntryKind : std::uint8_t {
  kCountry,       // "Iran"
  kAdjective,     // "Iranian"
  kPeople,        // "Iranians"
  kCapital,       // "Tehran"
  kSeat,          // "the Kremlin"
  kPerson,        // data/actors/people.tsv
  kOrganisation,  // data/actors/organisations.tsv
  kGroup,         // data/actors/groups.tsv: peoples and faiths
  kRegion,        // data/actors/regions.tsv: cities, provinces, breakaway territories
  kRole,          // data/roles/roles.tsv
  kModifier,      // data/roles/modifiers.tsv: "former", "rebel"
};

// How a phrase must be written to be the name.
enum class CaseRule : std::uint8_t { kAny, kCapital, kUpper };

struct Entry {
  EntryKind kind = EntryKind::kRole;
  CaseRule case_rule = CaseRule::kAny;
  bool partial = false;  // a surname or another part of a name: needs more to be believed
  std::uint8_t words = 0;
  std::uint32_t index = 0;  // into the table of its kind
  std::uint32_t next = 0;   // the next entry of the same phrase, plus one; 0 is none
  Origin origin;
};

struct Country {
  std::string_view iso3;
  std::string_view name;
  std::uint16_t cow = 0;
};

// What somebody was for a time. Dates are days; open ends are the far past and future.
struct Spell {
  std::int32_t from = kFarPast;
  std::int32_t to = kFarFuture;
  std::string_view country;
  std::string_view sectors;  // separated by ';'
  std::string_view role;
  Origin origin;

  static constexpr std::int32_t kFarPast = -1000000;
  static constexpr std::int32_t kFarFuture = 1000000;
};

// A person or an organisation of the tables.
struct ListedActor {
  std::string_view id;
  std::string_view name;
  char gender = 0;       // 'm', 'f' or 0
  bool famous = false;   // an own row: known by the surname alone, in office or not
  bool trusted = false;  // its source lists few people, all of them well known; else the name alone may be another's
  std::uint32_t first_spell = 0;
  std::uint32_t spell_count = 0;
};

enum class RoleKind : std::uint8_t { kPerson, kGroup, kBody, kThing, kSite };

struct Role {
  std::string_view name;
  std::string_view sectors;
  RoleKind kind = RoleKind::kPerson;
  bool inherits = false;
};

// A people, faith or place: what its name alone says.
struct NamedGroup {
  std::string_view name;
  std::string_view country;
  std::string_view sectors;
};

struct Modifier {
  enum class Effect : std::uint8_t {
    kReplace,  // "former": its sectors stand for all others
    kLead,     // "rebel": its sectors come first
    kAdd,      // "opposition": its sectors come last
    kGive,     // "military": its sectors are those of a head that has none of its own
    kCancel,   // "-backed": the country before it is not the actor's
  };
  std::string_view name;
  std::string_view sectors;
  Effect effect = Effect::kGive;
};

// What a word means to the search for mentions (data/roles/words.tsv).
enum class WordClass : std::uint8_t {
  kDeictic,
  kFoe,
  kLocative,
  kMotion,
  kSpeech,
  kExpletive,
  kEvent,
  kQuantity,
  kForeign,
  kAbroad,
  kOther,
  kParty,
  kCommon,
  kRanks,
  kKin
};

// Some words in a row that are a name or role of the tables.
struct PhraseMatch {
  std::uint32_t first = 0;  // words
  std::uint32_t last = 0;
  std::uint32_t entry = 0;  // first of the chain, plus one; 0 is no match
};

class ActorKnowledge {
 public:
  // Reads data/actors/ and data/roles/. Fails with file:line where a row is malformed.
  static Result<ActorKnowledge> Load(const std::string& data_folder);

  // The longest phrase of the tables that begins at `words[i]` and obeys its case rule.
  [[nodiscard]] PhraseMatch Longest(std::span<const Word> words, std::uint32_t i) const;

  // The entries of a phrase: for (const Entry* e = At(match.entry); e != nullptr; e = At(e->next)).
  [[nodiscard]] const Entry* At(std::uint32_t position) const {
    return position == 0 ? nullptr : &entries_[position - 1];
  }
  [[nodiscard]] const Entry* Find(std::uint64_t phrase_hash) const;
  // Whether `words`, the phrase as it stands in a text, obey the entry's case rule.
  [[nodiscard]] static bool IsWritten(const Entry& entry, std::span<const Word> words);

  // Whether the table gives the lemma this class.
  [[nodiscard]] bool IsOf(WordClass word_class, std::uint64_t word_hash) const;
  [[nodiscard]] bool IsOf(WordClass word_class, std::string_view lemma) const {
    return IsOf(word_class, HashWord(lemma));
  }

  // The country of a code, or nullptr.
  [[nodiscard]] const Country* CountryOf(std::string_view iso3) const;
  // The entry of the country's name, adjective or capital that `word` misspells, or nullptr where several could be
  // meant or the word is too short.
  [[nodiscard]] const Entry* Misspelt(std::string_view folded) const;
  // The person whose full name sounds like these words ("Moammar Kadhafi"), or nullptr.
  [[nodiscard]] const Entry* SoundsLike(std::span<const std::string> folded) const;

  std::vector<Country> countries;
  std::vector<ListedActor> actors;  // kPerson and kOrganisation
  std::vector<Spell> spells;
  std::int32_t latest_day = Spell::kFarPast;  // the last that a spell names: open ends are as long ago as the tables
  std::vector<Role> roles;
  std::vector<NamedGroup> groups;
  std::vector<NamedGroup> regions;
  std::vector<Modifier> modifiers;

  [[nodiscard]] std::span<const Spell> SpellsOf(const ListedActor& actor) const {
    return {spells.data() + actor.first_spell, actor.spell_count};
  }

 private:
  friend class KnowledgeBuilder;
  struct HashSlot {
    std::uint64_t hash = 0;
    std::uint32_t entry = 0;   // first of the chain plus one
    std::uint8_t longest = 0;  // words of the longest phrase that begins with this one word
  };
  [[nodiscard]] const HashSlot* SlotOf(std::uint64_t hash) const;

  std::vector<HashSlot> slots_;  // a power of two
  std::vector<Entry> entries_;
  std::vector<std::pair<std::uint64_t, WordClass>> word_classes_;  // hashes of words, sorted
  SpellingIndex spellings_;        // names, adjectives and capitals of countries, and cities
  SoundIndex sounds_;              // full names of people
  std::vector<TableFile> tables_;  // own the views above
};

}  // namespace tacitus
