#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/strings.h"
#include "code/events/reliability.h"
#include "code/frames/mention_index.h"

namespace tacitus {
namespace {

struct Step {
  double below = 0;
  std::string_view name;
};

// Upper ends of the intervals that a probability or a length is told by.
constexpr std::array<Step, 7> kLikely = {{{0.05, "0-0.05"},
                                          {0.2, "0.05-0.2"},
                                          {0.4, "0.2-0.4"},
                                          {0.6, "0.4-0.6"},
                                          {0.8, "0.6-0.8"},
                                          {0.95, "0.8-0.95"},
                                          {2, "0.95-1"}}};
constexpr std::array<Step, 7> kEvent = {{{0.6, "0-0.6"},
                                         {0.75, "0.6-0.75"},
                                         {0.85, "0.75-0.85"},
                                         {0.92, "0.85-0.92"},
                                         {0.96, "0.92-0.96"},
                                         {0.98, "0.96-0.98"},
                                         {2, "0.98-1"}}};
constexpr std::array<Step, 10> kTogether = {{{0.02, "0-0.02"},
                                             {0.06, "0.02-0.06"},
                                             {0.12, "0.06-0.12"},
                                             {0.2, "0.12-0.2"},
                                             {0.3, "0.2-0.3"},
                                             {0.4, "0.3-0.4"},
                                             {0.5, "0.4-0.5"},
                                             {0.65, "0.5-0.65"},
                                             {0.8, "0.65-0.8"},
                                             {2, "0.8-1"}}};
constexpr std::array<Step, 4> kLengths = {{{12, "short"}, {25, "middling"}, {40, "long"}, {1e9, "very long"}}};

template <typename Steps>
std::string NameOf(const Steps& steps, double value) {
  return std::string(std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return value < s.below; })->name);
}

class FeatureFinder {
 public:
  FeatureFinder(const Tree& tree, const Coding& coding, const Event& event)
      : tree_(tree),
        coding_(coding),
        event_(event),
        trigger_(TokenAt(tree.parse(), {event.trigger.start, event.trigger.end})) {
    verb_ = trigger_;
    while (tree.token(verb_).pos != Pos::kVerb && tree.token(verb_).pos != Pos::kAux && !tree.IsRoot(verb_)) {
      verb_ = tree.Head(verb_);
    }
    sentence_ = tree.parse().sentences[tree.SentenceOf(trigger_)];
  }

  std::vector<std::string> Find() {
    Add("bias", {});
    AddType();
    AddTelling();
    AddSentence();
    const std::string source = AddParty("source", event_.source);
    const std::string target = AddParty("target", event_.target);
    Add("parties=", source + " -> " + target);
    AddCountries();
    AddLikelihoods();
    return {features_.begin(), features_.end()};
  }

 private:
  void Add(std::string_view name, std::string_view value) { features_.insert(std::string(name).append(value)); }

  void AddType() {
    Add("type=", Name(event_.event));
    Add("status=", Name(event_.status));
    Add("standing=", Name(event_.standing));
    const std::string likely = NameOf(kLikely, event_.confidence);
    Add("likely=", likely);
    const bool by_model = event_.rule.starts_with("data/models/");
    if (by_model) Add("type by a model", {});
    if (event_.mode.empty()) Add("no mode", {});
    if (event_.date_start || event_.date_end) Add("dated", {});
    if (event_.place) Add("placed", {});
  }

  // By what words it is told, and in what clause.
  void AddTelling() {
    const Token& trigger = tree_.token(trigger_);
    Add("tag=", trigger.tag);
    Add("dep=", trigger.dep);
    Add("tag of verb=", tree_.token(verb_).tag);
    for (const std::uint32_t child : tree_.Children(verb_)) {
      if (tree_.token(child).tag == "MD") Add("modal", {});
      if (tree_.token(child).dep == "mark") Add("clause of ", LowerAscii(tree_.text(child)));
      if (tree_.token(child).dep == "aux" && tree_.token(child).tag == "TO") Add("infinitive", {});
    }
    const bool said = std::any_of(
        coding_.quotations.begin(), coding_.quotations.end(),
        [&](const Quotation& quotation) { return quotation.direct && quotation.tokens.Contains(trigger_); });
    if (said) Add("direct speech", {});
    if (!event_.attribution.empty()) Add("attributed", {});
  }

  void AddSentence() {
    Add("sentence=", NameOf(kLengths, sentence_.size()));
    for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Token& token = tree_.token(i);
      if (token.pos == Pos::kPron && IsOneOf(LowerAscii(token.lemma), {"i", "we", "you"}))
        Add("first or second person", {});
      if (tree_.text(i) == "?") Add("question", {});
      if (token.entity == "GPE" || token.entity == "NORP") Add("sentence names a country or people", {});
      if (token.entity == "DATE") Add("sentence has a date", {});
    }
    std::uint32_t root = trigger_;
    while (!tree_.IsRoot(root)) root = tree_.Head(root);
    Add("root tag=", tree_.token(root).tag);
  }

  // The mention of a party: the one with its bytes, or that ends with its head.
  [[nodiscard]] const Mention* MentionOf(const Actor& actor) const {
    const ByteSpan bytes{actor.start, actor.end};
    for (const Mention& mention : coding_.mentions) {
      const ByteSpan head = tree_.parse().BytesOf({mention.head, mention.head + 1});
      if (bytes.Contains(head) && bytes.Contains(tree_.parse().BytesOf(mention.tokens))) return &mention;
    }
    return nullptr;
  }

  // What is known of a party, and how.
  [[nodiscard]] static std::string KindOf(const Actor& actor, const Mention* mention) {
    const bool pronoun =
        mention != nullptr && (mention->kind == MentionKind::kPronoun || mention->kind == MentionKind::kDeictic);
    const std::string how = pronoun ? " by pronoun" : "";
    if (!actor.actor_id.empty()) return "listed" + how;
    if (!actor.sectors.empty() && !actor.country.empty()) return "role of a country" + how;
    if (!actor.country.empty()) return "of a country" + how;
    if (!actor.sectors.empty()) return "role" + how;
    if (mention == nullptr) return "words";
    return (mention->kind == MentionKind::kName ? "unknown name" : "unknown noun") + how;
  }

  std::string AddParty(const std::string& side, const std::optional<Actor>& actor) {
    if (!actor) {
      Add(side + "=", "none");
      return "none";
    }
    const Mention* mention = MentionOf(*actor);
    const std::string kind = KindOf(*actor, mention);
    Add(side + "=", kind);
    if (!actor->sectors.empty()) Add(side + " sector=", actor->sectors.front());
    const std::uint32_t token = mention != nullptr ? mention->head : TokenAt(tree_.parse(), {actor->start, actor->end});
    const std::string where = WhereIs(token);
    Add(side + " stands=", where);
    if (tree_.token(token).tag == "NNS" && tree_.Children(token).empty()) Add(side + " is a bare plural", {});
    if (tree_.token(token).entity == "PERSON") Add(side + " is a person's name", {});
    return kind;
  }

  // Where a party stands from the words that tell the event.
  [[nodiscard]] std::string WhereIs(std::uint32_t token) const {
    if (token < sentence_.first || token >= sentence_.last) return "in another sentence";
    const std::string dep(tree_.token(token).dep);
    const std::uint32_t head = tree_.Head(token);
    if (head == trigger_ || head == verb_) return dep;
    const bool near = tree_.Head(head) == trigger_ || tree_.Head(head) == verb_;
    if (near && tree_.token(head).pos == Pos::kAdp) return dep + " of " + LowerAscii(tree_.text(head));
    if (near) return dep + " below " + std::string(tree_.token(head).dep);
    if (tree_.IsWithin(token, trigger_)) return "far below";
    return tree_.IsWithin(token, verb_) ? "in the clause" : "outside the clause";
  }

  void AddCountries() {
    const std::string source = event_.source ? event_.source->country : std::string();
    const std::string target = event_.target ? event_.target->country : std::string();
    const bool both = !source.empty() && !target.empty();
    Add("countries=", both                               ? (source == target ? "one" : "two")
                      : source.empty() && target.empty() ? "none"
                                                         : "one known");
  }

  // What the encoder of events makes of what is told.
  void AddLikelihoods() {
    if (!event_.likelihoods) return;
    const Likelihoods& likely = *event_.likelihoods;
    Add("read as an event=", NameOf(kEvent, likely.event));
    Add("type read as told=", NameOf(kLikely, likely.type));
    Add("source read as told=", NameOf(kLikely, likely.source));
    Add("target read as told=", NameOf(kLikely, likely.target));
    Add("status read as told=", NameOf(kLikely, likely.status));
    Add("all read as told=", NameOf(kTogether, likely.type * likely.source * likely.target * likely.status));
  }

  const Tree& tree_;
  const Coding& coding_;
  const Event& event_;
  std::uint32_t trigger_;
  std::uint32_t verb_ = 0;  // the trigger, or the verb above it
  TokenSpan sentence_;
  std::set<std::string> features_;
};

}  // namespace

std::vector<std::string> ReliabilityFeatures(const Tree& tree, const Coding& coding, const Event& event) {
  return FeatureFinder(tree, coding, event).Find();
}

}  // namespace tacitus
