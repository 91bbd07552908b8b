#include "code/actors/segments.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::uint64_t kOf = HashWord("of");
constexpr std::uint64_t kFrom = HashWord("from");

// Prepositions whose complement says where somebody belongs.
bool TellsBelonging(std::uint64_t hash) {
  static constexpr std::array kBelonging = {HashWord("of"),  HashWord("in"), HashWord("from"),
                                            HashWord("for"), HashWord("at"), HashWord("within")};
  return std::find(kBelonging.begin(), kBelonging.end(), hash) != kBelonging.end();
}

}  // namespace

bool IsPreposition(std::uint64_t word_hash) {
  static constexpr std::array kPrepositions = {
      HashWord("of"),        HashWord("in"),     HashWord("from"),    HashWord("for"),   HashWord("at"),
      HashWord("to"),        HashWord("with"),   HashWord("against"), HashWord("on"),    HashWord("by"),
      HashWord("about"),     HashWord("near"),   HashWord("who"),     HashWord("which"), HashWord("that"),
      HashWord("under"),     HashWord("within"), HashWord("into"),    HashWord("over"),  HashWord("between"),
      HashWord("including"), HashWord("during")};
  return std::find(kPrepositions.begin(), kPrepositions.end(), word_hash) != kPrepositions.end();
}

void Segmenter::CutIntoSegments() {
  Cut();
  JoinNamesByAnotherSpelling();
  MarkZones();
  MarkCancelled();
  PreferModifiers();
  PreferRolesOfOtherCountries();
}

std::string_view Segmenter::TextOf(std::uint32_t first, std::uint32_t last) const {
  return text_.substr(words_[first].start, words_[last - 1].end - words_[first].start);
}

bool Segmenter::Active(const Spell& spell) const {
  return !options_.date || (spell.from <= Day() && Day() <= spell.to);
}

std::int32_t Segmenter::Day() const { return static_cast<std::int32_t>(options_.date->time_since_epoch().count()); }

const Spell* Segmenter::SpellOf(const ListedActor& actor) const {
  const std::span<const Spell> spells = knowledge_.SpellsOf(actor);
  const Spell* best = nullptr;
  bool best_active = false;
  for (const Spell& spell : spells) {
    const bool active = Active(spell);
    const bool later = best == nullptr || (options_.date ? spell.from <= Day() : spell.to >= best->to);
    if (best == nullptr || (active && !best_active) ||
        (later && active == best_active && (!active || !options_.date))) {
      best = &spell;
      best_active = active;
    }
  }
  return options_.date || best == nullptr ? best : KnownFor(spells, *best);
}

// Undated news of those who laid down their arms is mostly of the time when they had not, where that was longer than
// all since: the FARC were rebels for half a century before they were a party. Who governs is what he is now.
const Spell* Segmenter::KnownFor(std::span<const Spell> spells, const Spell& last) const {
  const bool governs = !last.role.empty() && last.sectors.starts_with("GOV");
  if (governs || last.from == Spell::kFarPast) return &last;
  const Spell* armed = nullptr;
  std::int32_t days = 0;
  for (const Spell& spell : spells) {
    if (!spell.sectors.starts_with("REB") || spell.from == Spell::kFarPast || spell.country != last.country) continue;
    armed = &spell;
    days += spell.to - spell.from;
  }
  return days > std::min(last.to, knowledge_.latest_day) - last.from && armed != nullptr ? armed : &last;
}

bool Segmenter::FollowsUnknownName() const {
  if (segments_.empty()) return false;
  const Segment& last = segments_.back();
  // "Mary" is a city of Turkmenistan and, before a family name, a given name.
  const bool given_name = last.entry != nullptr && last.entry->words == 1 && Is(last, EntryKind::kRegion);
  if (last.entry != nullptr && !given_name) return false;
  const Word& word = words_[segments_.back().match.last - 1];
  return word.capital && !word.weak_capital && !word.possessive && !word.comma_after;
}

const Entry* Segmenter::Choose(const PhraseMatch& match) const {
  const std::span<const Word> words = words_.subspan(match.first, match.last - match.first);
  const Entry* chosen = nullptr;
  int best = -1;
  for (const Entry* entry = knowledge_.At(match.entry); entry != nullptr; entry = knowledge_.At(entry->next)) {
    if (!ActorKnowledge::IsWritten(*entry, words)) continue;
    if (entry->kind == EntryKind::kRegion && !options_.regions && match.last == words_.size()) continue;
    // "Sydney Opera House" is not the House.
    if (entry->kind == EntryKind::kOrganisation && entry->words == 1 && FollowsUnknownName()) continue;
    if (entry->kind != EntryKind::kPerson) {
      if (chosen == nullptr) return entry->kind == EntryKind::kOrganisation ? OrganisationOf(entry, words) : entry;
      continue;
    }
    const int rank = RankOf(*entry, match);
    if (rank > best) {
      best = rank;
      chosen = entry;
    }
  }
  return chosen;
}

// Of organisations with one name ("Peoples Democratic Party") the one at home, else one of a country spoken of.
const Entry* Segmenter::OrganisationOf(const Entry* first, std::span<const Word> words) const {
  const Entry* present = nullptr;
  for (const Entry* entry = first; entry != nullptr; entry = knowledge_.At(entry->next)) {
    if (entry->kind != EntryKind::kOrganisation || !ActorKnowledge::IsWritten(*entry, words)) continue;
    const Spell* spell = SpellOf(knowledge_.actors[entry->index]);
    if (spell == nullptr) continue;
    if (!options_.home.empty() && spell->country == options_.home) return entry;
    if (present == nullptr && IsPresent(spell->country)) present = entry;
  }
  return present != nullptr ? present : first;
}

// "Colombian Defence Minister Pedro Sanchez" is no Spaniard: the countries named before a name are none of the
// person's.
bool Segmenter::IsOfAnotherCountry(const ListedActor& person) const {
  bool other = false;
  for (const Segment& segment : segments_) {
    const bool country = Is(segment, EntryKind::kCountry) || Is(segment, EntryKind::kAdjective);
    if (!country || words_[segment.match.last - 1].hyphen_after) continue;
    const std::string_view named = CountryOf(segment);
    for (const Spell& spell : knowledge_.SpellsOf(person)) {
      if (spell.country == named || knowledge_.CountryOf(spell.country) == nullptr) return false;
    }
    other = true;
  }
  return other;
}

// "Defence Minister Pedro Sanchez", where no Spain is spoken of, is not its prime minister: the office named before a
// name is none that the person held.
bool Segmenter::HoldsAnotherOffice(const ListedActor& person) const {
  if (segments_.empty() || !Is(segments_.back(), EntryKind::kRole)) return false;
  const Role& role = knowledge_.roles[segments_.back().entry->index];
  if (role.kind != RoleKind::kPerson || role.inherits || role.sectors.empty()) return false;
  const std::string named = LowerAscii(role.name);
  for (const Spell& spell : knowledge_.SpellsOf(person)) {
    if (IsPresent(spell.country)) return false;
    const std::string held = LowerAscii(spell.role);
    if (held.find(named) != std::string::npos || named.find(held) != std::string::npos) return false;
  }
  return true;
}

int Segmenter::RankOf(const Entry& entry, const PhraseMatch& match) const {
  const ListedActor& person = knowledge_.actors[entry.index];
  if (!options_.people || IsOfAnotherCountry(person) || HoldsAnotherOffice(person)) return -1;
  const Spell* spell = SpellOf(person);
  const bool active = spell != nullptr && Active(*spell);
  if (entry.partial) {
    if (!options_.surnames) return -1;
    // "Mary Trump" is not Donald Trump: a name before a surname must be part of the listed name.
    if (FollowsUnknownName()) return -1;
    if (match.last < words_.size() && words_[match.last].capital && words_[match.last].hyphen_after) return -1;
  }
  // A surname that several people bear is nobody's who is not in office.
  if (entry.partial && !active && (knowledge_.At(match.entry)->next != 0)) return -1;
  const bool here = spell != nullptr && IsPresent(spell->country);
  // Of a document that tells neither when nor of which country, a surname is anybody's.
  if (entry.partial && !options_.date && !here && !person.famous) return -1;
  if (!active && !here && (!person.trusted || (entry.partial && !person.famous))) return -1;
  return (active ? 2 : 0) + (here ? 4 : 0) + (person.famous ? 1 : 0);
}

bool Segmenter::IsPresent(std::string_view country) const {
  return country == options_.context_country ||
         std::find(options_.present.begin(), options_.present.end(), country) != options_.present.end();
}

// "Karen Miller" is of no people, "Jack London" no city: before or behind another name of somebody, the name of a
// country, people or place is his.
bool Segmenter::IsInPersonsName(const Entry& entry, const PhraseMatch& match) const {
  const bool place = entry.kind == EntryKind::kCountry || entry.kind == EntryKind::kCapital ||
                     entry.kind == EntryKind::kGroup || entry.kind == EntryKind::kRegion;
  if (!place || entry.words != 1) return false;
  const Word& word = words_[match.first];
  if (word.possessive || word.hyphen_after) return false;
  if (!options_.regions && match.last == words_.size() && FollowsUnknownName()) return true;
  if (match.last == words_.size() || word.comma_after) return false;
  const Word& next = words_[match.last];
  const bool before_name = next.capital && knowledge_.Longest(words_, match.last).entry == 0;
  if (!before_name) return false;
  // "lawyer Chad Gomez"
  const bool behind_role = !segments_.empty() && Is(segments_.back(), EntryKind::kRole) &&
                           knowledge_.roles[segments_.back().entry->index].kind == RoleKind::kPerson &&
                           match.last + 1 == words_.size();
  return !options_.regions || (behind_role && entry.kind != EntryKind::kCapital);
}

void Segmenter::Cut() {
  for (std::uint32_t i = 0; i < words_.size();) {
    PhraseMatch match = knowledge_.Longest(words_, i);
    const Entry* entry = match.entry == 0 ? nullptr : Choose(match);
    if (entry != nullptr && IsInPersonsName(*entry, match)) entry = nullptr;
    if (entry == nullptr) {
      match.last = i + 1;
      const bool surname = match.entry != 0 && knowledge_.At(match.entry)->partial;
      if (surname && FollowsUnknownName()) segments_.back().entry = nullptr;
    }
    segments_.push_back({match, entry, Zone::kHead, false, true});
    i = match.last;
  }
}

void Segmenter::JoinNamesByAnotherSpelling() {
  const auto unknown = [&](std::size_t s) {
    return s < segments_.size() && segments_[s].entry == nullptr && words_[segments_[s].match.first].capital;
  };
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    std::size_t end = s;
    while (unknown(end) && !(end > s && words_[segments_[end - 1].match.first].possessive)) ++end;
    if (end - s < 2) continue;
    std::vector<std::string> folded;
    for (std::size_t k = s; k < end; ++k) {
      folded.push_back(FoldWord(TextOf(segments_[k].match.first, segments_[k].match.last)));
    }
    const Entry* entry = knowledge_.SoundsLike(folded);
    const bool person = entry != nullptr && entry->kind == EntryKind::kPerson;
    if (person && (!options_.people || IsOfAnotherCountry(knowledge_.actors[entry->index]))) continue;
    if (entry != nullptr) {
      segments_[s].entry = entry;
      segments_[s].match.last = segments_[end - 1].match.last;
      segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(s) + 1,
                      segments_.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
}

const Entry* Segmenter::Alternative(const Segment& segment, EntryKind kind) const {
  for (const Entry* entry = knowledge_.At(segment.match.entry); entry != nullptr; entry = knowledge_.At(entry->next)) {
    if (entry->kind == kind) return entry;
  }
  return nullptr;
}

void Segmenter::PreferModifiers() {
  for (std::size_t s = 0; s + 1 < segments_.size(); ++s) {
    if (!Is(segments_[s], EntryKind::kRole) || !Is(segments_[s + 1], EntryKind::kRole)) continue;
    if (segments_[s].zone != segments_[s + 1].zone) continue;
    if (const Entry* modifier = Alternative(segments_[s], EntryKind::kModifier)) segments_[s].entry = modifier;
  }
}

void Segmenter::PreferRolesOfOtherCountries() {
  for (Segment& segment : segments_) {
    if (!Is(segment, EntryKind::kOrganisation)) continue;
    const Entry* role = Alternative(segment, EntryKind::kRole);
    if (role == nullptr) continue;
    const std::string_view own = CountryOf(segment);
    bool other = (!options_.present.empty() || !options_.home.empty()) && own != options_.home && !IsPresent(own);
    for (const Segment& near : segments_) {
      if (&near == &segment || !near.belongs || near.entry == nullptr || near.entry->kind > EntryKind::kSeat) continue;
      other = other || CountryOf(near) != own;
    }
    if (other) segment.entry = role;
  }
}

void Segmenter::MarkZones() {
  Zone zone = Zone::kHead;
  bool belongs = true;
  std::size_t owner_end = 0;
  bool head_has_content = false;
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    Segment& segment = segments_[s];
    const std::uint64_t hash = words_[segment.match.first].hash;
    if (segment.entry == nullptr && segment.match.first > 0 && IsPreposition(hash)) {
      // "several of the largest unions": a quantity before "of" leaves the head to its complement.
      if (zone == Zone::kHead && hash == kOf && !head_has_content) {
        owner_end = s + 1;
        continue;
      }
      zone = segment.zone = Zone::kComplement;
      segment.zone = zone;
      belongs = TellsBelonging(hash) && !(hash != kOf && hash != kFrom && IsForeign(s));
      continue;
    }
    segment.zone = zone;
    segment.belongs = belongs;
    const bool quantity =
        segment.entry == nullptr && knowledge_.IsOf(WordClass::kQuantity, words_[segment.match.first].hash);
    if (zone == Zone::kHead && !quantity && (segment.entry != nullptr || words_[segment.match.first].capital)) {
      head_has_content = true;
    }
    if (zone == Zone::kHead && words_[segment.match.last - 1].possessive && s + 1 < segments_.size()) {
      for (std::size_t k = owner_end; k <= s; ++k) segments_[k].zone = Zone::kOwner;
      owner_end = s + 1;
    }
  }
}

bool Segmenter::IsForeign(std::size_t end) const {
  return end > 0 && knowledge_.IsOf(WordClass::kForeign, words_[segments_[end - 1].match.last - 1].hash);
}

void Segmenter::MarkCancelled() {
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const Entry* entry = segments_[s].entry;
    if (entry == nullptr || entry->kind != EntryKind::kModifier) continue;
    if (knowledge_.modifiers[entry->index].effect != Modifier::Effect::kCancel) continue;
    const bool prefix = words_[segments_[s].match.last - 1].hyphen_after;
    if (prefix && s + 1 < segments_.size()) segments_[s + 1].cancelled = true;
    if (!prefix && s > 0 && words_[segments_[s - 1].match.last - 1].hyphen_after) segments_[s - 1].cancelled = true;
  }
}

bool Segmenter::Is(const Segment& segment, EntryKind kind) const {
  return segment.entry != nullptr && segment.entry->kind == kind;
}

std::string_view Segmenter::CountryOf(const Segment& segment) const {
  if (segment.entry == nullptr || segment.cancelled) return {};
  const Entry& entry = *segment.entry;
  switch (entry.kind) {
    case EntryKind::kCountry:
    case EntryKind::kAdjective:
    case EntryKind::kPeople:
    case EntryKind::kCapital:
    case EntryKind::kSeat:
      return knowledge_.countries[entry.index].iso3;
    case EntryKind::kPerson:
    case EntryKind::kOrganisation: {
      const Spell* spell = SpellOf(knowledge_.actors[entry.index]);
      return spell == nullptr ? std::string_view() : spell->country;
    }
    case EntryKind::kGroup:
      return knowledge_.groups[entry.index].country;
    case EntryKind::kRegion:
      return CountryOfRegion(segment, knowledge_.regions[entry.index]);
    default:
      return {};
  }
}

// "the Santa Cruz prosecutors" of a text about Bolivia are none of the Santa Cruz that most people live in.
std::string_view Segmenter::CountryOfRegion(const Segment& segment, const NamedGroup& region) const {
  const std::uint32_t start = words_[segment.match.first].start;
  const std::uint32_t end = words_[segment.match.last - 1].end;
  for (const PlaceInText& place : options_.places) {
    if (region.country.empty() || place.bytes.start > start || place.bytes.end < end) continue;
    if (knowledge_.CountryOf(place.country) != nullptr) return place.country;
  }
  return region.country;
}

}  // namespace tacitus
