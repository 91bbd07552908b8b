#include "code/events/noise.h"

#include <algorithm>
#include <utility>

#include "code/events/generality.h"
#include "code/frames/arguments.h"
#include "code/frames/mention_index.h"

namespace tacitus {
namespace {

// What a sentence's words must weigh for its topic: by themselves, or in an article whose other sentences weigh so much
// and on average so much.
constexpr int kOfItself = 4;
constexpr int kInArticle = 1;
constexpr int kArticle = 8;
constexpr double kArticleMean = 1;

struct TopicWeight {
  int weight = 0;
  std::string words;  // those that say so, in quotation marks
  Origin because;     // of the first of them
};

class NoiseFinder {
 public:
  NoiseFinder(const Tree& tree, const NoiseKnowledge& knowledge, const Coding& coding)
      : tree_(tree), knowledge_(knowledge), coding_(coding), mentions_(coding, tree.parse().tokens.size()) {
    for (const TokenSpan& sentence : tree.parse().sentences) sentences_.push_back(Weigh(sentence));
    for (std::size_t topic = 0; topic < knowledge.topics().size(); ++topic) {
      int sum = 0;
      for (const std::vector<TopicWeight>& weights : sentences_) sum += weights[topic].weight;
      article_.push_back(sum);
    }
  }

  // Why a candidate is no event; none where it may be one.
  [[nodiscard]] std::optional<LeftOut> ReasonAgainst(const Candidate& candidate) const {
    if (std::optional<LeftOut> figure = FigureOf(candidate)) return figure;
    if (IsPrivate(candidate)) return Reason(candidate, "people of whom nothing is known, and no violence", {});
    if (std::optional<LeftOut> generality = GeneralityOf(candidate)) return generality;
    if (IsInstruction(candidate)) return Reason(candidate, "an instruction to the reader, who is nobody known", {});
    return TopicOf(candidate);
  }

 private:
  // The weight of each topic's words in a sentence, the longest words at each place, each counted once.
  [[nodiscard]] std::vector<TopicWeight> Weigh(TokenSpan sentence) const {
    std::vector<TopicWeight> weights(knowledge_.topics().size());
    std::set<const NoiseKnowledge::TopicWord*> seen;
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      std::uint32_t length = 1;
      for (std::uint32_t n = NoiseKnowledge::kLongestWords; n > 0; --n) {
        if (i + n > sentence.last) continue;
        const NoiseKnowledge::TopicWord* word = knowledge_.FindTopicWord(WordsOf(i, n));
        if (word == nullptr) continue;
        length = n;
        if (seen.insert(word).second) Add(*word, {i, i + n}, weights[word->topic]);
        break;
      }
      i += length;
    }
    return weights;
  }

  void Add(const NoiseKnowledge::TopicWord& word, TokenSpan span, TopicWeight& topic) const {
    if (topic.weight == 0) topic.because = word.origin;
    topic.weight += word.weight;
    topic.words += (topic.words.empty() ? "\"" : ", \"") + std::string(tree_.parse().TextOf(span)) + "\"";
  }

  [[nodiscard]] std::string WordsOf(std::uint32_t first, std::uint32_t number) const {
    std::string words;
    for (std::uint32_t i = first; i < first + number; ++i) {
      words += (words.empty() ? "" : " ") + LowerAscii(tree_.token(i).lemma);
    }
    return words;
  }

  [[nodiscard]] LeftOut Reason(const Candidate& candidate, std::string why, const Origin& because) const {
    LeftOut left;
    left.event = candidate.event;
    left.trigger = tree_.parse().BytesOf({candidate.frame.head, candidate.frame.head + 1});
    left.rule = candidate.rule;
    left.why = std::move(why);
    left.because = because;
    return left;
  }

  [[nodiscard]] std::optional<LeftOut> GeneralityOf(const Candidate& candidate) const {
    const std::uint32_t kind = KindInGeneral(tree_, knowledge_, mentions_, candidate);
    if (kind == kNoIndex) return std::nullopt;
    return Reason(candidate, "said in general, of \"" + std::string(tree_.text(kind)) + "\" and nobody in particular",
                  {});
  }

  // "Stop the killing", "Do not blame Peru": a sentence that begins with a bare verb, outside direct speech.
  [[nodiscard]] bool IsInstruction(const Candidate& candidate) const {
    std::uint32_t verb = candidate.frame.governor != kNoIndex ? candidate.frame.governor : candidate.frame.head;
    while (tree_.token(verb).dep == "conj" && tree_.token(verb).tag == "VB") verb = tree_.Head(verb);
    const TokenSpan sentence = tree_.parse().sentences[tree_.SentenceOf(verb)];
    std::uint32_t first = verb;
    bool bare = tree_.token(verb).tag == "VB" && !tree_.HasChild(verb, "nsubj");
    for (const std::uint32_t child : tree_.Children(verb)) {
      const Token& part = tree_.token(child);
      if (part.dep != "aux" && part.dep != "neg") continue;
      if (part.dep == "aux" && part.lemma != "do") bare = false;
      first = std::min(first, child);
    }
    bare = bare && first == sentence.first;
    const bool said =
        std::any_of(coding_.quotations.begin(), coding_.quotations.end(),
                    [&](const Quotation& quotation) { return quotation.direct && quotation.tokens.Contains(verb); });
    return bare && !said;
  }

  // What people of whom nothing is known do to one another is news where it is violent or a protest, else mostly none.
  [[nodiscard]] bool IsPrivate(const Candidate& candidate) const {
    if (candidate.event == EventType::kAssault || candidate.event == EventType::kCoerce ||
        candidate.event == EventType::kProtest) {
      return false;
    }
    const auto is_somebody = [&](const Participant& participant) {
      if (participant.mention == kNoIndex) return false;
      const std::string_view entity = tree_.token(coding_.mentions[participant.mention].head).entity;
      return participant.owner != kNoIndex || mentions_.IsKnown(participant.mention) ||
             (!entity.empty() && entity != "PERSON");
    };
    const Participants& parties = candidate.participants;
    return std::none_of(parties.sources.begin(), parties.sources.end(), is_somebody) &&
           std::none_of(parties.targets.begin(), parties.targets.end(), is_somebody);
  }

  [[nodiscard]] static std::optional<FigureRole> FigureRoleOf(std::string_view role) {
    if (role == "subject" || role == "possessor" || role == "by") return FigureRole::kDoer;
    if (role == "modifier") return FigureRole::kModifier;
    if (role == "object" || role == "of" || role == "on" || role == "against" || role == "with") {
      return FigureRole::kUndergoer;
    }
    return std::nullopt;
  }

  // "The markets fought back", a "box-office battle", a "war on inflation".
  [[nodiscard]] std::optional<LeftOut> FigureOf(const Candidate& candidate) const {
    const Arguments arguments = Arguments::Of(tree_, candidate.frame.head);
    for (const Argument& argument : arguments.all()) {
      const std::optional<FigureRole> role = FigureRoleOf(argument.role);
      if (argument.inner || !role) continue;
      const std::string lemma = LowerAscii(tree_.token(argument.token).lemma);
      const NoiseKnowledge::Figure* figure = knowledge_.FindFigure(lemma, *role, candidate.event);
      if (figure == nullptr) continue;
      return Reason(candidate, "accident or figure of speech: \"" + std::string(tree_.text(argument.token)) + "\"",
                    figure->origin);
    }
    return std::nullopt;
  }

  // Whether a party's doings are news whatever the topic, or two states are the parties where it matters less than
  // that.
  [[nodiscard]] bool HasPoliticalParty(const Candidate& candidate, std::size_t topic) const {
    const auto political = [&](std::uint32_t mention) {
      const std::vector<std::string>& sectors = mentions_.ActorOf(mention).sectors;
      return std::any_of(sectors.begin(), sectors.end(),
                         [&](const std::string& sector) { return knowledge_.IsNews(sector, topic); });
    };
    const auto is_state = [&](std::uint32_t mention) {
      const Actor& actor = mentions_.ActorOf(mention);
      return !actor.country.empty() && !actor.actor_id.empty() && actor.sectors.empty();
    };
    const std::vector<std::uint32_t>& sources = candidate.frame.sources;
    const std::vector<std::uint32_t>& targets = candidate.frame.targets;
    const auto acting = std::count_if(sources.begin(), sources.end(), is_state);
    const auto acted_on = std::count_if(targets.begin(), targets.end(), is_state);
    return std::any_of(sources.begin(), sources.end(), political) ||
           std::any_of(targets.begin(), targets.end(), political) ||
           (acting > 0 && acting + acted_on > 1 && knowledge_.IsNews("country", topic));
  }

  [[nodiscard]] std::optional<LeftOut> TopicOf(const Candidate& candidate) const {
    const std::vector<TopicWeight>& weights = sentences_[tree_.SentenceOf(candidate.frame.head)];
    for (std::size_t topic = 0; topic < weights.size(); ++topic) {
      const int own = weights[topic].weight;
      const int others = article_[topic] - own;
      const auto mean = static_cast<double>(article_[topic]) / static_cast<double>(sentences_.size());
      const bool in_article = own >= kInArticle && others >= kArticle && mean >= kArticleMean;
      if ((own < kOfItself && !in_article) || HasPoliticalParty(candidate, topic)) continue;
      std::string why = knowledge_.topics()[topic] + ": " + weights[topic].words;
      if (own < kOfItself) why += " in an article about it";
      return Reason(candidate, std::move(why), weights[topic].because);
    }
    return std::nullopt;
  }

  const Tree& tree_;
  const NoiseKnowledge& knowledge_;
  const Coding& coding_;
  MentionIndex mentions_;
  std::vector<std::vector<TopicWeight>> sentences_;  // of each, by topic
  std::vector<int> article_;                         // by topic
};

}  // namespace

void LeaveOutNoise(const Tree& tree, const NoiseKnowledge& knowledge, Coding& coding,
                   std::vector<Candidate>& candidates) {
  if (candidates.empty()) return;
  std::vector<LeftOut> left;
  {
    const NoiseFinder finder(tree, knowledge, coding);
    std::erase_if(candidates, [&](const Candidate& candidate) {
      std::optional<LeftOut> reason = finder.ReasonAgainst(candidate);
      if (reason) left.push_back(*std::move(reason));
      return reason.has_value();
    });
  }
  coding.left_out.insert(coding.left_out.end(), left.begin(), left.end());
}

}  // namespace tacitus
