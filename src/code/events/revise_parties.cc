#include "code/events/revise_parties.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "code/events/event_reader.h"
#include "code/events/party_options.h"
#include "code/frames/participants.h"
#include "code/types/type_fusion.h"

namespace tacitus {
namespace {

// By how much another must be likelier than whom the rules took, than nobody where they took nobody, and nobody than
// whom they took.
struct Margins {
  double over_taken = 0;
  double over_nobody = 0;
  double of_nobody = 0;
};

// All numbers here were found on sentences left out of the fit (train/parties.sh folds and fifth).
constexpr Margins kByModel = {0.2, 0.3, 2};  // alone, which never says nobody
constexpr Margins kByBoth = {0.05, 0.15, 0.8};
constexpr double kOfReading = 1.2;  // what the encoder's scores count beside the model's
constexpr double kUnread = -8;      // the score of words that the encoder did not see
constexpr double kSure = 0.9;       // the likelihood by both from which on a place takes somebody's place

class Reviser {
 public:
  Reviser(const TreeWords& words, const CandidateKnowledge& knowledge, const PartyModel& model, const Coding& coding)
      : tree_(words.tree()),
        knowledge_(knowledge),
        model_(model),
        mentions_(coding, tree_.parse().tokens.size()),
        finder_(words, mentions_, knowledge.rules) {}

  void Revise(Candidate& candidate) const {
    if (candidate.reading == nullptr && candidate.frame.reciprocal) return;
    const std::vector<PartyOption> options = PartyOptionsOf(tree_, mentions_, candidate);
    if (candidate.reading == nullptr && options.empty()) return;
    const std::vector<OptionFacts> facts = FactsOf(tree_, mentions_, candidate, options);
    Found sources = Better(candidate, options, facts, PartySide::kSource);
    Found targets = Better(candidate, options, facts, PartySide::kTarget);
    if (candidate.likelihoods) {
      candidate.likelihoods->source = sources.likely;
      candidate.likelihoods->target = targets.likely;
    }
    if (!candidate.frame.reciprocal) Take(std::move(sources), std::move(targets), candidate);
  }

 private:
  struct Found {
    std::vector<Participant> parties;
    std::string why;
    double likely = 0;       // of these, or of those that stay
    bool is_nobody = false;  // whether nobody is to be taken
  };

  // Whom to take for a side in place of the rules'; nobody where theirs stay.
  [[nodiscard]] Found Better(const Candidate& candidate, const std::vector<PartyOption>& options,
                             const std::vector<OptionFacts>& facts, PartySide side) const {
    const bool source = side == PartySide::kSource;
    const auto is_taken = [&](const PartyOption& option) { return source ? option.is_source : option.is_target; };
    const bool somebody = !(source ? candidate.participants.sources : candidate.participants.targets).empty();
    const bool here = std::any_of(options.begin(), options.end(), is_taken);
    if (somebody && !here && candidate.reading == nullptr) return {};
    const std::vector<double> likely = LikelihoodsOf(candidate, options, facts, side);
    // Whom the rules found in another sentence stays, if likely nobody of this one is meant.
    if (somebody && !here) return {{}, {}, likely.back(), false};
    double taken = somebody ? 0 : likely.back();
    std::size_t best = options.size();
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (is_taken(options[i])) {
        taken += likely[i];
      } else if ((best == options.size() || likely[i] > likely[best]) &&
                 MayReplace(candidate, options, i, side, is_taken, likely[i])) {
        best = i;
      }
    }
    const Margins& margins = candidate.reading == nullptr ? kByModel : kByBoth;
    const double nobody = likely.back();
    if (somebody && nobody - taken > margins.of_nobody && (best == options.size() || nobody > likely[best])) {
      return {{}, WhyOf("nobody is named for it", candidate, nobody), nobody, true};
    }
    if (best == options.size() || likely[best] - taken <= (somebody ? margins.over_taken : margins.over_nobody)) {
      return {{}, {}, taken, false};
    }
    Found found;
    found.likely = likely[best];
    for (const std::uint32_t token : Conjuncts(tree_, options[best].token)) {
      const bool is_option =
          std::any_of(options.begin(), options.end(), [&](const PartyOption& option) { return option.token == token; });
      if (!is_option) continue;
      const std::vector<Participant> at = finder_.PartiesAt(token);
      found.parties.insert(found.parties.end(), at.begin(), at.end());
    }
    found.why = WhyOf("where such parties stand", candidate, likely[best]);
    return found;
  }

  static std::string WhyOf(const std::string& what, const Candidate& candidate, double likely) {
    const std::string both = candidate.reading == nullptr ? "" : " and events.encoder";
    return what + ", by data/models/parties.tsv" + both + " (" + TwoDecimals(likely) + ")";
  }

  // Of each option and, last, of nobody, by the model and the encoder together; they add up to 1.
  [[nodiscard]] std::vector<double> LikelihoodsOf(const Candidate& candidate, const std::vector<PartyOption>& options,
                                                  const std::vector<OptionFacts>& facts, PartySide side) const {
    std::vector<double> likely = model_.Scores(
        PartyFeatures(tree_, mentions_, candidate, knowledge_.ontology.Quad(candidate.event), options, facts, side));
    if (candidate.reading != nullptr) {
      for (std::size_t i = 0; i < options.size(); ++i) {
        const std::uint32_t m = options[i].mention;
        const TokenSpan words =
            m == kNoIndex ? TokenSpan{options[i].token, options[i].token + 1} : mentions_.coding().mentions[m].tokens;
        likely[i] += kOfReading * candidate.reading->Score(side, tree_.parse().BytesOf(words)).value_or(kUnread);
      }
      likely.back() += kOfReading * candidate.reading->nobody[side == PartySide::kSource ? 0 : 1];
    }
    Normalise(likely);
    return likely;
  }

  // Where the tree is plain, no likelihood speaks against it; a place takes somebody's place where it is sure to be
  // meant.
  template <typename IsTaken>
  [[nodiscard]] bool MayReplace(const Candidate& candidate, const std::vector<PartyOption>& options, std::size_t i,
                                PartySide side, const IsTaken& is_taken, double likely) const {
    const PartyOption& option = options[i];
    if (IsPossessorOfAnother(candidate, option.token) || BelongsToOther(options, option)) return false;
    const bool is_place = option.mention != kNoIndex && mentions_.coding().mentions[option.mention].is_place;
    if (side == PartySide::kSource && is_place) return false;
    // "stationed soldiers on buses": where forces are moved is a party only if it is somebody's.
    if (side == PartySide::kTarget && candidate.event == EventType::kMobilize && !IsNamed(option)) return false;
    if (IsTeller(candidate, option, side)) return false;
    const bool outside =
        side == PartySide::kSource
            ? IsOutsideClause(candidate, option.token, options, is_taken)
            : candidate.reading != nullptr && IsOutsidePredicate(candidate, option.token, options, is_taken);
    if (outside || (side == PartySide::kTarget && candidate.reading != nullptr && IsOfTheSource(candidate, option))) {
      return false;
    }
    const bool only_a_place = is_place && (candidate.reading == nullptr || likely < kSure);
    return std::none_of(options.begin(), options.end(), [&](const PartyOption& other) {
      if (!is_taken(other)) return false;
      if (IsApposition(other.token, option.token)) return true;  // "the mayor, Karacsony": the same
      // "members of the US Congress", "rockets launched by the Turkish army": whom a phrase names goes before it.
      return only_a_place || (IsNamed(other) && tree_.IsWithin(other.token, option.token));
    });
  }

  // Who is the subject of a verb, by control too, does it, not who stands outside its clause: "Peru said that Chile
  // attacked", "soldiers died and a bomb wounded two", "praised Chile for taking in refugees".
  template <typename IsTaken>
  [[nodiscard]] bool IsOutsideClause(const Candidate& candidate, std::uint32_t token,
                                     const std::vector<PartyOption>& options, const IsTaken& is_taken) const {
    const std::uint32_t verb = candidate.frame.head;
    if (candidate.frame.kind != FrameKind::kVerb || tree_.IsWithin(token, verb)) return false;
    const std::uint32_t subject = DeepSubject(tree_, verb);
    return tree_.HasChild(verb, "nsubj") || tree_.HasChild(verb, "nsubjpass") ||
           std::any_of(options.begin(), options.end(), [&](const PartyOption& other) {
             return is_taken(other) && (other.token == subject || tree_.IsWithin(other.token, verb));
           });
  }

  // To whom it is done stands below the words that tell it, if anybody does whom the rules took: "days after Russia
  // lifted a ban on flights to Georgia", of no delegation before it.
  template <typename IsTaken>
  [[nodiscard]] bool IsOutsidePredicate(const Candidate& candidate, std::uint32_t token,
                                        const std::vector<PartyOption>& options, const IsTaken& is_taken) const {
    const std::uint32_t head = candidate.frame.head;
    return !tree_.IsWithin(token, head) && std::any_of(options.begin(), options.end(), [&](const PartyOption& other) {
      return is_taken(other) && tree_.IsWithin(other.token, head);
    });
  }

  // What the rules say is done to another country is not done to the source's own: "Khamenei has forbidden the
  // government to meet American officials".
  [[nodiscard]] bool IsOfTheSource(const Candidate& candidate, const PartyOption& option) const {
    if (option.mention == kNoIndex) return false;
    const std::string& country = mentions_.ActorOf(option.mention).country;
    const auto is_of = [&](const Participant& party) {
      return party.mention != kNoIndex && mentions_.ActorOf(party.mention).country == country;
    };
    const auto is_of_another = [&](const Participant& party) {
      return party.mention != kNoIndex && !mentions_.ActorOf(party.mention).country.empty() && !is_of(party);
    };
    const Participants& taken = candidate.participants;
    return !country.empty() && std::any_of(taken.sources.begin(), taken.sources.end(), is_of) &&
           std::any_of(taken.targets.begin(), taken.targets.end(), is_of_another);
  }

  // Who tells of a deed has no part in it by that: "police said that the attack …", ""China opposes this", a spokesman
  // said", "newspapers reported 14 attacks".
  [[nodiscard]] bool IsTeller(const Candidate& candidate, const PartyOption& option, PartySide side) const {
    if (option.mention == kNoIndex) return false;
    if (side == PartySide::kSource && HasSector(mentions_.ActorOf(option.mention), "JRN")) return true;
    const std::vector<Quotation>& quotations = mentions_.coding().quotations;
    return std::any_of(quotations.begin(), quotations.end(), [&](const Quotation& quotation) {
      return quotation.speaker == option.mention && !quotation.attitude &&
             quotation.tokens.Contains(candidate.frame.head);
    });
  }

  [[nodiscard]] bool IsApposition(std::uint32_t a, std::uint32_t b) const {
    return (tree_.token(a).dep == "appos" && tree_.Head(a) == b) ||
           (tree_.token(b).dep == "appos" && tree_.Head(b) == a);
  }

  [[nodiscard]] bool IsNamed(const PartyOption& option) const {
    if (option.mention == kNoIndex) return false;
    const Actor& actor = mentions_.ActorOf(option.mention);
    return (!actor.country.empty() && !actor.country_inferred) || !actor.actor_id.empty();
  }

  // "their influence": whose something is that the event is not, has no part in it as such.
  [[nodiscard]] bool IsPossessorOfAnother(const Candidate& candidate, std::uint32_t token) const {
    return tree_.token(token).tag == "PRP$" && tree_.Head(token) != candidate.frame.head;
  }

  // "Peru recalled its ambassador": what is the other side's own is no party beside it.
  [[nodiscard]] bool BelongsToOther(const std::vector<PartyOption>& options, const PartyOption& option) const {
    const std::uint32_t possessor = tree_.Child(option.token, "poss");
    if (possessor == kNoIndex || tree_.token(possessor).tag != "PRP$" || option.mention == kNoIndex) return false;
    const std::string& country = mentions_.ActorOf(option.mention).country;
    return !country.empty() && std::any_of(options.begin(), options.end(), [&](const PartyOption& other) {
      const bool party = other.token != option.token && (other.is_source || other.is_target);
      return party && other.mention != kNoIndex && mentions_.ActorOf(other.mention).country == country;
    });
  }

  // Nobody does to himself what the rules say that he does to another; and an event keeps a party.
  void Take(Found sources, Found targets, Candidate& candidate) const {
    Participants& taken = candidate.participants;
    if (sources.is_nobody && !taken.targets.empty() && !targets.is_nobody) {
      taken.sources.clear();
      candidate.source_why = std::move(sources.why);
    }
    if (targets.is_nobody && !taken.sources.empty()) {
      taken.targets.clear();
      candidate.target_why = std::move(targets.why);
    }
    finder_.Exclude(targets.parties.empty() ? taken.targets : targets.parties, sources.parties);
    finder_.Exclude(sources.parties.empty() ? taken.sources : sources.parties, targets.parties);
    if (!sources.parties.empty()) {
      taken.sources = std::move(sources.parties);
      candidate.source_why = std::move(sources.why);
    }
    if (!targets.parties.empty()) {
      taken.targets = std::move(targets.parties);
      candidate.target_why = std::move(targets.why);
    }
    candidate.frame.sources = MentionsOf(taken.sources);
    candidate.frame.targets = MentionsOf(taken.targets);
  }

  static std::vector<std::uint32_t> MentionsOf(const std::vector<Participant>& side) {
    std::vector<std::uint32_t> mentions;
    for (const Participant& participant : side) {
      if (participant.mention != kNoIndex) mentions.push_back(participant.mention);
    }
    return mentions;
  }

  const Tree& tree_;
  const CandidateKnowledge& knowledge_;
  const PartyModel& model_;
  MentionIndex mentions_;
  ParticipantFinder finder_;
};

}  // namespace

void ReviseParties(const TreeWords& words, const CandidateKnowledge& knowledge, const PartyModel& model,
                   const Coding& coding, std::vector<Candidate>& candidates) {
  const Reviser reviser(words, knowledge, model, coding);
  for (Candidate& candidate : candidates) reviser.Revise(candidate);
}

}  // namespace tacitus
