#include "code/status/scope.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

bool IsVerbal(const Tree& tree, std::uint32_t i) {
  const Pos pos = tree.token(i).pos;
  return pos == Pos::kVerb || pos == Pos::kAux;
}

std::string_view PosName(const Tree& tree, std::uint32_t i) {
  switch (tree.token(i).pos) {
    case Pos::kVerb:
    case Pos::kAux:
      return "verb";
    case Pos::kNoun:
    case Pos::kPropn:
      return "noun";
    case Pos::kAdj:
      return "adj";
    default:
      return "";
  }
}

bool IsDefinite(const Tree& tree, std::uint32_t noun) {
  for (const std::uint32_t child : tree.Children(noun)) {
    if (tree.token(child).dep == "poss") return true;
    const std::string text = LowerAscii(tree.text(child));
    if (tree.token(child).dep == "det" &&
        (text == "the" || text == "this" || text == "that" || text == "these" || text == "those")) {
      return true;
    }
  }
  return tree.token(noun).pos == Pos::kPropn;
}

class ScopeReader {
 public:
  ScopeReader(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t trigger)
      : tree_(tree), knowledge_(knowledge), node_(trigger) {
    scope_.carrier = trigger;
    scope_.path.push_back(trigger);
    scope_.definite = !IsVerbal(tree, trigger) && IsDefinite(tree, trigger);
  }

  Scope Run() {
    constexpr int kLongestWalk = 40;  // trees are shallower; guards against none
    TakeOwn(node_);
    for (int i = 0; i < kLongestWalk && !tree_.IsRoot(node_); ++i) {
      if (!Climb()) return std::move(scope_);
    }
    if (tree_.IsRoot(node_)) TakeSentence();
    return std::move(scope_);
  }

 private:
  void AddParticle(const ParticleCue* cue, std::uint32_t token) {
    if (cue == nullptr) return;
    ScopeCue added;
    added.kind = ScopeCueKind::kParticle;
    added.particle = cue->particle_class;
    added.token = token;
    added.step = scope_.steps;
    added.origin = cue->origin;
    scope_.cues.push_back(std::move(added));
  }

  void Add(ScopeCueKind kind, std::uint32_t token) {
    ScopeCue added;
    added.kind = kind;
    added.token = token;
    added.step = scope_.steps;
    scope_.cues.push_back(std::move(added));
  }

  // The particles that belong to a node itself, negation innermost ("will not" denies the future, "may not" the event).
  void TakeOwn(std::uint32_t node) {
    const auto before = static_cast<std::ptrdiff_t>(scope_.cues.size());
    for (const std::uint32_t child : tree_.Children(node)) {
      const std::string_view dep = tree_.token(child).dep;
      const std::string text = LowerAscii(tree_.text(child));
      if (dep == "aux") TakeAuxiliary(child, text);
      if (dep == "neg") AddParticle(knowledge_.Particle("negator", text), child);
      if (dep == "advmod" || dep == "npadvmod") {
        AddParticle(knowledge_.Particle("adverb", text), child);
        AddParticle(knowledge_.Particle("negator", text), child);
      }
      if (dep == "det" || dep == "amod" || dep == "advmod") AddParticle(knowledge_.Particle("adj", text), child);
      if (dep == "det" || dep == "preconj") AddParticle(knowledge_.Particle("negator", text), child);
      if (IsVerbal(tree_, node)) TakeNegatedArgument(child, dep, text);
    }
    if (IsVerbal(tree_, node)) TakeAspect(node);
    std::stable_partition(scope_.cues.begin() + before, scope_.cues.end(), [](const ScopeCue& cue) {
      return cue.kind == ScopeCueKind::kParticle && cue.particle == ParticleClass::kNegation;
    });
  }

  void TakeAuxiliary(std::uint32_t child, const std::string& text) {
    const ParticleCue* cue = knowledge_.Particle("aux", text);
    if (text == "would" && IsReportedInPast(tree_.Head(child))) cue = knowledge_.Particle("aux", "will");
    AddParticle(cue != nullptr ? cue : knowledge_.Particle("aux", tree_.token(child).lemma), child);
  }

  // Whether a clause is what a verb in the past says: "said it would come" reports "it will come".
  bool IsReportedInPast(std::uint32_t verb) const {
    while (tree_.token(verb).dep == "conj") verb = tree_.Head(verb);
    const Token& above = tree_.token(tree_.Head(verb));
    return tree_.token(verb).dep == "ccomp" && (above.tag == "VBD" || above.tag == "VBN") &&
           knowledge_.Predicate("verb", above.lemma, "that") != nullptr;
  }

  // "Nobody came", "no troops left", "found nothing".
  void TakeNegatedArgument(std::uint32_t child, std::string_view dep, const std::string& text) {
    if (dep != "nsubj" && dep != "nsubjpass" && dep != "dobj") return;
    AddParticle(knowledge_.Particle("negator", text), child);
    for (const std::uint32_t inner : tree_.Children(child)) {
      const bool determiner = tree_.token(inner).dep == "det" || tree_.token(inner).dep == "neg";
      const bool is_path = std::find(scope_.path.begin(), scope_.path.end(), child) != scope_.path.end();
      if (determiner && !is_path) AddParticle(knowledge_.Particle("negator", LowerAscii(tree_.text(inner))), inner);
    }
  }

  void TakeAspect(std::uint32_t verb) {
    const Token& token = tree_.token(verb);
    std::uint32_t finite = token.tag == "VBZ" || token.tag == "VBP" ? verb : kNoIndex;
    for (const std::uint32_t child : tree_.Children(verb)) {
      const Token& part = tree_.token(child);
      if (part.dep != "aux" && part.dep != "auxpass") continue;
      if (part.dep == "aux" && part.lemma == "be" && token.tag == "VBG") return Add(ScopeCueKind::kProgressive, verb);
      if (part.dep == "auxpass" && (part.tag == "VBZ" || part.tag == "VBP")) finite = child;
      if (part.dep == "aux" && part.tag != "TO") return;
    }
    const bool dynamic =
        token.lemma != "be" && token.lemma != "have" && knowledge_.Predicate("verb", token.lemma, "that") == nullptr;
    if (finite != kNoIndex && dynamic && HasOccasion(verb)) Add(ScopeCueKind::kHabitual, finite);
  }

  // Whether the sentence has a word of recurrence.
  bool HasOccasion(std::uint32_t verb) const {
    const TokenSpan sentence = SentenceAround(tree_, verb);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const std::string word = LowerAscii(tree_.text(i));
      if (knowledge_.Particle("occasion", word) != nullptr) return true;
      if (i + 1 >= sentence.last) break;
      if (knowledge_.Particle("occasion", word + " " + LowerAscii(tree_.text(i + 1))) != nullptr) return true;
    }
    return false;
  }

  // Goes one predicate up; false where the walk ends.
  bool Climb() {
    const std::string_view dep = tree_.token(node_).dep;
    const std::uint32_t head = tree_.Head(node_);
    if (dep == "conj") return ClimbConjunct(head);
    if (dep == "ccomp" || dep == "xcomp") return Enter(head, ComplementFrame(head));
    if (dep == "advcl") return ClimbAdverbial(head);
    if (dep == "acl") return ClimbNounClause(head);
    if (dep == "pobj" || dep == "pcomp") return ClimbPreposition(head);
    if (dep == "dobj" || dep == "nsubjpass" || dep == "attr" || dep == "oprd" || dep == "acomp" || dep == "dative") {
      return ClimbObject(head);
    }
    if (dep == "nsubj" || dep == "csubj" || dep == "csubjpass") return ClimbSubject(head);
    if (dep == "compound" || dep == "nmod" || dep == "amod") return ClimbModifier(head);
    if (dep == "prep" || dep == "agent") return Pass(head);
    return false;
  }

  bool Pass(std::uint32_t head) {
    node_ = head;
    return true;
  }

  // Records the predicate `head`, which has the event in `frame`, and goes on from there.
  bool Enter(std::uint32_t head, std::string frame) {
    const std::string lemma = LemmaWithParticle(tree_, head);
    ScopeCue cue;
    cue.predicate = knowledge_.Predicate(PosName(tree_, head), lemma, frame);
    const bool aim = (frame == "to" || frame == "obj-to") && !IsPerformed();
    cue.kind = cue.predicate != nullptr ? ScopeCueKind::kPredicate : aim ? ScopeCueKind::kAim : ScopeCueKind::kHead;
    if (cue.predicate != nullptr) cue.origin = cue.predicate->origin;
    cue.frame = std::move(frame);
    cue.token = head;
    cue.step = scope_.steps;
    scope_.cues.push_back(std::move(cue));
    ++scope_.steps;
    scope_.path.push_back(head);
    TakeOwn(head);
    return Pass(head);
  }

  std::string ComplementFrame(std::uint32_t head) const {
    const std::string_view tag = tree_.token(node_).tag;
    if (IsToInfinitive(tree_, node_)) {
      const bool own_object = tree_.HasChild(head, "dobj") || tree_.HasChild(node_, "nsubj");
      return InfinitiveFrame(head, own_object ? "obj-to" : "to");
    }
    if (!IsVerbal(tree_, node_)) return "obj";
    if (tag == "VBG" && !tree_.HasChild(node_, "aux")) return "ing";
    if (tag == "VB" && !tree_.HasChild(node_, "aux")) return "bare";
    return "that";
  }

  // "called on them to leave", "called for them to leave" have rows of their own.
  std::string InfinitiveFrame(std::uint32_t head, const std::string& plain) const {
    for (const std::uint32_t child : tree_.Children(head)) {
      if (tree_.token(child).dep != "prep" || child < head || child > node_) continue;
      std::string frame = "p:" + LowerAscii(tree_.text(child)) + "-to";
      if (knowledge_.Predicate(PosName(tree_, head), tree_.token(head).lemma, frame) != nullptr) return frame;
    }
    return plain;
  }

  // A conjunct shares what stands over the first, and its auxiliaries where it has neither subject nor its own.
  bool ClimbConjunct(std::uint32_t head) {
    const std::string_view tag = tree_.token(node_).tag;
    const bool finite = (tag == "VBD" || tag == "VBZ" || tag == "VBP") && !tree_.HasChild(node_, "aux");
    if (finite && tree_.token(head).tag == "VB") return false;  // misattached: it stands beside a finite verb above
    if (IsVerbal(tree_, node_) && IsVerbal(tree_, head) && !tree_.HasChild(node_, "nsubj") &&
        !tree_.HasChild(node_, "nsubjpass") && !tree_.HasChild(node_, "aux")) {
      for (const std::uint32_t child : tree_.Children(head)) {
        if (tree_.token(child).dep == "aux") TakeAuxiliary(child, LowerAscii(tree_.text(child)));
      }
    }
    return Pass(head);
  }

  bool ClimbAdverbial(std::uint32_t head) {
    for (const std::uint32_t child : tree_.Children(node_)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep != "mark" && dep != "advmod") continue;
      const ParticleCue* cue = knowledge_.Particle("mark", LowerAscii(tree_.text(child)));
      if (cue == nullptr) continue;
      AddParticle(cue, child);
      return cue->particle_class != ParticleClass::kPresupposed && Pass(head);
    }
    if (IsToInfinitive(tree_, node_)) {
      const std::string frame = InfinitiveFrame(head, "to");
      if (knowledge_.Predicate(PosName(tree_, head), LemmaWithParticle(tree_, head), frame) != nullptr) {
        return Enter(head, frame);
      }
      if (!IsPerformed()) Add(ScopeCueKind::kPurpose, node_);
    }
    return Pass(head);
  }

  // "They marched to demand reforms": the infinitive of a verb of expression is done by the act that is done for it.
  bool IsPerformed() const {
    return knowledge_.Particle("performed", LemmaWithParticle(tree_, node_)) != nullptr ||
           knowledge_.Particle("performed", LowerAscii(tree_.token(node_).lemma)) != nullptr;
  }

  // "a plan to leave", "the claim that he left"; a relative or participle clause only says more of its noun.
  bool ClimbNounClause(std::uint32_t head) {
    if (IsToInfinitive(tree_, node_)) return Enter(head, PosName(tree_, head) == "verb" ? ComplementFrame(head) : "to");
    if (tree_.HasChild(node_, "mark")) return Enter(head, "that");
    return false;
  }

  bool ClimbPreposition(std::uint32_t preposition) {
    const std::uint32_t governor = tree_.Head(preposition);
    const std::string text = LowerAscii(tree_.text(preposition));
    if (tree_.IsRoot(preposition)) return Pass(preposition);
    const std::string frame = "p:" + text;
    const std::string lemma = LemmaWithParticle(tree_, governor);
    if (knowledge_.Predicate(PosName(tree_, governor), lemma, frame) != nullptr) return Enter(governor, frame);
    if (const ParticleCue* cue = knowledge_.Particle("prep", text); cue != nullptr) {
      AddParticle(cue, preposition);
      if (cue->particle_class == ParticleClass::kPresupposed) return false;
    }
    if (IsVerbal(tree_, governor)) return Enter(governor, frame);
    if (tree_.token(preposition).dep == "pcomp" || tree_.token(governor).pos == Pos::kAdp) return Pass(governor);
    if (!scope_.definite && !PosName(tree_, governor).empty()) return Enter(governor, frame);
    return false;
  }

  // An object takes tense, mood and negation from its verb.
  bool ClimbObject(std::uint32_t head) {
    if (scope_.steps == 0 && IsVerbal(tree_, head)) scope_.carrier = head;
    return Enter(head, "obj");
  }

  // So does a subject, unless it is definite: "the attack will be avenged" speaks of one that happened.
  bool ClimbSubject(std::uint32_t head) {
    const bool listed = knowledge_.Predicate("verb", LemmaWithParticle(tree_, head), "subj") != nullptr;
    if (!listed && IsDefinite(tree_, node_)) return false;
    if (scope_.steps == 0) scope_.carrier = head;
    return Enter(head, "subj");
  }

  // "a sanctions threat", "the peace plan": as "threat of sanctions" where the noun has such a row.
  bool ClimbModifier(std::uint32_t head) {
    for (const char* frame : {"p:of", "p:for", "p:on", "p:to"}) {
      if (knowledge_.Predicate("noun", tree_.token(head).lemma, frame) != nullptr) return Enter(head, frame);
    }
    return Enter(head, "modifier");
  }

  // A question mark at the end of the sentence makes its main clause a question.
  void TakeSentence() {
    const TokenSpan sentence = tree_.parse().sentences[tree_.SentenceOf(node_)];
    for (std::uint32_t i = sentence.last; i > sentence.first; --i) {
      const Token& token = tree_.token(i - 1);
      if (token.pos != Pos::kPunct && token.pos != Pos::kSpace) break;
      if (tree_.text(i - 1) == "?") return Add(ScopeCueKind::kQuestion, i - 1);
    }
    const Token& root = tree_.token(node_);
    const bool bare = root.tag == "VB" && !tree_.HasChild(node_, "nsubj") && !tree_.HasChild(node_, "aux");
    if (bare) Add(ScopeCueKind::kImperative, node_);
    // "Germany to withdraw troops", as headlines have it.
    if (root.tag == "VB" && IsToInfinitive(tree_, node_)) Add(ScopeCueKind::kPurpose, node_);
  }

  const Tree& tree_;
  const StatusKnowledge& knowledge_;
  std::uint32_t node_;
  Scope scope_;
};

}  // namespace

TokenSpan SentenceAround(const Tree& tree, std::uint32_t i) {
  constexpr std::uint32_t kReach = 100;
  const TokenSpan sentence = tree.parse().sentences[tree.SentenceOf(i)];
  return {std::max(sentence.first, i < kReach ? 0 : i - kReach), std::min(sentence.last, i + kReach)};
}

bool IsToInfinitive(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return child < verb && tree.token(child).tag == "TO"; });
}

Scope ScopeOf(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t trigger) {
  return ScopeReader(tree, knowledge, trigger).Run();
}

}  // namespace tacitus
