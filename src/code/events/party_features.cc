#include "code/events/party_features.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

// Clauses that a path may cross.
constexpr std::array<std::string_view, 8> kClauses = {"ccomp", "relcl", "advcl",     "acl",
                                                      "xcomp", "pcomp", "parataxis", "csubj"};

constexpr FeatureKey kFnvOffset = 14695981039346656037U;
constexpr FeatureKey kFnvPrime = 1099511628211U;

FeatureKey Extend(FeatureKey key, std::string_view bytes) {
  for (const char c : bytes) key = (key ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return key;
}

std::string_view NameOf(FrameKind kind) {
  switch (kind) {
    case FrameKind::kVerb:
      return "verb ";
    case FrameKind::kNoun:
      return "noun ";
    case FrameKind::kAdjective:
      return "adjective ";
  }
  return "";
}

std::string_view DistanceName(std::uint32_t from, std::uint32_t to) {
  constexpr std::array<std::uint32_t, 5> kEnds = {1, 3, 7, 15, 30};
  constexpr std::array<std::string_view, 6> kBefore = {"-1", "-3", "-7", "-15", "-30", "-more"};
  constexpr std::array<std::string_view, 6> kAfter = {"1", "3", "7", "15", "30", "more"};
  const std::uint32_t distance = to < from ? from - to : to - from;
  const auto step = static_cast<std::size_t>(std::lower_bound(kEnds.begin(), kEnds.end(), distance) - kEnds.begin());
  return to < from ? kBefore.at(step) : kAfter.at(step);
}

// The first of those coordinated with a token.
std::uint32_t FirstConjunct(const Tree& tree, std::uint32_t token) {
  while (tree.token(token).dep == "conj") token = tree.Head(token);
  return token;
}

class FeatureWriter {
 public:
  FeatureWriter(const Tree& tree, const MentionIndex& mentions, const Candidate& candidate, int quad,
                const std::vector<PartyOption>& options, const std::vector<OptionFacts>& facts, PartySide side,
                FeatureNames* names)
      : tree_(tree),
        mentions_(mentions),
        candidate_(candidate),
        options_(options),
        facts_(facts),
        side_(side),
        names_(names),
        predicate_(candidate.frame.head),
        type_(Name(candidate.event)),
        quad_("quad " + std::to_string(quad)),
        kind_(NameOf(candidate.frame.kind)) {
    for (std::size_t i = options_.size(); i-- > 0;) {
      if (IsPicked(i)) pick_ = i;
      if (IsOther(i)) other_ = i;
    }
  }

  std::vector<std::vector<FeatureKey>> Write() {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      AddPlace(i);
      AddIdentity(i);
      AddPicks(i);
      AddNeighbours(i);
      written_.push_back(std::move(keys_));
      keys_.clear();
    }
    AddNobody();
    written_.push_back(std::move(keys_));
    return std::move(written_);
  }

 private:
  void Add(std::initializer_list<std::string_view> parts) {
    FeatureKey key = Extend(kFnvOffset, SidePrefix());
    for (const std::string_view part : parts) key = Extend(key, part);
    keys_.push_back(key);
    if (names_ == nullptr) return;
    std::string name(SidePrefix());
    for (const std::string_view part : parts) name += part;
    names_->emplace(key, std::move(name));
  }

  [[nodiscard]] std::string_view SidePrefix() const { return side_ == PartySide::kSource ? "source: " : "target: "; }

  [[nodiscard]] bool IsPicked(std::size_t i) const {
    return side_ == PartySide::kSource ? options_[i].is_source : options_[i].is_target;
  }
  [[nodiscard]] bool IsOther(std::size_t i) const {
    return side_ == PartySide::kSource ? options_[i].is_target : options_[i].is_source;
  }

  // Where it stands from the words that tell the event.
  void AddPlace(std::size_t i) {
    const OptionFacts& facts = facts_[i];
    const std::uint32_t token = options_[i].token;
    Add({"path=", kind_, facts.path});
    Add({"path=", kind_, facts.path, "|", type_});
    Add({"path=", kind_, facts.path, "|", quad_});
    Add({"roles=", kind_, facts.roles});
    Add({"roles=", kind_, facts.roles, "|", type_});
    Add({"roles=", facts.roles, "|", candidate_.frame.predicate});
    if (!facts.governor_path.empty()) {
      Add({"path from verb=", facts.governor_path});
      Add({"path from verb=", facts.governor_path, "|", quad_});
    }
    Add({"stands=", facts.place_in_clause});
    Add({"stands=", facts.place_in_clause, "|", quad_});
    Add({"distance=", DistanceName(predicate_, token)});
    std::string clauses;
    for (const std::string_view clause : kClauses) {
      if (facts.path.find(clause) != std::string::npos) clauses.append(" ").append(clause);
    }
    Add({"clauses=", clauses});
    if (facts.is_place) {
      Add({"place"});
      Add({"place ", facts.place_in_clause});
    }
  }

  // Who or what it is.
  void AddIdentity(std::size_t i) {
    const OptionFacts& facts = facts_[i];
    const PartyOption& option = options_[i];
    const Token& token = tree_.token(option.token);
    Add({"kind=", facts.kind});
    Add({"known=", facts.known});
    Add({"is=", facts.kind, " ", facts.known});
    Add({"is=", facts.kind, " ", facts.known, "|", type_});
    Add({"known in role=", facts.known, " ", kind_, facts.roles});
    Add({"sector=", facts.sector});
    Add({"sector=", facts.sector, "|", type_});
    Add({"tag=", token.tag});
    Add({"entity=", token.entity});
    Add({"entity in role=", token.entity, " ", kind_, facts.roles});
    if (facts.known == "no") Add({"unknown=", token.entity, " ", token.dep});
    const bool common = facts.kind != "name" && facts.kind != "nationality";
    Add({"word=", common ? LowerAscii(token.lemma) : "(name)"});
    Add({"country=", CountryBesideOther(facts), " ", facts.known});
    AddTeller(option);
    std::string modifiers;
    for (const std::string& modifier : facts.modifiers) {
      Add({"modifier=", modifier});
      Add({"modifier=", modifier, "|", facts.roles});
      modifiers.append(" ").append(modifier);
    }
    Add({"modifiers=", modifiers});
  }

  [[nodiscard]] std::string_view CountryBesideOther(const OptionFacts& facts) const {
    if (facts.country.empty()) return "none";
    return other_ != kNone && facts.country == facts_[other_].country ? "same" : "another";
  }

  void AddTeller(const PartyOption& option) {
    for (const Quotation& quotation : mentions_.coding().quotations) {
      if (option.mention != kNoIndex && quotation.speaker == option.mention) Add({"speaker"});
      if (quotation.tokens.Contains(option.token)) Add({"in what is said"});
    }
  }

  // How it stands to what the rules took.
  void AddPicks(std::size_t i) {
    const OptionFacts& facts = facts_[i];
    if (IsOther(i)) {
      Add({"other side"});
      Add({"other side|", type_});
    }
    if (IsPicked(i)) {
      Add({"taken"});
      Add({"taken|", type_});
      Add({"taken|", kind_, facts.roles});
      Add({"taken|", kind_, facts.path});
      Add({"taken|", facts.kind, " ", facts.known});
      Add({"taken|", facts.place_in_clause});
    }
    if (pick_ == kNone) {
      Add({"nobody taken|", kind_, facts.path});
      Add({"nobody taken|", kind_, facts.roles});
      Add({"nobody taken|", facts.kind, " ", facts.known});
      Add({"nobody taken|", type_});
    } else {
      const std::string_view relation = RelationTo(i, pick_);
      Add({"to the taken=", relation});
      Add({"to the taken=", relation, "|", facts.known, " ", facts_[pick_].known});
      Add({"to the taken=", relation, "|", facts.roles});
      Add({"to the taken=", relation, "|", kind_, facts.path});
    }
    if (other_ != kNone) {
      const std::string_view relation = RelationTo(i, other_);
      Add({"to the other=", relation});
      Add({"to the other=", relation, "|", kind_, facts.path});
    }
  }

  [[nodiscard]] std::string_view RelationTo(std::size_t i, std::size_t other) const {
    const std::uint32_t token = options_[i].token;
    const std::uint32_t reference = options_[other].token;
    if (token == reference) return "same";
    if (tree_.Subtree(reference).Contains(token)) return "within";
    if (tree_.Subtree(token).Contains(reference)) return "around";
    if (FirstConjunct(tree_, token) == FirstConjunct(tree_, reference)) return "beside";
    return token < reference ? "before" : "after";
  }

  [[nodiscard]] bool IsKnown(std::size_t i) const { return facts_[i].known != "no" && !IsOther(i); }

  // How it stands among the known ones of the sentence.
  void AddNeighbours(std::size_t i) {
    bool inner = false;
    bool outer = false;
    std::size_t nearer = 0;
    std::size_t known = 0;
    bool first_after = options_[i].token > predicate_;
    const auto distance = [&](std::size_t j) {
      const std::uint32_t token = options_[j].token;
      return token < predicate_ ? predicate_ - token : token - predicate_;
    };
    for (std::size_t j = 0; j < options_.size(); ++j) {
      if (!IsKnown(j)) continue;
      if (!facts_[j].is_place) ++known;
      if (j == i) continue;
      inner |= tree_.Subtree(options_[i].token).Contains(options_[j].token);
      outer |= tree_.Subtree(options_[j].token).Contains(options_[i].token);
      if (!facts_[j].is_place && distance(j) < distance(i)) ++nearer;
      if (options_[j].token > predicate_ && options_[j].token < options_[i].token) first_after = false;
    }
    Add({"known around=", inner ? "inner " : "", outer ? "outer " : "", facts_[i].known});
    if (!IsKnown(i)) return;
    Add({"nearer known=", std::to_string(std::min<std::size_t>(nearer, 3))});
    Add({known == 1 ? "the only known" : "one of several"});
    if (first_after) {
      Add({"first known after"});
      Add({"first known after|", type_});
    }
  }

  // That nobody stands there.
  void AddNobody() {
    std::size_t picked = 0;
    std::size_t known = 0;
    std::set<std::string_view> roles;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (IsPicked(i)) ++picked;
      if (facts_[i].known != "no" && !IsPicked(i) && !IsOther(i) && !facts_[i].is_place) ++known;
      if (facts_[i].roles != "-") roles.insert(facts_[i].roles);
    }
    const Frame& frame = candidate_.frame;
    const Token& token = tree_.token(predicate_);
    const std::uint32_t depth = tree_.Depth(predicate_);
    const std::uint32_t words = tree_.parse().sentences[tree_.SentenceOf(predicate_)].size();
    const std::string taken = std::to_string(std::min<std::size_t>(picked, 2));
    Add({"nobody"});
    Add({"nobody|", type_});
    Add({"nobody|", kind_});
    Add({"nobody|", frame.predicate});
    Add({"nobody|", Name(candidate_.status.status)});
    Add({"nobody|", quad_});
    Add({"nobody|taken ", taken});
    Add({"nobody|taken ", taken, "|", type_});
    Add({"nobody|known ", std::to_string(std::min<std::size_t>(known, 3))});
    Add({"nobody|depth ", std::to_string(std::min(depth, 3U))});
    Add({"nobody|tag ", token.tag});
    Add({"nobody|stands ", token.dep});
    Add({"nobody|", candidate_.exact_rule ? "exact rule" : "rule of a word"});
    Add({"nobody|", kind_, frame.passive ? "passive" : "active"});
    Add({"nobody|words ", std::to_string(words / 12)});
    std::string all;
    for (const std::string_view role : roles) all.append(" ").append(role);
    Add({"nobody|roles ", kind_, all});
    if (pick_ == kNone) {
      Add({"nobody|none taken"});
      Add({"nobody|none taken|", frame.predicate});
      Add({"nobody|none taken|", kind_});
    } else {
      const OptionFacts& facts = facts_[pick_];
      Add({"nobody|the taken is ", facts.known, " ", facts.kind, " ", kind_, facts.roles});
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Tree& tree_;
  const MentionIndex& mentions_;
  const Candidate& candidate_;
  const std::vector<PartyOption>& options_;
  const std::vector<OptionFacts>& facts_;
  PartySide side_;
  FeatureNames* names_;
  std::uint32_t predicate_;
  std::string_view type_;
  std::string quad_;
  std::string_view kind_;
  std::size_t pick_ = kNone;   // the first that the rules took for this side
  std::size_t other_ = kNone;  // … and for the other
  std::vector<FeatureKey> keys_;
  std::vector<std::vector<FeatureKey>> written_;
};

}  // namespace

FeatureKey KeyOf(std::string_view name) { return Extend(kFnvOffset, name); }

std::vector<std::vector<FeatureKey>> PartyFeatures(const Tree& tree, const MentionIndex& mentions,
                                                   const Candidate& candidate, int quad,
                                                   const std::vector<PartyOption>& options,
                                                   const std::vector<OptionFacts>& facts, PartySide side,
                                                   FeatureNames* names) {
  return FeatureWriter(tree, mentions, candidate, quad, options, facts, side, names).Write();
}

}  // namespace tacitus
