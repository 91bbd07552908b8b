// The features of the factuality model. Names are kept short: they are the keys of data/models/factuality.tsv.
#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"
#include "code/status/factuality.h"
#include "code/status/scope_words.h"

namespace tacitus {
namespace {

class FeatureWriter {
 public:
  FeatureWriter(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding, std::uint32_t trigger,
                const Scope& scope)
      : tree_(tree), knowledge_(knowledge), coding_(coding), trigger_(trigger), scope_(scope) {}

  std::vector<std::string> Run() {
    Add("bias");
    AddComposed();
    AddTrigger();
    for (const ScopeCue& cue : scope_.cues) AddCue(cue);
    AddPath();
    AddSurroundings();
    return {features_.begin(), features_.end()};
  }

 private:
  void Add(std::string feature) { features_.insert(std::move(feature)); }

  // The composed value in halves, its status, and both with the form of the event's word.
  void AddComposed() {
    const Composed composed = Compose(scope_);
    const int halves = static_cast<int>(composed.value * 2 + (composed.value < 0 ? -0.5 : 0.5));
    const std::string value = std::to_string(halves);
    const std::string tag(tree_.token(trigger_).tag);
    Add("v=" + value);
    Add("s=" + std::string(Name(composed.status)));
    Add("v=" + value + " tag=" + tag);
    Add("s=" + std::string(Name(composed.status)) + " tag=" + tag);
    Add("v=" + value + " neg=" + (IsNegated(scope_) ? "1" : "0"));
  }

  void AddTrigger() {
    const Token& token = tree_.token(trigger_);
    const Token& carrier = tree_.token(scope_.carrier);
    const std::string tag(token.tag);
    const std::string dep(token.dep);
    Add("lemma=" + std::string(token.lemma));
    Add("tag=" + tag);
    Add("dep=" + dep + " tag=" + tag);
    Add("carrier=" + std::string(carrier.tag) + " tag=" + tag);
    if (scope_.definite) Add("definite");
    for (const std::uint32_t child : tree_.Children(trigger_)) {
      const std::string child_dep(tree_.token(child).dep);
      Add("child=" + child_dep + " tag=" + tag);
      if (child_dep == "det" || child_dep == "mark" || child_dep == "aux" || child_dep == "auxpass" ||
          child_dep == "neg" || child_dep == "advmod" || child_dep == "prt") {
        Add(child_dep + "=" + LowerAscii(tree_.text(child)));
        Add(child_dep + "=" + LowerAscii(tree_.text(child)) + " tag=" + tag);
      }
    }
    const std::uint32_t subject = tree_.Child(trigger_, "nsubj");
    if (subject != kNoIndex && tree_.token(subject).pos == Pos::kPron)
      Add("subject=" + LowerAscii(tree_.text(subject)));
  }

  static std::string Sign(double sign) {
    return sign > 2 ? "+" : sign > 0 ? "+?" : sign == 0 ? "o" : sign > -2 ? "-?" : "-";
  }

  void AddCue(const ScopeCue& cue) {
    const std::string step = cue.step == 0 ? "0" : cue.step == 1 ? "1" : "2";
    const Token& token = tree_.token(cue.token);
    const std::string negated = NegatedAt(cue.token) ? "!" : "";
    switch (cue.kind) {
      case ScopeCueKind::kPredicate: {
        const std::string signature = Sign(cue.predicate->positive) + Sign(cue.predicate->negative);
        Add("sig=" + signature + negated + " @" + step);
        Add("sig=" + signature + negated + " " + std::string(Name(cue.predicate->status)));
        Add("pred=" + std::string(token.lemma) + negated + " " + cue.frame);
        Add("frame=" + cue.frame + " @" + step);
        return;
      }
      case ScopeCueKind::kAim:
      case ScopeCueKind::kHead:
        Add("head=" + std::string(token.lemma) + " " + cue.frame);
        Add("frame=" + cue.frame + " @" + step);
        return;
      case ScopeCueKind::kParticle:
        Add("part=" + std::string(Name(cue.particle)) + " @" + step);
        Add("word=" + LowerAscii(tree_.text(cue.token)) + " @" + step);
        return;
      case ScopeCueKind::kPurpose:
        Add("purpose @" + step);
        return;
      case ScopeCueKind::kQuestion:
        Add("question");
        return;
      case ScopeCueKind::kImperative:
        Add("imperative @" + step);
        return;
      case ScopeCueKind::kProgressive:
        Add("progressive @" + step);
        return;
      case ScopeCueKind::kHabitual:
        Add("habitual @" + step);
        return;
    }
  }

  [[nodiscard]] bool NegatedAt(std::uint32_t predicate) const {
    return std::any_of(scope_.cues.begin(), scope_.cues.end(), [&](const ScopeCue& cue) {
      return cue.kind == ScopeCueKind::kParticle && cue.particle == ParticleClass::kNegation &&
             tree_.Head(cue.token) == predicate;
    });
  }

  // Where the event hangs, in words and labels, whether the tables know them or not.
  void AddPath() {
    std::uint32_t node = trigger_;
    std::string labels;
    constexpr int kSteps = 3;
    for (int i = 0; i < kSteps && !tree_.IsRoot(node); ++i) {
      labels += "<" + std::string(tree_.token(node).dep);
      node = tree_.Head(node);
      const std::string lemma(tree_.token(node).lemma);
      Add("up" + std::to_string(i) + "=" + lemma + labels);
      Add("up=" + lemma);
      Add("path=" + labels + " tag=" + std::string(tree_.token(trigger_).tag));
      for (const std::uint32_t child : tree_.Children(node)) {
        const std::string_view dep = tree_.token(child).dep;
        if (dep == "aux" || dep == "neg" || dep == "mark")
          Add("up" + std::to_string(i) + " " + LowerAscii(tree_.text(child)));
      }
      Add("uptag" + std::to_string(i) + "=" + std::string(tree_.token(node).tag) + labels);
    }
    if (tree_.IsRoot(node))
      Add("root=" + std::string(tree_.token(node).tag) + " " + std::string(tree_.token(node).lemma));
  }

  void AddSurroundings() {
    int layers = 0;
    for (const Quotation& quotation : coding_.quotations) {
      if (!quotation.tokens.Contains(trigger_) || quotation.cue.Contains(trigger_)) continue;
      ++layers;
      if (quotation.direct) Add("quoted");
    }
    Add("layers=" + std::to_string(std::min(layers, 2)));
    const TokenSpan sentence = SentenceAround(tree_, trigger_);
    for (std::uint32_t i = std::max(sentence.first, trigger_ < 2 ? 0 : trigger_ - 2);
         i < std::min(sentence.last, trigger_ + 3); ++i) {
      if (i == trigger_) continue;
      const int offset = static_cast<int>(i) - static_cast<int>(trigger_);
      Add("near" + std::to_string(offset) + "=" + LowerAscii(tree_.text(i)));
      Add("tag" + std::to_string(offset) + "=" + std::string(tree_.token(i).tag) + " " +
          std::string(tree_.token(trigger_).tag));
    }
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      for (const std::string_view kind : {"aux", "mark", "negator"}) {
        if (knowledge_.Particle(kind, LowerAscii(tree_.text(i))) != nullptr) Add("has=" + LowerAscii(tree_.text(i)));
      }
    }
  }

  const Tree& tree_;
  const StatusKnowledge& knowledge_;
  const Coding& coding_;
  std::uint32_t trigger_;
  const Scope& scope_;
  std::set<std::string> features_;
};

}  // namespace

std::vector<std::string> FactualityFeatures(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding,
                                            std::uint32_t trigger, const Scope& scope) {
  return FeatureWriter(tree, knowledge, coding, trigger, scope).Run();
}

}  // namespace tacitus
