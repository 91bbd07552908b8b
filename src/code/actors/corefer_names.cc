// Names, roles and nationalities: which entity of the document they name.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "code/actors/entity_resolver.h"

namespace tacitus {
namespace {

// How many entities back a name or role is looked for: more than any article has, so that no text takes long.
constexpr std::uint32_t kFarthestEntity = 2000;

// Within so many sentences a role is the one named last, whatever country the document is about.
constexpr std::uint32_t kNearSentences = 3;

// What only states have.
constexpr std::array<std::string_view, 5> kOfState = {"MIL", "COP", "GOV", "JUD", "LEG"};

std::string Folded(std::span<const Word> words, std::string_view text) {
  std::string folded;
  for (const Word& word : words) {
    if (!folded.empty()) folded += ' ';
    folded += FoldWord(text.substr(word.start, word.end - word.start));
  }
  return folded;
}

}  // namespace

// An apposition's or predicate's antecedent may not be somebody else by the tables.
bool EntityResolver::Fits(std::uint32_t m, const EntityCandidate& candidate, std::uint32_t entity) const {
  const EntityCandidate& known = candidates_[entity];
  if (!candidate.key.empty() && !known.key.empty() && candidate.key != known.key) return false;
  if (candidate.country != known.country && (candidate.country || known.country)) return false;
  const Animacy a = candidate.profile.animacy;
  const Animacy b = known.profile.animacy;
  const bool apposed = At(MentionOf(m).head).dep == "appos";
  if (apposed && (a == Animacy::kPerson) != (b == Animacy::kPerson) && a != Animacy::kUnknown && b != Animacy::kUnknown)
    return false;
  // "Rick Scott; Reince Priebus": two names are two people.
  if (!candidate.names.empty() && !known.names.empty() && !ShareName(m, candidate, known)) return false;
  // "Columbia, South Carolina": one place in another.
  if (a == Animacy::kThing && b == Animacy::kThing) return false;
  return candidate.profile.number == Number::kUnknown || known.profile.number == Number::kUnknown ||
         candidate.profile.number == known.profile.number;
}

EntityCandidate EntityResolver::CandidateOf(std::uint32_t m, const Description& description) const {
  const Mention& mention = MentionOf(m);
  const Token& head = At(mention.head);
  EntityCandidate candidate;
  const bool plural = IsPlural(head);
  candidate.profile.number = plural ? Number::kPlural : Number::kSingular;
  switch (description.head) {
    case HeadKind::kPerson:
      candidate.key = description.actor.actor_id;
      candidate.profile = {Number::kSingular, Animacy::kPerson, description.listed->gender};
      if (!description.actor.role.empty()) candidate.roles.push_back(LowerAscii(description.actor.role));
      if (description.partial)
        candidate.names.push_back(Folded(words_.Of({mention.head, mention.head + 1}), parse_.text));
      candidate.names.push_back(Folded(words_.Of(NameTokens(mention)), parse_.text));
      return candidate;
    case HeadKind::kOrganisation:
      candidate.key = description.actor.actor_id;
      candidate.profile = {Number::kUnknown, Animacy::kBody, 0};
      candidate.organisation = true;
      break;
    case HeadKind::kCountry:
    case HeadKind::kNationality:
      candidate.profile = {description.head == HeadKind::kCountry ? Number::kSingular : Number::kUnknown,
                           Animacy::kBody, 0};
      if (description.head == HeadKind::kCountry || head.pos == Pos::kAdj || IsModifier(mention)) {
        candidate.key = description.actor.country;
        candidate.country = true;
        candidate.profile.number = Number::kSingular;
      } else {
        candidate.profile.animacy = Animacy::kPerson;
      }
      break;
    case HeadKind::kCapital:
    case HeadKind::kSeat:
      candidate.key = description.actor.country + (mention.is_place ? "/" + description.actor.name : "/GOV");
      candidate.profile = {Number::kSingular, mention.is_place ? Animacy::kThing : Animacy::kBody, 0};
      break;
    case HeadKind::kRegion:
    case HeadKind::kGroup:
      candidate.profile.animacy = description.head == HeadKind::kRegion ? Animacy::kThing : Animacy::kPerson;
      break;
    case HeadKind::kRole:
      candidate.profile.animacy = AnimacyOf(*description.role);
      if (!plural && description.role->kind == RoleKind::kGroup) candidate.profile.number = Number::kUnknown;
      break;
    case HeadKind::kUnknown:
    case HeadKind::kUnknownName:
      if (head.entity == "PERSON") candidate.profile.animacy = Animacy::kPerson;
      if (head.entity == "ORG" || head.entity == "GPE") candidate.profile.animacy = Animacy::kBody;
      candidate.organisation = head.entity == "ORG";
      break;
  }
  const bool named = mention.kind == MentionKind::kName || mention.kind == MentionKind::kNationality;
  if (named && candidate.key.empty()) candidate.names.push_back(Folded(words_.Of(NameTokens(mention)), parse_.text));
  if (!description.actor.name.empty() && description.head == HeadKind::kRole && head.pos == Pos::kPropn) {
    candidate.names.push_back(Folded(WordsOf(description.actor.name), description.actor.name));
    if (description.role->kind == RoleKind::kPerson) candidate.profile.animacy = Animacy::kPerson;
  }
  candidate.heads.push_back(LowerAscii(At(mention.head).lemma));
  if (!description.actor.role.empty()) candidate.roles.push_back(LowerAscii(description.actor.role));
  if (description.role != nullptr) {
    const std::string_view role = description.role->name;
    candidate.heads.emplace_back(role);
    // "Foreign Minister Ana Kowalska … The minister": her head is the name, so the role's last word names her too.
    if (head.pos == Pos::kPropn) candidate.heads.push_back(LowerAscii(role.substr(role.rfind(' ') + 1)));
  }
  return candidate;
}

Animacy EntityResolver::AnimacyOf(const Role& role) {
  switch (role.kind) {
    case RoleKind::kPerson:
      return Animacy::kPerson;
    case RoleKind::kThing:
    case RoleKind::kSite:
      return Animacy::kThing;
    default:
      return Animacy::kBody;
  }
}

bool EntityResolver::IsModifier(const Mention& mention) const {
  const std::string_view dep = At(mention.head).dep;
  return dep == "compound" || dep == "amod" || dep == "nmod";
}

// The proper nouns at the end of the phrase: "Ali Khamenei" of "Supreme Leader Ayatollah Ali Khamenei".
TokenSpan EntityResolver::NameTokens(const Mention& mention) const {
  TokenSpan span{mention.head, mention.head + 1};
  while (span.first > mention.tokens.first && At(span.first - 1).pos == Pos::kPropn &&
         At(span.first - 1).dep == "compound" &&
         (At(mention.head).entity.empty() || At(span.first - 1).entity == At(mention.head).entity)) {
    --span.first;
  }
  return span;
}

std::uint32_t EntityResolver::ByName(std::uint32_t m, const EntityCandidate& candidate) const {
  const auto size = static_cast<std::uint32_t>(candidates_.size());
  for (std::uint32_t e = size; e-- > 0 && size - e <= kFarthestEntity;) {
    const EntityCandidate& known = candidates_[e];
    if (!candidate.key.empty() && known.key == candidate.key) return e;
    const bool both_listed = !candidate.key.empty() && !known.key.empty();
    if (both_listed && !Ambiguous(m)) continue;
    if (ShareName(m, candidate, known)) return e;
  }
  return kNoIndex;
}

// Whether a name of the one is a name of the other, a part of it that people are called by, or its acronym.
bool EntityResolver::ShareName(std::uint32_t m, const EntityCandidate& candidate, const EntityCandidate& known) const {
  for (const std::string& name : candidate.names) {
    if (name.empty()) continue;
    for (const std::string& other : known.names) {
      if (name == other || IsAcronymOf(name, other, m)) return true;
      if (known.profile.animacy == Animacy::kPerson && IsPartOfName(name, other)) return true;
      if (candidate.profile.animacy == Animacy::kPerson && IsPartOfName(other, name)) return true;
    }
  }
  return false;
}

// A listed person known by a surname alone may be somebody whose full name the document has given.
bool EntityResolver::Ambiguous(std::uint32_t m) const {
  return MentionOf(m).tokens.size() == 1 && MentionOf(m).kind == MentionKind::kName;
}

bool EntityResolver::IsAcronymOf(const std::string& name, const std::string& other, std::uint32_t m) const {
  const std::span<const Word> words = words_.Of(MentionOf(m).tokens);
  return words.size() == 1 && words.front().upper && IsAcronym(name, other);
}

// "the president", "the ministry": the last entity the same words named, within reach.
std::uint32_t EntityResolver::ByRole(std::uint32_t m, const EntityCandidate& candidate) const {
  const Mention& mention = MentionOf(m);
  if (!IsDefinite(mention) || candidate.heads.empty()) return kNoIndex;
  const auto size = static_cast<std::uint32_t>(candidates_.size());
  for (std::uint32_t e = size; e-- > 0 && size - e <= kFarthestEntity;) {
    const EntityCandidate& known = candidates_[e];
    const bool same_number = known.profile.number == Number::kUnknown || candidate.profile.number == Number::kUnknown ||
                             known.profile.number == candidate.profile.number;
    if (!same_number || !MayBeSameOffice(candidate, known) || !MayBeSameBody(mention, e)) continue;
    for (const std::string& head : candidate.heads) {
      if (std::find(known.heads.begin(), known.heads.end(), head) != known.heads.end()) return e;
    }
  }
  return kNoIndex;
}

// "the prime minister" is no interior minister, but "the minister" may be either.
bool EntityResolver::MayBeSameOffice(const EntityCandidate& candidate, const EntityCandidate& known) {
  const auto ends = [](const std::string& whole, const std::string& word) {
    return word.find(' ') == std::string::npos && whole.ends_with(" " + word);
  };
  return candidate.roles.empty() || known.roles.empty() ||
         std::any_of(candidate.roles.begin(), candidate.roles.end(), [&](const std::string& role) {
           return std::any_of(known.roles.begin(), known.roles.end(), [&](const std::string& other) {
             return role == other || ends(other, role) || ends(role, other);
           });
         });
}

// Not of two countries; not an army of the state and a rebel army; not at home and, named long before, abroad.
bool EntityResolver::MayBeSameBody(const Mention& mention, std::uint32_t entity) const {
  if (coding_.entities[entity].mentions.empty()) return false;
  const Mention& first = MentionOf(coding_.entities[entity].mentions.front());
  const Mention& last = MentionOf(coding_.entities[entity].mentions.back());
  const std::string& country = mention.actor.country;
  const std::string& theirs = first.actor.country;
  if (!country.empty() && !theirs.empty() && country != theirs) return false;
  const bool far = tree_.SentenceOf(mention.head) - tree_.SentenceOf(last.head) > kNearSentences;
  if (country.empty() && !theirs.empty() && !home_.empty() && theirs != home_ && far) return false;
  if (!candidates_[entity].organisation || mention.actor.sectors.empty() || first.actor.sectors.empty()) return true;
  const std::string& sector = mention.actor.sectors.front();
  return !IsOneOf(sector, kOfState) || IsOneOf(sector, first.actor.sectors);
}

// "the group", "the organisation": the organisation last spoken of.
std::uint32_t EntityResolver::ByKind(std::uint32_t m, const Role& role) const {
  const Mention& mention = MentionOf(m);
  const bool vague = role.kind == RoleKind::kGroup && role.inherits && mention.tokens.size() == 1;
  if (!vague || !IsDefinite(mention) || IsPlural(At(mention.head))) return kNoIndex;
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& other = MentionOf(k);
    if (tree_.SentenceOf(mention.head) - tree_.SentenceOf(other.head) > 2) break;
    if (other.entities.size() == 1 && candidates_[other.entities.front()].organisation) return other.entities.front();
  }
  return kNoIndex;
}

}  // namespace tacitus
