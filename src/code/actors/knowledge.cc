#include "code/actors/knowledge.h"

#include <algorithm>

#include "code/actors/knowledge_builder.h"

namespace tacitus {

const ActorKnowledge::HashSlot* ActorKnowledge::SlotOf(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    if (slots_[i].hash == hash) return &slots_[i];
    if (slots_[i].hash == 0) return nullptr;
  }
}

const Entry* ActorKnowledge::Find(std::uint64_t phrase_hash) const {
  const HashSlot* slot = SlotOf(phrase_hash);
  return slot == nullptr ? nullptr : At(slot->entry);
}

bool ActorKnowledge::IsWritten(const Entry& entry, std::span<const Word> words) {
  switch (entry.case_rule) {
    case CaseRule::kAny:
      return true;
    case CaseRule::kUpper:
      return words.front().upper;
    case CaseRule::kCapital:
      break;
  }
  // "Solidarity with the people" is no trade union.
  const bool common_word = entry.kind >= EntryKind::kOrganisation;
  if (common_word && words.size() == 1 && words.front().weak_capital) return false;
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.capital; });
}

PhraseMatch ActorKnowledge::Longest(std::span<const Word> words, std::uint32_t i) const {
  PhraseMatch best{i, i, 0};
  const HashSlot* first = SlotOf(words[i].hash);
  if (first == nullptr) return best;
  std::uint64_t hash = words[i].hash;
  for (std::uint32_t length = 1; length <= first->longest; ++length) {
    const HashSlot* slot = length == 1 ? first : SlotOf(hash);
    if (slot != nullptr && slot->entry != 0) {
      for (const Entry* entry = At(slot->entry); entry != nullptr; entry = At(entry->next)) {
        if (!IsWritten(*entry, words.subspan(i, length))) continue;
        best.last = i + length;
        best.entry = slot->entry;
        break;
      }
    }
    if (i + length >= words.size()) break;
    hash = ExtendHash(hash, words[i + length].hash);
  }
  return best;
}

bool ActorKnowledge::IsOf(WordClass word_class, std::uint64_t word_hash) const {
  return std::binary_search(word_classes_.begin(), word_classes_.end(), std::pair(word_hash, word_class));
}

const Country* ActorKnowledge::CountryOf(std::string_view iso3) const {
  const auto found =
      std::lower_bound(countries.begin(), countries.end(), iso3,
                       [](const Country& country, std::string_view code) { return country.iso3 < code; });
  return found == countries.end() || found->iso3 != iso3 ? nullptr : &*found;
}

const Entry* ActorKnowledge::Misspelt(std::string_view folded) const { return At(spellings_.Find(folded, 0)); }

const Entry* ActorKnowledge::SoundsLike(std::span<const std::string> folded) const {
  return At(sounds_.Find(folded, 0));
}

}  // namespace tacitus
