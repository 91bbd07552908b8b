#include "code/actors/resolve.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "base/strings.h"
#include "code/actors/bare_roles.h"
#include "code/actors/home_country.h"
#include "code/actors/mentions.h"

namespace tacitus {
namespace {

// How much a mention tells of its entity.
int Worth(const Description& description, const Mention& mention) {
  switch (description.head) {
    case HeadKind::kPerson:
      return description.partial ? 8 : 9;
    case HeadKind::kOrganisation:
      return 7;
    case HeadKind::kCountry:
      return 7;
    case HeadKind::kCapital:
    case HeadKind::kSeat:
      return 6;
    case HeadKind::kNationality:
      return mention.kind == MentionKind::kNationality ? 5 : 4;
    case HeadKind::kRegion:
    case HeadKind::kGroup:
      return 4;
    case HeadKind::kRole:
      if (!description.actor.name.empty()) return 4;
      return description.actor.country.empty() ? 2 : 3;
    case HeadKind::kUnknownName:
      return 3;
    case HeadKind::kUnknown:
      return mention.kind == MentionKind::kPronoun ? 0 : 1;
  }
  return 0;
}

class ActorStep {
 public:
  ActorStep(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding)
      : tree_(tree), document_(document), knowledge_(knowledge), coding_(coding), words_(tree.parse()) {
    if (document.published_at) date_ = std::chrono::floor<std::chrono::days>(*document.published_at);
  }

  void Run() {
    present_ = CountriesPresent(coding_);
    home_ = HomeCountryOf(tree_, document_, knowledge_, coding_);
    for (const PlaceMention& place : coding_.places) {
      if (place.place) places_.push_back({tree_.parse().BytesOf(place.tokens), place.place->country});
    }
    descriptions_.resize(coding_.mentions.size());
    for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) DescribeMention(m, {});
    for (const Entity& entity : coding_.entities) DropNamesakes(entity);
    for (Entity& entity : coding_.entities) ResolveEntity(entity);
    ResolveBareRoles(tree_, document_, knowledge_, descriptions_, home_, coding_);
    InheritFromPossessors();
  }

 private:
  // Which names may be somebody's of the tables.
  enum class Names : std::uint8_t { kAny, kInFull, kNobody };

  void DescribeMention(std::uint32_t m, std::string_view context_country, Names names = Names::kAny) {
    Mention& mention = coding_.mentions[m];
    if (mention.kind == MentionKind::kPronoun || mention.kind == MentionKind::kDeictic) return;
    DescribeOptions options = OptionsFor(tree_.token(mention.head));
    options.date = date_;
    options.present = present_;
    options.home = home_;
    options.places = places_;
    options.slips = true;
    options.context_country = context_country;
    options.surnames = names == Names::kAny && options.surnames;
    options.people = names != Names::kNobody;
    Description description = Describe(words_.Of(mention.tokens), tree_.parse().text, options, knowledge_);
    Actor actor = description.actor;
    actor.text = std::move(mention.actor.text);
    actor.start = mention.actor.start;
    actor.end = mention.actor.end;
    if (mention.is_place && (description.head == HeadKind::kCapital || description.head == HeadKind::kSeat)) {
      actor.sectors.clear();  // the city, not the government
      actor.code = CodeOf(actor);
    }
    mention.actor = std::move(actor);
    mention.origin = description.origin;
    descriptions_[m] = std::move(description);
  }

  void ResolveEntity(Entity& entity) {
    DropHomonyms(entity);
    std::uint32_t best = kNoIndex;
    for (const std::uint32_t m : entity.mentions) {
      if (coding_.mentions[m].entities.size() > 1) continue;
      if (best == kNoIndex ||
          Worth(descriptions_[m], coding_.mentions[m]) > Worth(descriptions_[best], coding_.mentions[best])) {
        best = m;
      }
    }
    if (best == kNoIndex) {
      Complete(entity.actor);
      return;
    }
    Actor actor = coding_.mentions[best].actor;
    if (actor.country.empty()) actor.country = entity.actor.country;
    if (actor.sectors.empty()) actor.sectors = entity.actor.sectors;
    for (const std::uint32_t m : entity.mentions) {
      if (m != best && coding_.mentions[m].entities.size() == 1) Enrich(coding_.mentions[m].actor, actor);
    }
    Complete(actor);
    entity.actor = std::move(actor);
  }

  // Who the words around a name make somebody else: the one of the tables whose country is not that of the roles the
  // document gives him ("Pedro Sanchez, Colombia's defence minister"), and whose surname is all it has of his, unless
  // all the world knows him by it.
  void DropNamesakes(const Entity& entity) {
    for (const std::uint32_t m : entity.mentions) {
      const Description& person = descriptions_[m];
      if (person.head != HeadKind::kPerson || coding_.mentions[m].entities.size() != 1) continue;
      const bool elsewhere = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t other) {
        return descriptions_[other].head == HeadKind::kRole && !IsEverOf(*person.listed, descriptions_[other].actor);
      });
      if (elsewhere) DescribeMention(m, {}, Names::kNobody);
    }
    const bool introduced = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t m) {
      const Description& description = descriptions_[m];
      return description.head == HeadKind::kPerson && (!description.partial || description.role != nullptr);
    });
    if (introduced) return;
    for (const std::uint32_t m : entity.mentions) {
      const ListedActor* person = descriptions_[m].partial ? descriptions_[m].listed : nullptr;
      if (person == nullptr || person->famous || (person->trusted && IsInOffice(*person))) continue;
      DescribeMention(m, {}, Names::kInFull);
    }
  }

  // Whether a person was ever of the country that a role is of; of a role without one he may be.
  [[nodiscard]] bool IsEverOf(const ListedActor& person, const Actor& role) const {
    if (knowledge_.CountryOf(role.country) == nullptr) return true;
    const std::span<const Spell> spells = knowledge_.SpellsOf(person);
    return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) {
      return spell.country == role.country || knowledge_.CountryOf(spell.country) == nullptr;
    });
  }

  [[nodiscard]] bool IsInOffice(const ListedActor& person) const {
    if (!date_) return false;
    const auto day = static_cast<std::int32_t>(date_->time_since_epoch().count());
    const std::span<const Spell> spells = knowledge_.SpellsOf(person);
    return std::any_of(spells.begin(), spells.end(),
                       [&](const Spell& spell) { return spell.from <= day && day <= spell.to; });
  }

  // A surname that by itself would be somebody of the tables is not, where the document gave another full name.
  void DropHomonyms(const Entity& entity) {
    bool other = false;
    for (const std::uint32_t m : entity.mentions) {
      const Description& description = descriptions_[m];
      const bool named = description.head == HeadKind::kUnknownName ||
                         (description.head == HeadKind::kRole && !description.actor.name.empty());
      other = other || (named && coding_.mentions[m].tokens.size() > 1) ||
              (description.head == HeadKind::kPerson && !description.partial);
    }
    if (!other) return;
    const ListedActor* full = nullptr;
    for (const std::uint32_t m : entity.mentions) {
      if (descriptions_[m].head == HeadKind::kPerson && !descriptions_[m].partial) full = descriptions_[m].listed;
    }
    for (const std::uint32_t m : entity.mentions) {
      if (descriptions_[m].partial && descriptions_[m].listed != full) DescribeMention(m, {}, Names::kInFull);
    }
  }

  void Enrich(const Actor& from, Actor& to) const {
    if (to.name.empty()) to.name = from.name;
    const bool kin = IsKin(to.role) && !from.sectors.empty() && !IsKin(from.role) && from.sectors.front() != "UNK";
    if ((to.role.empty() || kin) && !from.sectors.empty()) to.role = from.role;
    if (to.country.empty()) {
      to.country = from.country;
      to.cow = from.cow;
    }
    if (to.actor_id.empty() && to.country == from.country) to.actor_id = from.actor_id;
    const bool vague = to.sectors.empty() || to.sectors.front() == "UNK" || kin;
    if (vague && to.actor_id.size() != 3 && !from.sectors.empty()) to.sectors = from.sectors;
  }

  // "his brother, a former minister": whose brother he is, says less than what he is himself.
  [[nodiscard]] bool IsKin(std::string_view role) const {
    return !role.empty() && knowledge_.IsOf(WordClass::kKin, LowerAscii(role.substr(role.rfind(' ') + 1)));
  }

  void Complete(Actor& actor) const {
    if (const Country* country = knowledge_.CountryOf(actor.country)) actor.cow = country->cow;
    actor.code = CodeOf(actor);
  }

  // "its army", "his ministers": the possessor's country.
  void InheritFromPossessors() {
    for (std::uint32_t p = 0; p < coding_.mentions.size(); ++p) {
      const Mention& pronoun = coding_.mentions[p];
      if (tree_.token(pronoun.head).dep != "poss" || pronoun.entities.size() != 1) continue;
      const std::string& country = coding_.entities[pronoun.entities.front()].actor.country;
      if (country.empty()) continue;
      for (std::uint32_t m = p; m < coding_.mentions.size(); ++m) {
        Mention& owned = coding_.mentions[m];
        if (tree_.SentenceOf(owned.head) > tree_.SentenceOf(pronoun.head)) break;
        if (owned.head != tree_.Head(pronoun.head) || !owned.actor.country.empty()) continue;
        if (owned.kind == MentionKind::kPronoun || owned.entities.size() > 1) continue;
        if (knowledge_.IsOf(WordClass::kOther, tree_.token(owned.head).lemma)) continue;
        DescribeMention(m, country);
        const Role* role = descriptions_[m].role;
        if (role != nullptr && role->inherits && owned.actor.sectors.empty()) {
          owned.actor.sectors = coding_.entities[pronoun.entities.front()].actor.sectors;  // "its leaders"
          owned.actor.code = CodeOf(owned.actor);
        }
        if (!owned.entities.empty()) ResolveEntity(coding_.entities[owned.entities.front()]);
      }
    }
  }

  const Tree& tree_;
  const Document& document_;
  const ActorKnowledge& knowledge_;
  Coding& coding_;
  DocumentWords words_;
  std::vector<std::string> present_;  // countries the document speaks of
  std::string home_;                  // the one that it is about, where there is one
  std::vector<PlaceInText> places_;
  std::optional<Date> date_;
  std::vector<Description> descriptions_;  // parallel to Coding::mentions
};

}  // namespace

void ResolveActors(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding) {
  ActorStep(tree, document, knowledge, coding).Run();
}

ResolvedActor ResolveActor(std::string_view text, std::string_view context, std::optional<Date> date,
                           const ActorKnowledge& knowledge) {
  std::vector<Word> words = WordsOf(text);
  // A question typed without capitals is meant as if it had them.
  DescribeOptions options;
  if (std::none_of(words.begin(), words.end(), [](const Word& word) { return word.capital; })) {
    for (Word& word : words) word.capital = true;
    options.names = false;
  }
  options.date = date;
  const std::vector<Word> around = WordsOf(context);
  if (!around.empty()) options.context_country = CountryIn(around, knowledge);
  Description description = Describe(words, text, options, knowledge);
  ResolvedActor resolved{std::move(description.actor), description.origin};
  resolved.actor.text = std::string(text);
  resolved.actor.end = static_cast<std::uint32_t>(text.size());
  return resolved;
}

}  // namespace tacitus
