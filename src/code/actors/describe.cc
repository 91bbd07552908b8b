#include "code/actors/describe.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "code/actors/segments.h"

namespace tacitus {
namespace {

// Sectors that say no more than "somebody": any other evidence replaces them.
bool IsWeak(std::string_view sectors) { return sectors.empty() || sectors == "UAF" || sectors == "UNK"; }

bool IsOffice(std::string_view sectors) {
  for (const std::string_view office : {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"}) {
    if (sectors.starts_with(office)) return true;
  }
  return sectors.empty();
}

class Reader : private Segmenter {
 public:
  using Segmenter::Segmenter;

  Description Read() {
    CutIntoSegments();
    DropSurnames();
    FindHeads();
    SetSectors();
    SetCountry();
    SetNames();
    SetHeadKind();
    return std::move(result_);
  }

 private:
  void FindHeads() {
    const Segment* last = nullptr;
    for (const Segment& segment : segments_) {
      if (segment.zone != Zone::kHead || segment.cancelled) continue;
      if (Is(segment, EntryKind::kPerson)) person_ = &segment;
      if (Is(segment, EntryKind::kOrganisation)) organisation_ = &segment;
      if (Is(segment, EntryKind::kRole)) role_ = &segment;
      last = &segment;
    }
    DropNamesInNames(last);
    CancelOrigins();
    ends_in_people_ = last != nullptr && (Is(*last, EntryKind::kPeople) || Is(*last, EntryKind::kGroup) ||
                                          Is(*last, EntryKind::kAdjective));
    // "native-born Americans": what a people is, not a native.
    if (last != nullptr && role_ != nullptr && last != role_ && person_ == nullptr &&
        (Is(*last, EntryKind::kPeople) || Is(*last, EntryKind::kGroup))) {
      role_ = nullptr;
    }
    // What follows a name is what the phrase is called: "Trump Tower", "the Khamenei visit", "embassy capture".
    const bool other_head = last != nullptr && last->entry == nullptr && !words_[last->match.first].number;
    const bool named = other_head && words_[last->match.first].capital;
    if (other_head && (named || options_.strict_head) && (last != &segments_.front())) {
      if (person_ != nullptr && named) segments_[static_cast<std::size_t>(person_ - segments_.data())].entry = nullptr;
      person_ = nullptr;
      if (!named) organisation_ = role_ = nullptr;
    }
    if (role_ != nullptr) result_.role = &knowledge_.roles[role_->entry->index];
    // "a group of tourists": where the head says nothing of its own, its complement does.
    if (person_ == nullptr && organisation_ == nullptr && role_ != nullptr && result_.role->inherits) {
      inherited_ = Inherited();
      // A commander of rebels is a rebel, one of those who govern a soldier.
      if (result_.role->sectors == "MIL" && inherited_.starts_with("GOV")) inherited_ = {};
    }
  }

  // "Rodriguez Pereira" is called so, and not of the city of Pereira.
  void DropSurnames() {
    for (std::size_t s = 1; s < segments_.size(); ++s) {
      const Segment& before = segments_[s - 1];
      Segment& segment = segments_[s];
      if (!Is(segment, EntryKind::kRegion) || segment.zone != before.zone || before.entry != nullptr) continue;
      const bool last = s + 1 == segments_.size() || segments_[s + 1].zone != segment.zone;
      const bool follows = before.match.last == segment.match.first && words_[before.match.first].capital;
      if (last && follows && !words_[before.match.first].number) segment.entry = nullptr;
    }
  }

  // "Cook Political Report" is no cook, "Paul Ryan" not of the city of Paul.
  void DropNamesInNames(const Segment* last) {
    if (last == nullptr || last->entry != nullptr || !words_[last->match.first].capital) return;
    for (std::size_t s = static_cast<std::size_t>(last - segments_.data()); s-- > 0;) {
      Segment& segment = segments_[s];
      if (segment.zone != Zone::kHead) break;
      if (segment.entry == nullptr && words_[segment.match.first].capital) continue;
      const bool capital = words_[segment.match.last - 1].capital;
      if (capital && options_.organisation && &segment == role_) {
        role_ = nullptr;
        result_.role = nullptr;
        segment.entry = nullptr;
      } else if (!options_.regions && Is(segment, EntryKind::kRegion)) {
        segment.entry = nullptr;
      }
      break;
    }
  }

  // "Japanese Americans", "an Iranian-American pastor": of two nations in a row people are of the last.
  void CancelOrigins() {
    for (std::size_t s = 0; s + 1 < segments_.size(); ++s) {
      Segment& segment = segments_[s];
      const Segment& next = segments_[s + 1];
      if (segment.zone != next.zone || !Is(segment, EntryKind::kAdjective)) continue;
      const bool hyphen = words_[segment.match.last - 1].hyphen_after && Is(next, EntryKind::kAdjective) &&
                          s + 2 < segments_.size() && IsPersonRole(segments_[s + 2]);
      if (Is(next, EntryKind::kPeople) || hyphen) segment.cancelled = true;
    }
  }

  bool IsPersonRole(const Segment& segment) const {
    return Is(segment, EntryKind::kRole) && knowledge_.roles[segment.entry->index].kind == RoleKind::kPerson;
  }

  // The sectors of what the head role belongs to: the nearest before it, then its owner, then its complement.
  std::string_view Inherited() {
    for (const Zone zone : {Zone::kHead, Zone::kOwner, Zone::kComplement}) {
      std::string_view found;
      for (const Segment& segment : segments_) {
        if (segment.zone != zone || segment.cancelled || !segment.belongs || &segment == role_) continue;
        const std::string_view sectors = SectorsOf(segment);
        if (sectors.empty() || Is(segment, EntryKind::kRegion)) continue;
        found = sectors;
        if (zone == Zone::kComplement) break;
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string_view SectorsOf(const Segment& segment) const {
    if (segment.entry == nullptr) return {};
    const Entry& entry = *segment.entry;
    switch (entry.kind) {
      case EntryKind::kPerson:
      case EntryKind::kOrganisation: {
        const Spell* spell = SpellOf(knowledge_.actors[entry.index]);
        return spell == nullptr ? std::string_view() : spell->sectors;
      }
      case EntryKind::kSeat:
        return "GOV";
      case EntryKind::kGroup:
        return knowledge_.groups[entry.index].sectors;
      case EntryKind::kRegion:
        return knowledge_.regions[entry.index].sectors;
      case EntryKind::kRole:
        return knowledge_.roles[entry.index].sectors;
      case EntryKind::kModifier: {
        const Modifier& modifier = knowledge_.modifiers[entry.index];
        return modifier.effect == Modifier::Effect::kGive || modifier.effect == Modifier::Effect::kLead
                   ? modifier.sectors
                   : std::string_view();
      }
      default:
        return {};
    }
  }

  void Add(std::string_view sectors, bool in_front = false) {
    std::size_t at = 0;
    for (const std::string_view sector : SplitValues(sectors)) {
      std::vector<std::string>& all = result_.actor.sectors;
      const auto found = std::find(all.begin(), all.end(), sector);
      if (in_front) {
        if (found != all.end()) all.erase(found);
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(at++), std::string(sector));
      } else if (found == all.end()) {
        all.emplace_back(sector);
      }
    }
  }

  void SetSectors() {
    if (person_ != nullptr) {
      SetPersonSectors();
    } else if (organisation_ != nullptr && (role_ == nullptr || role_->match.first < organisation_->match.first)) {
      Add(SectorsOf(*organisation_));
      result_.origin = organisation_->entry->origin;
    } else if (role_ != nullptr) {
      SetRoleSectors();
    } else {
      for (const Segment& segment : segments_) {
        if (segment.zone == Zone::kHead && !segment.cancelled && !Is(segment, EntryKind::kModifier))
          Add(SectorsOf(segment));
      }
    }
    if (role_ != nullptr && result_.actor.sectors.empty()) Add(inherited_);
    ApplyModifiers();
  }

  void SetPersonSectors() {
    const ListedActor& person = knowledge_.actors[person_->entry->index];
    const Spell* spell = SpellOf(person);
    result_.origin = spell == nullptr ? person_->entry->origin : spell->origin;
    spell_ = spell;
    if (spell == nullptr) return;
    if (SaysOtherOffice(*spell)) {
      Add(result_.role->sectors);
    } else if (Active(*spell)) {
      Add(spell->sectors);
    } else if (spell->to < Day() && IsOffice(spell->sectors) && !spell->sectors.empty()) {
      Add(role_ != nullptr && !IsWeak(result_.role->sectors) ? result_.role->sectors : std::string_view("ELI"));
    }
    if (result_.actor.sectors.empty() && role_ != nullptr) Add(result_.role->sectors);
  }

  // "Prime Minister Abdalla Hamdok" of one whom the tables have in the opposition: the words tell what he is now.
  bool SaysOtherOffice(const Spell& spell) const {
    if (role_ == nullptr || result_.role->inherits || role_->match.first > person_->match.first) return false;
    const std::vector<std::string_view> said = SplitValues(result_.role->sectors);
    if (said.empty() || !IsOneOf(said.front(), {"GOV", "OPP", "LEG", "JUD"})) return false;
    return !IsOneOf(said.front(), SplitValues(spell.sectors));
  }

  void SetRoleSectors() {
    result_.origin = role_->entry->origin;
    const Role& role = *result_.role;
    std::string_view given;
    for (const Segment& segment : segments_) {
      if (segment.zone != Zone::kHead || &segment == role_ || segment.cancelled) continue;
      if (segment.match.first > role_->match.first) continue;
      const std::string_view sectors = SectorsOf(segment);
      if (!sectors.empty() && !Is(segment, EntryKind::kGroup)) given = sectors;
    }
    if (!IsWeak(role.sectors) && !role.inherits) {
      Add(role.sectors);
    } else if (!inherited_.empty()) {
      Add(inherited_);
    } else if (!given.empty() && !IsWeak(given)) {
      Add(given);
    } else {
      const std::string_view organisation = organisation_ != nullptr ? SectorsOf(*organisation_) : std::string_view();
      Add(organisation.empty() ? role.sectors : organisation);
    }
  }

  void ApplyModifiers() {
    for (const Segment& segment : segments_) {
      if (segment.zone != Zone::kHead || !Is(segment, EntryKind::kModifier)) continue;
      const Modifier& modifier = knowledge_.modifiers[segment.entry->index];
      std::vector<std::string>& sectors = result_.actor.sectors;
      switch (modifier.effect) {
        case Modifier::Effect::kReplace:
          result_.former = true;
          // "the former embassy" holds no office.
          if (role_ != nullptr && result_.role->kind != RoleKind::kPerson && result_.role->kind != RoleKind::kGroup)
            break;
          if (LeftTheRanks()) {
            sectors.assign(1, "CVL");
          } else if (sectors.empty() ? !OfUnknownBody() : IsOffice(sectors.front())) {
            sectors.assign(1, std::string(modifier.sectors));
          }
          break;
        case Modifier::Effect::kLead:
          Add(modifier.sectors, true);
          break;
        case Modifier::Effect::kAdd:
          Add(modifier.sectors);
          break;
        case Modifier::Effect::kGive:
          if (sectors.empty() && person_ == nullptr && (role_ != nullptr || ends_in_people_)) Add(modifier.sectors);
          break;
        case Modifier::Effect::kCancel:
          break;
      }
    }
  }

  // "a former soldier" was never of the elite.
  bool LeftTheRanks() const {
    return role_ != nullptr && person_ == nullptr &&
           knowledge_.IsOf(WordClass::kRanks, words_[role_->match.last - 1].hash);
  }

  // "the former leader of the Cachiros": of whom, is not known, and so not whether it was an office.
  bool OfUnknownBody() const {
    if (role_ == nullptr || !result_.role->inherits) return false;
    return std::any_of(segments_.begin(), segments_.end(), [&](const Segment& segment) {
      const bool unknown = segment.entry == nullptr && words_[segment.match.first].capital;
      const bool before = segment.zone == Zone::kHead && segment.match.last == role_->match.first;
      return unknown && (before || (segment.zone == Zone::kComplement && segment.belongs));
    });
  }

  static bool IsNoCountry(std::string_view code) {
    for (const std::string_view other : {"", "IGO", "NGO", "MNC", "UNO", "EUR", "IMG", "ISM"}) {
      if (code == other) return true;
    }
    return false;
  }

  void SetCountry() {
    std::string_view country;
    if (person_ != nullptr) country = CountryOf(*person_);
    if (country.empty() && organisation_ != nullptr) country = CountryOf(*organisation_);
    // An adjective before an international body's name or its people tells theirs: "Turkish Red Crescent".
    if (IsNoCountry(country)) {
      for (const Zone zone : {Zone::kHead, Zone::kOwner, Zone::kComplement}) {
        if (zone == Zone::kComplement && !country.empty()) break;
        for (const Segment& segment : segments_) {
          if (segment.zone != zone || !segment.belongs) continue;
          if (&segment == organisation_ && zone == Zone::kHead) break;
          const std::string_view found = CountryOf(segment);
          if (found.empty()) continue;
          country = found;
          if (result_.origin.empty() || result_.actor.sectors.empty()) result_.origin = segment.entry->origin;
          break;
        }
        if (!IsNoCountry(country) || (!country.empty() && zone == Zone::kHead)) break;
      }
    }
    if (country.empty()) country = MisspeltCountry();
    if (country.empty()) country = options_.context_country;
    result_.actor.country = std::string(country);
    if (const Country* known = knowledge_.CountryOf(country)) result_.actor.cow = known->cow;
  }

  // Of a word that is in no table, not even as part of a name: "Maduro" is nobody's Majuro.
  std::string_view MisspeltCountry() {
    for (const Segment& segment : segments_) {
      if (segment.entry != nullptr || !words_[segment.match.first].capital) continue;
      if (segment.zone == Zone::kComplement && !segment.belongs) continue;
      if (NextToUnknownName(segment) || knowledge_.Longest(words_, segment.match.first).entry != 0) continue;
      const Word& word = words_[segment.match.first];
      const Entry* entry = knowledge_.Misspelt(FoldWord(text_.substr(word.start, word.end - word.start)));
      if (entry == nullptr) continue;
      const bool region = entry->kind == EntryKind::kRegion;
      const std::string_view country =
          region ? knowledge_.regions[entry->index].country : knowledge_.countries[entry->index].iso3;
      // "Warsak", in a text about Pakistan, is no slip for Warsaw.
      const bool city = region || entry->kind == EntryKind::kCapital;
      const bool elsewhere = !options_.present.empty() || !options_.places.empty();
      if (city && (!options_.slips || (elsewhere && !IsPresent(country)))) continue;
      if (result_.origin.empty()) result_.origin = entry->origin;
      misspelt_ = entry;
      return country;
    }
    return {};
  }

  // Two unknown names in a row are a person's, not a misspelt country.
  bool NextToUnknownName(const Segment& segment) const {
    for (const Segment& other : segments_) {
      const bool next = other.match.last == segment.match.first || other.match.first == segment.match.last;
      if (next && other.entry == nullptr && words_[other.match.first].capital) return true;
    }
    return false;
  }

  void SetNames() {
    Actor& actor = result_.actor;
    if (role_ != nullptr && (person_ != nullptr || !AfterRole())) {
      std::uint32_t first = role_->match.first;
      for (const Segment& segment : segments_) {
        // "foreign ministry spokeswoman": roles and modifiers right before the head role are part of it.
        if (segment.match.last == role_->match.first && segment.zone == role_->zone &&
            (Is(segment, EntryKind::kRole) || Is(segment, EntryKind::kModifier))) {
          first = segment.match.first;
        }
      }
      actor.role = std::string(TextOf(first, role_->match.last));
    }
    const Segment* listed = person_ != nullptr ? person_ : role_ == nullptr || AfterRole() ? organisation_ : nullptr;
    if (listed != nullptr) {
      result_.listed = &knowledge_.actors[listed->entry->index];
      result_.partial = listed->entry->partial;
      actor.name = std::string(result_.listed->name);
      actor.actor_id = std::string(result_.listed->id);
      if (actor.role.empty() && spell_ != nullptr && Active(*spell_)) actor.role = std::string(spell_->role);
      return;
    }
    if (!options_.names) return;
    actor.name = std::string(UnknownName());
    // "Progressive Farmers Union": a body's name is the whole, not the part before its kind.
    const bool body =
        role_ != nullptr && (result_.role->kind == RoleKind::kBody || result_.role->kind == RoleKind::kGroup);
    if (!body || !words_[role_->match.last - 1].capital || words_[role_->match.last - 1].weak_capital) return;
    for (const Segment& segment : segments_) {
      if (segment.match.last != role_->match.first || segment.entry != nullptr || segment.zone != Zone::kHead) continue;
      if (words_[segment.match.first].capital) actor.name = std::string(TextOf(segment.match.first, role_->match.last));
    }
  }

  bool AfterRole() const { return organisation_ != nullptr && organisation_->match.first > role_->match.first; }

  // The last capitalised words of the head part that no table has: a person's name.
  std::string_view UnknownName() const {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const Segment& segment : segments_) {
      if (segment.zone != Zone::kHead) continue;
      const Word& word = words_[segment.match.first];
      const bool number_in_name = word.number && last > 0;
      if (knowledge_.IsOf(WordClass::kQuantity, word.hash)) continue;
      // What has its acronym in brackets is a body: "Mukti Morcha (JMM) president".
      if (word.start > 0 && text_[word.start - 1] == '(' && last == segment.match.first && role_ != nullptr) {
        first = last = 0;
        continue;
      }
      const bool capital = word.capital && !(word.weak_capital && role_ != nullptr);
      if (segment.entry != nullptr || IsPreposition(word.hash) || !(capital || number_in_name)) continue;
      if (last != segment.match.first || last == 0) first = segment.match.first;
      last = segment.match.last;
    }
    return last > first ? TextOf(first, last) : std::string_view();
  }

  void SetHeadKind() {
    if (person_ != nullptr) {
      result_.head = HeadKind::kPerson;
    } else if (role_ != nullptr && !AfterRole()) {
      result_.head = HeadKind::kRole;
    } else if (organisation_ != nullptr) {
      result_.head = HeadKind::kOrganisation;
    } else {
      SetPlaceOrGroup();
    }
    Actor& actor = result_.actor;
    // "men" are nobody in particular, "Iranian men" are civilians.
    if (!actor.country.empty() && actor.sectors.size() == 1 && actor.sectors.front() == "UNK" && role_ != nullptr) {
      actor.sectors.front() = "CVL";
    }
    actor.code = CodeOf(actor);
  }

  void SetPlaceOrGroup() {
    const Segment* last = nullptr;
    for (const Segment& segment : segments_) {
      if (segment.zone == Zone::kHead && !Is(segment, EntryKind::kModifier)) last = &segment;
    }
    if (last == nullptr) {
      result_.only_modifiers = true;
      return;
    }
    Actor& actor = result_.actor;
    const Entry* entry = last->entry != nullptr ? last->entry : misspelt_;
    const bool unknown_words = last->entry == nullptr && misspelt_ == nullptr;
    if (entry == nullptr || unknown_words) {
      const Word& word = words_[last->match.first];
      result_.head = word.capital ? HeadKind::kUnknownName : HeadKind::kUnknown;
      return;
    }
    result_.origin = entry->origin;
    switch (entry->kind) {
      case EntryKind::kCountry:
        result_.head = HeadKind::kCountry;
        break;
      case EntryKind::kAdjective:
      case EntryKind::kPeople:
        result_.head = HeadKind::kNationality;
        break;
      case EntryKind::kCapital:
        result_.head = HeadKind::kCapital;
        Add("GOV");
        break;
      case EntryKind::kSeat:
        result_.head = HeadKind::kSeat;
        break;
      case EntryKind::kGroup:
        result_.head = HeadKind::kGroup;
        actor.name = std::string(knowledge_.groups[entry->index].name);
        return;
      case EntryKind::kRegion:
        result_.head = HeadKind::kRegion;
        actor.name = std::string(knowledge_.regions[entry->index].name);
        return;
      default:
        return;
    }
    const Country& country = knowledge_.countries[entry->index];
    actor.name = std::string(country.name);
    // "11 Mexicans" are not Mexico, as "Mexicans" may be.
    if (entry->kind != EntryKind::kPeople || !IsCounted(*last)) actor.actor_id = std::string(country.iso3);
  }

  bool IsCounted(const Segment& people) const {
    return std::any_of(segments_.begin(), segments_.end(), [&](const Segment& segment) {
      const Word& word = words_[segment.match.first];
      return segment.zone == Zone::kHead && segment.match.last <= people.match.first &&
             (word.number || knowledge_.IsOf(WordClass::kQuantity, word.hash));
    });
  }

  const Segment* person_ = nullptr;
  const Segment* organisation_ = nullptr;
  const Segment* role_ = nullptr;
  const Spell* spell_ = nullptr;
  const Entry* misspelt_ = nullptr;
  std::string_view inherited_;
  bool ends_in_people_ = false;
  Description result_;
};

}  // namespace

Description Describe(std::span<const Word> words, std::string_view text, const DescribeOptions& options,
                     const ActorKnowledge& knowledge) {
  if (words.empty()) return {};
  return Reader(words, text, options, knowledge).Read();
}

std::string CodeOf(const Actor& actor) {
  if (actor.country.empty() && actor.sectors.empty()) return "";
  std::string code = actor.country.empty() ? "---" : actor.country;
  if (!actor.sectors.empty()) code += actor.sectors.front();
  return code;
}

std::string_view CountryIn(std::span<const Word> words, const ActorKnowledge& knowledge) {
  for (std::uint32_t i = 0; i < words.size();) {
    const PhraseMatch match = knowledge.Longest(words, i);
    for (const Entry* entry = knowledge.At(match.entry); entry != nullptr; entry = knowledge.At(entry->next)) {
      if (!ActorKnowledge::IsWritten(*entry, words.subspan(i, match.last - i))) continue;
      if (entry->kind <= EntryKind::kSeat) return knowledge.countries[entry->index].iso3;
      if (entry->kind == EntryKind::kRegion) return knowledge.regions[entry->index].country;
    }
    i = std::max(match.last, i + 1);
  }
  return {};
}

}  // namespace tacitus
