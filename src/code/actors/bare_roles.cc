#include "code/actors/bare_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "code/actors/settings.h"

namespace tacitus {
namespace {

// Within so many sentences a role is the one that was named last, whatever the document is about.
constexpr std::uint32_t kNear = 2;

// Of no country that a document tells: reporters, charities, refugees and "men" come from anywhere.
constexpr std::array<std::string_view, 4> kAnywhere = {"JRN", "SOC", "REF", "UNK"};
// At home, or wherever they were sent.
constexpr std::array<std::string_view, 2> kSent = {"MIL", "SPY"};
// Whose doings are mostly with their own.
constexpr std::array<std::string_view, 9> kAmongThemselves = {"COP", "JUD", "OPP", "PTY", "LAB",
                                                              "AGR", "EDU", "MED", "CVL"};

class BareRoles {
 public:
  BareRoles(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
            const std::vector<Description>& descriptions, const std::string& home, Coding& coding)
      : tree_(tree),
        knowledge_(knowledge),
        descriptions_(descriptions),
        home_(home),
        coding_(coding),
        settings_(tree, document, knowledge, coding) {}

  void Run() {
    for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) {
      if (IsOf(WordClass::kOther, coding_.mentions[m].head)) ResolveOther(m);
      if (!IsBare(m)) continue;
      const Evidence evidence = EvidenceFor(m);
      if (!evidence.country.empty()) Set(m, evidence);
    }
  }

 private:
  struct Evidence {
    std::string country;
    std::string_view why;
  };

  [[nodiscard]] const Actor& ActorOf(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    return mention.entities.empty() ? mention.actor : coding_.entities[mention.entities.front()].actor;
  }

  [[nodiscard]] bool IsBare(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    const bool role = descriptions_[m].role != nullptr || mention.kind == MentionKind::kDeictic;
    if (!role || mention.is_place || mention.entities.size() > 1) return false;
    const Actor& actor = ActorOf(m);
    return actor.country.empty() && actor.actor_id.empty() && !mention.actor.sectors.empty() &&
           mention.actor.country.empty() && mention.actor.actor_id.empty();
  }

  [[nodiscard]] Evidence EvidenceFor(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    const std::string& sector = mention.actor.sectors.front();
    if (IsForeign(m) || IsOf(WordClass::kOther, mention.head)) return {};
    if (tree_.HasChild(mention.head, "poss")) {
      const std::uint32_t possessor = PossessorOf(m);
      if (possessor != kNoIndex && !ActorOf(possessor).country.empty()) {
        return {ActorOf(possessor).country, "that of whoever has it"};
      }
      // "our president" is not of the country he is in.
      if (tree_.token(tree_.Child(mention.head, "poss")).pos == Pos::kPron) return {};
    }
    const std::string_view own = settings_.InPhrase(mention.head, mention.tokens);
    if (!own.empty()) return {std::string(own), "a place in its phrase"};
    const std::string_view place = settings_.OfClause(mention.head);
    const Role* kind = descriptions_[m].role;
    const bool thing = kind != nullptr && kind->kind == RoleKind::kThing;  // a drone, a camp
    const bool sent = thing || IsOneOf(sector, kSent);
    if (!place.empty() && (place == home_ || (!sent && !IsOfficial(mention) && sector != "UNK"))) {
      return {std::string(place), "where the clause is set"};
    }
    if (IsOneOf(sector, kAnywhere)) return {};
    // "three soldiers near Gao" are others than those of the sentence before.
    const std::uint32_t article = tree_.Child(mention.head, "det");
    const bool one = article != kNoIndex && (tree_.token(article).lemma == "a" || tree_.token(article).lemma == "an");
    const bool others = sent && !place.empty() && (one || tree_.HasChild(mention.head, "nummod"));
    if (Evidence before{OfSameRole(m), "that of the same role before"}; !others && !before.country.empty()) {
      return before;
    }
    if (Evidence beside{OfActorBeside(m), "that of who acts in the clause"}; !beside.country.empty()) return beside;
    if (sent && !place.empty() && !home_.empty()) return {};
    if (sent && !place.empty()) return {std::string(place), "where the clause is set"};
    if (!sent) {
      const Evidence paragraph{std::string(settings_.OfParagraph(mention.head)), "where the sentence before is set"};
      if (!paragraph.country.empty()) return paragraph;
    }
    if (thing) return {};
    if (home_.empty()) return {std::string(settings_.OfSentence(mention.head)), "the one place of the sentence"};
    return ActsOnHome(m) || SuffersFromAbroad(m) ? Evidence() : Evidence{home_, "the country the article is about"};
  }

  // Our president says things in Vienna: of a single official, where he is tells nothing.
  [[nodiscard]] bool IsOfficial(const Mention& mention) const {
    return mention.actor.sectors.front() == "GOV" && tree_.token(mention.head).tag != "NNS";
  }

  // The mention whose it is: "its army".
  [[nodiscard]] std::uint32_t PossessorOf(std::uint32_t m) const {
    const std::uint32_t owner = tree_.Child(coding_.mentions[m].head, "poss");
    for (std::uint32_t p = 0; owner != kNoIndex && p < coding_.mentions.size(); ++p) {
      if (coding_.mentions[p].head == owner && coding_.mentions[p].entities.size() == 1) return p;
    }
    return kNoIndex;
  }

  [[nodiscard]] bool IsOf(WordClass word_class, std::uint32_t token) const {
    return knowledge_.IsOf(word_class, LowerAscii(tree_.token(token).lemma));
  }

  // "his counterpart", "its neighbour": of another country than whoever has it, and what he is there. A neighbour of a
  // country or of those who speak for it is a country.
  void ResolveOther(std::uint32_t m) {
    Mention& mention = coding_.mentions[m];
    const std::uint32_t possessor = PossessorOf(m);
    if (possessor == kNoIndex || !mention.actor.country.empty() || mention.entities.size() > 1) return;
    const Actor& owner = ActorOf(possessor);
    const bool official = owner.sectors.empty() || owner.sectors.front() == "GOV" || owner.sectors.front() == "MIL";
    if (!official || owner.country.empty()) return;
    std::vector<std::string> sectors;
    if (mention.actor.sectors.empty()) sectors = owner.sectors;
    const std::string country = OtherThan(owner.country, m);
    for (Actor* actor :
         {&mention.actor, mention.entities.empty() ? nullptr : &coding_.entities[mention.entities.front()].actor}) {
      if (actor == nullptr || !actor->country.empty()) continue;
      actor->sectors = sectors;
      Give(*actor, country);
      actor->country_inferred = false;  // whoever has it says so
    }
  }

  // The other of the two countries that are spoken of: in the sentence, else in the whole document.
  [[nodiscard]] std::string OtherThan(const std::string& owner, std::uint32_t m) const {
    for (const bool anywhere : {false, true}) {
      std::string found;
      bool several = false;
      for (const Mention& mention : coding_.mentions) {
        const bool same = tree_.SentenceOf(mention.head) == tree_.SentenceOf(coding_.mentions[m].head);
        const std::string& country = mention.actor.country;
        if ((!same && !anywhere) || country == owner || knowledge_.CountryOf(country) == nullptr) continue;
        several = several || (!found.empty() && found != country);
        found = country;
      }
      if (!found.empty()) return several ? std::string() : found;
    }
    return {};
  }

  // Embassies, "foreign diplomats", "Western officials".
  [[nodiscard]] bool IsForeign(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
      if (knowledge_.IsOf(WordClass::kForeign, LowerAscii(tree_.text(i)))) return true;
      // "foreign minister" is a role of its own, "foreign ministers" are those of several countries.
      const bool in_role = ContainsWord(mention.actor.role, LowerAscii(tree_.text(i)));
      if (IsOf(WordClass::kAbroad, i) && (!in_role || tree_.token(mention.head).tag == "NNS")) return true;
    }
    // "the company" has a name elsewhere, and may be of any country.
    return !mention.actor.sectors.empty() && mention.actor.sectors.front() == "BUS" &&
           tree_.token(mention.head).tag != "NNS" && mention.actor.name.empty();
  }

  [[nodiscard]] static bool ContainsWord(std::string_view phrase, std::string_view word) {
    const std::string padded = " " + LowerAscii(phrase) + " ";
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  }

  // The country that the same role was last named with: near before it, or else where it is the only one.
  [[nodiscard]] std::string OfSameRole(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    const std::string lemma = LowerAscii(tree_.token(mention.head).lemma);
    std::string found;
    bool several = false;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = coding_.mentions[k];
      const bool same = other.kind == MentionKind::kRole && other.entities.size() == 1 &&
                        LowerAscii(tree_.token(other.head).lemma) == lemma && !IsForeign(k);
      const std::string& country = same ? ActorOf(k).country : std::string();
      if (knowledge_.CountryOf(country) == nullptr) continue;
      if (tree_.SentenceOf(mention.head) - tree_.SentenceOf(other.head) <= kNear) {
        return country == home_ || !NamesAnother(m, country) ? country : std::string();
      }
      several = several || (!found.empty() && found != country);
      found = country;
    }
    if (several || (!home_.empty() && found != home_)) return {};
    return found;
  }

  // Whether the sentence of a mention speaks of a country besides this one.
  [[nodiscard]] bool NamesAnother(std::uint32_t m, const std::string& country) const {
    const std::uint32_t sentence = tree_.SentenceOf(coding_.mentions[m].head);
    return std::any_of(coding_.mentions.begin(), coding_.mentions.end(), [&](const Mention& other) {
      return tree_.SentenceOf(other.head) == sentence && other.country_why.empty() && other.actor.country != country &&
             knowledge_.CountryOf(other.actor.country) != nullptr;
    });
  }

  // "Danish police arrested one demonstrator": those with whom police, courts, unions and civilians of one country have
  // to do are mostly of the same; those whom ministers and armies have to do with are not.
  [[nodiscard]] std::string OfActorBeside(std::uint32_t m) const {
    const std::uint32_t head = coding_.mentions[m].head;
    const std::uint32_t verb = ClauseOf(head);
    std::string found;
    for (std::uint32_t k = 0; k < coding_.mentions.size(); ++k) {
      const Mention& other = coding_.mentions[k];
      if (k == m || other.kind != MentionKind::kRole || !other.country_why.empty() || IsForeign(k)) continue;
      const std::string_view dep = tree_.token(other.head).dep;
      const bool acts = (dep == "nsubj" || dep == "nsubjpass") && tree_.Head(other.head) == verb && other.head != head;
      const Actor& actor = ActorOf(k);
      if (!acts || actor.sectors.empty() || !IsOneOf(actor.sectors.front(), kAmongThemselves)) continue;
      if (knowledge_.CountryOf(actor.country) != nullptr) found = actor.country;
    }
    return found;
  }

  [[nodiscard]] std::uint32_t ClauseOf(std::uint32_t token) const {
    std::uint32_t verb = token;
    while (!tree_.IsRoot(verb) && tree_.token(verb).pos != Pos::kVerb) verb = tree_.Head(verb);
    return verb;
  }

  // "Kenya urged the government": that is not its own.
  [[nodiscard]] bool ActsOnHome(std::uint32_t m) const {
    const Mention& mention = coding_.mentions[m];
    if (mention.actor.sectors.front() != "GOV" || tree_.token(mention.head).dep == "nsubj") return false;
    const std::uint32_t subject = tree_.Child(ClauseOf(mention.head), "nsubj");
    return std::any_of(coding_.mentions.begin(), coding_.mentions.end(),
                       [&](const Mention& other) { return other.head == subject && other.actor.actor_id == home_; });
  }

  // "The Syrian army fired on civilians", in an article about elsewhere: where, is not said.
  [[nodiscard]] bool SuffersFromAbroad(std::uint32_t m) const {
    const std::uint32_t subject = tree_.Child(ClauseOf(coding_.mentions[m].head), "nsubj");
    return std::any_of(coding_.mentions.begin(), coding_.mentions.end(), [&](const Mention& other) {
      const std::string& country = other.actor.country;
      return other.head == subject && other.head != coding_.mentions[m].head && other.country_why.empty() &&
             !other.actor.sectors.empty() && other.actor.sectors.front() == "MIL" && country != home_ &&
             knowledge_.CountryOf(country) != nullptr;
    });
  }

  void Set(std::uint32_t m, const Evidence& evidence) {
    Mention& mention = coding_.mentions[m];
    Give(mention.actor, evidence.country);
    if (!mention.entities.empty()) Give(coding_.entities[mention.entities.front()].actor, evidence.country);
    mention.country_why = evidence.why;
  }

  void Give(Actor& actor, const std::string& country) const {
    actor.country = country;
    actor.country_inferred = true;
    if (const Country* known = knowledge_.CountryOf(country)) actor.cow = known->cow;
    // "men" are nobody in particular, "Iranian men" are civilians.
    if (actor.sectors.size() == 1 && actor.sectors.front() == "UNK") actor.sectors.front() = "CVL";
    actor.code = CodeOf(actor);
  }

  const Tree& tree_;
  const ActorKnowledge& knowledge_;
  const std::vector<Description>& descriptions_;
  const std::string& home_;
  Coding& coding_;
  const Settings settings_;
};

}  // namespace

void ResolveBareRoles(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
                      const std::vector<Description>& descriptions, const std::string& home, Coding& coding) {
  BareRoles(tree, document, knowledge, descriptions, home, coding).Run();
}

}  // namespace tacitus
