#include "code/events/generality.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

bool IsVerb(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

class GeneralityFinder {
 public:
  GeneralityFinder(const Tree& tree, const NoiseKnowledge& knowledge, const MentionIndex& mentions,
                   const Candidate& candidate)
      : tree_(tree), knowledge_(knowledge), mentions_(mentions), candidate_(candidate) {}

  [[nodiscard]] std::uint32_t Find() const {
    if (!MayBeGeneral(candidate_.status.status)) return kNoIndex;
    const std::uint32_t clause = FiniteVerb();
    if (clause == kNoIndex || !IsTimeless(clause) || !EndsInFullStop(clause) || NamesSomething(clause)) return kNoIndex;
    const std::uint32_t subject = SubjectOf(clause);
    if (subject != kNoIndex && !IsKind(subject)) return kNoIndex;
    return KindAmongParties(subject);
  }

 private:
  static bool MayBeGeneral(Status status) {
    return status == Status::kActual || status == Status::kRepeated || status == Status::kNegated ||
           status == Status::kHypothetical || status == Status::kConditional || status == Status::kDemanded;
  }

  // The finite verb that gives the event its tense: its own, or that of the clause that it depends on.
  [[nodiscard]] std::uint32_t FiniteVerb() const {
    constexpr int kHighest = 8;
    std::uint32_t node = candidate_.frame.head;
    for (int i = 0; i < kHighest; ++i) {
      if (IsVerb(tree_.token(node)) && IsFinite(node)) return node;
      if (tree_.IsRoot(node)) return kNoIndex;
      node = tree_.Head(node);
    }
    return kNoIndex;
  }

  [[nodiscard]] bool IsFinite(std::uint32_t verb) const {
    const std::string_view tag = tree_.token(verb).tag;
    if (tag == "VBZ" || tag == "VBP" || tag == "VBD") return true;
    const auto children = tree_.Children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const Token& part = tree_.token(child);
      const bool auxiliary = part.dep == "aux" || part.dep == "auxpass";
      return auxiliary && (part.tag == "MD" || part.tag == "VBZ" || part.tag == "VBP" || part.tag == "VBD");
    });
  }

  // In the simple present, or under a modal that tells no future: "arrest", "are arrested", "can be arrested".
  [[nodiscard]] bool IsTimeless(std::uint32_t verb) const {
    const Token& token = tree_.token(verb);
    bool present = token.tag == "VBZ" || token.tag == "VBP";
    for (const std::uint32_t child : tree_.Children(verb)) {
      const Token& part = tree_.token(child);
      if (part.dep != "aux" && part.dep != "auxpass") continue;
      if (part.tag == "VBD" || part.lemma == "have" || part.lemma == "will" || part.lemma == "would") return false;
      if (part.dep == "aux" && part.lemma == "be") return false;  // "is arresting"
      present = present || part.tag == "MD" || part.tag == "VBZ" || part.tag == "VBP";
    }
    return present;
  }

  [[nodiscard]] bool EndsInFullStop(std::uint32_t token) const {
    const TokenSpan sentence = tree_.parse().sentences[tree_.SentenceOf(token)];
    for (std::uint32_t i = sentence.last; i > sentence.first; --i) {
      const std::string_view text = tree_.text(i - 1);
      if (text == "." || text == "?" || text == "!" || text == ";") return true;
      if (tree_.token(i - 1).pos != Pos::kPunct && tree_.token(i - 1).pos != Pos::kSpace) return false;
    }
    return false;
  }

  // Whether the clause has a name of somebody or some place, or a day.
  [[nodiscard]] bool NamesSomething(std::uint32_t clause) const {
    const TokenSpan words = tree_.Subtree(clause);
    for (std::uint32_t i = words.first; i < words.last; ++i) {
      const std::string_view entity = tree_.token(i).entity;
      if (!entity.empty() && IsOneOf(entity, {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"})) return true;
    }
    const std::vector<TimeExpression>& times = mentions_.coding().times;
    return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
      return words.Contains(time.tokens.first) && (time.begin || time.end);
    });
  }

  // The subject of a clause; for a relative pronoun the noun that it stands for.
  [[nodiscard]] std::uint32_t SubjectOf(std::uint32_t clause) const {
    std::uint32_t subject = tree_.Child(clause, "nsubj");
    if (subject == kNoIndex) subject = tree_.Child(clause, "nsubjpass");
    if (subject == kNoIndex) return tree_.token(clause).dep == "relcl" ? tree_.Head(clause) : kNoIndex;
    const bool relative = tree_.token(subject).tag.starts_with('W') && tree_.token(clause).dep == "relcl";
    return relative ? tree_.Head(clause) : subject;
  }

  // "nations", "a government", "anyone": whichever they are.
  [[nodiscard]] bool IsKind(std::uint32_t noun) const {
    const Token& token = tree_.token(noun);
    const std::string text = LowerAscii(tree_.text(noun));
    if (knowledge_.IsGeneralPronoun(text)) return true;
    if (token.pos != Pos::kNoun) return false;
    bool determined = false;
    for (const std::uint32_t child : tree_.Children(noun)) {
      const Token& part = tree_.token(child);
      if (part.dep == "poss" || part.dep == "nummod" || part.pos == Pos::kPropn || part.pos == Pos::kNum) return false;
      if (part.dep != "det") continue;
      if (!knowledge_.IsGeneralDeterminer(LowerAscii(tree_.text(child)))) return false;
      determined = true;
    }
    return determined || token.tag == "NNS" || knowledge_.IsGeneralCollective(text);
  }

  // Whether a party is of a kind and no country is known of it.
  [[nodiscard]] bool IsOfKind(const Participant& party) const {
    if (party.owner != kNoIndex) return false;
    if (party.mention == kNoIndex) return !party.phrase.empty() && IsKind(HeadOf(party.phrase));
    const Actor& actor = mentions_.ActorOf(party.mention);
    if (!actor.country.empty() || !actor.name.empty()) return false;
    return IsKind(mentions_.coding().mentions[party.mention].head);
  }

  [[nodiscard]] std::uint32_t HeadOf(TokenSpan phrase) const {
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      if (!phrase.Contains(tree_.Head(i))) return i;
    }
    return phrase.first;
  }

  // A noun that stands for a kind where all parties do; else kNoIndex.
  [[nodiscard]] std::uint32_t KindAmongParties(std::uint32_t subject) const {
    std::uint32_t kind = subject;
    for (const std::vector<Participant>* side : {&candidate_.participants.sources, &candidate_.participants.targets}) {
      for (const Participant& party : *side) {
        if (!IsOfKind(party)) return kNoIndex;
        if (kind == kNoIndex && party.mention != kNoIndex) kind = mentions_.coding().mentions[party.mention].head;
      }
    }
    return kind;
  }

  const Tree& tree_;
  const NoiseKnowledge& knowledge_;
  const MentionIndex& mentions_;
  const Candidate& candidate_;
};

}  // namespace

std::uint32_t KindInGeneral(const Tree& tree, const NoiseKnowledge& knowledge, const MentionIndex& mentions,
                            const Candidate& candidate) {
  return GeneralityFinder(tree, knowledge, mentions, candidate).Find();
}

}  // namespace tacitus
