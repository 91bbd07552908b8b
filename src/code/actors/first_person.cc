// "We" and "I" inside direct quotations; see corefer.h.
#include <string>

#include "base/strings.h"
#include "code/actors/corefer.h"

namespace tacitus {

void ResolveFirstPerson(const Tree& tree, const ActorKnowledge& knowledge, Coding& coding) {
  for (Mention& mention : coding.mentions) {
    if (mention.kind != MentionKind::kPronoun || !mention.entities.empty()) continue;
    const std::string pronoun = LowerAscii(tree.text(mention.head));
    const bool plural =
        pronoun == "we" || pronoun == "us" || pronoun == "our" || pronoun == "ours" || pronoun == "ourselves";
    if (!plural && pronoun != "i" && pronoun != "me" && pronoun != "my" && pronoun != "myself") continue;
    const Quotation* innermost = nullptr;
    for (const Quotation& quotation : coding.quotations) {
      if (!quotation.direct || !quotation.tokens.Contains(mention.head) || quotation.speaker == kNoIndex) continue;
      if (innermost == nullptr || quotation.tokens.size() < innermost->tokens.size()) innermost = &quotation;
    }
    if (innermost == nullptr) continue;
    const Mention& speaker = coding.mentions[innermost->speaker];
    if (speaker.entities.size() != 1) continue;
    std::uint32_t entity = speaker.entities.front();
    const Actor& actor = coding.entities[entity].actor;
    // Who speaks for a country says "we" of the country.
    const bool official = !actor.sectors.empty() && (actor.sectors.front() == "GOV" || actor.sectors.front() == "MIL");
    if (plural && official && knowledge.CountryOf(actor.country) != nullptr) {
      for (std::uint32_t e = 0; e < coding.entities.size(); ++e) {
        const Actor& other = coding.entities[e].actor;
        if (other.actor_id == actor.country && other.sectors.empty()) entity = e;
      }
    }
    mention.entities.assign(1, entity);
    const auto index = static_cast<std::uint32_t>(&mention - coding.mentions.data());
    coding.entities[entity].mentions.push_back(index);
  }
}

}  // namespace tacitus
