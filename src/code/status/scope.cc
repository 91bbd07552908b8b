#include "code/status/scope.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"
#include "code/status/scope_words.h"

namespace tacitus {
namespace {

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
      if (dep == "neg") AddParticle(NegatorAt(tree_, knowledge_, child), child);
      if (dep == "advmod" || dep == "npadvmod") {
        AddParticle(knowledge_.Particle("adverb", text), child);
        AddParticle(NegatorAt(tree_, knowledge_, child), child);
      }
      if (dep == "det" || dep == "amod" || dep == "advmod") AddParticle(knowledge_.Particle("adj", text), child);
      if (dep == "det" || dep == "preconj") AddParticle(NegatorAt(tree_, knowledge_, child), child);
      if (IsVerbal(tree_, node)) TakeNegatedArgument(child, dep, text);
    }
    if (IsVerbal(tree_, node)) TakeAspect(node);
    std::stable_partition(scope_.cues.begin() + before, scope_.cues.end(), [](const ScopeCue& cue) {
      return cue.kind == ScopeCueKind::kParticle && cue.particle == ParticleClass::kNegation;
    });
  }

  void TakeAuxiliary(std::uint32_t child, const std::string& text) {
    if (IsHave(tree_, child)) return;
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
    if (finite != kNoIndex && dynamic && HasOccasion(tree_, knowledge_, verb)) Add(ScopeCueKind::kHabitual, finite);
  }

  // Goes one predicate up; false where the walk ends.
  bool Climb() {
    const std::string_view dep = tree_.token(node_).dep;
    const std::uint32_t head = tree_.Head(node_);
    if (dep == "conj") return ClimbConjunct(head);
    if (dep == "ccomp") return ClimbComplement(head);
    if (dep == "xcomp") return Enter(head, ComplementFrame(head));
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

  // "asked whether they left"; and "after he left, they say, …", where the parser makes the first clause what is said.
  bool ClimbComplement(std::uint32_t head) {
    const std::uint32_t mark = tree_.Child(node_, "mark");
    if (mark != kNoIndex) {
      const std::string text = LowerAscii(tree_.text(mark));
      const ParticleCue* cue = knowledge_.Particle("mark", text);
      if (cue != nullptr && cue->particle_class == ParticleClass::kPresupposed) {
        AddParticle(cue, mark);
        return false;
      }
      AddParticle(knowledge_.Particle("question", text), mark);
    }
    return Enter(head, ComplementFrame(head));
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
      if (tree_.token(child).dep != "prep" || child < head || child > node_ || IsOfTime(tree_, child)) continue;
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
      TakeSharedNegation(head);
    }
    return Pass(head);
  }

  // "did not shell or storm the town", "has not been charged nor convicted".
  void TakeSharedNegation(std::uint32_t head) {
    const std::uint32_t conjunction = tree_.Child(head, "cc");
    if (conjunction == kNoIndex || conjunction > node_) return;
    const std::string text = LowerAscii(tree_.text(conjunction));
    if (text == "nor") return AddParticle(knowledge_.Particle("negator", text), conjunction);
    const std::uint32_t negation = tree_.Child(head, "neg");
    if (text == "or" && negation != kNoIndex) AddParticle(NegatorAt(tree_, knowledge_, negation), negation);
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
    if (IsToInfinitive(tree_, node_) && IsJudged(head)) {
      Add(ScopeCueKind::kAim, node_);
    } else if (IsToInfinitive(tree_, node_)) {
      const std::string frame = InfinitiveFrame(head, "to");
      if (knowledge_.Predicate(PosName(tree_, head), LemmaWithParticle(tree_, head), frame) != nullptr) {
        return Enter(head, frame);
      }
      if (IsPerformed()) return Enter(head, "performed");
      Add(ScopeCueKind::kPurpose, node_);
    }
    return Pass(head);
  }

  // "It is unusual for the state to arrest them" tells no deed, whatever it was said for.
  bool IsJudged(std::uint32_t head) const {
    const std::uint32_t subject = tree_.Child(head, "nsubj");
    const bool copula = tree_.HasChild(head, "acomp") || tree_.HasChild(head, "attr");
    return copula && tree_.token(head).lemma == "be" && subject != kNoIndex && tree_.token(subject).lemma == "it";
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

Scope ScopeOf(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t trigger) {
  return ScopeReader(tree, knowledge, trigger).Run();
}

}  // namespace tacitus
